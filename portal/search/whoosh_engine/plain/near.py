"""The score of words that stand near each other (proximity.py), from Whoosh's own postings."""

from bisect import bisect_right
from collections.abc import Collection, Mapping
from heapq import nlargest

from whoosh.query import Term

from portal.search.whoosh_engine import proximity
from portal.search.whoosh_engine.plain.holding import Holding
from portal.search.whoosh_engine.plan import Plan
from portal.search.whoosh_engine.ranking import Ranking
from portal.search.whoosh_engine.scoring import idf

Places = Mapping[int, list[int]]


def add(holding: Holding, plan: Plan, scores: dict[int, float], docs: Collection[int], ranking: Ranking) -> None:
    """Add to the scores of the best of `docs` what their pairs of words are worth."""
    if not ranking.near:
        return
    best = nlargest(proximity.CANDIDATES, (doc for doc in docs if scores.get(doc, 0) > 0), key=lambda doc: scores[doc])
    for one, other, names in proximity.pairs(plan):
        firsts, seconds = (_places(holding, term, frozenset(best) & holding.analysed(names)) for term in (one, other))
        rarity = _rarity(holding, one) + _rarity(holding, other)
        for doc in firsts.keys() & seconds.keys():
            found = _count(firsts[doc], seconds[doc])
            scores[doc] += ranking.near * rarity * (ranking.k1 + 1.0) * found / (found + ranking.k1)


def _places(holding: Holding, term: str, docs: frozenset[int]) -> Places:
    found: dict[int, list[int]] = {}
    for matcher, start in holding.matchers(Term("text", term)):
        while matcher.is_active():
            if start + matcher.id() in docs:
                found[start + matcher.id()] = matcher.value_as("positions")
            matcher.next()
    return found


def _count(firsts: list[int], seconds: list[int]) -> int:
    """Return how many places of the first word have one of the second a few places behind them."""
    behind = ((place, bisect_right(seconds, place)) for place in firsts)
    return sum(at < len(seconds) and seconds[at] - place <= proximity.APART for place, at in behind)


def _rarity(holding: Holding, term: str) -> float:
    return idf(holding.size, int(holding.reader.doc_frequency("text", term)))
