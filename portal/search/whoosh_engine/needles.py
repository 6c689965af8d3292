"""Which runs of words are to be marked in a text of each language."""

from portal.domain.query import Need
from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.whoosh_engine.plan import Plan


def needles(plan: Plan, concepts: Concepts) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return for each language the analysed runs of words that a plan looks for."""
    by_field: dict[str, set[tuple[str, ...]]] = {name: set() for name in analysis.FIELDS}
    for part in plan.parts:
        if part.need is not Need.must_not:
            for piece in part.pieces:
                for name, terms in piece.sequences:
                    by_field[name].add(tuple(term for _, term in terms))
    found = {}
    for language in (*analysis.LANGUAGES,):
        runs = set(by_field[analysis.field_of(language).name])
        for key, _ in plan.concepts:
            runs |= concepts.runs(key, language)
        found[language] = frozenset(runs)
    return found
