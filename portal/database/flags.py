"""Queries of readers' flags."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from portal.database.tables import Flag, Record, Trail, Version


def unsettled(session: Session) -> Sequence[tuple[Flag, Record, str]]:
    """Return the flags that nobody has settled, each with its record and the title in its original language."""
    asked: Any = (
        select(Flag, Record, col(Version.title))
        .join(Record, col(Record.pk) == col(Flag.record_pk))
        .join(Version, (col(Version.record_pk) == col(Record.pk)) & (col(Version.language) == col(Record.language)))
        .where(col(Flag.settled_at).is_(None))
    )
    return [(flag, record, title) for flag, record, title in session.execute(asked)]


def open_of_kind(session: Session, record_pk: int, kind: str) -> bool:
    """Say whether a record has a flag of this kind that nobody has settled."""
    asked = select(col(Flag.pk)).where(
        col(Flag.record_pk) == record_pk, col(Flag.kind) == kind, col(Flag.settled_at).is_(None)
    )
    return session.scalars(asked.limit(1)).first() is not None


def upheld_since(session: Session, record_pk: int, outcome: str, since: datetime) -> bool:
    """Say whether a flag of a record was settled with this outcome since then."""
    asked = select(col(Flag.pk)).where(
        col(Flag.record_pk) == record_pk, col(Flag.outcome) == outcome, col(Flag.settled_at) >= since
    )
    return session.scalars(asked.limit(1)).first() is not None


def last_withheld(session: Session, subject: str) -> Trail | None:
    """Return the row of the trail that says how a record was withheld last, and from which condition."""
    asked = select(Trail).where(col(Trail.subject) == subject, col(Trail.action).in_(("withhold", "withhold_flagged")))
    return session.scalars(asked.order_by(col(Trail.pk).desc()).limit(1)).first()
