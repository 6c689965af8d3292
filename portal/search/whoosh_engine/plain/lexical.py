"""Words of the index for what is suggested while somebody types, read by Whoosh's public ways."""

from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np

from portal.search.whoosh_engine.codec import Flat
from portal.search.whoosh_engine.plain.holding import Holding
from portal.search.whoosh_engine.segment import Cache, Floats, Ints, Segment
from portal.search.whoosh_engine.snapshot import Snapshot


class PlainSegment(Segment):
    """A segment of which columns were read when the index was opened, and terms are read as Whoosh gives them."""

    def __init__(self, part: Any, holding: Holding, start: int, cache: Cache, reading: Lock) -> None:
        super().__init__(part, cache)
        self._reading = reading
        self._holding = holding
        self._rows = slice(start, start + self.size)

    @cached_property
    def records(self) -> Ints:
        """See Segment.records."""
        return np.array(self._holding.records[self._rows], np.int64)

    @cached_property
    def versions(self) -> Ints:
        """See Segment.versions."""
        return np.array(self._holding.versions[self._rows], np.int64)

    @cached_property
    def dates(self) -> Ints:
        """See Segment.dates."""
        return np.array(self._holding.dates[self._rows], np.int64)

    @cached_property
    def lengths(self) -> Floats:
        """See Segment.lengths: nothing that is suggested depends on them."""
        return np.ones(self.size, np.float32)

    def terms(self, field: str) -> list[str]:
        """See Segment.terms."""
        with self._reading:
            return [term.decode() for term in self._reader.lexicon(field)]

    def _flat(self, field: str, term: str) -> Flat | None:
        with self._reading:
            if (field, term) not in self._reader:
                return None
            docs = np.array(list(self._reader.postings(field, term).all_ids()), np.uint32)
        # What is suggested counts documents and never weighs them.
        return Flat(docs, np.ones(len(docs), np.float32), docs[:0], docs[:0])


def snapshot_of(holding: Holding, token: tuple[str, str], reading: Lock) -> Snapshot:
    """Return what is suggested from; `reading` is held by whoever reads the index."""
    cache = Cache()
    segments = [PlainSegment(part, holding, start, cache, reading) for part, start in holding.parts()]
    deleted = [
        [doc for doc in range(one.size) if start + doc not in holding.alive]
        for one, (_, start) in zip(segments, holding.parts(), strict=True)
    ]
    return Snapshot(holding.reader, segments, deleted, token)
