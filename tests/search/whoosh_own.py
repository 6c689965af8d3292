"""Whoosh's own searcher under the portal's weighting: what the engine's arrays are held against.

The index is read by Whoosh's public ways alone, and the weighting is written anew from its description in docs/search.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import fmean
from typing import Any

from whoosh import index, query, scoring
from whoosh.matching import WrappingMatcher
from whoosh.query.spans import SpanNear2
from whoosh.searching import Searcher

from portal.domain.query import Need, Query
from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.whoosh_engine.folder import Folder
from portal.search.whoosh_engine.plan import Part, Plan, Terms, plan
from portal.search.whoosh_engine.ranking import PLAIN

K1, B = PLAIN.k1, PLAIN.b
Names = frozenset[str]


class Weighting(scoring.WeightingModel):  # type: ignore[misc]
    """BM25 with Lucene's idf (`rarities`: of each term), and for each document its length as a share of the average of its like."""

    def __init__(self, lengths: Mapping[int, float], rarities: Mapping[str, float]) -> None:
        self.lengths, self.rarities = lengths, rarities

    def scorer(self, searcher: Any, fieldname: str, text: Any, qf: float = 1) -> "Scorer":
        """Return the scorer of a term in a segment."""
        word = text.decode() if isinstance(text, bytes) else text
        return self.of(searcher, self.rarities.get(word, 0.0) if fieldname == "text" else 0.0)

    def of(self, segment: Any, rarity: float) -> "Scorer":
        """Return the scorer of something as rare as `rarity` in a segment."""
        starts = [start for part, start in segment.get_parent().leaf_searchers() if part is segment]
        return Scorer(self.lengths, starts[0] if starts else 0, rarity)


class Scorer(scoring.BaseScorer):  # type: ignore[misc]
    """BM25 of a matcher's weight in its document."""

    def __init__(self, lengths: Mapping[int, float], start: int, rarity: float) -> None:
        self.lengths, self.start, self.rarity = lengths, start, rarity

    def score(self, matcher: Any) -> float:
        """Return the score."""
        weight, length = matcher.weight(), self.lengths[self.start + matcher.id()]
        return float(self.rarity * weight * (K1 + 1) / (weight + K1 * (1 - B + B * length)))

    def max_quality(self) -> float:
        """Return what no score can exceed."""
        return self.rarity * (K1 + 1)

    def block_quality(self, matcher: Any) -> float:
        """Return what no score can exceed."""
        return self.max_quality()


class OneWord(query.Query):  # type: ignore[misc]
    """A phrase that scores like a word that is as rare as it, and occurs as often as the phrase does."""

    def __init__(self, phrase: Any, rarity: float) -> None:
        self.phrase, self.rarity, self.boost = phrase, rarity, 1.0

    def estimate_size(self, ixreader: Any) -> int:
        """Return Whoosh's guess."""
        return int(self.phrase.estimate_size(ixreader))

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return the phrase's matcher with another score."""
        found = self.phrase.matcher(searcher, context)
        return OneWordMatcher(found, searcher.weighting.of(searcher, self.rarity)) if found.is_active() else found


class OneWordMatcher(WrappingMatcher):  # type: ignore[misc]
    """Scores the number of places at which a phrase stands."""

    def __init__(self, child: Any, scorer: Scorer) -> None:
        super().__init__(child)
        self.scorer = scorer

    def replace(self, minquality: float = 0) -> Any:
        """Stay what it is: Whoosh would put what is inside in its place."""
        return self if self.is_active() else self.child.replace(minquality)

    def weight(self) -> float:
        """Return how often the phrase stands in the document."""
        return float(len(self.child.spans()))

    def score(self) -> float:
        """Return its score."""
        return self.scorer.score(self)

    def max_quality(self) -> float:
        """Return what no score can exceed."""
        return self.scorer.max_quality()


