"""BM25 for Whoosh's own searcher: the weighting of scoring.py. How rare a word is comes with the query, as its boost."""

from collections.abc import Sequence, Set
from typing import Any

from whoosh import scoring

from portal.search.whoosh_engine.ranking import Ranking


def start_of(searcher: Any) -> int:
    """Return the number that the first document of a segment has among all."""
    return next((at for part, at in searcher.get_parent().leaf_searchers() if part is searcher), 0)


class Saturation(scoring.BaseScorer):  # type: ignore[misc]
    """What a weight in a document comes to: less and less for each further mention, and less in a long text."""

    def __init__(self, lengths: Sequence[float], start: int, k1: float, b: float) -> None:
        self._lengths, self._start, self._k1, self._b = lengths, start, k1, b

    def of(self, weight: float, doc: int) -> float:
        """Return what `weight` comes to in the document with the number `doc` in its segment."""
        norm = self._k1 * (1.0 - self._b + self._b * self._lengths[self._start + doc])
        return (self._k1 + 1.0) * weight / (weight + norm)

    def score(self, matcher: Any) -> float:
        """Return what the matcher's weight comes to in its document."""
        return self.of(matcher.weight(), matcher.id())

    def max_quality(self) -> float:
        """Return what no weight can exceed."""
        return self._k1 + 1.0

    def block_quality(self, matcher: Any) -> float:  # noqa: ARG002 - the shape of Whoosh's BaseScorer
        """Return what no weight can exceed."""
        return self.max_quality()


class Bm25(scoring.WeightingModel):  # type: ignore[misc]
    """The weighting of words and concepts. `lengths` are relative ones, `own` the documents in the reader's language."""

    use_final = True

    def __init__(self, lengths: Sequence[float], ranking: Ranking, own: Set[int]) -> None:
        self._lengths, self._ranking, self._own = lengths, ranking, own

    def scorer(self, searcher: Any, fieldname: str, text: Any, qf: float = 1) -> Saturation:  # noqa: ARG002 - the shape of Whoosh's
        """Return the scorer of a term in one segment."""
        start = start_of(searcher)
        given = self._ranking
        k1, b = (given.code_k1, given.code_b) if fieldname == "concepts" else (given.k1, given.b)
        return Saturation(self._lengths, start, k1, b)

    def final(self, searcher: Any, docnum: int, score: float) -> float:  # noqa: ARG002 - the shape of Whoosh's
        """Return a document's score: more where it is in the reader's language."""
        return score * self._ranking.readers_language if docnum in self._own else score
