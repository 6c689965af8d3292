"""From a Document to what Whoosh is given: terms with weights and positions, codes, numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.engine import Document
from portal.search.whoosh_engine.lexical import lexical

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
    own = _read(_parts(document), document.language, concepts, 0)
    occurrences = {term: (weight, places, round(weight)) for term, (weight, places) in own.words.items()}
    found, end = own.concepts, own.end
    for abstract in document.abstracts:
        parts = ((abstract.title, IN_TITLE), (abstract.summary, IN_SUMMARY))
        other = _read(parts, abstract.language, concepts, end + GAP)
        end = other.end
        # What is said again in another language makes a text neither longer nor more about its subject.
        for key, weight in other.concepts.items():
            found[key] = max(found.get(key, 0.0), weight)
        for term, (weight, places) in other.words.items():
            known, at, count = occurrences.get(term, (0.0, [], 0))
            occurrences[term] = (max(known, weight), at + places, count)
    for facet in FACET_CONCEPTS & document.facets.keys():
        for code in document.facets[facet]:
            found[f"{facet}:{code}"] = found.get(f"{facet}:{code}", 0.0) + CODED_WEIGHT
    return {
        "key": str(document.version),
        "record": document.record,
        "version": document.version,
        "date": document.date,
        "facets": _codes(document),
        "concepts": found,
        "text": occurrences,
        **lexical(document),
    }


def _codes(document: Document) -> set[str]:
    codes = {f"{facet}={value}" for facet, values in document.facets.items() for value in values}
    codes.update(f"label={label}" for label in document.labels)
    codes.update(f"year={year}" for year in document.years)
    own = analysis.analysis_of(document.language).name
    others = (analysis.analysis_of(abstract.language).name for abstract in document.abstracts)
    codes.update(f"analysis={name}" for name in (own, *others))
    codes.add(f"own={own}")
    return codes


def _parts(document: Document) -> tuple[tuple[str, float], ...]:
    """Return the texts of a document, the title first, and what a concept that each names counts."""
    return (
        (document.title, IN_TITLE),
        (document.summary, IN_SUMMARY),
        (document.text, 1.0),
        (document.attachments, IN_FILES),
    )


class _Reading(NamedTuple):
    """What texts in one language hold: for each term its weight and places, for each concept its weight; and where they end."""

    words: dict[str, tuple[float, list[int]]]
    concepts: dict[str, float]
    end: int


def _read(parts: Sequence[tuple[str, float]], language: str, concepts: Concepts, start: int) -> _Reading:
    positions: dict[str, list[int]] = defaultdict(list)
    found: dict[str, float] = defaultdict(float)
    place = start
    for text, weight in parts:
        for terms, at in _terms(text, language, place):
            for term in terms:
                positions[term].append(at)
            place = at + 1
        place += GAP
        for item in concepts.find(analysis.word_texts(text), language):
            for scheme, code in item.keys:
                found[f"{scheme}:{code}"] += weight
    title = Counter(term for terms, _ in _terms(parts[0][0], language, 0) for term in terms)
    words = {
        term: (len(places) + (TITLE_WEIGHT - 1.0) * title.get(term, 0), places) for term, places in positions.items()
    }
    return _Reading(words, dict(found), place)


def _terms(text: str, language: str, start: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield (terms, position) for each word: none for a stop word; two for one whose marks part it from others."""
    if not analysis.analysis_of(language).marked:
        for place, term in enumerate(analysis.index_terms(text, language), start):
            yield (() if term is None else (term,)), place
        return
    for place, (term, word) in enumerate(analysis.terms(text, language), start):
        written = analysis.marked_term(word.text) if term is not None else None
        yield tuple(one for one in (term, written) if one is not None), place
