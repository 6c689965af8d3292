"""Facet counts of the plain way, by Whoosh's own grouping."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from whoosh.query import Every
from whoosh.sorting import FieldFacet

from portal.domain.facets import BY_NAME
from portal.search.whoosh_engine.plain.holding import Docs, Holding

Counts = tuple[tuple[str, int], ...]


def values_of(holding: Holding, docs: Docs) -> Mapping[str, list[tuple[str, list[int]]]]:
    """Return for each facet its values and which of `docs` carry each."""
    found: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
    for text, carrying in _grouped(holding, docs):
        facet, _, value = text.partition("=")
        found[facet].append((value, carrying))
    return found


def _grouped(holding: Holding, docs: Docs) -> Iterable[tuple[str, list[int]]]:
    # Of an empty set of allowed documents Whoosh makes no filter at all.
    if not docs:
        return ()
    by_value = {"facets": FieldFacet("facets", allow_overlap=True)}
    groups = holding.plain_searcher.search(Every(), limit=None, filter=set(docs), groupedby=by_value).groups("facets")
    return sorted(groups.items())


def count_facets(holding: Holding, base: Docs, masks: Mapping[str, Docs]) -> dict[str, Counts]:
    """Count the records of each facet value among `base`; a facet's own filter does not narrow its counts."""
    # A value that is the record's counts whichever of its versions was found.
    values = values_of(holding, holding.of_records(holding.records_of(base)))
    return {name: _counts(holding, name, values.get(name, []), narrowed(base, masks, name)) for name in BY_NAME}


def _counts(holding: Holding, name: str, values: list[tuple[str, list[int]]], docs: Docs) -> Counts:
    if BY_NAME[name].of_version:
        found = {value: len(docs.intersection(carrying)) for value, carrying in values}
    else:
        shown = holding.records_of(docs)
        found = {value: len(shown & holding.records_of(carrying)) for value, carrying in values}
    return tuple((value, count) for value, count in Counter(found).most_common() if count)


def narrowed(base: Docs, masks: Mapping[str, Docs], except_for: str = "") -> Docs:
    """Return `base` with all filters applied but that of one facet."""
    for name, mask in masks.items():
        if name != except_for:
            base &= mask
    return base
