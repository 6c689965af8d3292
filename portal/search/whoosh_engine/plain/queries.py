"""From a plan to Whoosh's queries."""

from collections.abc import Iterator
from typing import Any

from whoosh.matching import ListMatcher, NullMatcher
from whoosh.query import Or, Query, Require, Term
from whoosh.query.spans import SpanNear2

from portal.search import analysis
from portal.search.whoosh_engine.plain.begun import Begun
from portal.search.whoosh_engine.plain.holding import Docs, Holding
from portal.search.whoosh_engine.plain.weighting import start_of
from portal.search.whoosh_engine.plan import Part, Piece, Plan, Terms
from portal.search.whoosh_engine.ranking import Ranking
from portal.search.whoosh_engine.scoring import idf
from portal.search.whoosh_engine.weighing import weights_for


class AnyOf(Or):  # type: ignore[misc]
    """Or, matched document by document: in small indexes Whoosh would else take a score of zero for no match."""

    matcher_type = Or.DEFAULT_MATCHER


class Among(Query):  # type: ignore[misc]
    """Documents that are known already."""

    def __init__(self, docs: Docs) -> None:
        self._docs, self.boost = docs, 1.0

    def estimate_size(self, ixreader: Any) -> int:  # noqa: ARG002 - the shape of Whoosh's Query
        """Return how many there are at most."""
        return len(self._docs)

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ARG002 - the shape of Whoosh's Query
        """Return the matcher in one segment."""
        start = start_of(searcher)
        within = range(start, start + searcher.doc_count_all())
        return ListMatcher(sorted(doc - start for doc in self._docs if doc in within))


class Run(Query):  # type: ignore[misc]
    """Terms at exact distances from the first; the run scores like one word that occurs as often as it does."""

    def __init__(self, terms: Terms, boost: float = 1.0) -> None:
        self.terms_apart, self.boost = terms, boost

    def estimate_size(self, ixreader: Any) -> int:
        """Return in how many documents it can be at most."""
        return min(int(ixreader.doc_frequency("text", term)) for _, term in self.terms_apart)

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return the matcher in one segment."""
        terms = [Term("text", term) for _, term in self.terms_apart]
        if any((term.fieldname, term.text) not in searcher.reader() for term in terms):
            return NullMatcher()
        scorer = searcher.weighting.scorer(searcher, "text", terms[0].text)
        found = [term.matcher(searcher, context) for term in terms]
        return RunMatcher(found, [distance for distance, _ in self.terms_apart], scorer, self.boost)


class RunMatcher(SpanNear2.SpanNear2Matcher):  # type: ignore[misc]
    """Whoosh's matcher of words that stand together, for exact distances."""

    def __init__(self, matchers: list[Any], distances: list[int], scorer: Any, boost: float) -> None:
        self._distances, self._scorer, self._times = distances, scorer, boost
        super().__init__(matchers)

    def _get_spans(self) -> list[Any]:
        firsts = self.ms[0].spans()
        for distance, matcher in zip(self._distances[1:], self.ms[1:], strict=True):
            places = {span.start - distance for span in matcher.spans()}
            firsts = [span for span in firsts if span.start in places]
        return list(firsts)

    def weight(self) -> float:
        """Return how often the run occurs."""
        return float(len(self.spans()))

    def score(self) -> float:
        """Return the score in the present document."""
        return float(self._scorer.score(self) * self._times)

    def max_quality(self) -> float:
        """Return what no score can exceed."""
        return float(self._scorer.max_quality() * self._times)


class Queries:
    """Whoosh's queries for a plan, over one index."""

    def __init__(self, holding: Holding, asked: Plan, ranking: Ranking) -> None:
        self._holding = holding
        self._asked = asked
        self._ranking = ranking
        spoken = holding.analysed((analysis.analysis_of(asked.spoken).name,))
        self._weights = weights_for(asked, len(spoken) / max(holding.size, 1), ranking)

    def matching(self, part: Part) -> Any:
        """Return what a part matches; its scores mean nothing."""
        runs = [self._run(terms, names) for piece in part.pieces for terms, names in piece.sequences]
        return AnyOf([*runs, *(Begun(piece.words) for piece in part.pieces if piece.words)])

    def scoring(self, part: Part) -> Iterator[Any]:
        """Yield queries whose scores sum up to a part's."""
        for piece in part.pieces:
            yield from self._sequences(piece, self._weights.of(part))

    def concepts(self) -> Iterator[tuple[str, Any]]:
        """Yield (term, query) of the concepts that any document names."""
        for (scheme, code), weight in self._asked.concepts:
            term = f"{scheme}:{code}"
            having = self._holding.reader.doc_frequency("concepts", term)
            if having:
                rarity = idf(self._holding.size, having)
                yield term, Term("concepts", term, boost=rarity * weight * self._weights.of_concept(scheme))

    def _sequences(self, piece: Piece, weight: float) -> Iterator[Any]:
        marked, names_parted = piece.marked or ("", frozenset[str]())
        parted = self._holding.analysed(names_parted)
        if piece.words:
            having = len(self._holding.docs(Begun(piece.words)))
            yield Begun(piece.words, idf(self._holding.size, having) * weight)
        for terms, names in piece.sequences:
            docs = self._holding.analysed(names)
            points = self._rarity(terms, names) * weight
            yield _within(terms, docs - parted, points)
            # Where marks part words, the plain form counts less: the rest asks for the marks.
            yield _within(terms, docs & parted, points * (1.0 - self._ranking.as_written))
        if marked:
            terms = ((0, marked),)
            points = self._rarity(terms, names_parted) * weight * self._ranking.as_written
            yield _within(terms, parted, points)

    def _run(self, terms: Terms, names: frozenset[str]) -> Any:
        return _within(terms, self._holding.analysed(names))

    def _rarity(self, terms: Terms, names: frozenset[str]) -> float:
        return idf(len(self._holding.analysed(names)), len(self._holding.docs(self._run(terms, names))))


def _within(terms: Terms, docs: Docs, boost: float = 1.0) -> Any:
    """Return the query of terms in some documents."""
    found = Term("text", terms[0][1], boost=boost) if len(terms) == 1 else Run(terms, boost)
    return Require(found, Among(docs))
