"""Accounts that a command makes, and what a command does to them; for installations that are set up by script."""

from dataclasses import dataclass

from portal.database import accounts, people, trail
from portal.database.tables import Person, PersonStanding, now
from portal.domain.people import MadeInput
from portal.domain.policy import PORTAL
from portal.services.context import Portal
from portal.services.people import factors, hashing, managing, tokens
from portal.services.people.checks import NotPossibleError, keep_an_administrator, organisation_id
from portal.services.people.inviting import WAITING, set_rights
from portal.services.people.signing_in import subject
from portal.services.people.starting import link_of
from portal.services.people.tokens import Purpose

MOST = 1_000_000


@dataclass(frozen=True)
class Made:
    """An account that was made: the secret of its second factor and its address for apps, or the link by which it begins."""

    id: str
    secret: str = ""
    uri: str = ""
    link: str = ""


def create(portal: Portal, given: MadeInput, password: str, with_factor: bool) -> Made:
    """Make an account that is open at once; without a password one that begins by a link. NotPossibleError."""
    password_hash = hashing.hash_password(password) if password else ""
    secret = factors.new_secret() if with_factor else None
    with portal.database.writing() as session:
        person = Person(id=people.new_id(), email=given.email, name=given.name, language=given.language)
        set_rights(person, given, organisation_id(session, given.organisation))
        person.password_hash, person.totp_secret = password_hash, secret
        if password:
            person.standing, person.confirmed_at = PersonStanding.active, now()
            person.name = given.name or given.email.partition("@")[0]
        if not accounts.add(session, person):
            raise NotPossibleError("is_there", "email")
        if password:
            accounts.drop_first(session)
        trail.add(session, PORTAL, "account_made", subject(person), new=person.role)
        token = "" if password else tokens.mint(session, Purpose.invitation, person.pk or 0)
    return Made(
        person.id,
        secret or "",
        factors.provisioning_uri(secret, given.email, portal.settings.name) if secret else "",
        link_of(portal.settings, Purpose.invitation, token, given.language) if token else "",
    )


def suspend(portal: Portal, email: str) -> None:
    """Suspend the account of an address. LookupError, NotPossibleError for the last administrator."""
    with portal.database.writing() as session:
        person = people.by_email(session, email)
        if person is None or person.standing is not PersonStanding.active:
            raise LookupError(email)
        keep_an_administrator(session, person)
        managing.stop(session, PORTAL, person)


def reset(portal: Portal, email: str) -> str:
    """Return a link by which the account of an address begins, or gets a new password. LookupError."""
    with portal.database.writing() as session:
        person = people.by_email(session, email)
        if person is None or person.standing not in WAITING | {PersonStanding.active}:
            raise LookupError(email)
        purpose = Purpose.reset_password
        if person.standing in WAITING:
            person.standing, purpose = PersonStanding.invited, Purpose.invitation
            session.add(person)
        token = tokens.mint(session, purpose, person.pk or 0)
        trail.add(session, PORTAL, "link_made", subject(person))
    return link_of(portal.settings, purpose, token, person.language)


def everybody(portal: Portal) -> tuple[managing.Listed, ...]:
    """Return all people by name."""
    with portal.database.asking() as connection:
        rows, _ = accounts.listed(connection, accounts.EVERYBODY, MOST)
    return tuple(managing.shown(row) for row in rows)
