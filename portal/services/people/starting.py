"""How an account begins: an invitation is accepted, a request confirmed, the first administrator's link followed."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.database import accounts, people, trail
from portal.database.sessions import Database, Session
from portal.database.tables import PersonStanding, now
from portal.domain.languages import DEFAULT
from portal.domain.people import FirstInput, StartInput
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import hashing, letters, tokens
from portal.services.people.checks import NotPossibleError
from portal.services.people.signing_in import actor, subject
from portal.services.people.tokens import Purpose, Valid
from portal.settings import Settings

# For which link an account may stand how, and what the trail says of it.
STANDINGS: Mapping[Purpose, frozenset[PersonStanding]] = {
    Purpose.invitation: frozenset({PersonStanding.invited}),
    Purpose.confirm_request: frozenset({PersonStanding.requested, PersonStanding.invited}),
    Purpose.first_administrator: frozenset({PersonStanding.invited}),
}
SAID: Mapping[Purpose, str] = {
    Purpose.invitation: "invitation_accepted",
    Purpose.confirm_request: "request_confirmed",
    Purpose.first_administrator: "first_administrator",
}


@dataclass(frozen=True)
class Waiting:
    """Somebody whose account can begin, as its first page shows it."""

    email: str
    name: str
    role: Role
    country: str
    regions: tuple[str, ...]
    organisation_id: str | None
    language: str


def look(portal: Portal, purpose: Purpose, token: str) -> Waiting | None:
    """Return whose account a link would begin; None where it works no more. Looking does not use it up."""
    with portal.database.reading() as session:
        found = _usable(session, purpose, tokens.look(session, purpose, token))
    if found is None:
        return None
    person = found.person
    return Waiting(
        person.email or "", person.name, person.role, person.country, tuple(person.regions), person.organisation_id,
        person.language,
    )  # fmt: skip


def start(portal: Portal, purpose: Purpose, token: str, given: StartInput, language: str) -> int | None:
    """Begin an account and return its number, None where the link works no more.

    NotPossibleError where the first administrator names an address that somebody else was invited at.
    """
    password_hash = hashing.hash_password(given.password)
    with portal.database.writing() as session:
        found = _usable(session, purpose, tokens.use(session, purpose, token))
        if found is None:
            return None
        person = found.person
        if isinstance(given, FirstInput):
            person.email = given.email
        person.name, person.languages, person.language = given.name, list(given.languages), language
        person.password_hash, person.standing, person.confirmed_at = password_hash, PersonStanding.active, now()
        if not accounts.add(session, person):
            raise NotPossibleError("is_there", "email")
        people.end_tokens(session, person.pk or 0)
        trail.add(session, actor(person), SAID[purpose], subject(person), new=person.role)
        return person.pk


def _usable(session: Session, purpose: Purpose, found: Valid | None) -> Valid | None:
    if found is None or found.person.standing not in STANDINGS[purpose]:
        return None
    if purpose is Purpose.first_administrator and people.anybody(session.connection()):
        # Somebody else has come first.
        return None
    return found


def first_link(database: Database, settings: Settings, language: str = DEFAULT) -> str | None:
    """Return a link for the first administrator, None where somebody can sign in already. An earlier one works no more."""
    with database.writing() as session:
        if people.anybody(session.connection()):
            return None
        token = tokens.mint(session, Purpose.first_administrator, accounts.first(session).pk or 0)
    return link_of(settings, Purpose.first_administrator, token, language)


def link_of(settings: Settings, purpose: Purpose, token: str, language: str) -> str:
    """Return a whole link, for whoever reads it from a terminal."""
    return settings.web_address + letters.path(purpose, token, language)
