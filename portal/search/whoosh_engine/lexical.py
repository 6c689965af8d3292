"""The words of a document as they are written, without stems: the lexicon that slips are mended by and typing is completed from."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from portal.search import analysis
from portal.search.engine import Document

LONGEST = 40
"""Letters of a word that is kept; what is longer is no word."""

OF = "\t"
"""Stands between a word of an organisation's name and the organisation's id."""


def lexical(document: Document) -> dict[str, list[str]]:
    """Return the terms of the fields `exact` (all words), `title` (its words) and `named` (a word and whose name it is of)."""
    own = (document.title, document.summary, document.text, document.attachments)
    texts = [(text, document.language) for text in own]
    texts += [(text, one.language) for one in document.abstracts for text in (one.title, one.summary)]
    titles = (document.title, *(one.title for one in document.abstracts))
    return {
        "exact": sorted({form for text, language in texts for word in _words(text, language) for form in forms(word)}),
        "title": sorted({word for title in titles for word in folded(analysis.words(title))}),
        "named": sorted(
            {
                f"{word}{OF}{id}"
                for id, names in document.organisations.items()
                for name in names
                for word in folded(analysis.words(name))
            }
        ),
    }


def folded(words: Iterable[analysis.Word]) -> Iterator[str]:
    """Yield the plain forms of words."""
    return (form[:LONGEST] for form in (analysis.fold(word.text) for word in words))


@lru_cache(maxsize=200_000)
def forms(word: str) -> tuple[str, ...]:
    """Return a word's plain form and, where it has marks, also the form with them (see analysis.MARKED); none of what is no word."""
    plain = analysis.fold(word)
    if len(plain) > LONGEST or not any(letter.isalpha() for letter in plain):
        return ()
    marked = analysis.marked_term(word) if analysis.is_latin(word) else None
    return (plain,) if marked is None else (plain, marked)


def _words(text: str, language: str) -> set[str]:
    pieces, terms = analysis.segments(text, language)
    found = {piece for piece, known in zip(pieces, terms, strict=True) if known}
    return {word for piece in found for word in _parts(piece)}


@lru_cache(maxsize=200_000)
def _parts(piece: str) -> tuple[str, ...]:
    return tuple(word.text for word in analysis.words(piece))
