"""One immutable segment of the index as arrays, read once and kept as long as any searcher uses the segment.

This file reads terms and columns through names that Whoosh keeps to itself (`_terms`, `_perdoc`). guard.py pins the version
for which this holds, and tests compare results with Whoosh's own searcher.
"""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from portal.search.whoosh_engine.codec import Flat, read
from portal.search.whoosh_engine.codes import Codes, packed
from portal.search.whoosh_engine.codes import Ints as Ints

Floats = npt.NDArray[np.float32]
LENGTHS: Floats = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float32)
LENGTH = "_text_len"
PLACES = 32
"""Bits of a document-and-position key that hold the position."""


@dataclass(frozen=True)
class Postings:
    """The documents of a term, ascending, with the term's weight in each."""

    docs: Ints
    weights: Floats


NOTHING = Postings(np.empty(0, np.int64), np.empty(0, np.float32))


class Cache:
    """Decoded postings of all segments, bounded by their number; the longest unused go first."""

    def __init__(self, most: int = 8_000_000) -> None:
        self.most = most
        self._held: OrderedDict[tuple[str, str, str, bool], Any] = OrderedDict()
        self._size = 0
        # Without it a thread would ask for the place of what another just let go, and the index be taken for damaged.
        self._changing = Lock()

    def get(self, key: tuple[str, str, str, bool]) -> Any:
        """Return what is held under `key`, or None."""
        with self._changing:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
            return found

    def put(self, key: tuple[str, str, str, bool], value: Any, size: int) -> None:
        """Hold a value of `size` postings."""
        with self._changing:
            if key in self._held:
                return
            self._held[key] = (value, size)
            self._size += size + 16
            while self._size > self.most and len(self._held) > 1:
                _, (_, gone) = self._held.popitem(last=False)
                self._size -= gone + 16


class Segment:
    """Arrays over the documents 0 .. size-1 of one segment."""

    def __init__(self, reader: Any, cache: Cache) -> None:
        self.id = str(reader.segment().segment_id())
        self.size = int(reader.doc_count_all())
        self._reader = reader
        self._cache = cache
        # Whoosh seeks and reads in two steps: two threads in one file would read each other's place.
        self._reading = Lock()
        self.lexicons: dict[str, Any] = {}

    @cached_property
    def records(self) -> Ints:
        """The record number of each document."""
        return self._column("record")

    @cached_property
    def versions(self) -> Ints:
        """The version number of each document."""
        return self._column("version")

    @cached_property
    def dates(self) -> Ints:
        """The day of each document."""
        return self._column("date")

    @property
    def digests(self) -> Ints:
        """The digest of what each document was made from."""
        return self._column("digest")

    def _column(self, name: str) -> Ints:
        with self._reading:
            # Where no document has a value, Whoosh writes no column.
            if not self._reader._perdoc.has_column(name):
                return np.zeros(self.size, np.int64)
            return _raw(self._reader.column_reader(name, translate=False), self.size, ">i8").astype(np.int64)

    @cached_property
    def lengths(self) -> Floats:
        """The length in words of each document's text."""
        with self._reading:
            perdoc = self._reader._perdoc
            if not perdoc.has_column(LENGTH):
                return np.zeros(self.size, np.float32)
            found: Floats = LENGTHS[_raw(perdoc.column_reader(LENGTH, LENGTHS_COLUMN), self.size, "u1")]
            return found

    @cached_property
    def codes(self) -> dict[str, Codes]:
        """Facet values and labels, by facet: for each value the documents that carry it."""
        found: dict[str, dict[str, Ints]] = {}
        for name in self.terms("facets"):
            flat = self._flat("facets", name)
            if flat:
                facet, _, value = name.partition("=")
                found.setdefault(facet, {})[value] = flat.docs.astype(np.int64)
        return {facet: packed(values) for facet, values in found.items()}

    def terms(self, field: str) -> list[str]:
        """Return the terms of a field in their order."""
        with self._reading:
            listed = takewhile(lambda item: item[0] == field, self._reader._terms.terms_from(field, b""))
            return [term.decode() for _, term in listed]

    def postings(self, field: str, term: str) -> Postings:
        """Return the documents and weights of a term; empty where the segment does not have it."""
        key = (self.id, field, term, False)
        held = self._cache.get(key)
        if held is None:
            flat = self._flat(field, term)
            found = Postings(flat.docs.astype(np.int64), flat.weights) if flat else NOTHING
            self._cache.put(key, found, len(found.docs))
            return found
        value: Postings = held[0]
        return value

    def places(self, term: str) -> Ints:
        """Return `document << PLACES | position` for every occurrence of a term in the texts, ascending."""
        key = (self.id, "text", term, True)
        held = self._cache.get(key)
        if held is None:
            flat = self._flat("text", term)
            found: Ints = np.empty(0, np.int64)
            if flat:
                found = np.repeat(np.left_shift(flat.docs.astype(np.int64), PLACES), flat.counts) + flat.positions
            self._cache.put(key, found, len(found))
            return found
        value: Ints = held[0]
        return value

    def _flat(self, field: str, term: str) -> Flat | None:
        with self._reading:
            terms = self._reader._terms
            try:
                info = terms.term_info(field, term.encode())
            except TermNotFound:
                return None
            return read(terms._postfile, info)

    def terms_from(self, field: str, beginning: str) -> dict[str, int]:
        """Return the terms of a field that begin so, each with the number of its documents."""
        # Under a name that no field has, so that they are not taken for the documents of a term.
        key = (self.id, f"{field}*", beginning, False)
        held = self._cache.get(key)
        if held is None:
            found = self._listed(field, beginning.encode())
            self._cache.put(key, found, len(found))
            return found
        value: dict[str, int] = held[0]
        return value

    def _listed(self, field: str, start: bytes) -> dict[str, int]:
        with self._reading:
            found = self._reader._terms.items_from(field, start)
            begun = takewhile(lambda item: item[0][0] == field and item[0][1].startswith(start), found)
            return {term.decode(): int(info.doc_frequency()) for (_, term), info in begun}


def _raw(column: Any, size: int, dtype: str) -> npt.NDArray[Any]:
    """Read a whole column at once; documents after the last value have the default, zero."""
    found = np.zeros(size, np.dtype(dtype))
    given = np.frombuffer(column._dbfile.get(column._basepos, column._count * found.itemsize), found.dtype)
    found[: len(given)] = given
    return found
