"""Queries for records. Every one takes the reader's labels: what a reader may not see is in no row and no count."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Result, Row, Select, and_, bindparam, exists, func, not_, or_, select
from sqlmodel import SQLModel

from portal.database import tables  # noqa: F401 - declares the tables
from portal.domain.policy import Labels
from portal.domain.workflow import FOUND, READABLE, Condition

# Columns of tables, not attributes of classes: a statement of plain columns is answered in half the time.
TABLES = SQLModel.metadata.tables
RECORD, VERSION, REVISION = TABLES["record"], TABLES["version"], TABLES["revision"]
LABEL, FACET, OUTBOX = TABLES["record_label"], TABLES["record_facet"], TABLES["outbox"]
BODY, PART = TABLES["organisation"], TABLES["record_organisation"]
KEPT = BODY.alias("kept")
SHARED, SIBLING, CARRIED = REVISION.alias("shared_fields"), VERSION.alias("sibling"), FACET.alias("carried")
MADE_FROM = REVISION.alias("made_from")
EXPUNGED = "expunged"
"""The topic of a row that asks for an index without what was expunged, down to its files."""

MOST_LABELS = 8
"""More than any reader carries (domain/policy.py)."""


def seen(conditions: Iterable[Condition] = FOUND) -> ColumnElement[bool]:
    """Return the condition that every query for records carries; it asks for the reader's labels as parameters."""
    label = exists().where(LABEL.c.record_pk == RECORD.c.pk, _one_of(LABEL.c.label, "label", MOST_LABELS))
    return and_(or_(*(RECORD.c.condition == condition for condition in sorted(conditions))), label)


def _one_of(column: Any, name: str, places: int) -> ColumnElement[bool]:
    """Return `column IN (...)` with a fixed number of places: a list of any length is written into the statement anew each time."""
    return or_(*(column == bindparam(f"{name}_{place}") for place in range(places)))


def _filled(name: str, values: Sequence[Any], places: int) -> dict[str, Any]:
    """Return the parameters of _one_of; places that are left over repeat the first value, or match nothing."""
    if len(values) > places:
        raise ValueError(f"more than {places} values for {name}")
    left_over = values[0] if values else None
    given = [*values, *[left_over] * (places - len(values))]
    return {f"{name}_{place}": value for place, value in enumerate(given)}


def carried(labels: Labels) -> dict[str, Any]:
    """Return the parameters that `seen` asks for."""
    return _filled("label", sorted(labels), MOST_LABELS)


def _execute(connection: Connection, asked: Any, labels: Labels, **more: Any) -> Result[Any]:
    return connection.execute(asked, {**carried(labels), **more})


def _languages() -> Any:
    live = (SIBLING.c.record_pk == RECORD.c.pk, SIBLING.c.live_pk.is_not(None))
    return select(func.aggregate_strings(SIBLING.c.language, " ")).where(*live).correlate(RECORD).scalar_subquery()


def _cards(*more: Any) -> Select[Any]:
    """Ask for what a list shows, as columns: whole rows would be made into objects that nobody changes."""
    asked: Any = select(
        RECORD.c.pk.label("record_pk"),
        RECORD.c.id,
        RECORD.c.kind,
        RECORD.c.condition,
        RECORD.c.published_at,
        RECORD.c.updated_at,
        RECORD.c.review_by,
        VERSION.c.pk.label("version_pk"),
        VERSION.c.language,
        VERSION.c.title,
        VERSION.c.summary,
        SHARED.c.content.label("shared"),
        _languages().label("languages"),
        *more,
    )
    joined = asked.join(VERSION, VERSION.c.record_pk == RECORD.c.pk).join(SHARED, SHARED.c.pk == RECORD.c.live_pk)
    found: Select[Any] = joined.where(VERSION.c.live_pk.is_not(None))
    return found


PAGE_SIZES = (4, 10, 20, 50)
"""Numbers of cards for which there is a statement."""


def cards(
    connection: Connection, labels: Labels, versions: Sequence[int], with_text: bool = True
) -> dict[int, Row[Any]]:
    """Return by version number what a list shows (see _cards) and, `with_text`, the text for a snippet (`plain`)."""
    places = next(size for size in PAGE_SIZES if size >= len(versions))
    rows = _execute(connection, _cards_by_version(places, with_text), labels, **_filled("version", versions, places))
    return {row.version_pk: row for row in rows}


