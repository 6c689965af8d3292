"""Queries for records. Every one takes the reader's labels: what a reader may not see is in no row and no count."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Result, Row, Select, and_, bindparam, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from portal.database.tables import (
    Organisation,
    Outbox,
    Record,
    RecordFacet,
    RecordLabel,
    RecordOrganisation,
    Revision,
    Version,
)
from portal.domain.policy import Labels
from portal.domain.workflow import FOUND, READABLE, Condition

Shared = aliased(Revision)
Sibling = aliased(Version)
Carried = aliased(RecordFacet)


LABELS = "labels"


def seen(conditions: Iterable[Condition] = FOUND) -> ColumnElement[bool]:
    """Return the condition that every query for records carries; it asks for the reader's labels as a parameter."""
    carried = col(RecordLabel.label).in_(bindparam(LABELS, expanding=True))
    label = exists().where(col(RecordLabel.record_pk) == col(Record.pk), carried)
    return and_(col(Record.condition).in_(sorted(conditions)), label)


def _execute(session: Session, asked: Any, labels: Labels, **more: Any) -> Result[Any]:
    return session.execute(asked, {LABELS: sorted(labels), **more})


def _languages() -> Any:
    live = (col(Sibling.record_pk) == col(Record.pk), col(Sibling.live_pk).is_not(None))
    return select(func.aggregate_strings(col(Sibling.language), " ")).where(*live).correlate(Record).scalar_subquery()


def _cards(*more: Any) -> Select[Any]:
    """Ask for what a list shows, as columns: whole rows would be made into objects that nobody changes."""
    asked: Any = select(
        col(Record.pk).label("record_pk"),
        col(Record.id),
        col(Record.kind),
        col(Record.condition),
        col(Record.published_at),
        col(Record.updated_at),
        col(Version.pk).label("version_pk"),
        col(Version.language),
        col(Version.title),
        col(Version.summary),
        col(Shared.content).label("shared"),
        _languages().label("languages"),
        *more,
    )
    joined = asked.join(Version, col(Version.record_pk) == col(Record.pk)).join(
        Shared, col(Shared.pk) == col(Record.live_pk)
    )
    found: Select[Any] = joined.where(col(Version.live_pk).is_not(None))
    return found


def cards(session: Session, labels: Labels, versions: Sequence[int], with_text: bool = True) -> dict[int, Row[Any]]:
    """Return by version number what a list shows (see _cards) and, `with_text`, the text for a snippet (`plain`)."""
    rows = _execute(session, _cards_by_version(with_text), labels, versions=list(versions))
    return {row.version_pk: row for row in rows}


# Statements of every page are put together once: that takes longer than answering them.
@cache
def _cards_by_version(with_text: bool) -> Select[Any]:
    asked = _cards()
    if with_text:
        asked = _cards(col(Revision.plain)).join(Revision, col(Revision.pk) == col(Version.live_pk))
    return asked.where(seen(), col(Version.pk).in_(bindparam("versions", expanding=True)))


def titles(session: Session, labels: Labels, kind: str, ids: Sequence[str], language: str) -> dict[str, str]:
    """Return the titles of records by their ids, in `language` where they have it, as far as these labels see them."""
    if not ids:
        return {}
    asked = select(col(Record.id), col(Version.title)).join(Version, col(Version.record_pk) == col(Record.pk))
    shown = and_(col(Version.live_pk).is_not(None), col(Version.language).in_((language, col(Record.language))))
    first_own = (col(Version.language) == language).asc()
    rows = _execute(
        session,
        asked.where(seen(), col(Record.kind) == kind, col(Record.id).in_(ids), shown).order_by(first_own),
        labels,
    )
    return {found.id: found.title for found in rows}


