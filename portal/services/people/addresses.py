"""A new e-mail address: it counts once somebody has read a mail there; the old one is told."""

from portal.database import accounts, people, trail
from portal.database.tables import Person, PersonStanding
from portal.domain.people import EmailInput
from portal.services.context import Portal
from portal.services.people import letters, limits, tokens
from portal.services.people.checks import NotPossibleError
from portal.services.people.signing_in import actor, subject
from portal.services.people.tokens import Purpose


def ask_change(portal: Portal, person_pk: int, given: EmailInput) -> None:
    """Send a link to a new address. That somebody has it already, only its owner is told.

    Raises NotPossibleError where it is the person's own, limits.TooOftenError.
    """
    with portal.database.writing() as session:
        person = session.get_one(Person, person_pk)
        if given.email == person.email:
            raise NotPossibleError("address_taken", "email")
        limits.take(portal, session, limits.MAIL_TO_ACCOUNT, given.email)
        limits.take(portal, session, limits.MAIL_TO_ACCOUNT, f"change of {person.id}")
        other = people.by_email(session, given.email)
        if other is None:
            letters.link(
                session, "confirm_email", person, Purpose.confirm_email, to=given.email, email=given.email
            )  # fmt: skip
        elif other.standing is PersonStanding.active:
            letters.notice(session, "account_exists", other, "sign-in")
        trail.add(session, actor(person), "email_change_asked", subject(person))


def look(portal: Portal, token: str) -> str | None:
    """Return the address that a link would put in place; None where it works no more. Looking does not use it up."""
    with portal.database.reading() as session:
        found = tokens.look(session, Purpose.confirm_email, token)
    if found is None or found.person.standing is not PersonStanding.active:
        return None
    return str(found.data["email"])


def confirm(portal: Portal, token: str) -> bool:
    """Put a new address in place of the old one, which is told; False where the link works no more."""
    with portal.database.writing() as session:
        found = tokens.use(session, Purpose.confirm_email, token)
        if found is None or found.person.standing is not PersonStanding.active:
            return False
        person, old, new = found.person, found.person.email or "", str(found.data["email"])
        if people.by_email(session, new) is not None:
            return False
        person.email = new
        if not accounts.add(session, person):
            return False
        people.end_tokens(session, person.pk or 0)
        trail.add(session, actor(person), "email_changed", subject(person))
        letters.notice(session, "email_changed", person, "security", to=old)
    return True