# Statements of every page are put together once: that takes longer than answering them.
@cache
def _cards_by_version(places: int, with_text: bool) -> Select[Any]:
    asked = _cards()
    if with_text:
        asked = _cards(REVISION.c.plain).join(REVISION, REVISION.c.pk == VERSION.c.live_pk)
    return asked.where(seen(), _one_of(VERSION.c.pk, "version", places))


def titles(connection: Connection, labels: Labels, kind: str, ids: Sequence[str], language: str) -> dict[str, str]:
    """Return the titles of records by their ids, in `language` where they have it, as far as these labels see them."""
    if not ids:
        return {}
    asked = select(RECORD.c.id, VERSION.c.title).join(VERSION, VERSION.c.record_pk == RECORD.c.pk)
    shown = and_(VERSION.c.live_pk.is_not(None), VERSION.c.language.in_((language, RECORD.c.language)))
    first_own = (VERSION.c.language == language).asc()
    rows = _execute(
        connection,
        asked.where(seen(), RECORD.c.kind == kind, RECORD.c.id.in_(ids), shown).order_by(first_own),
        labels,
    )
    return {found.id: found.title for found in rows}


def organisation_names(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the names by language of organisations that seen records name."""
    wanted = sorted(set(ids))
    asked = _named_bodies(BODY.c.id, _now(BODY.c.names)).where(BODY.c.id.in_(wanted))
    return {found.id: found.names for found in connection.execute(asked)} if wanted else {}


def _matching(filters: Mapping[str, Sequence[str]], words: Sequence[str]) -> list[ColumnElement[bool]]:
    conditions = [seen()]
    for facet, values in filters.items():
        carried = (CARRIED.c.record_pk == RECORD.c.pk, CARRIED.c.facet == facet)
        conditions.append(exists().where(*carried, CARRIED.c.value.in_(values)))
    if words:
        # A plain list while the index is away: a word anywhere in a title or summary.
        texts = (SIBLING.c.title, SIBLING.c.summary)
        likes = [text.icontains(word, autoescape=True) for word in words for text in texts]
        conditions.append(
            exists().where(SIBLING.c.record_pk == RECORD.c.pk, SIBLING.c.live_pk.is_not(None), or_(*likes))
        )
    return conditions


def listed(
    connection: Connection,
    labels: Labels,
    language: str,
    filters: Mapping[str, Sequence[str]],
    words: Sequence[str],
    offset: int,
    limit: int,
) -> tuple[int, list[Row[Any]]]:
    """Return the total and a page of records, newest first, each by its version in `language`, else its original."""
    conditions = _matching(filters, words)
    total = _execute(connection, select(func.count(RECORD.c.pk)).where(*conditions), labels).scalar_one()
    live = (SIBLING.c.record_pk == RECORD.c.pk, SIBLING.c.live_pk.is_not(None))
    own = exists().where(*live, SIBLING.c.language == language)
    shown = or_(VERSION.c.language == language, and_(VERSION.c.language == RECORD.c.language, not_(own)))
    asked = (
        _cards().where(*conditions, shown).order_by(RECORD.c.updated_at.desc(), RECORD.c.pk).offset(offset).limit(limit)
    )
    return total, list(_execute(connection, asked, labels))


def facet_counts(
    connection: Connection, labels: Labels, filters: Mapping[str, Sequence[str]], words: Sequence[str] = ()
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count the records of every facet value among those that match."""
    asked: Any = (
        select(FACET.c.facet, FACET.c.value, func.count())
        .join(RECORD, RECORD.c.pk == FACET.c.record_pk)
        .where(*_matching(filters, words))
        .group_by(FACET.c.facet, FACET.c.value)
        .order_by(func.count().desc(), FACET.c.value)
    )
    found: dict[str, list[tuple[str, int]]] = {}
    rows: Any = _execute(connection, asked, labels)
    for facet, value, count in rows:
        found.setdefault(facet, []).append((value, count))
    return {facet: tuple(values) for facet, values in found.items()}


def narrowed(connection: Connection, labels: Labels) -> frozenset[int]:
    """Return the records that something was taken from and that the index does not know of yet: those that these labels no longer
    see, and those from which words were expunged, which nobody may find by them.
    """
    return frozenset(pk for (pk,) in _execute(connection, _narrowed(), labels) if pk is not None)


@cache
def _narrowed() -> Select[Any]:
    asked = select(OUTBOX.c.record_pk).join(RECORD, RECORD.c.pk == OUTBOX.c.record_pk, isouter=True)
    expunged = OUTBOX.c.topic == EXPUNGED
    return asked.where(OUTBOX.c.narrows.is_(True), or_(RECORD.c.pk.is_(None), not_(seen()), expunged))


def record(connection: Connection, labels: Labels, kind: str, id: str) -> Row[Any] | None:
    """Return what these labels may read at an address (columns of Record, and `shared`), or None: forbidden and absent look alike."""
    return _execute(connection, _record(), labels, kind=kind, id=id).first()


@cache
def _record() -> Select[Any]:
    asked: Any = select(
        RECORD.c.pk.label("record_pk"),
        RECORD.c.id,
        RECORD.c.kind,
        RECORD.c.condition,
        RECORD.c.published_at,
        RECORD.c.updated_at,
        RECORD.c.review_by,
        RECORD.c.language.label("original"),
        RECORD.c.superseded_by,
        SHARED.c.content.label("shared"),
    ).join(SHARED, SHARED.c.pk == RECORD.c.live_pk)
    found: Select[Any] = asked.where(RECORD.c.kind == bindparam("kind"), RECORD.c.id == bindparam("id"), seen(READABLE))
    return found


def record_ids(connection: Connection, labels: Labels) -> dict[int, str]:
    """Return the id of every record that these labels find, by its number."""
    found = _execute(connection, select(RECORD.c.pk, RECORD.c.id).where(seen()), labels)
    return {row.pk: row.id for row in found}


def is_readable(connection: Connection, labels: Labels, id: str) -> bool:
    """Say whether these labels read the record of an id, found by searches or not. An id is made of a title's words."""
    return (
        _execute(connection, select(RECORD.c.pk).where(RECORD.c.id == id, seen(READABLE)), labels).first() is not None
    )


def versions(connection: Connection, record_pk: int) -> list[Row[Any]]:
    """Return (language, translation, title, summary, content, html) of each published version of a record that was seen before,
    with its `digest` and the day of its text (`dated`), and of what a translation was made from `of_language` and `of_digest`.
    """
    return list(connection.execute(_versions(), {"record_pk": record_pk}))


@cache
def _versions() -> Select[Any]:
    columns = (
        VERSION.c.language,
        VERSION.c.translation,
        VERSION.c.title,
        VERSION.c.summary,
        REVISION.c.content,
        REVISION.c.html,
        REVISION.c.digest,
        REVISION.c.published_at.label("dated"),
        MADE_FROM.c.language.label("of_language"),
        MADE_FROM.c.digest.label("of_digest"),
    )
    asked: Any = select(*columns)
    found: Select[Any] = (
        asked.join(REVISION, REVISION.c.pk == VERSION.c.live_pk)
        .join(MADE_FROM, MADE_FROM.c.pk == VERSION.c.of_pk, isouter=True)
        .where(VERSION.c.record_pk == bindparam("record_pk"))
        .order_by(VERSION.c.pk)
    )
    return found


def organisations(connection: Connection, record_pk: int) -> list[Row[Any]]:
    """Return (id, names, type, url) of the organisations that a record names; of a record that was seen before."""
    return list(connection.execute(_organisations(), {"record_pk": record_pk}))


@cache
def _organisations() -> Select[Any]:
    part = exists().where(
        PART.c.organisation_id == BODY.c.id,
        PART.c.record_pk == bindparam("record_pk"),
    )
    columns = (_now(BODY.c.names), _now(BODY.c.type), _now(BODY.c.url))
    return _named_bodies(BODY.c.id, *columns).where(part)


def _named_bodies(*columns: Any) -> Select[Any]:
    """Records name an organisation by the id that it had when they were written; it may have been merged into another since."""
    asked: Any = select(*columns)
    found: Select[Any] = asked.join(KEPT, KEPT.c.id == BODY.c.merged_into, isouter=True)
    return found


def _now(column: Any) -> Any:
    return func.coalesce(KEPT.c[column.name], column).label(column.name)