def organisation_names(session: Session, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the names by language of organisations that seen records name."""
    wanted = sorted(set(ids))
    asked = select(col(Organisation.id), col(Organisation.names)).where(col(Organisation.id).in_(wanted))
    return {found.id: found.names for found in session.execute(asked)} if wanted else {}


def _matching(filters: Mapping[str, Sequence[str]], words: Sequence[str]) -> list[ColumnElement[bool]]:
    conditions = [seen()]
    for facet, values in filters.items():
        carried = (col(Carried.record_pk) == col(Record.pk), col(Carried.facet) == facet)
        conditions.append(exists().where(*carried, col(Carried.value).in_(values)))
    if words:
        # A plain list while the index is away: a word anywhere in a title or summary.
        texts = (col(Sibling.title), col(Sibling.summary))
        likes = [text.icontains(word, autoescape=True) for word in words for text in texts]
        conditions.append(
            exists().where(col(Sibling.record_pk) == col(Record.pk), col(Sibling.live_pk).is_not(None), or_(*likes))
        )
    return conditions


def listed(
    session: Session,
    labels: Labels,
    language: str,
    filters: Mapping[str, Sequence[str]],
    words: Sequence[str],
    offset: int,
    limit: int,
) -> tuple[int, list[Row[Any]]]:
    """Return the total and a page of records, newest first, each by its version in `language`, else its original."""
    conditions = _matching(filters, words)
    total = _execute(session, select(func.count(col(Record.pk))).where(*conditions), labels).scalar_one()
    live = (col(Sibling.record_pk) == col(Record.pk), col(Sibling.live_pk).is_not(None))
    own = exists().where(*live, col(Sibling.language) == language)
    shown = or_(col(Version.language) == language, and_(col(Version.language) == col(Record.language), not_(own)))
    asked = (
        _cards()
        .where(*conditions, shown)
        .order_by(col(Record.updated_at).desc(), col(Record.pk))
        .offset(offset)
        .limit(limit)
    )
    return total, list(_execute(session, asked, labels))


def facet_counts(
    session: Session, labels: Labels, filters: Mapping[str, Sequence[str]], words: Sequence[str] = ()
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count the records of every facet value among those that match."""
    asked: Any = (
        select(col(RecordFacet.facet), col(RecordFacet.value), func.count())
        .join(Record, col(Record.pk) == col(RecordFacet.record_pk))
        .where(*_matching(filters, words))
        .group_by(col(RecordFacet.facet), col(RecordFacet.value))
        .order_by(func.count().desc(), col(RecordFacet.value))
    )
    found: dict[str, list[tuple[str, int]]] = {}
    rows: Any = _execute(session, asked, labels)
    for facet, value, count in rows:
        found.setdefault(facet, []).append((value, count))
    return {facet: tuple(values) for facet, values in found.items()}


def narrowed(session: Session, labels: Labels) -> frozenset[int]:
    """Return the records that something was taken from, that these labels no longer see, and that the index does not know of yet."""
    return frozenset(pk for (pk,) in _execute(session, _narrowed(), labels) if pk is not None)


@cache
def _narrowed() -> Select[Any]:
    asked = select(col(Outbox.record_pk)).join(Record, col(Record.pk) == col(Outbox.record_pk), isouter=True)
    return asked.where(col(Outbox.narrows).is_(True), or_(col(Record.pk).is_(None), not_(seen())))


def record(session: Session, labels: Labels, kind: str, id: str) -> Row[Any] | None:
    """Return what these labels may read at an address (columns of Record, and `shared`), or None: forbidden and absent look alike."""
    return _execute(session, _record(), labels, kind=kind, id=id).first()


@cache
def _record() -> Select[Any]:
    asked: Any = select(
        col(Record.pk).label("record_pk"),
        col(Record.id),
        col(Record.kind),
        col(Record.condition),
        col(Record.published_at),
        col(Record.updated_at),
        col(Record.language).label("original"),
        col(Record.superseded_by),
        col(Shared.content).label("shared"),
    ).join(Shared, col(Shared.pk) == col(Record.live_pk))
    found: Select[Any] = asked.where(
        col(Record.kind) == bindparam("kind"), col(Record.id) == bindparam("id"), seen(READABLE)
    )
    return found


def versions(session: Session, record_pk: int) -> list[Row[Any]]:
    """Return (language, translation, title, summary, content, html) of each published version of a record that was seen before."""
    return list(session.execute(_versions(), {"record_pk": record_pk}))


@cache
def _versions() -> Select[Any]:
    columns = (Version.language, Version.translation, Version.title, Version.summary, Revision.content, Revision.html)
    asked: Any = select(*(col(column) for column in columns))
    found: Select[Any] = (
        asked.join(Revision, col(Revision.pk) == col(Version.live_pk))
        .where(col(Version.record_pk) == bindparam("record_pk"))
        .order_by(col(Version.pk))
    )
    return found


def organisations(session: Session, record_pk: int) -> list[Row[Any]]:
    """Return (id, names, type, url) of the organisations that a record names; of a record that was seen before."""
    return list(session.execute(_organisations(), {"record_pk": record_pk}))


@cache
def _organisations() -> Select[Any]:
    part = exists().where(
        col(RecordOrganisation.organisation_id) == col(Organisation.id),
        col(RecordOrganisation.record_pk) == bindparam("record_pk"),
    )
    asked: Any = select(col(Organisation.id), col(Organisation.names), col(Organisation.type), col(Organisation.url))
    found: Select[Any] = asked.where(part)
    return found
