"""What words and concepts count against each other.

A word finds only texts of its own language, a concept texts of all. Where every text says something in the language of the question,
words are the surer sign; where few do, what they add would put these few before better ones.
"""

from dataclasses import dataclass

from portal.domain.vocabulary import GLOSSARY
from portal.search import analysis
from portal.search.whoosh_engine.plan import Part, Plan
from portal.search.whoosh_engine.ranking import Ranking
from portal.search.whoosh_engine.snapshot import Snapshot


@dataclass(frozen=True)
class Weights:
    """The weights for one question."""

    covered: float
    rest: float
    concept: float
    ordinary: float

    def of(self, part: Part) -> float:
        """Return the weight of a part of it."""
        return self.covered if part.covered else self.rest

    def of_concept(self, scheme: str) -> float:
        """Return the weight of a concept of a scheme."""
        return self.ordinary if scheme == GLOSSARY else self.concept


def weights(snapshot: Snapshot, plan: Plan, ranking: Ranking) -> Weights:
    """Return what counts how much for a question in this index."""
    spoken = snapshot.analysed((analysis.analysis_of(plan.spoken).name,))
    return weights_for(plan, float(spoken.sum()) / max(snapshot.size, 1), ranking)


def weights_for(plan: Plan, share: float, ranking: Ranking) -> Weights:
    """Return what counts how much for a question where a `share` of the texts says something in its language."""
    if not plan.concepts:
        return Weights(1.0, 1.0, 1.0, 1.0)
    rest = ranking.syllable if analysis.analysis_of(plan.spoken).marked else ranking.rest
    ends = (ranking.covered, rest, ranking.concept, ranking.ordinary)
    return Weights(*(_between(pair, share) for pair in ends))


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * share
