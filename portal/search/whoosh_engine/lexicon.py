"""Words in their order, each with the rows that hold it, to be found by how they begin."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from portal.search import analysis
from portal.search.whoosh_engine.segment import Ints, Segment
from portal.search.whoosh_engine.slips import Slips

SHORTEST_WITH_SLIP = 4
"""Letters that are typed before one of them may be wrong: of fewer, nearly every word begins like them."""

LAST = "\U0010ffff"


class Lexicon:
    """The words of a field; `rows` has for each word, in the order of the words, the rows that hold it."""

    def __init__(self, words: Sequence[str], rows: Sequence[Ints]) -> None:
        self.words = words
        self.letters = sorted({letter for word in words for letter in word if letter.isalpha()})
        self._starts = np.concatenate([[0], np.cumsum([len(found) for found in rows])]).astype(np.int64)
        self._rows = np.concatenate([np.empty(0, np.int64), *rows]).astype(np.int64)

    def beginning(self, prefix: str) -> range:
        """Return the places of the words that begin with `prefix`."""
        return range(bisect_left(self.words, prefix), bisect_left(self.words, prefix + LAST))

    def rows(self, prefix: str) -> Ints:
        """Return the rows that hold words with this beginning, one as often as it holds some."""
        found = self.beginning(prefix)
        return self._rows[self._starts[found.start] : self._starts[found.stop]]

    def rows_of(self, place: int) -> Ints:
        """Return the rows that hold the word at a place."""
        return self._rows[self._starts[place] : self._starts[place + 1]]

    def near(self, typed: str) -> list[str]:
        """Return the beginnings of words that are one slip away from what was typed."""
        if len(typed) < SHORTEST_WITH_SLIP:
            return []
        return [form for form in dict.fromkeys(_one_slip(typed, self.letters)) if self.beginning(form)]


def _one_slip(typed: str, letters: Sequence[str]) -> Iterator[str]:
    # Not after the last letter: it would let every word in that begins like the letters before.
    for place in range(len(typed)):
        head, tail = typed[:place], typed[place:]
        if len(tail) > 1:
            yield head + tail[1:]
            yield head + tail[1] + tail[0] + tail[2:]
            yield from (head + letter + tail[1:] for letter in letters)
        yield from (head + letter + tail for letter in letters)


class Spellings(Slips):
    """The words of a segment's texts; `marked` maps a plain form to those with marks."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(word for word in words if not word.startswith(analysis.MARKED) and analysis.is_latin(word))
        self.marked: dict[str, list[str]] = {}
        for word in words:
            if word.startswith(analysis.MARKED):
                form = word.removeprefix(analysis.MARKED)
                self.marked.setdefault(analysis.fold(form), []).append(form)


def spellings(segment: Segment) -> Spellings:
    """Return the words of a segment's texts; read once, as a segment never changes."""
    found: Spellings | None = segment.lexicons.get("exact")
    if found is None:
        found = segment.lexicons["exact"] = Spellings(segment.terms("exact"))
    return found


def lexicon_of(segment: Segment, field: str) -> Lexicon:
    """Return the words of a segment's field with its documents; read once, as a segment never changes."""
    found: Lexicon | None = segment.lexicons.get(field)
    if found is None:
        words = segment.terms(field)
        found = segment.lexicons[field] = Lexicon(words, [segment.postings(field, word).docs for word in words])
    return found
