"""From a Document to what Whoosh is given: terms with weights and positions, codes, numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.engine import Document

TITLE_WEIGHT = 3.0
"""What a word of the title counts (measured: docs/search-evaluation.md)."""

IN_TITLE, IN_SUMMARY, IN_FILES = 4.0, 2.0, 0.5
"""What a concept that is named there counts, against 1 for one in the text."""

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
    how, place = analysis.analysis_of(document.language), 0
    parts = (
        (document.title, IN_TITLE),
        (document.summary, IN_SUMMARY),
        (document.text, 1.0),
        (document.attachments, IN_FILES),
    )
    for text, weight in parts:
        terms = analysis.index_terms(text, document.language)
        if how.marked:
            for written, at in _marked(text, document.language, place):
                positions[written].append(at)
        for place, term in enumerate(terms, place):  # noqa: B020 - the count goes on through all parts
            if term is not None:
                positions[term].append(place)
        place += GAP
        _count(concepts, text, document.language, weight, found)
    title = [term for term in analysis.index_terms(document.title, document.language) if term is not None]
    extra = Counter(title)
    if how.marked:
        extra.update(term for term, _ in _marked(document.title, document.language, 0))
    for facet in FACET_CONCEPTS & document.facets.keys():
        for code in document.facets[facet]:
            found[f"{facet}:{code}"] += CODED_WEIGHT
    occurrences = {term: (float(len(places)), places) for term, places in positions.items()}
    for term, count in extra.items():
        occurrences[term] = (occurrences[term][0] + (TITLE_WEIGHT - 1.0) * count, positions[term])
    return occurrences, found


def _marked(text: str, language: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield (term, position) of each word as it is written, as far as that is more than its plain form."""
    for place, (plain, word) in enumerate(analysis.terms(text, language), start):
        written = analysis.marked_term(word.text) if plain is not None else None
        if written is not None:
            yield written, place


def _count(concepts: Concepts, text: str, language: str, weight: float, found: dict[str, float]) -> None:
    words = [word.text for word in analysis.words(text)]
    for item in concepts.find(words, language):
        for scheme, code in item.keys:
            found[f"{scheme}:{code}"] += weight
