"""Where in a text a snippet is likely to come from, found without cutting the whole text into words.

Stems are mostly the beginnings of words. So the passage with most different beginnings of what is looked for is looked at first.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

from portal.search.analysis import is_latin

LETTERS = 4
"""Letters of a stem that the word in the text must begin with."""

WINDOW = 280
"""Characters that a snippet reaches over."""

AROUND = 120
"""Characters looked at before and after, up to whole words."""


@cache
def _plain_letters() -> dict[int, str]:
    """Map accented letters to plain ones, letter for letter, so that places stay."""
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    return table | {ord("đ"): "d", ord("Đ"): "d", ord("ø"): "o", ord("ł"): "l"}


def likely(text: str, stems: Sequence[str]) -> list[tuple[int, int]]:
    """Return the range of `text` with most different `stems`, or nothing where it cannot be told."""
    folded = text.translate(_plain_letters()).lower()
    if len(folded) != len(text):
        return []
    places = sorted(
        (place, stem) for stem in dict.fromkeys(stem[:LETTERS] for stem in stems) for place in _all(folded, stem)
    )
    best, start = 0, -1
    for at, (place, _) in enumerate(places):
        inside = {stem for other, stem in places[at : at + 20] if other <= place + WINDOW}
        if len(inside) > best:
            best, start = len(inside), place
    if start < 0:
        return []
    return [(_word_start(text, max(0, start - AROUND)), _word_end(text, start + WINDOW + AROUND))]


def _all(text: str, stem: str) -> list[int]:
    found: list[int] = []
    place, latin = text.find(stem), is_latin(stem)
    while place >= 0 and len(found) < 50:
        if not latin or place == 0 or not text[place - 1].isalnum():
            found.append(place)
        place = text.find(stem, place + 1)
    return found


def _word_start(text: str, place: int) -> int:
    return text.rfind(" ", 0, place) + 1 if place else 0


def _word_end(text: str, place: int) -> int:
    end = text.find(" ", place)
    return len(text) if end < 0 else end
