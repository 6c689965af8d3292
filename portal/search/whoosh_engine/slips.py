"""Words that are spelt nearly like a typed one, found by what is left of both when letters are left out.

The deletion dictionary of Garbe (2012, "SymSpell"): a word of the dictionary and a typed one that are at most d slips apart have a form
in common from which at most d letters are missing. Forms are kept as numbers, sorted, so that a million of them take 12 MB.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

import numpy as np

SHORTEST = 4
"""Letters of a word that can hold a slip: of three letters most others are one slip away."""

SHORTEST_MEANT = 3
"""Letters of a word that can have been meant, by a letter too many where it has no more."""

TWO_SLIPS = 7
"""Letters from which a word can hold two."""

LOOKED_AT = 8
"""Letters at the beginning of a word of which some are left out; the rest is compared as it stands."""

MOST = 100_000
"""Words that a dictionary takes in; of more the last in the alphabet are left out."""


def slips_in(length: int) -> int:
    """Return how many slips a word of `length` letters can hold."""
    return 0 if length < SHORTEST else 1 if length < TWO_SLIPS else 2


class Slips:
    """A dictionary of folded words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [word for word in words if len(word) >= SHORTEST_MEANT][:MOST]
        counts = np.zeros(len(self._words), np.int64)

        def keys() -> Iterator[int]:
            for place, word in enumerate(self._words):
                found = _shortened(word)
                counts[place] = len(found)
                yield from map(hash, found)

        forms = np.fromiter(keys(), np.int64)
        order = np.argsort(forms, kind="stable")
        self._forms = forms[order]
        self._numbers = np.repeat(np.arange(len(counts), dtype=np.int32), counts)[order]

    def near(self, typed: str) -> list[tuple[int, str]]:
        """Return (slips, word) of every word that is as near to `typed` as a word of its length may be, in no order."""
        most = slips_in(len(typed))
        if not most or not len(self._forms):
            return []
        keys = np.array(list(map(hash, _shortened(typed))), np.int64)
        starts, ends = np.searchsorted(self._forms, keys), np.searchsorted(self._forms, keys, "right")
        ranges = [range(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True) if start < end]
        numbers = set(self._numbers[list(chain.from_iterable(ranges))].tolist())
        words = [word for word in (self._words[number] for number in numbers) if abs(len(word) - len(typed)) <= most]
        found = zip(distances(typed, words), words, strict=True)
        return [(slips, word) for slips, word in found if slips <= min(most, slips_in(len(word)) or 1)]


def _shortened(word: str) -> set[str]:
    head = word[:LOOKED_AT]
    found = {head}
    for missing in range(1, slips_in(len(word)) + 1):
        found.update(map("".join, combinations(head, len(head) - missing)))
    return found


def distances(typed: str, words: Sequence[str]) -> Iterator[int]:
    """Yield for each word how many slips it is from `typed`: a letter too many, missing or another, or two that changed places.

    Optimal string alignment by bits, after Hyyrö (2003): one whole number holds a column of the table.
    """
    last, full = 1 << (len(typed) - 1), (1 << len(typed)) - 1
    places: dict[str, int] = {}
    for place, letter in enumerate(typed):
        places[letter] = places.get(letter, 0) | 1 << place
    for word in words:
        up, down, equal, before, slips = full, 0, 0, 0, len(typed)
        for letter in word:
            here = places.get(letter, 0)
            swapped = ((~equal & here) << 1) & before
            equal = ((((here & up) + up) ^ up) | here | down | swapped) & full
            rises, falls = (down | ~(equal | up)) & full, equal & up
            slips += bool(rises & last) - bool(falls & last)
            rises, falls = (rises << 1 | 1) & full, (falls << 1) & full
            up, down, before = (falls | ~(equal | rises)) & full, rises & equal, here
        yield slips
