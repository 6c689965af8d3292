"""From a Document to what Whoosh is given: terms with weights and positions, codes, numbers."""

from collections import Counter, defaultdict
from typing import Any

from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.engine import Document

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
    codes.add(f"analysis={analysis.analysis_of(document.language).name}")
    return {
        "key": str(document.version),
        "record": document.record,
        "version": document.version,
        "date": document.date,
        "facets": codes,
        "concepts": found,
        "text": occurrences,
    }


def _read(document: Document, concepts: Concepts) -> tuple[dict[str, tuple[float, list[int]]], dict[str, float]]:
    positions: dict[str, list[int]] = defaultdict(list)
    found: dict[str, float] = defaultdict(float)
    place = 0
    for text in (document.title, document.summary, document.text, document.attachments):
        terms = analysis.index_terms(text, document.language)
        for place, term in enumerate(terms, place):  # noqa: B020 - the count goes on through all parts
            if term is not None:
                positions[term].append(place)
        place += GAP
        _count(concepts, [term for term in terms if term is not None], document.language, found)
    title = [term for term in analysis.index_terms(document.title, document.language) if term is not None]
    _count(concepts, title, document.language, found)
    extra = Counter(title)
    for facet in FACET_CONCEPTS & document.facets.keys():
        for code in document.facets[facet]:
            found[f"{facet}:{code}"] += CODED_WEIGHT
    occurrences = {term: (float(len(places)), places) for term, places in positions.items()}
    for term, count in extra.items():
        occurrences[term] = (occurrences[term][0] + (TITLE_WEIGHT - 1.0) * count, positions[term])
    return occurrences, found


def _count(concepts: Concepts, run: list[str], language: str, found: dict[str, float]) -> None:
    for item in concepts.find(run, language):
        for scheme, code in item.keys:
            found[f"{scheme}:{code}"] += 1.0
