"""Which runs of words are to be marked in a text of each language."""

from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.whoosh_engine import beginnings
from portal.search.whoosh_engine.plan import Plan, wanted


def needles(plan: Plan, concepts: Concepts) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return for each language the analysed runs of words that a plan looks for."""
    by_analysis: dict[str, set[tuple[str, ...]]] = {name: set() for name in analysis.ANALYSES}
    for piece in (piece for part in wanted(plan.parts) for piece in part.pieces):
        for name, found in beginnings.runs(piece.words).items() if piece.words else ():
            by_analysis[name] |= found
        for terms, names in piece.sequences:
            for name in names:
                by_analysis[name].add(tuple(term for _, term in terms))
    return {
        language: frozenset(by_analysis[analysis.analysis_of(language).name] | _named(plan, concepts, language))
        for language in analysis.LANGUAGES
    }


def _named(plan: Plan, concepts: Concepts, language: str) -> set[tuple[str, ...]]:
    return {run for key, _ in plan.concepts for run in concepts.runs(key, language)}
