"""Corridors that people added or hid."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from portal.database.tables import CorridorRow


def rows(session: Session) -> Sequence[CorridorRow]:
    """Return what was added or hidden, by code."""
    return session.scalars(select(CorridorRow).order_by(col(CorridorRow.code))).all()
