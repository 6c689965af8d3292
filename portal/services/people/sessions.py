"""Sessions, kept on the server: the cookie is a random word, the table holds its hash, the person and what Flask keeps."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from portal.database import people
from portal.database.sessions import DatabaseUnwritableError
from portal.database.tables import PersonStanding, SignIn, now
from portal.domain.policy import OrganisationStanding, Reader, Role
from portal.services.context import Portal
from portal.services.people.tokens import digest

NOTED_EVERY = timedelta(minutes=5)
PRIVILEGED = frozenset({Role.moderator, Role.administrator})


@dataclass(frozen=True)
class SignedIn:
    """A person as pages need them. `must_add_factor`: they have no rights until they have set up a second factor."""

    pk: int
    id: str
    name: str
    email: str
    role: Role
    country: str
    regions: frozenset[str]
    organisation_id: str | None
    standing: OrganisationStanding
    language: str
    has_factor: bool
    must_add_factor: bool

    @property
    def reader(self) -> Reader:
        """Who asks, for every query and right."""
        return Reader(self.role, self.regions, self.pk, self.id, self.standing)


@dataclass(frozen=True)
class Opened:
    """A session that is in force; `person` is None between password and second factor."""

    data: Mapping[str, Any]
    person: SignedIn | None = None


@dataclass(frozen=True)
class Listed:
    """A session in a person's list of their own."""

    digest: str
    device: str
    created_at: datetime
    seen_at: datetime
    current: bool = field(default=False)


def signed_in(portal: Portal, row: Any) -> SignedIn:
    """Return the person of a row of people.person or people.opened; their country's region is theirs too."""
    role = Role(row.role)
    home = portal.places.region_of(row.country)
    must = portal.settings.require_second_factor and role in PRIVILEGED and not row.totp_secret
    return SignedIn(
        pk=row.pk,
        id=row.id,
        name=row.name,
        email=row.email or "",
        role=role,
        country=row.country,
        regions=frozenset(row.regions) | ({home} if home else set()),
        organisation_id=row.organisation_id,
        standing=OrganisationStanding(row.organisation_standing or OrganisationStanding.unverified),
        language=row.language,
        has_factor=bool(row.totp_secret),
        must_add_factor=must,
    )


def open_session(portal: Portal, token: str) -> Opened | None:
    """Return the session of a cookie, or None where it has ended, was ended elsewhere, or its person may not sign in."""
    with portal.database.asking() as connection:
        row = people.opened(connection, digest(token))
    moment, settings = now(), portal.settings
    if row is None or row.seen_at + timedelta(hours=settings.session_hours) < moment:
        return None
    if row.session_created_at + timedelta(days=settings.session_days) < moment:
        return None
    if row.pk is not None and row.standing is not PersonStanding.active:
        return None
    if row.seen_at + NOTED_EVERY < moment:
        _note(portal, token)
    return Opened(row.data, signed_in(portal, row) if row.pk is not None else None)


def _note(portal: Portal, token: str) -> None:
    try:
        with portal.database.writing() as session:
            row = session.get(SignIn, digest(token))
            if row is not None:
                row.seen_at = now()
    except DatabaseUnwritableError:
        # Whoever only reads is not kept from it because nothing can be written just now.
        pass


def save(portal: Portal, token: str, data: Mapping[str, Any], person_pk: int | None, device: str) -> str:
    """Keep a session and return its cookie: a new one where there was none. One that was ended meanwhile stays ended."""
    is_new = not token
    token = token or secrets.token_urlsafe(32)
    with portal.database.writing() as session:
        row = session.get(SignIn, digest(token), with_for_update=True)
        if row is None and not is_new:
            # Ended elsewhere while this request was on its way, or its person's password was changed.
            return token
        row = row or SignIn(digest=digest(token), device=device[:80])
        row.data, row.person_pk, row.seen_at = dict(data), person_pk, now()
        session.add(row)
    return token


def end(portal: Portal, token: str) -> None:
    """End the session of a cookie."""
    with portal.database.writing() as session:
        row = session.get(SignIn, digest(token))
        if row is not None:
            session.delete(row)


def end_one(portal: Portal, person_pk: int, listed: str) -> None:
    """End one of a person's own sessions, by the name it has in their list."""
    if len(listed) != len(digest("")) or not listed.isalnum():
        # No database takes every sign that a form can hold.
        return
    with portal.database.writing() as session:
        row = session.get(SignIn, listed)
        if row is not None and row.person_pk == person_pk:
            session.delete(row)


def end_everywhere(portal: Portal, person_pk: int) -> None:
    """Sign a person out in every browser."""
    with portal.database.writing() as session:
        people.end_sessions(session, person_pk)


def listed(portal: Portal, person_pk: int, token: str) -> Sequence[Listed]:
    """Return a person's sessions, the one used last first."""
    with portal.database.asking() as connection:
        rows = people.sessions(connection, person_pk)
    here = digest(token)
    return tuple(Listed(row.digest, row.device, row.created_at, row.seen_at, row.digest == here) for row in rows)
