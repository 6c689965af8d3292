"""From a Document to what Whoosh is given: terms with weights and positions, codes, numbers."""

from typing import Any

from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.engine import Document
from portal.search.whoosh_engine.schema import TEXT

TITLE_WEIGHT = 2.0
"""A word of the title counts twice (measured on public collections: better than once on each, see docs/search.md)."""

CODED_WEIGHT = 2.0
"""A concept that a record is coded with counts as two mentions in its text."""

GAP = 8
"""Positions left free between two parts, so that no phrase reaches from one into the next."""

# Facets and the schemes of the concepts that their values are.
FACET_CONCEPTS = frozenset(
    {"region", "country", "stage", "group", "theme", "root_cause", "intervention", "dimension", "level"}
)


def prepare(document: Document, concepts: Concepts) -> dict[str, Any]:
    """Return the keyword arguments of Whoosh's `add_document` for one document."""
    occurrences, found = _read(document, concepts)
    codes = {f"{facet}={value}" for facet, values in document.facets.items() for value in values}
    codes.update(f"label={label}" for label in document.labels)
    return {
        "key": str(document.version),
        "record": document.record,
        "version": document.version,
        "date": document.date,
        "facets": codes,
        "concepts": found,
        TEXT + analysis.field_of(document.language).name: occurrences,
    }


def _read(document: Document, concepts: Concepts) -> tuple[dict[str, tuple[float, list[int]]], dict[str, float]]:
    positions: dict[str, list[int]] = {}
    extra: dict[str, float] = {}
    found: dict[str, float] = {}
    place = 0
    for text, weight in ((document.title, TITLE_WEIGHT), (document.summary, 1.0), (document.text, 1.0), (document.attachments, 1.0)):
        run: list[str] = []
        for term, _ in analysis.terms(text, document.language):
            if term is not None:
                positions.setdefault(term, []).append(place)
                run.append(term)
                if weight != 1.0:
                    extra[term] = extra.get(term, 0.0) + weight - 1.0
            place += 1
        place += GAP
        _count(concepts, run, document.language, weight, found)
    for facet in FACET_CONCEPTS & document.facets.keys():
        for code in document.facets[facet]:
            found[f"{facet}:{code}"] = found.get(f"{facet}:{code}", 0.0) + CODED_WEIGHT
    return {term: (len(places) + extra.get(term, 0.0), places) for term, places in positions.items()}, found


def _count(concepts: Concepts, run: list[str], language: str, weight: float, found: dict[str, float]) -> None:
    for item in concepts.find(run, language):
        for scheme, code in item.keys:
            key = f"{scheme}:{code}"
            found[key] = found.get(key, 0.0) + weight