class Oracle:
    """Answers of Whoosh's own searcher on the index in a folder; every factor of ranking is off."""

    def __init__(self, folder: Path, concepts: Concepts) -> None:
        self.concepts = concepts
        self.reader = index.open_dir(Folder(folder).current()).reader()
        self.counting = Searcher(self.reader, weighting=scoring.Frequency)
        self.records = [int(value) for part, _ in self.reader.leaf_readers() for value in part.column_reader("record")]
        self.like = {
            name: frozenset(self.counting.docs_for_query(query.Term("facets", f"analysis={name}")))
            for name in analysis.ANALYSES
        }
        own = (self.counting.docs_for_query(query.Term("facets", f"own={name}")) for name in analysis.ANALYSES)
        self.lengths = {doc: share for docs in own for doc, share in self._shares(frozenset(docs))}

    def _shares(self, docs: frozenset[int]) -> Iterator[tuple[int, float]]:
        lengths = {doc: self.reader.doc_field_length(doc, "text") or 0 for doc in docs}
        average = max(fmean(lengths.values()), 1.0) if lengths else 1.0
        return ((doc, length / average) for doc, length in lengths.items())

    def answer(self, asked: Query, labels: Iterable[str]) -> dict[int, float]:
        """Return the records that are found, with the scores of their best versions."""
        looked_up = plan(asked, self.concepts, PLAIN)
        searcher = Searcher(
            self.reader, weighting=Weighting(self.lengths, self._rarities(looked_up)), closereader=False
        )
        banned = query.Or([self._part(part) for part in looked_up.parts if part.need is Need.must_not])
        # Not by AndNot: it lets a document through where another one that is banned stands before all that are wanted.
        mask = set(searcher.docs_for_query(banned)) or None
        allowed = query.Or([query.Term("facets", f"label={label}") for label in labels])
        wanted = self._wanted(looked_up)
        found = searcher.search(wanted, limit=None, filter=allowed, mask=mask)
        best: dict[int, float] = {}
        for score, doc in found.top_n:
            # With no word to score, Whoosh gives every document one point.
            points = 0.0 if isinstance(wanted, query.Every) else score
            best[self.records[doc]] = max(points, best.get(self.records[doc], 0.0))
        return best

    def _wanted(self, looked_up: Plan) -> Any:
        by_need = {
            need: [self._part(part) for part in looked_up.parts if part.need is need] for need in (Need.may, Need.must)
        }
        if by_need[Need.must]:
            return query.AndMaybe(query.And(by_need[Need.must]), query.Or(by_need[Need.may]))
        return query.Or(by_need[Need.may]) if by_need[Need.may] else query.Every()

    def _part(self, part: Part) -> Any:
        return query.Or(
            [
                query.Require(self._sequence(terms, names), _written_in(names))
                for piece in part.pieces
                for terms, names in piece.sequences
            ]
        )

    def _sequence(self, terms: Terms, names: Names) -> Any:
        if len(terms) == 1:
            return query.Term("text", terms[0][1])
        return OneWord(phrase(terms), self._rarity(phrase(terms), names))

    def _rarities(self, looked_up: Plan) -> dict[str, float]:
        """Return the idf of each term that is looked up by itself."""
        single = (
            (terms[0][1], names)
            for part in looked_up.parts
            for piece in part.pieces
            for terms, names in piece.sequences
            if len(terms) == 1
        )
        return {term: self._rarity(query.Term("text", term), names) for term, names in single}

    def _rarity(self, wanted: Any, names: Names) -> float:
        """Return Lucene's idf of what a query finds, among the texts of some languages."""
        among = frozenset().union(*(self.like[name] for name in names))
        having = len(among.intersection(self.counting.docs_for_query(wanted)))
        return log(1 + (len(among) - having + 0.5) / (having + 0.5))


def _written_in(names: Names) -> Any:
    return query.Or([query.Term("facets", f"analysis={name}") for name in sorted(names)])


def phrase(terms: Terms) -> Any:
    """Return Whoosh's query of words that stand at exact distances; its own Phrase where each follows the one before."""
    if [distance for distance, _ in terms] == list(range(len(terms))):
        return query.Phrase("text", [term for _, term in terms])
    found: Any = query.Term("text", terms[0][1])
    for (before, _), (here, term) in pairwise(terms):
        apart = here - before
        found = SpanNear2([found, query.Term("text", term)], slop=apart, mindist=apart)
    return found
