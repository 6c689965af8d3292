"""Batches of records and their rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from portal.database.tables import Batch, BatchRow, BatchState, Person, Record, RowState, now


def of_person(session: Session, person_pk: int, limit: int) -> Sequence[Batch]:
    """Return a person's batches, the latest first."""
    asked = select(Batch).where(col(Batch.person_pk) == person_pk).order_by(col(Batch.created_at).desc()).limit(limit)
    return session.scalars(asked).all()


def to_do(session: Session) -> Sequence[tuple[str, BatchState]]:
    """Return what the worker goes on with: batches to be checked or made, the oldest first."""
    asked = select(col(Batch.id), col(Batch.state)).where(
        col(Batch.state).in_((BatchState.checking, BatchState.running))
    )
    return [(id, state) for id, state in session.execute(asked.order_by(col(Batch.created_at)))]


def get(session: Session, id: str) -> Batch | None:
    """Return a batch."""
    return session.get(Batch, id) if "\0" not in id else None


def person_of(session: Session, batch: Batch) -> Person:
    """Return whose batch it is."""
    return session.get_one(Person, batch.person_pk)


def set_state(session: Session, batch: Batch, state: BatchState, reason: str = "") -> None:
    """Move a batch on."""
    batch.state, batch.reason, batch.changed_at = state, reason, now()
    session.add(batch)
    session.flush()


def last_number(session: Session, id: str) -> int:
    """Return the number of the last row that was read."""
    return int(session.scalar(select(func.max(col(BatchRow.number))).where(col(BatchRow.batch_id) == id)) or 0)


def counts(session: Session, id: str) -> dict[RowState, int]:
    """Return how many rows stand where."""
    asked: Any = (
        select(col(BatchRow.state), func.count()).where(col(BatchRow.batch_id) == id).group_by(col(BatchRow.state))
    )
    return {RowState(state): int(count) for state, count in session.execute(asked)}


def rows(session: Session, id: str, state: RowState, first: int = 0, limit: int | None = None) -> Sequence[BatchRow]:
    """Return rows of one state in their order."""
    asked = select(BatchRow).where(col(BatchRow.batch_id) == id, col(BatchRow.state) == state)
    return session.scalars(asked.order_by(col(BatchRow.number)).offset(first).limit(limit)).all()


def made(session: Session, id: str, limit: int) -> Sequence[tuple[str, str]]:
    """Return (record's id, title) of drafts that came of a batch."""
    asked = select(col(Record.id), col(BatchRow.cells)).join(BatchRow, col(BatchRow.record_pk) == col(Record.pk))
    asked = asked.where(col(BatchRow.batch_id) == id).order_by(col(BatchRow.number)).limit(limit)
    return [(record_id, str(cells.get("title") or "")) for record_id, cells in session.execute(asked)]


def record_id(session: Session, row: BatchRow) -> str:
    """Return the id of the record that came of a row."""
    return session.get_one(Record, row.record_pk).id


def drop(session: Session, id: str) -> None:
    """Delete a batch and its rows; the drafts that came of it stay."""
    session.execute(delete(BatchRow).where(col(BatchRow.batch_id) == id))
    session.execute(delete(Batch).where(col(Batch.id) == id))


def drop_of(session: Session, person_pk: int) -> None:
    """Delete all batches of a person; the drafts that came of them stay."""
    for id in session.scalars(select(col(Batch.id)).where(col(Batch.person_pk) == person_pk)).all():
        drop(session, id)
