"""Plans are kept: paging, filters and sorting ask the same words again, and naming their concepts takes as long as a search."""

from functools import lru_cache

from portal.domain.query import Clause, Query
from portal.search.concepts import Concepts
from portal.search.whoosh_engine.plan import Plan, plan
from portal.search.whoosh_engine.ranking import Ranking

MOST = 2_000
"""Plans that are kept, some ten kilobytes each."""

Filters = tuple[tuple[str, tuple[str, ...]], ...]


class Planner:
    """Makes plans of queries; safe for threads."""

    def __init__(self, concepts: Concepts, ranking: Ranking) -> None:
        @lru_cache(maxsize=MOST)
        def planned(clauses: tuple[Clause, ...], filters: Filters, language: str, expand: bool) -> Plan:
            return plan(Query(clauses, dict(filters), language=language, expand=expand), concepts, ranking)

        self._planned = planned

    def plan(self, query: Query) -> Plan:
        """Return what `query` looks up. Page, size and order change nothing about it."""
        return self._planned(query.clauses, tuple(query.filters.items()), query.language, query.expand)
