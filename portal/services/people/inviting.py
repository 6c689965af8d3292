"""Invitations: into a role, a country or regions, and an organisation."""

from portal.database import accounts, people, trail
from portal.database.tables import Person, PersonStanding
from portal.domain.people import InvitationInput, RightsInput
from portal.domain.policy import GLOBAL, INVITES, Action, Reader, Role
from portal.services.context import Portal
from portal.services.people import letters, limits
from portal.services.people.checks import NotPossibleError, demand, organisation_id
from portal.services.people.signing_in import subject
from portal.services.people.tokens import Purpose

WAITING = frozenset({PersonStanding.invited, PersonStanding.requested})


def invite(portal: Portal, reader: Reader, given: InvitationInput) -> None:
    """Invite somebody by mail. Whoever has an account already gets no second one, and the inviter is not told.

    Raises NotAllowedError, NotPossibleError, limits.TooOftenError.
    """
    demand(reader, Action.invite)
    _check_reach(portal, reader, given)
    with portal.database.writing() as session:
        limits.take(portal, session, limits.INVITATIONS, reader.id)
        limits.take(portal, session, limits.MAIL_TO_ACCOUNT, given.email)
        body = organisation_id(session, given.organisation)
        if reader.role is not Role.administrator and accounts.is_trusted(session, body):
            # Else one moderator alone could make somebody who publishes what nobody has looked at.
            raise NotPossibleError("trusted_organisation", "organisation")
        person = people.by_email(session, given.email)
        if person is None:
            person = Person(id=people.new_id(), email=given.email, language=given.language)
            set_rights(person, given, body)
            accounts.add(session, person)
        elif person.standing in WAITING and _is_in_reach(portal, reader, person):
            set_rights(person, given, body)
        if person.standing in WAITING:
            person.standing = PersonStanding.invited
            letters.link(session, "invitation", person, Purpose.invitation, by=reader.person)
        elif person.standing is PersonStanding.active:
            letters.notice(session, "account_exists", person, "sign-in")
        session.add(person)
        trail.add(session, reader, "invited", subject(person), new=given.role)


def withdraw(portal: Portal, reader: Reader, id: str) -> None:
    """Take an invitation back that was not accepted yet. Raises NotAllowedError, LookupError."""
    demand(reader, Action.manage_people)
    with portal.database.writing() as session:
        person = people.by_id(session, id)
        if person is None or person.standing not in WAITING or person.email is None:
            raise LookupError(id)
        people.end_tokens(session, person.pk or 0)
        person.standing, person.email, person.name = PersonStanding.closed, None, ""
        trail.add(session, reader, "invitation_withdrawn", subject(person))


def set_rights(person: Person, given: RightsInput, body: str | None) -> None:
    """Give a person the role, country, regions and organisation that were entered."""
    person.role, person.country, person.regions = Role(given.role), given.country, list(given.regions)
    person.organisation_id = body


def _wanted(portal: Portal, country: str, regions: list[str]) -> set[str]:
    home = portal.places.region_of(country) if country else None
    return {*regions, *([home] if home else [])}


def _check_reach(portal: Portal, reader: Reader, given: InvitationInput) -> None:
    if given.role not in INVITES.get(reader.role, ()):
        raise NotPossibleError("role_not_given", "role")
    if reader.role is Role.administrator:
        return
    wanted = _wanted(portal, given.country, given.regions)
    if not wanted & reader.regions or not wanted <= reader.regions | {GLOBAL}:
        raise NotPossibleError("foreign_region", "regions" if given.regions else "country")


def _is_in_reach(portal: Portal, reader: Reader, person: Person) -> bool:
    """Say whether an inviter could have given the rights that somebody was offered before; else these stay."""
    if reader.role is Role.administrator:
        return True
    wanted = _wanted(portal, person.country, person.regions)
    return person.role in INVITES.get(reader.role, ()) and wanted <= reader.regions | {GLOBAL}
