"""Requests for an account: from mail domains of governments, which administrators list."""

from portal.database import accounts, people, trail
from portal.database.tables import Person, PersonStanding
from portal.domain.mail_addresses import parents
from portal.domain.people import EmailInput
from portal.domain.policy import VISITOR, Role
from portal.services.context import Portal
from portal.services.people import letters, limits
from portal.services.people.checks import NotPossibleError
from portal.services.people.inviting import WAITING
from portal.services.people.signing_in import subject
from portal.services.people.tokens import Purpose


def request(portal: Portal, given: EmailInput, language: str, address: str) -> None:
    """Send a link to an address of a listed domain. Whether there is an account already, only the mail says.

    Raises NotPossibleError where the domain is not listed, limits.TooOftenError.
    """
    with portal.database.writing() as session:
        limits.take(portal, session, limits.MAIL_FROM_ADDRESS, address)
        limits.take(portal, session, limits.MAIL_TO_ACCOUNT, given.email)
        domain = accounts.domain_of(session, parents(given.email.rpartition("@")[2]))
    if domain is None:
        raise NotPossibleError("domain_not_listed", "email")
    with portal.database.writing() as session:
        person = people.by_email(session, given.email)
        if person is None:
            person = Person(
                id=people.new_id(), email=given.email, language=language, role=Role.official, country=domain.country,
                organisation_id=domain.organisation_id, standing=PersonStanding.requested,
            )  # fmt: skip
            accounts.add(session, person)
        if person.standing in WAITING:
            letters.link(session, "confirm_request", person, Purpose.confirm_request)
        elif person.standing is PersonStanding.active:
            letters.notice(session, "account_exists", person, "sign-in")
        trail.add(session, VISITOR, "account_requested", subject(person))
