"""What administrators do about people: change their rights, suspend, hand their records over (`looking.py` finds them)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.database import accounts, people, trail
from portal.database.sessions import Session
from portal.database.tables import Person, PersonStanding
from portal.domain.people import RightsInput
from portal.domain.policy import Action, Reader, Role
from portal.services.context import Portal
from portal.services.people import letters
from portal.services.people.checks import NotPossibleError, demand, keep_an_administrator, organisation_id
from portal.services.people.inviting import WAITING, set_rights
from portal.services.people.second_factor import forget
from portal.services.people.signing_in import subject
from portal.services.people.tokens import Purpose


@dataclass(frozen=True)
class Listed:
    """A person as administrators see them; a closed account has no name and address any more."""

    pk: int
    id: str
    name: str
    email: str
    role: Role
    standing: PersonStanding
    country: str
    regions: tuple[str, ...]
    organisation_id: str | None
    has_factor: bool
    created_at: datetime
    signed_in_at: datetime | None
    records: int = 0


def one(portal: Portal, reader: Reader, id: str) -> Listed:
    """Return a person with the number of records that they answer for. NotAllowedError, LookupError."""
    demand(reader, Action.manage_people)
    with portal.database.reading() as session:
        person = people.by_id(session, id)
        # The first administrator's row, before anybody used its link, is nobody yet.
        if person is None or (person.email is None and person.standing is not PersonStanding.closed):
            raise LookupError(id)
        return shown(person, len(accounts.owned(session, person.pk or 0)))


def change_rights(portal: Portal, reader: Reader, id: str, given: RightsInput) -> None:
    """Change a person's role, country, regions and organisation; they apply with the person's next click.

    NotAllowedError, LookupError, NotPossibleError for the last administrator.
    """
    with portal.database.writing() as session:
        person = _held(session, reader, id)
        if given.role != Role.administrator:
            keep_an_administrator(session, person)
        before = (person.role, person.country, ",".join(person.regions), person.organisation_id or "")
        set_rights(person, given, organisation_id(session, given.organisation))
        session.add(person)
        after = (person.role, person.country, ",".join(person.regions), person.organisation_id or "")
        names = ("role_changed", "country_changed", "regions_changed", "organisation_changed")
        for action, old, new in zip(names, before, after, strict=True):
            if old != new:
                trail.add(session, reader, action, subject(person), old=old, new=new)


def suspend(portal: Portal, reader: Reader, id: str, reason: str = "") -> None:
    """Let a person in no more and end their sessions at once. NotAllowedError, LookupError, NotPossibleError."""
    with portal.database.writing() as session:
        person = _held(session, reader, id)
        if person.standing is not PersonStanding.active:
            raise LookupError(id)
        keep_an_administrator(session, person)
        stop(session, reader, person, reason)


def stop(session: Session, reader: Reader, person: Person, reason: str = "") -> None:
    """Suspend a person in a transaction of the caller's."""
    person.standing = PersonStanding.suspended
    session.add(person)
    people.end_sessions(session, person.pk or 0)
    people.end_tokens(session, person.pk or 0)
    accounts.let_go(session, person.pk or 0)
    trail.add(session, reader, "suspended", subject(person), reason=reason)
    letters.notice(session, "account_suspended", person, "sign-in")


def reopen(portal: Portal, reader: Reader, id: str) -> None:
    """Let a suspended person in again. NotAllowedError, LookupError."""
    with portal.database.writing() as session:
        person = _held(session, reader, id)
        if person.standing is not PersonStanding.suspended:
            raise LookupError(id)
        person.standing = PersonStanding.active
        session.add(person)
        trail.add(session, reader, "reopened", subject(person))
        letters.notice(session, "account_reopened", person, "sign-in")


def send_link(portal: Portal, reader: Reader, id: str) -> None:
    """Send a person a new invitation where they have not begun, else a link for a new password. NotAllowedError, LookupError."""
    with portal.database.writing() as session:
        person = _held(session, reader, id)
        if person.standing in WAITING:
            person.standing = PersonStanding.invited
            session.add(person)
            letters.link(session, "invitation", person, Purpose.invitation, by=reader.person)
        elif person.standing is PersonStanding.active:
            letters.link(session, "reset_password", person, Purpose.reset_password)
        else:
            raise LookupError(id)
        trail.add(session, reader, "link_sent", subject(person))


def drop_factor(portal: Portal, reader: Reader, id: str) -> None:
    """Take away the second factor of somebody who lost phone and codes; they sign in anew, and set up another where it is required.

    NotAllowedError, LookupError.
    """
    with portal.database.writing() as session:
        person = _held(session, reader, id)
        forget(session, person)
        people.end_sessions(session, person.pk or 0)
        trail.add(session, reader, "factor_removed", subject(person))
        letters.notice(session, "factors_changed", person, "forgot")


def hand_over(portal: Portal, reader: Reader, id: str, to: str) -> int:
    """Let the person `to` answer for all records of another, who may have closed their account; returns how many.

    NotAllowedError, LookupError, NotPossibleError.
    """
    demand(reader, Action.manage_people)
    with portal.database.writing() as session:
        person = people.by_id(session, id)
        if person is None:
            raise LookupError(id)
        heir = people.by_id(session, to)
        if heir is None or heir.standing is not PersonStanding.active or heir.pk == person.pk:
            raise NotPossibleError("unknown_person", "to")
        count = accounts.hand_over(session, person.pk or 0, heir.pk or 0)
        trail.add(session, reader, "records_handed_over", subject(person), old=person.id, new=heir.id)
    return count


def _held(session: Session, reader: Reader, id: str) -> Person:
    demand(reader, Action.manage_people)
    person = people.by_id(session, id)
    if person is None or person.email is None:
        raise LookupError(id)
    return accounts.held(session, person.pk or 0)


def shown(row: Any, records: int = 0) -> Listed:
    """Return a row of people as administrators see it."""
    return Listed(
        row.pk or 0, row.id, row.name, row.email or "", Role(row.role), PersonStanding(row.standing), row.country,
        tuple(row.regions), row.organisation_id, bool(row.totp_secret), row.created_at, row.signed_in_at, records,
    )  # fmt: skip
