"""Links that are mailed: each works once, for one purpose and one person, until it expires. Only their hashes are kept."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from portal.database import people
from portal.database.sessions import Session
from portal.database.tables import Person, Token, now


class Purpose(StrEnum):
    """What a link is for."""

    invitation = "invitation"
    confirm_request = "confirm_request"
    confirm_email = "confirm_email"
    reset_password = "reset_password"  # noqa: S105 - not a password
    first_administrator = "first_administrator"


LASTS: Mapping[Purpose, timedelta] = {
    Purpose.invitation: timedelta(days=14),
    Purpose.confirm_request: timedelta(days=2),
    Purpose.confirm_email: timedelta(days=1),
    Purpose.reset_password: timedelta(hours=2),
    Purpose.first_administrator: timedelta(days=7),
}


@dataclass(frozen=True)
class Valid:
    """A link that may be used: for whom, and what was noted with it."""

    person: Person
    data: Mapping[str, Any] = field(default_factory=dict)


def digest(token: str) -> str:
    """Return what is kept of a link or of a session's cookie."""
    return sha256(token.encode()).hexdigest()


def mint(session: Session, purpose: Purpose | str, person_pk: int, data: Mapping[str, Any] | None = None) -> str:
    """Return a new link's secret; an earlier one for the same purpose works no more."""
    purpose = Purpose(purpose)
    people.end_tokens(session, person_pk, purpose)
    token = secrets.token_urlsafe(32)
    expires = now() + LASTS[purpose]
    session.add(
        Token(digest=digest(token), purpose=purpose, person_pk=person_pk, data=dict(data or {}), expires_at=expires)
    )
    return token


def look(session: Session, purpose: Purpose, token: str) -> Valid | None:
    """Return for whom a link works, or None; looking does not use it up."""
    row = session.get(Token, digest(token))
    if row is None or row.purpose != purpose or row.expires_at < now():
        return None
    person = session.get(Person, row.person_pk)
    return Valid(person, row.data) if person else None


def use(session: Session, purpose: Purpose, token: str) -> Valid | None:
    """Return for whom a link works and use it up, in the transaction of what it is used for."""
    # Held: of two requests that bring the same link at once, the second finds it used.
    row = session.get(Token, digest(token), with_for_update=True)
    found = look(session, purpose, token) if row else None
    if found is not None:
        session.delete(row)
        session.flush()
    return found
