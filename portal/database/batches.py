"""Batches of records and their rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from portal.database.tables import Batch, BatchRow, BatchState, Person, Proposal, Record, RowState, now
from portal.domain.workflow import State


def of_person(session: Session, person_pk: int, limit: int) -> Sequence[Batch]:
    """Return a person's batches, the latest first."""
    asked = select(Batch).where(col(Batch.person_pk) == person_pk).order_by(col(Batch.created_at).desc()).limit(limit)
    return session.scalars(asked).all()


def to_do(session: Session) -> Sequence[tuple[str, BatchState]]:
    """Return what the worker goes on with: batches to be checked, made or sent, the oldest first."""
    asked = select(col(Batch.id), col(Batch.state)).where(
        col(Batch.state).in_((BatchState.checking, BatchState.running, BatchState.sending))
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


def _drafts(*what: Any) -> Any:
    """Return a question about what came of batches and its text on the way."""
    joined = select(*what).select_from(BatchRow).join(Record, col(BatchRow.record_pk) == col(Record.pk))
    return joined.join(Proposal, col(Proposal.record_pk) == col(Record.pk))


def unsent(session: Session, id: str, after: int, limit: int) -> Sequence[tuple[int, str]]:
    """Return (row's number, record's id) of those that are drafts still, after a row."""
    asked = _drafts(col(BatchRow.number), col(Record.id)).where(
        col(BatchRow.batch_id) == id, col(BatchRow.number) > after, col(Proposal.state) == State.draft
    )
    return [(number, record) for number, record in session.execute(asked.order_by(col(BatchRow.number)).limit(limit))]


def count_unsent(session: Session, id: str) -> int:
    """Return how many of those that were made are drafts still."""
    asked = _drafts(func.count())
    return int(session.scalar(asked.where(col(BatchRow.batch_id) == id, col(Proposal.state) == State.draft)) or 0)


def sent(session: Session, id: str) -> Sequence[tuple[Record, Proposal]]:
    """Return what came of a batch and waits for a moderator."""
    asked = _drafts(Record, Proposal).where(col(BatchRow.batch_id) == id, col(Proposal.state) == State.submitted)
    return [(record, proposal) for record, proposal in session.execute(asked)]


def draft_of(session: Session, record_id: str) -> int | None:
    """Return the number of the draft of a record."""
    asked = select(col(Proposal.pk)).join(Record, col(Proposal.record_pk) == col(Record.pk))
    return session.scalar(asked.where(col(Record.id) == record_id, col(Proposal.state) == State.draft))


def of_content(session: Session, new: Batch) -> Batch | None:
    """Return the latest batch that its person handed in before with the same file as a new one, unless it was refused."""
    asked = select(Batch).where(
        col(Batch.person_pk) == new.person_pk,
        col(Batch.sha256) == new.sha256,
        col(Batch.kind) == new.kind,
        col(Batch.state) != BatchState.refused,
    )
    return session.scalars(asked.order_by(col(Batch.created_at).desc())).first()


def made(session: Session, id: str, limit: int) -> Sequence[tuple[str, str, bool]]:
    """Return (record's id, title, whether it is a draft still) of what came of a batch, drafts first."""
    is_draft = select(col(Proposal.pk)).where(
        col(Proposal.record_pk) == col(Record.pk), col(Proposal.state) == State.draft
    )
    asked: Any = select(col(Record.id), col(BatchRow.cells), is_draft.exists())
    asked = asked.join(BatchRow, col(BatchRow.record_pk) == col(Record.pk)).where(col(BatchRow.batch_id) == id)
    asked = asked.order_by(is_draft.exists().desc(), col(BatchRow.number)).limit(limit)
    return [
        (record_id, str(cells.get("title") or ""), bool(draft)) for record_id, cells, draft in session.execute(asked)
    ]


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
