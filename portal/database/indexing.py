"""Queries of the indexer: outbox rows, and the published versions as they are to be indexed."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from portal.database.reading import EXPUNGED
from portal.database.tables import Organisation, Outbox, Record, RecordLabel, RecordOrganisation, Revision, Version
from portal.domain.workflow import FOUND

INDEX = "index"
Shared = aliased(Revision)


def waiting(session: Session, limit: int | None = None) -> list[Outbox]:
    """Return the next (or all) outbox rows for the index, in order."""
    return list(session.scalars(select(Outbox).where(col(Outbox.topic) == INDEX).order_by(col(Outbox.pk)).limit(limit)))


def done(session: Session, rows: Sequence[int]) -> None:
    """Delete index jobs that the index holds. By number, not up to a number: a lower one may have been committed since."""
    session.execute(delete(Outbox).where(col(Outbox.pk).in_(rows)))


def failed(session: Session, rows: Sequence[int], error: str) -> None:
    """Note on outbox rows that they could not be done."""
    for row in session.scalars(select(Outbox).where(col(Outbox.pk).in_(rows))):
        row.attempts += 1
        row.error = error[:500]
        session.add(row)


def expunged(session: Session) -> list[int]:
    """Return the rows that ask for an index built anew, without what was expunged."""
    return [pk for pk in session.scalars(select(col(Outbox.pk)).where(col(Outbox.topic) == EXPUNGED)) if pk]


def lag(session: Session) -> tuple[int, datetime | None]:
    """Return how many index jobs wait, those after something was expunged among them, and since when the first does."""
    asked = select(func.count(), func.min(col(Outbox.created_at))).where(col(Outbox.topic).in_((INDEX, EXPUNGED)))
    count, since = session.execute(asked).one()
    return int(count), since


def retry(session: Session, rows: Sequence[int]) -> None:
    """Let outbox rows that were given up be tried again."""
    session.execute(update(Outbox).where(col(Outbox.pk).in_(rows)).values(attempts=0, error=""))


def ids(session: Session, records: Sequence[int]) -> dict[int, str]:
    """Return the ids of records by number, as far as there are such."""
    asked = select(col(Record.pk), col(Record.id)).where(col(Record.pk).in_(records))
    return {row.pk: row.id for row in session.execute(asked)}


def version_numbers(session: Session, records: Sequence[int]) -> list[int]:
    """Return the numbers of all versions of records, published or not."""
    return [
        pk
        for pk in session.scalars(select(col(Version.pk)).where(col(Version.record_pk).in_(records)))
        if pk is not None
    ]


def published(session: Session, records: Sequence[int] | None = None) -> Iterator[Any]:
    """Yield (Record, Version, shared, plain) of every version that a search may find, of these records or of all."""
    asked: Any = (
        select(Record, Version, col(Shared.content).label("shared"), col(Revision.plain))
        .join(Version, col(Version.record_pk) == col(Record.pk))
        .join(Shared, col(Shared.pk) == col(Record.live_pk))
        .join(Revision, col(Revision.pk) == col(Version.live_pk))
        .where(col(Record.condition).in_(sorted(FOUND)))
        .order_by(col(Version.pk))
        .execution_options(yield_per=200)
    )
    if records is not None:
        asked = asked.where(col(Record.pk).in_(records))
    yield from session.execute(asked)


def record_labels(session: Session, records: Sequence[int] | None = None) -> dict[int, frozenset[str]]:
    """Return the labels of records by number."""
    asked = select(RecordLabel)
    if records is not None:
        asked = asked.where(col(RecordLabel.record_pk).in_(records))
    found: dict[int, set[str]] = {}
    for row in session.scalars(asked):
        found.setdefault(row.record_pk, set()).add(row.label)
    return {pk: frozenset(labels) for pk, labels in found.items()}


def organisation_names(session: Session, records: Sequence[int] | None = None) -> dict[int, dict[str, set[str]]]:
    """Return for each record the organisations that it names by id, with their names in all languages.

    One that was merged into another comes by the other's id, with the names of both.
    """
    kept: Any = aliased(Organisation)
    asked = (
        select(col(RecordOrganisation.record_pk), col(Organisation.id), col(Organisation.names), kept.id, kept.names)
        .join(Organisation, col(Organisation.id) == col(RecordOrganisation.organisation_id))
        .join(kept, kept.id == col(Organisation.merged_into), isouter=True)
    )
    if records is not None:
        asked = asked.where(col(RecordOrganisation.record_pk).in_(records))
    found: dict[int, dict[str, set[str]]] = {}
    for record_pk, own, names, later, later_names in session.execute(asked):
        known = found.setdefault(record_pk, {}).setdefault(later or own, set())
        known.update(names.values(), (later_names or {}).values())
    return found


def searchable(session: Session) -> int:
    """Return how many versions a complete index holds."""
    asked = select(func.count(col(Version.pk))).join(Record, col(Version.record_pk) == col(Record.pk))
    return int(
        session.execute(
            asked.where(col(Record.condition).in_(sorted(FOUND)), col(Version.live_pk).is_not(None))
        ).scalar_one()
    )
