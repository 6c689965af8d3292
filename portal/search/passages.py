"""Where in a text a snippet is likely to come from, found without cutting the whole text into words as ICU does.

Stems are mostly the beginnings of words: words that begin as a stem does are cut out and analysed, and the passage with most
different stems is taken. Where no word of any text begins so (`city` is `citi`), every word is looked at.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple

from portal.search.analysis import is_latin

LETTERS = 4
"""Letters of a stem that the word in the text must begin with."""

MOST = 50
"""Places of one stem that are looked at."""

WINDOW = 280
"""Characters that a snippet reaches over."""

BEFORE, AFTER = 90, 50
"""Characters looked at before and after, up to whole words."""

WORD = re.compile(r"[^\W_]+")
TermOf = Callable[[str], str | None]
Place = tuple[int, str]


class Passage(NamedTuple):
    """Where a passage begins and ends, and how many different stems it holds."""

    start: int
    end: int
    stems: int


@cache
def _plain_letters() -> dict[int, str]:
    """Map accented letters to plain ones, letter for letter, so that places stay."""
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    return table | {ord("đ"): "d", ord("Đ"): "d", ord("ø"): "o", ord("ł"): "l"}


def likely(text: str, stems: Collection[str], term_of: TermOf, thorough: bool = False) -> Passage | None:
    """Return the passage of `text` with most different `stems`, the first of several; None where there is none.

    `term_of` gives the stem of a word in Latin letters. Of other scripts, whose words are not seen so easily, letters alone are compared.
    `thorough` looks at words that do not begin as their stem does, too, which takes longer.
    """
    places = list(_every(text, stems, term_of)) if thorough else sorted(_beginning(text, stems, term_of))
    best, start = 0, -1
    for at, (place, _) in enumerate(places):
        inside = {stem for other, stem in places[at : at + 20] if other <= place + WINDOW}
        if len(inside) > best:
            best, start = len(inside), place
    if start < 0:
        return None
    return Passage(_word_start(text, max(0, start - BEFORE)), _word_end(text, start + WINDOW + AFTER), best)


def _beginning(text: str, stems: Collection[str], term_of: TermOf) -> Iterator[Place]:
    folded = text.translate(_plain_letters()).lower()
    if len(folded) != len(text):
        return
    known: dict[str, str | None] = {}
    for beginning in dict.fromkeys(stem[:LETTERS] for stem in stems):
        if not is_latin(beginning):
            yield from ((place, beginning) for place in _all(folded, beginning, False))
            continue
        for place in _all(folded, beginning, True):
            found = WORD.match(text, place)
            word = found[0] if found else ""
            if word not in known:
                known[word] = term_of(word)
            term = known[word]
            if term is not None and term in stems:
                yield place, term


def _every(text: str, stems: Collection[str], term_of: TermOf) -> Iterator[Place]:
    words = dict.fromkeys(WORD.findall(text))
    terms = {word: term for word in words if (term := term_of(word)) is not None and term in stems}
    if terms:
        yield from ((found.start(), terms[found[0]]) for found in WORD.finditer(text) if found[0] in terms)


def _all(text: str, beginning: str, at_start: bool) -> Iterator[int]:
    place, count = text.find(beginning), 0
    while place >= 0 and count < MOST:
        if not at_start or place == 0 or not text[place - 1].isalnum():
            count += 1
            yield place
        place = text.find(beginning, place + 1)


def _word_start(text: str, place: int) -> int:
    return text.rfind(" ", 0, place) + 1 if place else 0


def _word_end(text: str, place: int) -> int:
    end = text.find(" ", place)
    return len(text) if end < 0 else end
