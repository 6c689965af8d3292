"""Related records of the plain way (nearest.py), by Whoosh's own grouping and postings."""

from collections import defaultdict

from portal.search.engine import Hit
from portal.search.whoosh_engine.nearest import FACETS, FIRST
from portal.search.whoosh_engine.plain.counting import values_of
from portal.search.whoosh_engine.plain.holding import Docs, Holding
from portal.search.whoosh_engine.scoring import idf


def nearest(holding: Holding, record: int, docs: Docs, language: str, limit: int) -> tuple[Hit, ...]:
    """Return up to `limit` of `docs` by the summed rarity of the values shared with `record`; other regions first."""
    values = values_of(holding, holding.of_records(frozenset((record,))))
    count = len(frozenset(holding.records))
    points: dict[int, float] = defaultdict(float)
    for facet in FACETS:
        for value, _ in values.get(facet, []):
            sharing = holding.records_of(holding.carrying(facet, (value,)))
            for other in sharing:
                points[other] += idf(count, len(sharing))
    near = holding.records_of(holding.carrying("region", [value for value, _ in values.get("region", [])]))
    shown = holding.records_of(docs) - {record}
    keys = {other: found + FIRST * (other not in near) for other, found in points.items() if other in shown}
    best = sorted(keys, key=lambda other: (-keys[other], other))[:limit]
    own = holding.carrying("language", (language,))
    return tuple(_hit(holding, other, points[other], docs, own) for other in best)


def _hit(holding: Holding, record: int, points: float, docs: Docs, own: Docs) -> Hit:
    doc = min(docs & holding.of_records(frozenset((record,))), key=lambda doc: (doc not in own, doc))
    return Hit(holding.versions[doc], record, points)
