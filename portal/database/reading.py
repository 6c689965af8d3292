"""Queries for records. Every one takes the reader's labels: what a reader may not see is in no row and no count."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from portal.database.tables import Organisation, Outbox, Record, RecordFacet, RecordLabel, RecordOrganisation, Revision, Version
from portal.domain.policy import Labels
from portal.domain.workflow import FOUND, READABLE, Condition

Shared = aliased(Revision)
Sibling = aliased(Version)
Carried = aliased(RecordFacet)


def seen(labels: Labels, conditions: Iterable[Condition] = FOUND) -> ColumnElement[bool]:
    """Return the condition that every query for records carries."""
    label = exists().where(col(RecordLabel.record_pk) == col(Record.pk), col(RecordLabel.label).in_(sorted(labels)))
    return and_(col(Record.condition).in_(sorted(conditions)), label)


def _languages() -> Any:
    live = (col(Sibling.record_pk) == col(Record.pk), col(Sibling.live_pk).is_not(None))
    return select(func.aggregate_strings(col(Sibling.language), " ")).where(*live).correlate(Record).scalar_subquery()


def _cards(*more: Any) -> Select[Any]:
    return (
        select(Record, Version, col(Shared.content).label("shared"), _languages().label("languages"), *more)
        .join(Version, col(Version.record_pk) == col(Record.pk))
        .join(Shared, col(Shared.pk) == col(Record.live_pk))
        .where(col(Version.live_pk).is_not(None))
    )


def cards(session: Session, labels: Labels, versions: Sequence[int]) -> dict[int, Row[Any]]:
    """Return by version number what a result shows: Record, Version, shared, languages, and the text for its snippet (`plain`)."""
    asked = _cards(col(Revision.plain)).join(Revision, col(Revision.pk) == col(Version.live_pk))
    rows = session.execute(asked.where(seen(labels), col(Version.pk).in_(versions)))
    return {row.Version.pk: row for row in rows}


def _matching(labels: Labels, filters: Mapping[str, Sequence[str]], words: Sequence[str]) -> list[ColumnElement[bool]]:
    conditions = [seen(labels)]
    for facet, values in filters.items():
        carried = (col(Carried.record_pk) == col(Record.pk), col(Carried.facet) == facet)
        conditions.append(exists().where(*carried, col(Carried.value).in_(values)))
    if words:
        # A plain list while the index is away: a word anywhere in a title or summary.
        texts = (col(Sibling.title), col(Sibling.summary))
        likes = [text.icontains(word, autoescape=True) for word in words for text in texts]
        conditions.append(exists().where(col(Sibling.record_pk) == col(Record.pk), col(Sibling.live_pk).is_not(None), or_(*likes)))
    return conditions


def listed(
    session: Session, labels: Labels, language: str, filters: Mapping[str, Sequence[str]], words: Sequence[str], offset: int, limit: int
) -> tuple[int, list[Row[Any]]]:
    """Return the total and a page of records, newest first, each by its version in `language`, else its original."""
    conditions = _matching(labels, filters, words)
    total = session.execute(select(func.count(col(Record.pk))).where(*conditions)).scalar_one()
    live = (col(Sibling.record_pk) == col(Record.pk), col(Sibling.live_pk).is_not(None))
    own = exists().where(*live, col(Sibling.language) == language)
    shown = or_(col(Version.language) == language, and_(col(Version.language) == col(Record.language), not_(own)))
    asked = _cards().where(*conditions, shown).order_by(col(Record.updated_at).desc(), col(Record.pk)).offset(offset).limit(limit)
    return total, list(session.execute(asked))


def facet_counts(
    session: Session, labels: Labels, filters: Mapping[str, Sequence[str]], words: Sequence[str] = ()
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count the records of every facet value among those that match."""
    asked = (
        select(col(RecordFacet.facet), col(RecordFacet.value), func.count())
        .join(Record, col(Record.pk) == col(RecordFacet.record_pk))
        .where(*_matching(labels, filters, words))
        .group_by(col(RecordFacet.facet), col(RecordFacet.value))
        .order_by(func.count().desc(), col(RecordFacet.value))
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for facet, value, count in session.execute(asked):
        found.setdefault(facet, []).append((value, count))
    return {facet: tuple(values) for facet, values in found.items()}


def narrowed(session: Session, labels: Labels) -> frozenset[int]:
    """Return the records that something was taken from, that these labels no longer see, and that the index does not know of yet."""
    asked = select(col(Outbox.record_pk)).join(Record, col(Record.pk) == col(Outbox.record_pk), isouter=True)
    rows = session.execute(asked.where(col(Outbox.narrows).is_(True), or_(col(Record.pk).is_(None), not_(seen(labels)))))
    return frozenset(pk for (pk,) in rows if pk is not None)


def record(session: Session, labels: Labels, kind: str, id: str) -> Row[Any] | None:
    """Return (Record, shared) of what these labels may read at its address, or None: forbidden and absent look alike."""
    asked = select(Record, col(Shared.content).label("shared")).join(Shared, col(Shared.pk) == col(Record.live_pk))
    found = session.execute(asked.where(col(Record.kind) == kind, col(Record.id) == id, seen(labels, READABLE)))
    return found.first()


def versions(session: Session, record_pk: int) -> list[Row[Any]]:
    """Return (Version, content, html) of every published language version of a record that was seen before."""
    asked = select(Version, col(Revision.content), col(Revision.html)).join(Revision, col(Revision.pk) == col(Version.live_pk))
    return list(session.execute(asked.where(col(Version.record_pk) == record_pk).order_by(col(Version.pk))))


def organisations(session: Session, ids: Iterable[str]) -> dict[str, Organisation]:
    """Return organisations by their ids."""
    wanted = sorted(set(ids))
    return {found.id: found for found in session.scalars(select(Organisation).where(col(Organisation.id).in_(wanted)))} if wanted else {}


def organisation_ids(session: Session, record_pk: int) -> list[str]:
    """Return the ids of the organisations that a record names."""
    return list(session.scalars(select(col(RecordOrganisation.organisation_id)).where(col(RecordOrganisation.record_pk) == record_pk).distinct()))
