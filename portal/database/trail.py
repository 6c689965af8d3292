"""The trail and the audit, which is the same table: rows are added in the transaction of what they tell, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlmodel import Session, SQLModel

from portal.database.tables import Reason, Record, Trail, now
from portal.domain.policy import Reader


def add(
    session: Session,
    actor: Reader,
    action: str,
    subject: str,
    old: str = "",
    new: str = "",
    reason: str = "",
    **more: Any,
) -> Trail:
    """Add a row: codes and opaque ids only; `reason` is kept beside it, where it can be erased. Returns the row with its number."""
    row = Trail(actor=actor.id, role=actor.role, action=action, subject=subject, old=old, new=new, **more)
    session.add(row)
    session.flush()
    if reason and row.pk is not None:
        session.add(Reason(trail_pk=row.pk, text=reason))
    return row


def of(record: Record) -> str:
    """Return how the trail names a record: by its number, since its id is made of words that may have to go."""
    return f"record:{record.pk}"


@dataclass(frozen=True)
class Asked:
    """Which rows of the trail are asked for; what is left empty (None) does not narrow. `kind` is that of the subjects: "record"."""

    actors: tuple[str, ...] | None = None
    action: str = ""
    kind: str = ""
    subjects: tuple[str, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None


TRAIL, REASON, PERSON = (SQLModel.metadata.tables[name] for name in ("trail", "reason", "person"))


def _rows(asked: Asked) -> Select[Any]:
    found: Any = select(*TRAIL.c, REASON.c.text.label("reason"), REASON.c.erased_at, PERSON.c.name.label("actor_name"))
    found = found.join(REASON, REASON.c.trail_pk == TRAIL.c.pk, isouter=True)
    found = found.join(PERSON, PERSON.c.id == TRAIL.c.actor, isouter=True)
    for column, values in ((TRAIL.c.actor, asked.actors), (TRAIL.c.subject, asked.subjects)):
        if values is not None:
            found = found.where(column.in_(values))
    if asked.action:
        found = found.where(TRAIL.c.action == asked.action)
    if asked.kind:
        found = found.where(TRAIL.c.subject.startswith(f"{asked.kind}:", autoescape=True))
    if asked.since:
        found = found.where(TRAIL.c.at >= asked.since)
    if asked.until:
        found = found.where(TRAIL.c.at < asked.until)
    narrowed: Select[Any] = found
    return narrowed


def rows(connection: Connection, asked: Asked, limit: int, before: int | None = None) -> Sequence[Row[Any]]:
    """Return rows, the newest first, each with its reason and the actor's present name; `before` a number, for the next page."""
    found = _rows(asked).order_by(TRAIL.c.pk.desc()).limit(limit)
    return connection.execute(found if before is None else found.where(TRAIL.c.pk < before)).all()


def of_proposal(connection: Connection, proposal_pk: int) -> Sequence[Row[Any]]:
    """Return what happened to a proposal, in order, with reasons."""
    return connection.execute(_rows(Asked()).where(TRAIL.c.proposal_pk == proposal_pk).order_by(TRAIL.c.pk)).all()


def actions(connection: Connection) -> list[str]:
    """Return the actions that occur."""
    return sorted(connection.execute(select(TRAIL.c.action).distinct()).scalars())


def erase_reason(session: Session, trail_pk: int, text: str = "") -> None:
    """Take a written reason away, or put `text` in its place; the row beside it stays."""
    row = session.get(Reason, trail_pk)
    if row is not None:
        row.text, row.erased_at = text, now()
        session.add(row)
