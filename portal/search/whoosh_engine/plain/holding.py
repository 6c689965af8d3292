"""What is read of an index at once when it is opened: later a commit may take the files away, and Whoosh would see empty columns."""

from collections.abc import Iterable, Iterator, Mapping
from statistics import fmean
from typing import Any

from whoosh.query import Or, Term
from whoosh.scoring import Frequency
from whoosh.searching import Searcher

from portal.domain.facets import BY_NAME
from portal.search import analysis
from portal.search.whoosh_engine.plain.weighting import Bm25
from portal.search.whoosh_engine.ranking import Ranking

Docs = frozenset[int]


class Holding:
    """An index at one moment: for each document, by its number, its record, version, day and length."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader
        self.size = int(reader.doc_count_all())
        self.alive: Docs = frozenset(reader.all_doc_ids())
        self.records = self._column("record")
        self.versions = self._column("version")
        self.dates = self._column("date")
        self.plain_searcher = Searcher(reader, weighting=Frequency, closereader=False)
        self.by_analysis: Mapping[str, Docs] = {
            name: self.docs(Term("facets", f"analysis={name}")) for name in analysis.ANALYSES
        }
        self._own = [self.docs(Term("facets", f"own={name}")) for name in analysis.ANALYSES]
        self._lengths = self._relative_lengths()

    def _column(self, name: str) -> list[int]:
        # Segment by segment: across segments Whoosh puts values in wrong places where one of them has no such column.
        return [int(value) for part, _ in self.parts() for value in part.column_reader(name)]

    def parts(self) -> Iterator[tuple[Any, int]]:
        """Yield (reader, number of the first document) for each segment that has documents."""
        return ((part, start) for part, start in self.reader.leaf_readers() if part.doc_count_all())

    def _relative_lengths(self) -> list[float]:
        """Return each document's length as a share of the average of those in languages analysed alike."""
        # Of a segment without any word Whoosh knows no lengths.
        lengths = [
            float(part.doc_field_length(doc, "text") or 0)
            for part, _ in self.parts()
            for doc in range(part.doc_count_all())
        ]
        found = [1.0] * self.size
        for docs in self._own:
            average = max(fmean(lengths[doc] for doc in docs), 1.0) if docs else 1.0
            for doc in docs:
                found[doc] = lengths[doc] / average
        return found

    def docs(self, query: Any) -> Docs:
        """Return the documents that a Whoosh query matches."""
        return frozenset(self.plain_searcher.docs_for_query(query)) if self.size else frozenset()

    def matchers(self, query: Any) -> Iterator[tuple[Any, int]]:
        """Yield (matcher, number of the first document) for each segment."""
        return (
            ((query.matcher(part), start) for part, start in self.plain_searcher.leaf_searchers())
            if self.size
            else iter(())
        )

    def carrying(self, facet: str, values: Iterable[str]) -> Docs:
        """Return the documents that carry one of `values`; where a facet is the record's, all versions of such records."""
        docs = self.docs(Or([Term("facets", f"{facet}={value}") for value in values]))
        if facet not in BY_NAME or BY_NAME[facet].of_version:
            return docs
        return self.of_records(self.records_of(docs))

    def records_of(self, docs: Iterable[int]) -> frozenset[int]:
        """Return the records that have one of `docs`."""
        return frozenset(self.records[doc] for doc in docs)

    def of_records(self, records: frozenset[int]) -> Docs:
        """Return the documents of `records`."""
        return frozenset(doc for doc in self.alive if self.records[doc] in records)

    def analysed(self, names: Iterable[str]) -> Docs:
        """Return the documents that say something in languages with one of these analyses."""
        return frozenset().union(*(self.by_analysis[name] for name in names))

    def scores(self, query: Any, docs: Docs, ranking: Ranking, language: str = "") -> dict[int, float]:
        """Return the scores of those of `docs` that a query matches, weighted by `ranking`, for a reader of `language`, if any."""
        # Of an empty set of allowed documents Whoosh makes no filter at all.
        if not docs:
            return {}
        own = self.by_analysis[analysis.analysis_of(language).name] if language else frozenset[int]()
        searcher = Searcher(self.reader, weighting=Bm25(self._lengths, ranking, own), closereader=False)
        return {doc: score for score, doc in searcher.search(query, limit=None, filter=set(docs)).top_n}
