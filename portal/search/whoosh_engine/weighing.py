"""What words and concepts count against each other.

A word finds only texts of its own language, a concept texts of all. Where every text says something in the language of the question,
words are the surer sign; where few do, what they add would put these few before better ones.
"""

from dataclasses import dataclass

from portal.domain.vocabulary import GLOSSARY
from portal.search import analysis
from portal.search.whoosh_engine.plan import Part, Plan
from portal.search.whoosh_engine.snapshot import Snapshot

# All measured: docs/search-evaluation.md. For a question whose language no text has, and for one that all texts have.
COVERED = (0.15, 0.9)
"""The weight of words that name a concept."""

REST = (0.3, 1.0)
"""The weight of words that name none, where others do."""

SYLLABLE = (0.15, 1.0)
"""The same in a language whose words are written in syllables."""

CONCEPT = (1.0, 0.8)
"""The weight of a concept of the vocabulary or of a place."""

ORDINARY = (1.0, 0.25)
"""The weight of a concept of the glossary: ordinary words mean less by themselves."""


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


def weights(snapshot: Snapshot, plan: Plan) -> Weights:
    """Return what counts how much for a question in this index."""
    how = analysis.analysis_of(plan.spoken)
    share = float(snapshot.analysed((how.name,)).sum()) / max(snapshot.size, 1)
    if not plan.concepts:
        return Weights(1.0, 1.0, 1.0, 1.0)
    rest = SYLLABLE if how.marked else REST
    return Weights(_between(COVERED, share), _between(rest, share), _between(CONCEPT, share), _between(ORDINARY, share))


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * share
