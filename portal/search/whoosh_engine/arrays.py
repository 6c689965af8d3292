"""The fast way to answer searches: from arrays over the segments of the index."""

from collections.abc import Callable
from typing import Any

from whoosh.reading import SegmentReader

from portal.domain.policy import Labels
from portal.domain.query import Query, Sort
from portal.search.concepts import Concepts
from portal.search.engine import Hit, Results
from portal.search.whoosh_engine import beginnings, explaining, proximity, searching
from portal.search.whoosh_engine.nearest import nearest
from portal.search.whoosh_engine.needles import needles
from portal.search.whoosh_engine.planning import Planner
from portal.search.whoosh_engine.ranking import Ranking
from portal.search.whoosh_engine.segment import Cache, Segment
from portal.search.whoosh_engine.snapshot import Snapshot


class ArrayReading:
    """Answers from an index as it stood at one moment."""

    def __init__(self, snapshot: Snapshot, planner: Planner, concepts: Concepts, ranking: Ranking) -> None:
        self.token = snapshot.token
        self._snapshot = snapshot
        self._planner = planner
        self._concepts = concepts
        self._ranking = ranking

    @property
    def snapshot(self) -> Snapshot:
        """The arrays."""
        return self._snapshot

    @property
    def documents(self) -> int:
        """The number of documents that are not deleted."""
        return self.snapshot.documents

    def close(self) -> None:
        """Let go of files."""
        self.snapshot.reader.close()

    def search(self, query: Query, labels: Labels, without: frozenset[int]) -> Results:
        """See Engine.search."""
        snapshot = self.snapshot
        seen = searching.readable(snapshot, labels, without)
        asked = beginnings.written_out(self._planner.plan(query), beginnings.words_in(snapshot, seen))
        found = searching.match(snapshot, asked, query.language, self._ranking)
        base = seen & found.mask
        masks = searching.filter_masks(snapshot, query.filters)
        docs = searching.narrowed(base, masks)
        if query.sort is Sort.relevance:
            proximity.add(snapshot, asked, found.scores, docs, self._ranking)
        shown_in = asked.shown_in(query.language)
        page = searching.ranked(snapshot, docs, found.scores, query, shown_in)
        reasons = (
            explaining.reasons(snapshot, asked, page.rows, self._ranking) if query.explain else ((),) * len(page.rows)
        )
        return Results(
            hits=tuple(
                searching.hit(snapshot, shown, float(found.scores[row]), why)
                for row, shown, why in zip(page.rows, page.shown, reasons, strict=True)
            ),
            total=int(searching.records_of(snapshot, docs).sum()),
            facets=searching.count_facets(snapshot, base, masks),
            needles=needles(asked, self._concepts),
            also_searched=asked.named,
            shown_in=shown_in,
        )

    def related(
        self, record: int, labels: Labels, language: str, without: frozenset[int], limit: int
    ) -> tuple[Hit, ...]:
        """See Engine.related."""
        return nearest(self.snapshot, record, searching.readable(self.snapshot, labels, without), language, limit)


def opener(concepts: Concepts, ranking: Ranking) -> Callable[[Any, tuple[str, str]], ArrayReading]:
    """Return what makes a reading of a Whoosh reader; segments that did not change keep their arrays from one to the next."""
    cache, planner = Cache(), Planner(concepts, ranking)
    held: dict[str, Segment] = {}

    def opened(reader: Any, token: tuple[str, str]) -> ArrayReading:
        nonlocal held
        # Of an index without documents Whoosh gives a reader that has no segment.
        parts = [part for part, _ in reader.leaf_readers() if isinstance(part, SegmentReader) and part.doc_count_all()]
        segments = [held.get(str(part.segment().segment_id())) or Segment(part, cache) for part in parts]
        deleted = [list(part._perdoc.deleted_docs()) for part in parts]
        reading = ArrayReading(Snapshot(reader, segments, deleted, token), planner, concepts, ranking)
        held = {segment.id: segment for segment in segments}
        return reading

    return opened
