"""Which rows carry which value of a facet, as arrays: of one segment, and of all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
EMPTY: Ints = np.empty(0, np.int64)


@dataclass(frozen=True)
class Codes:
    """A facet's values: for pair i, row `rows[i]` carries the value `names[codes[i]]`; value after value, rows ascending.

    Rows are records, or documents for a facet of the language version.
    """

    names: tuple[str, ...]
    rows: Ints
    codes: Ints

    def counts(self, rows: Mask) -> Ints:
        """Return for each value the number of `rows` that carry it."""
        found: Ints = np.bincount(self.codes[rows[self.rows]], minlength=len(self.names))
        return found

    def rows_of(self, code: int) -> Ints:
        """Return the rows that carry a value, given by its number."""
        start, end = np.searchsorted(self.codes, (code, code + 1))
        return self.rows[start:end]

    def carrying(self, values: Sequence[str], size: int) -> Mask:
        """Return which of `size` rows carry one of `values`."""
        wanted = np.array([name in values for name in self.names], bool)
        mask = np.zeros(size, bool)
        if wanted.any():
            mask[self.rows[wanted[self.codes]]] = True
        return mask


def packed(values: Mapping[str, Ints]) -> Codes:
    """Return the values of one segment's documents, given the documents of each value."""
    names = tuple(sorted(values))
    found = [values[name] for name in names]
    codes = np.repeat(np.arange(len(names)), [len(docs) for docs in found])
    return Codes(names, np.concatenate([EMPTY, *found]), codes.astype(np.int64))


def merged(parts: Sequence[tuple[int, Codes]], alive: Mask, ordinals: Ints | None) -> Codes:
    """Return what the segments have together; each comes with the number of its first document.

    Documents that are not `alive` are left out. With `ordinals`, rows are the records of the documents, each once for a value.
    """
    names = tuple(sorted({name for _, part in parts for name in part.names}))
    places = {name: place for place, name in enumerate(names)}
    numbers = [np.array([places[name] for name in part.names], np.int64)[part.codes] for _, part in parts]
    codes = np.concatenate([EMPTY, *numbers])
    docs = np.concatenate([EMPTY, *(part.rows + base for base, part in parts)])
    kept = alive[docs]
    codes, rows = codes[kept], (docs if ordinals is None else ordinals[docs])[kept]
    # One number for a pair. Each segment's are in order already, and a stable sort takes little time to merge such runs.
    width = max(len(alive), 1)
    pairs = np.sort(codes * width + rows, kind="stable")
    first = np.ones(len(pairs), bool)
    first[1:] = pairs[1:] != pairs[:-1]
    pairs = pairs[first]
    return Codes(names, pairs % width, pairs // width)


def joined(facets: Mapping[str, Codes]) -> tuple[Codes, dict[str, slice]]:
    """Put the values of several facets behind each other, so that one pass counts them all; and say where each one's are."""
    places, start = {}, 0
    for name, codes in facets.items():
        places[name] = slice(start, start + len(codes.names))
        start += len(codes.names)
    rows = np.concatenate([codes.rows for codes in facets.values()])
    numbers = np.concatenate([codes.codes + places[name].start for name, codes in facets.items()])
    return Codes(tuple(value for codes in facets.values() for value in codes.names), rows, numbers), places
