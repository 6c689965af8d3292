"""Search as a page, the API or the command line asks for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from portal.database import reading as queries
from portal.domain import policy
from portal.domain.facets import FACETS
from portal.domain.policy import Reader
from portal.domain.query import Query, Sort
from portal.domain.query_text import parse
from portal.domain.query_writing import to_text, words_of
from portal.search.engine import Reason, SearchUnavailableError
from portal.services.cards import card, in_language, publisher_ids
from portal.services.context import Portal
from portal.services.fields import typed_fields
from portal.services.passages import passages_of
from portal.services.suggesting import meant
from portal.services.views import FacetValue, FacetView, Found, Why

MOST_VALUES = 50
"""Chosen values of one facet that are taken from an address."""

SHOWN_LANGUAGES = ("en", "fr", "es")
MOST_ADDED = 6
MOST_LISTED = 60
"""Values of a facet that are listed beside results."""

SIZES = (1, 50)
LAST_PAGE = 2000


def read_query(portal: Portal, language: str, q: str, params: Mapping[str, Sequence[str]]) -> Query:
    """Return the query of an address. Facet values that cannot be are dropped, numbers are brought into their range."""
    parsed = parse(q, typed_fields(portal))
    filters: dict[str, tuple[str, ...]] = {}
    for facet in FACETS:
        given = [*params.get(facet.name, ()), *parsed.filters.get(facet.name, ())]
        values = tuple(dict.fromkeys(v for v in given if portal.is_possible(facet.scheme, v)))[:MOST_VALUES]
        if values:
            filters[facet.name] = values
    return Query(
        clauses=parsed.clauses,
        filters=filters,
        sort=Sort.date if "date" in params.get("sort", ()) else Sort.relevance,
        page=_number(params, "page", 1, 1, LAST_PAGE),
        size=_number(params, "size", 10, *SIZES),
        language=language,
        expand="0" not in params.get("expand", ()),
        explain=True,
    )


def clauses_text(query: Query) -> str:
    """Return the words of a query as a person would type them; its filters stand beside the box."""
    return to_text(query.clauses, {})


def find(portal: Portal, reader: Reader, query: Query) -> Found:
    """Return a page of what `reader` may see. While the index is away: a plain list from the database, marked so."""
    labels = policy.labels(reader)
    with portal.database.asking() as connection:
        hidden = queries.narrowed(connection, labels)
        try:
            results = portal.engine.search(query, labels, hidden)
            mended = meant(portal, query, labels, hidden)
        except SearchUnavailableError:
            return _listed(portal, connection, labels, query)
        rows = queries.cards(connection, labels, [hit.version for hit in results.hits])
        names = publishers(connection, rows.values(), query.language)
        shown_in = results.shown_in
        passages = passages_of(connection, rows.values(), results, shown_in)
    shown = ((rows[hit.version], hit) for hit in results.hits if hit.version in rows)
    cards = tuple(
        replace(
            card(row, names, passages[row.version_pk].html, hit.score, passages[row.version_pk].file, shown_in),
            why=_why(portal, hit.why, query.language),
        )
        for row, hit in shown
    )
    facets = _facets(portal, results.facets, query)
    added = _added(portal, results.also_searched, query)
    if results.total:
        return Found(query, cards, results.total, facets, added, did_you_mean=mended)
    return Found(
        query,
        cards,
        0,
        facets,
        added,
        without_filter=_without_filters(portal, query, labels, hidden),
        without_word=_without_words(portal, query, labels, hidden),
        did_you_mean=mended,
    )


def publishers(connection: Any, rows: Iterable[Any], language: str) -> dict[str, str]:
    """Return the names in `language` of the organisations that publish what is listed, by id."""
    found = queries.organisation_names(connection, [id for row in rows for id in publisher_ids(row)])
    return {id: in_language(names, language) for id, names in found.items()}


def _why(portal: Portal, reasons: Iterable[Reason], language: str) -> tuple[Why, ...]:
    return tuple(_reason(portal, one, language) for one in reasons)


def _reason(portal: Portal, reason: Reason, language: str) -> Why:
    if reason.kind == "word":
        return Why("word", reason.text, "", reason.points)
    scheme, _, code = reason.text.partition(":")
    return Why("concept", portal.label(scheme, code, language), reason.text, reason.points)


def _added(portal: Portal, concepts: Sequence[tuple[str, str]], query: Query) -> tuple[str, ...]:
    """Return what the concepts that were searched are called, as far as the reader did not type it."""
    typed = to_text(query.clauses, {}).casefold()
    labels = (
        portal.label(scheme, code, lang) for scheme, code in concepts for lang in (query.language, *SHOWN_LANGUAGES)
    )
    return tuple(dict.fromkeys(text for text in labels if text.casefold() not in typed))[:MOST_ADDED]


def _listed(portal: Portal, connection: Any, labels: policy.Labels, query: Query) -> Found:
    words = words_of(query.clauses)
    first = (query.page - 1) * query.size
    total, rows = queries.listed(connection, labels, query.language, query.filters, words, first, query.size)
    counts = queries.facet_counts(connection, labels, query.filters, words)
    names = publishers(connection, rows, query.language)
    return Found(
        query,
        tuple(card(row, names, language=query.language) for row in rows),
        total,
        _facets(portal, counts, query),
        from_database=True,
    )


def _facets(portal: Portal, counts: Mapping[str, Sequence[tuple[str, int]]], query: Query) -> tuple[FacetView, ...]:
    views = []
    for facet in FACETS:
        found = dict(counts.get(facet.name, ()))
        chosen = query.filters.get(facet.name, ())
        for value in chosen:
            found.setdefault(value, 0)
        order = list(found)
        if facet.by_order:
            known = {code: place for place, code in enumerate(portal.codes(facet.scheme))}
            order.sort(key=lambda code: (known.get(code, len(known)), code))
        order = [*order[:MOST_LISTED], *(value for value in chosen if value in order[MOST_LISTED:])]
        values = tuple(
            FacetValue(v, portal.label(facet.scheme, v, query.language), found[v], v in chosen) for v in order
        )
        views.append(FacetView(facet.name, facet.label, values, facet.open))
    return tuple(views)


def _without_filters(portal: Portal, query: Query, labels: policy.Labels, hidden: frozenset[int]) -> dict[str, int]:
    totals = {}
    for name, values in list(query.filters.items())[:8]:
        for value in values[:3]:
            rest = tuple(v for v in values if v != value)
            filters = {k: v for k, v in {**query.filters, name: rest}.items() if v}
            totals[f"{name}:{value}"] = _total(portal, query.only(filters=filters, page=1, size=1), labels, hidden)
    return {key: total for key, total in totals.items() if total}


def _without_words(portal: Portal, query: Query, labels: policy.Labels, hidden: frozenset[int]) -> dict[str, int]:
    totals = {}
    if len(query.clauses) > 1:
        for place, clause in enumerate(query.clauses[:8]):
            rest = query.clauses[:place] + query.clauses[place + 1 :]
            totals[to_text((clause,), {})] = _total(portal, query.only(clauses=rest, page=1, size=1), labels, hidden)
    return {key: total for key, total in totals.items() if total}


def _total(portal: Portal, query: Query, labels: policy.Labels, hidden: frozenset[int]) -> int:
    try:
        return portal.engine.search(query, labels, hidden).total
    except SearchUnavailableError:
        return 0


def _number(params: Mapping[str, Sequence[str]], name: str, otherwise: int, least: int, most: int) -> int:
    given = next(iter(params.get(name, ())), "")
    # Not int(): it takes other scripts' digits, spaces and thousands of places.
    if not given.isascii() or not given.isdigit():
        return otherwise
    return min(max(int(given[:9]), least), most)
