"""What two sequences have in common, in their order: the longest common subsequence, in a time that no input can blow up.

The table of the usual algorithm is kept as one long integer a row, so that a row is four operations however the sequences look.
difflib and Myers' algorithm are fast on what is alike and fall to seconds on long texts that are not.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Places in the table: 8 MB of rows, some hundredths of a second. Two texts of 8,000 letters, each a token.
LIMIT = 64_000_000


class Run(NamedTuple):
    """A part of both sequences: the same in both, or another thing in the new one than in the old one."""

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int


def align(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Return the runs that lead from `old` to `new`, in turn the same and changed; together they cover both.

    Where the sequences are too long to be compared, all between a common beginning and a common end is one change.
    """
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pairs = [(at, at) for at in range(start)]
    if len(middle) * len(middle_new) <= LIMIT:
        pairs += [(start + one, start + other) for one, other in _common(middle, middle_new)]
    pairs += [(len(old) - at, len(new) - at) for at in range(end, 0, -1)]
    return list(_runs(pairs, len(old), len(new)))


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Hyyrö's rows: a bit is 0 where one more token of `old` makes the longest common subsequence longer."""
    places: dict[str, int] = {}
    for at, token in enumerate(old):
        places[token] = places.get(token, 0) | 1 << at
    full = (1 << len(old)) - 1
    row, rows = full, [full]
    for token in new:
        found = row & places.get(token, 0)
        row = ((row + found) | (row - found)) & full
        rows.append(row)
    pairs = []
    at, at_new = len(old), len(new)
    while at and at_new:
        if rows[at_new] >> (at - 1) & 1:
            at -= 1
        elif not rows[at_new - 1] >> (at - 1) & 1:
            at_new -= 1
        else:
            at, at_new = at - 1, at_new - 1
            pairs.append((at, at_new))
    return pairs[::-1]


def _runs(pairs: list[tuple[int, int]], length: int, length_new: int) -> Iterator[Run]:
    start = start_new = end = end_new = 0
    for at, at_new in [*pairs, (length, length_new)]:
        if (at, at_new) != (end, end_new):
            if end > start:
                yield Run(True, start, end, start_new, end_new)
            yield Run(False, end, at, end_new, at_new)
            start, start_new = at, at_new
        end, end_new = at + 1, at_new + 1
    if length > start:
        yield Run(True, start, length, start_new, length_new)
