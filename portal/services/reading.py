"""Records and the pages around them, as a reader may see them."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from portal.database import reading as queries
from portal.domain import policy
from portal.domain.inputs import reported
from portal.domain.policy import Reader
from portal.domain.query import Query, Sort
from portal.search.engine import SearchUnavailableError
from portal.services.cards import card, in_language
from portal.services.context import Portal
from portal.services.files.views import of_content
from portal.services.search import find, publishers
from portal.services.views import Card, Counted, Found, Home, Listing, OrganisationName, Other, RecordView, RegionView

OF_RECORD = ("id", "kind", "condition", "published_at", "updated_at", "review_by", "shared")
RELATED_PRACTICES = "related_practices"
NEWEST = 6
RELATED = 4


def record(portal: Portal, reader: Reader, kind: str, id: str, language: str, text: str = "") -> RecordView | None:
    """Return a record for a page in `language`, its texts in `text` (else in `language`, else in the original language).

    None where there is none that `reader` may see.
    """
    if "\0" in id:
        # No database takes it, and no id has it.
        return None
    labels = policy.labels(reader)
    with portal.database.asking() as connection:
        found = queries.record(connection, labels, kind, id)
        if found is None:
            return None
        versions = queries.versions(connection, found.record_pk)
        named = queries.organisations(connection, found.record_pk)
        linked = reported(found.shared, RELATED_PRACTICES) or ()
        practices = queries.titles(connection, labels, "practice", linked, language)
        successor = found.superseded_by
        if successor and not queries.is_readable(connection, labels, successor):
            successor = None
        related = _related(portal, connection, labels, found.record_pk, language)
        files = of_content(connection, found.shared)
    chosen = _version(versions, (text, language, found.original))
    if chosen is None:
        return None
    return RecordView(
        card=card(_row(found, chosen, versions)),
        shared=_without_hidden(found.shared, practices),
        texts=chosen.content,
        html=chosen.html,
        organisations={o.id: OrganisationName(o.id, in_language(o.names, language), o.type, o.url) for o in named},
        translation=chosen.translation,
        others=tuple(Other(v.language, v.title, v.translation) for v in versions if v is not chosen),
        related=related,
        practices=practices,
        superseded_by=successor,
        files=files,
        original=found.original,
        original_changed=_original_changed(versions, found.original, chosen),
    )


def _original_changed(versions: Sequence[Any], original: str, chosen: Any) -> Any:
    """Return when the original got the words that it has now, where a translation was made from other ones; else nothing."""
    first = next((row for row in versions if row.language == original), None)
    if first is None or first is chosen or chosen.of_language != original or chosen.of_digest == first.digest:
        return None
    return first.dated


def _without_hidden(shared: Mapping[str, Any], practices: Mapping[str, str]) -> Mapping[str, Any]:
    """Leave out ids of records that the reader may not see: they are made of the words of titles."""
    linked = reported(shared, RELATED_PRACTICES)
    return {**shared, RELATED_PRACTICES: [id for id in linked if id in practices]} if linked else shared


def _row(found: Any, version: Any, versions: Sequence[Any]) -> Any:
    return SimpleNamespace(
        **{name: getattr(found, name) for name in OF_RECORD},
        **{name: getattr(version, name) for name in ("language", "title", "summary")},
        languages=" ".join(row.language for row in versions),
    )


def _version(versions: Sequence[Any], languages: Sequence[str]) -> Any:
    by_language = {row.language: row for row in versions}
    chosen = next((by_language[language] for language in languages if language in by_language), None)
    return chosen or next(iter(versions), None)


def _related(portal: Portal, connection: Any, labels: policy.Labels, record_pk: int, language: str) -> tuple[Card, ...]:
    hidden = queries.narrowed(connection, labels)
    try:
        hits = portal.engine.related(record_pk, labels, language, hidden, RELATED)
    except SearchUnavailableError:
        return ()
    rows = queries.cards(connection, labels, [hit.version for hit in hits], with_text=False)
    names = publishers(connection, rows.values(), language)
    return tuple(card(rows[hit.version], names, language=language) for hit in hits if hit.version in rows)


def home(portal: Portal, reader: Reader, language: str) -> Home:
    """Return the first page."""
    found = _browse(portal, reader, language, {})
    return Home(
        total=found.total,
        regions=regions(portal, reader, language),
        newest=found.cards,
        stages=_counted(found, "stage"),
        groups=_counted(found, "group"),
        root_causes=_counted(found, "root_cause"),
    )


def regions(portal: Portal, reader: Reader, language: str) -> tuple[RegionView, ...]:
    """Return the pilot regions (and `global`, where it has records)."""
    views = [region(portal, reader, code, language) for code in portal.places.regions]
    return tuple(view for view in views if view is not None and (view.total or view.code != "global"))


def region(portal: Portal, reader: Reader, code: str, language: str) -> RegionView | None:
    """Return a pilot region, or None where `code` is none."""
    if code not in portal.places.regions:
        return None
    found = _browse(portal, reader, language, {"region": (code,)})
    return RegionView(
        code=code,
        total=found.total,
        countries={value.value: value.count for value in _values(found, "country")},
        newest=found.cards,
        stages=_counted(found, "stage"),
        groups=_counted(found, "group"),
        themes=_counted(found, "theme"),
    )


def country(portal: Portal, reader: Reader, code: str, language: str) -> Listing | None:
    """Return a country's records, or None where `code` is no country."""
    code = portal.places.aliases.get(code, code)
    return _listing(portal, reader, "country", code, language) if code in portal.places.countries else None


def theme(portal: Portal, reader: Reader, code: str, language: str) -> Listing | None:
    """Return a theme's records, or None where `code` is no theme."""
    return _listing(portal, reader, "theme", code, language) if portal.vocabulary.has("theme", code) else None


def _listing(portal: Portal, reader: Reader, facet: str, code: str, language: str) -> Listing:
    found = _browse(portal, reader, language, {facet: (code,)}, size=20)
    return Listing(
        code=code,
        total=found.total,
        cards=found.cards,
        countries=_counted(found, "country"),
        themes=_counted(found, "theme"),
        groups=_counted(found, "group"),
        corridors=tuple(c for c in _counted(found, "corridor") if facet != "country" or code in c.value.split("-")),
    )


def _browse(
    portal: Portal, reader: Reader, language: str, filters: Mapping[str, tuple[str, ...]], size: int = NEWEST
) -> Found:
    return find(portal, reader, Query(filters=filters, sort=Sort.date, size=size, language=language))


def _values(found: Found, facet: str) -> tuple[Any, ...]:
    return next(view.values for view in found.facets if view.name == facet)


def _counted(found: Found, facet: str) -> tuple[Counted, ...]:
    return tuple(Counted(value.value, value.label, value.count) for value in _values(found, facet) if value.count)
