"""The plain way to answer searches: the same hits, totals, counts and order as the arrays give, by Whoosh's searcher."""

from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from typing import Any

from whoosh.query import Or, Term

from portal.domain.facets import BY_NAME
from portal.domain.policy import Labels
from portal.domain.query import Query, Sort
from portal.search.concepts import Concepts
from portal.search.engine import Hit, Results
from portal.search.whoosh_engine.beginnings import written_out
from portal.search.whoosh_engine.needles import needles
from portal.search.whoosh_engine.plain import near
from portal.search.whoosh_engine.plain.akin import nearest
from portal.search.whoosh_engine.plain.because import reasons
from portal.search.whoosh_engine.plain.begun import words_in
from portal.search.whoosh_engine.plain.counting import count_facets, narrowed
from portal.search.whoosh_engine.plain.holding import Docs, Holding
from portal.search.whoosh_engine.plain.lexical import snapshot_of
from portal.search.whoosh_engine.plain.matching import matched
from portal.search.whoosh_engine.plain.queries import AnyOf, Queries
from portal.search.whoosh_engine.plan import Plan, plan, wanted
from portal.search.whoosh_engine.ranking import Ranking
from portal.search.whoosh_engine.snapshot import Snapshot


class PlainReading:
    """Answers from an index as it stood at one moment."""

    def __init__(self, reader: Any, token: tuple[str, str], concepts: Concepts, ranking: Ranking) -> None:
        self.token = token
        self._concepts = concepts
        self._ranking = ranking
        # Whoosh seeks and reads in two steps: two threads in one file would read each other's place.
        self._reading = Lock()
        self._holding = Holding(reader)

    @cached_property
    def snapshot(self) -> Snapshot:
        """What slips and beginnings of words are looked up in; most readers never ask."""
        return snapshot_of(self._holding, self.token, self._reading)

    @property
    def documents(self) -> int:
        """The number of documents that are not deleted."""
        return len(self._holding.alive)

    def close(self) -> None:
        """Let go of files."""
        self._holding.reader.close()

    def search(self, query: Query, labels: Labels, without: frozenset[int]) -> Results:
        """See Engine.search."""
        with self._reading:
            return self._search(query, labels, without)

    def related(
        self, record: int, labels: Labels, language: str, without: frozenset[int], limit: int
    ) -> tuple[Hit, ...]:
        """See Engine.related."""
        with self._reading:
            return nearest(self._holding, record, self._readable(labels, without), language, limit)

    def _search(self, query: Query, labels: Labels, without: frozenset[int]) -> Results:
        seen = self._readable(labels, without)
        asked = written_out(plan(query, self._concepts, self._ranking), words_in(self._holding, seen))
        queries = Queries(self._holding, asked, self._ranking)
        named = self._holding.docs(AnyOf([found for _, found in queries.concepts()])) if asked.concepts else frozenset()
        base = seen & matched(self._holding, queries, asked.parts, named)
        masks = {
            name: self._holding.carrying(name, values)
            for name, values in query.filters.items()
            if name in BY_NAME and values
        }
        docs = narrowed(base, masks)
        scores = self._scores(asked, queries, docs, query.language)
        if query.sort is Sort.relevance:
            near.add(self._holding, asked, scores, docs, self._ranking)
        return Results(
            hits=self._ranked(docs, scores, query, asked, queries),
            total=len(self._holding.records_of(docs)),
            facets=count_facets(self._holding, base, masks),
            needles=needles(asked, self._concepts),
            also_searched=asked.named,
            shown_in=asked.shown_in(query.language),
        )

    def _readable(self, labels: Labels, without: frozenset[int]) -> Docs:
        found = self._holding.docs(Or([Term("facets", f"label={label}") for label in sorted(labels)]))
        return found - self._holding.of_records(without) if without else found

    def _scores(self, asked: Plan, queries: Queries, docs: Docs, language: str) -> dict[int, float]:
        """Return the scores of those of `docs` that have any."""
        scoring = [query for part in wanted(asked.parts) for query in queries.scoring(part)]
        if asked.parts:
            scoring.extend(query for _, query in queries.concepts())
        return self._holding.scores(AnyOf(scoring), docs, self._ranking, language)

    def _ranked(
        self, docs: Docs, scores: Mapping[int, float], query: Query, asked: Plan, queries: Queries
    ) -> tuple[Hit, ...]:
        """Return the page of `query`: one hit a record, as good as its best version, and shown by the one in the best language."""
        holding = self._holding
        own = holding.carrying("language", (asked.shown_in(query.language),)) & docs
        by_date = query.sort is Sort.date or not query.clauses

        def key(doc: int) -> tuple[float, float, bool, int, int]:
            score, day = -scores.get(doc, 0.0), -holding.dates[doc]
            first, second = (day, score) if by_date else (score, day)
            return first, second, doc not in own, holding.records[doc], doc

        best: dict[int, int] = {}
        for doc in sorted(docs, key=key):
            best.setdefault(holding.records[doc], doc)
        shown = best | {holding.records[doc]: doc for doc in sorted(own, reverse=True)}
        start = (query.page - 1) * query.size
        page = list(best.items())[start : start + query.size]
        rows = frozenset(doc for _, doc in page)
        why = reasons(holding, asked, queries, rows, self._ranking) if query.explain else {}
        return tuple(
            Hit(holding.versions[shown[record]], record, scores.get(doc, 0.0), why.get(doc, ())) for record, doc in page
        )
