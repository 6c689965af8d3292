"""Rows of files on their way here."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from portal.database import people
from portal.database.tables import File, Record, Upload, UploadState, now

OPEN = (UploadState.receiving, UploadState.checking)


def same(session: Session, person_pk: int, record_pk: int, name: str, size: int) -> Upload | None:
    """Return a person's unfinished file of the same name and size for a record."""
    asked = select(Upload).where(
        col(Upload.person_pk) == person_pk, col(Upload.record_pk) == record_pk, col(Upload.name) == name
    )
    return session.scalars(asked.where(col(Upload.size) == size, col(Upload.state).in_(OPEN))).first()


def count_open(session: Session, person_pk: int) -> int:
    """Return how many files of a person are on their way."""
    asked = select(func.count()).select_from(Upload)
    return int(session.scalar(asked.where(col(Upload.person_pk) == person_pk, col(Upload.state).in_(OPEN))) or 0)


def drop_oldest(session: Session, person_pk: int) -> None:
    """Forget the file of a person that was begun first; its pieces go with the next clearing up."""
    asked = select(Upload).where(col(Upload.person_pk) == person_pk, col(Upload.state).in_(OPEN))
    row = session.scalars(asked.order_by(col(Upload.created_at))).first()
    if row is not None:
        session.delete(row)
        session.flush()


def open_of(session: Session, person_pk: int, record_id: str) -> Sequence[Upload]:
    """Return a person's files for a record that have not arrived, the oldest first."""
    asked = select(Upload).join(Record, col(Record.pk) == col(Upload.record_pk)).where(col(Record.id) == record_id)
    asked = asked.where(col(Upload.person_pk) == person_pk, col(Upload.state).in_(OPEN))
    return session.scalars(asked.order_by(col(Upload.created_at))).all()


def record_of(session: Session, upload: Upload) -> Record:
    """Return the record that a file is for."""
    return session.get_one(Record, upload.record_pk)


def refuse(session: Session, upload_id: str, reason: str, about: Mapping[str, Any]) -> None:
    """Note that a file was refused, and why."""
    row = session.get_one(Upload, upload_id)
    row.state, row.reason, row.about, row.changed_at = UploadState.refused, reason, dict(about), now()
    session.add(row)
    session.flush()


def checking(session: Session, upload_id: str, sha256: str) -> None:
    """Note that a file is whole, and under which hash it is about to be kept."""
    row = session.get(Upload, upload_id)
    if row is not None:
        row.state, row.sha256, row.changed_at = UploadState.checking, sha256, now()
        session.add(row)


def done(session: Session, upload_id: str, sha256: str) -> None:
    """Note that a file is kept."""
    row = session.get(Upload, upload_id)
    if row is not None:
        row.state, row.sha256, row.changed_at = UploadState.done, sha256, now()
        session.add(row)


def older(session: Session, moment: datetime) -> Sequence[Upload]:
    """Return the files that nothing was noted of since `moment`, whatever their state."""
    return session.scalars(select(Upload).where(col(Upload.changed_at) < moment)).all()


def known(session: Session, ids: Collection[str]) -> set[str]:
    """Return those of `ids` that are on their way, or were."""
    return set(session.scalars(select(col(Upload.id)).where(col(Upload.id).in_(ids)))) if ids else set()


def is_noted(session: Session, sha256: str) -> bool:
    """Say whether a file is one that is kept; while the transaction lasts, nobody else notes it."""
    people.queue_up(session, sha256)
    return session.get(File, sha256) is not None


def forget(session: Session, ids: Sequence[str]) -> None:
    """Delete rows."""
    session.execute(delete(Upload).where(col(Upload.id).in_(ids)))


def forget_named(session: Session, record: Record, wanted: re.Pattern[str] | None = None) -> None:
    """Delete the rows of a record's files that are no longer on their way, and of those whose name holds what is wanted."""
    rows = session.scalars(select(Upload).where(col(Upload.record_pk) == record.pk)).all()
    forget(session, [row.id for row in rows if row.state not in OPEN or (wanted and wanted.search(row.name))])


def drop_of(session: Session, person_pk: int) -> None:
    """Delete the rows of all files that a person sent; what arrived is part of its record."""
    session.execute(delete(Upload).where(col(Upload.person_pk) == person_pk))
