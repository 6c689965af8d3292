"""The outbox's mails: rows that say what to compose for whom, and the queries for what is said in them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, select, update
from sqlmodel import Session, col

from portal.database.tables import Outbox, Person, Proposal, Reason, Record, Version

MAIL = "mail"
STUCK = 99
"""Attempts of a mail that is not tried again before somebody says so."""


def add(session: Session, payload: Mapping[str, Any], due_at: datetime) -> None:
    """Put a mail into the outbox; it is there when the transaction is."""
    session.add(Outbox(topic=MAIL, payload=dict(payload), due_at=due_at))


def due(session: Session, moment: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Return (number, attempts so far) of the mails whose time has come, the earliest first."""
    asked = select(col(Outbox.pk), col(Outbox.attempts)).where(*_is_due(moment))
    rows = session.execute(asked.order_by(col(Outbox.due_at), col(Outbox.pk)).limit(limit))
    return [(row.pk, row.attempts) for row in rows]


def _is_due(moment: datetime) -> tuple[Any, ...]:
    return (col(Outbox.topic) == MAIL, col(Outbox.attempts) < STUCK, col(Outbox.due_at) <= moment)


def claim(session: Session, pk: int, moment: datetime, until: datetime) -> Outbox | None:
    """Return a mail that is due, which is nobody else's until then; None where another took it, or somebody dropped it."""
    # One statement: of two processes that see the same row, the second finds it no longer due.
    asked = update(Outbox).where(*_is_due(moment), col(Outbox.pk) == pk).values(due_at=until).returning(Outbox)
    return session.scalars(asked).first()


def failed(session: Session, pk: int, error: str, attempts: int, due_at: datetime) -> None:
    """Note on a mail that it could not be sent, how often that was so, and when it is tried again."""
    session.execute(_one(pk, update).values(error=error[:500], attempts=attempts, due_at=due_at))


def again(session: Session, pk: int, moment: datetime) -> bool:
    """Let a mail that failed be tried from the beginning; say whether there is one."""
    asked = _one(pk, update).where(col(Outbox.attempts) > 0).values(attempts=0, due_at=moment)
    return bool(session.execute(asked.returning(col(Outbox.pk))).first())


def drop_of(session: Session, person_pk: int) -> None:
    """Delete the mails that wait for a person, with the addresses that some of them hold."""
    for row in session.scalars(select(Outbox).where(col(Outbox.topic) == MAIL)):
        if (row.payload or {}).get("person") == person_pk:
            session.delete(row)


def drop(session: Session, pk: int) -> bool:
    """Delete a mail; say whether there was one."""
    return bool(session.execute(_one(pk, delete).returning(col(Outbox.pk))).first())


def _one(pk: int, statement: Any) -> Any:
    return statement(Outbox).where(col(Outbox.topic) == MAIL, col(Outbox.pk) == pk)


def kind(session: Session, pk: int) -> str:
    """Return which kind of mail a row is; nothing where there is none of that number."""
    payload = session.scalars(
        select(col(Outbox.payload)).where(col(Outbox.topic) == MAIL, col(Outbox.pk) == pk)
    ).first()
    return str((payload or {}).get("kind", ""))


def between(
    session: Session, least: int, most: int, limit: int | None = None
) -> Sequence[tuple[Outbox, Person | None]]:
    """Return the mails that were tried so often, the oldest first, each with whom it is for."""
    asked = select(Outbox).where(col(Outbox.topic) == MAIL, col(Outbox.attempts).between(least, most))
    rows = session.scalars(asked.order_by(col(Outbox.pk)).limit(limit))
    return [(row, session.get(Person, (row.payload or {}).get("person") or 0)) for row in rows]


def count(session: Session, least: int = 0) -> int:
    """Return how many mails are in the outbox that were tried so often at least, stuck ones too."""
    asked = select(func.count()).select_from(Outbox).where(col(Outbox.topic) == MAIL, col(Outbox.attempts) >= least)
    return int(session.execute(asked).scalar_one())


def title(session: Session, record: Record, proposal: Proposal | None, language: str) -> str:
    """Return what a record is called: as the proposal calls it, else as it is public (best in `language`), else its id."""
    if proposal is not None and proposal.title:
        return proposal.title
    best = case((col(Version.language) == language, 0), (col(Version.language) == record.language, 1), else_=2)
    public = select(col(Version.title)).where(col(Version.record_pk) == record.pk, col(Version.live_pk).is_not(None))
    newest = select(col(Proposal.title)).where(col(Proposal.record_pk) == record.pk).order_by(col(Proposal.pk).desc())
    found = session.scalars(public.order_by(best, col(Version.language))).first() or session.scalars(newest).first()
    return found or record.id


def reason(session: Session, trail_pk: int) -> str:
    """Return the written reason beside a row of the trail; empty where there is none, or it was erased."""
    row = session.get(Reason, trail_pk)
    return row.text if row is not None and row.erased_at is None else ""
