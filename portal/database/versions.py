"""Which revision of its original a translation was made from, and whether the original says something else since."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from portal.database.tables import Record, Revision, Version
from portal.domain.workflow import FOUND


@dataclass(frozen=True)
class Behind:
    """A translation that is older than its original: what it was made from, and what the original is now."""

    record: Record
    version: Version
    made_from: Revision
    original: Revision


def of_record(session: Session, record: Record) -> Sequence[Version]:
    """Return the public versions of a record, the original first."""
    asked = select(Version).where(col(Version.record_pk) == record.pk, col(Version.live_pk).is_not(None))
    found = session.scalars(asked.order_by(col(Version.language))).all()
    return sorted(found, key=lambda version: version.language != record.language)


def live_original(session: Session, record: Record) -> int | None:
    """Return the number of the public text in the language in which a record was written first."""
    return next((one.live_pk for one in of_record(session, record) if one.language == record.language), None)


def origin(session: Session, record: Record, language: str) -> int | None:
    """Return the revision of the original that a text in a language is, or would be, made from; None for the original itself."""
    if language == record.language:
        return None
    known = next((one for one in of_record(session, record) if one.language == language), None)
    return known.of_pk if known else live_original(session, record)


def note_origins(session: Session, record: Record, new: Collection[str], before: int | None) -> None:
    """Note what translations were made from after texts were published together: the `new` ones from the original beside them, those
    of which nothing was known yet from the one `before`.
    """
    now = live_original(session, record)
    for version in of_record(session, record):
        if version.language == record.language:
            version.of_pk = None
        elif version.language in new:
            version.of_pk = now
        elif version.of_pk is None:
            version.of_pk = before or now
        session.add(version)


def behind(session: Session, record: Record | None = None) -> Sequence[Behind]:
    """Return the translations that are older than their original: of a record, else of all that searches find. That the original
    was changed and changed back is no change.
    """
    first, made_from, now = aliased(Version), aliased(Revision), aliased(Revision)
    asked: Any = (
        select(Record, Version, made_from, now)
        .join(Version, (col(Version.record_pk) == col(Record.pk)) & (col(Version.language) != col(Record.language)))
        .join(first, (col(first.record_pk) == col(Record.pk)) & (col(first.language) == col(Record.language)))
        .join(made_from, col(made_from.pk) == col(Version.of_pk))
        .join(now, col(now.pk) == col(first.live_pk))
        .where(col(Version.live_pk).is_not(None))
        .where(col(made_from.digest) != col(now.digest), col(made_from.language) == col(Record.language))
        .order_by(col(now.published_at), col(Version.pk))
    )
    narrowed = (
        asked.where(col(Record.pk) == record.pk) if record else asked.where(col(Record.condition).in_(sorted(FOUND)))
    )
    return [Behind(*row) for row in session.execute(narrowed)]
