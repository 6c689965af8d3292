"""Why each hit was found (explaining.py), by Whoosh's searcher."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from portal.search.engine import Reason
from portal.search.whoosh_engine.explaining import LEAST, MOST
from portal.search.whoosh_engine.plain.holding import Docs, Holding
from portal.search.whoosh_engine.plain.queries import AnyOf, Queries
from portal.search.whoosh_engine.plan import Plan, wanted
from portal.search.whoosh_engine.ranking import Ranking


def reasons(
    holding: Holding, plan: Plan, queries: Queries, docs: Docs, ranking: Ranking
) -> Mapping[int, tuple[Reason, ...]]:
    """Return for each of `docs` what it was found by, what counts most first."""
    found: dict[int, list[Reason]] = defaultdict(list)
    for kind, text, query in _looked_up(plan, queries):
        for doc, points in holding.scores(query, docs, ranking).items():
            if points > LEAST:
                found[doc].append(Reason(kind, text, round(points, 4)))
    return {doc: tuple(sorted(given, key=lambda one: -one.points)[:MOST]) for doc, given in found.items()}


def _looked_up(plan: Plan, queries: Queries) -> Iterator[tuple[str, str, AnyOf]]:
    for part in wanted(plan.parts):
        yield "word", " ".join(part.typed), AnyOf(list(queries.scoring(part)))
    for term, query in queries.concepts():
        yield "concept", term, AnyOf([query])
