"""Mails that did not leave, and those that were kept in the folder: what administrators see and do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.database import mails
from portal.database.tables import now
from portal.mail import folder
from portal.mail.folder import Kept
from portal.services.context import Portal

FOR_EVER = 1_000_000_000


@dataclass(frozen=True)
class Troubled:
    """A mail that did not leave, as administrators see it; `to` is a name or an address."""

    pk: int
    kind: str
    to: str
    attempts: int
    error: str
    created_at: datetime
    due_at: datetime | None


def stuck(portal: Portal) -> Sequence[Troubled]:
    """Return the mails that are not tried again by themselves, the oldest first."""
    return _tried(portal, mails.STUCK, FOR_EVER)


def delayed(portal: Portal) -> Sequence[Troubled]:
    """Return the mails that failed and will be tried again, the oldest first."""
    return _tried(portal, 1, mails.STUCK - 1)


def queued(portal: Portal, limit: int) -> Sequence[Troubled]:
    """Return the mails that leave by themselves when they are due, whether or not they failed before, the oldest first."""
    return _tried(portal, 0, mails.STUCK - 1, limit)


def _tried(portal: Portal, least: int, most: int, limit: int | None = None) -> Sequence[Troubled]:
    with portal.database.reading() as session:
        rows = mails.between(session, least, most, limit)
    found = []
    for row, person in rows:
        payload = row.payload or {}
        to = payload.get("to") or (person and (person.name or person.email)) or ""
        found.append(
            Troubled(row.pk or 0, payload.get("kind", ""), to, row.attempts, row.error, row.created_at, row.due_at)
        )
    return tuple(found)


def waiting(portal: Portal) -> int:
    """Return how many mails have not left, stuck ones too."""
    with portal.database.reading() as session:
        return mails.count(session)


def retry(portal: Portal, pk: int) -> bool:
    """Try a mail that failed from the beginning, at once; say whether there is one."""
    with portal.database.writing() as session:
        return mails.again(session, pk, now())


def drop(portal: Portal, pk: int) -> bool:
    """Give a mail up; say whether there was one."""
    with portal.database.writing() as session:
        return mails.drop(session, pk)


def kept(portal: Portal, limit: int = 100) -> Sequence[Kept]:
    """Return the newest mails of the folder that stands in for a mail server."""
    return folder.newest(portal.settings.mail_folder, limit)


def kept_mail(portal: Portal, name: str) -> Kept | None:
    """Return one mail of that folder, or None where there is none of that name."""
    return folder.kept(portal.settings.mail_folder, name)
