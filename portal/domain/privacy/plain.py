"""A text as the rules read it: composed letters, plain digits, spaces and dashes; and the way back to where it stands in the text itself."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Signs that nobody sees: soft hyphens, joiners, marks of direction.
UNSEEN = dict.fromkeys(
    (0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
)
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
QUOTES = "\u2018\u2019\u02bc\u02b9\uff07"


def _table() -> dict[int, str]:
    table = (
        {ord(sign): "-" for sign in DASHES} | {ord(sign): " " for sign in SPACES} | {ord(sign): "'" for sign in QUOTES}
    )
    for code in (*range(0x660, 0x66A), *range(0x6F0, 0x6FA), *range(0x966, 0x970), *range(0xE50, 0xE5A), *range(0xED0, 0xEDA),
                 *range(0x1040, 0x104A), *range(0x17E0, 0x17EA)):  # fmt: skip
        table[code] = str(unicodedata.decimal(chr(code)))
    for code in range(0xFF01, 0xFF5F):
        table.setdefault(code, chr(code - 0xFEE0))
    return table


TABLE = _table()
"""Signs that are read as another one, sign for sign."""


@dataclass(frozen=True)
class Plain:
    """The text as it is read. `places` maps each of its signs to the given text, None where both are equally long."""

    text: str
    places: Sequence[int] | None
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a passage stands in the given text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end] if end < len(self.places) else self.length


def plain(text: str) -> Plain:
    """Return the text as the rules read it."""
    read = text.translate(TABLE)
    if unicodedata.is_normalized("NFC", read) and not any(chr(code) in read for code in UNSEEN):
        return Plain(read, None, len(text))
    letters: list[str] = []
    places: list[int] = []
    start = 0
    for end in _ends(read):
        composed = unicodedata.normalize("NFC", read[start:end]).translate(UNSEEN)
        letters.append(composed)
        places += [start] * len(composed)
        start = end
    return Plain("".join(letters), places, len(text))


def _ends(text: str) -> list[int]:
    """Return where each letter with its marks ends."""
    starts = [place for place, sign in enumerate(text) if place and not unicodedata.combining(sign)]
    return [*starts, len(text)] if text else []
