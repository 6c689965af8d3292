"""New passwords: for whoever forgot theirs, by a link; for whoever knows it, at once."""

from portal.database import people, trail
from portal.database.tables import Person, PersonStanding
from portal.domain.people import EmailInput, PasswordInput
from portal.domain.policy import VISITOR
from portal.services.context import Portal
from portal.services.people import hashing, letters, limits, tokens
from portal.services.people.inviting import WAITING
from portal.services.people.signing_in import actor, subject
from portal.services.people.tokens import Purpose, digest


def ask_reset(portal: Portal, given: EmailInput, address: str) -> None:
    """Send a link for a new password, where there is an account; nobody but its owner learns whether. limits.TooOftenError."""
    with portal.database.writing() as session:
        limits.take(portal, session, limits.MAIL_FROM_ADDRESS, address)
        limits.take(portal, session, limits.MAIL_TO_ACCOUNT, given.email)
        person = people.by_email(session, given.email)
        trail.add(session, VISITOR, "reset_asked", subject(person) if person else "")
        if person is not None and person.standing is PersonStanding.active:
            letters.link(session, "reset_password", person, Purpose.reset_password)
        elif person is not None and person.standing in WAITING:
            # Whoever forgot that they never began, begins.
            letters.link(session, "confirm_request", person, Purpose.confirm_request)


def look(portal: Portal, token: str) -> tuple[str, str] | None:
    """Return (address, name) of whose password a link would set; None where it works no more. Looking does not use it up."""
    with portal.database.reading() as session:
        found = tokens.look(session, Purpose.reset_password, token)
    if found is None or found.person.standing is not PersonStanding.active:
        return None
    return found.person.email or "", found.person.name


def reset(portal: Portal, token: str, given: PasswordInput) -> bool:
    """Set a new password by a link, and end all sessions and other links; False where the link works no more."""
    password_hash = hashing.hash_password(given.password)
    with portal.database.writing() as session:
        found = tokens.use(session, Purpose.reset_password, token)
        if found is None or found.person.standing is not PersonStanding.active:
            return False
        person = found.person
        person.password_hash = password_hash
        session.add(person)
        people.end_sessions(session, person.pk or 0)
        people.end_tokens(session, person.pk or 0)
        # Whoever reads the mail of the account is its owner: no longer locked out by what others tried.
        limits.forget(portal, session, limits.SIGN_IN_OF_ACCOUNT, person.email or "")
        trail.add(session, actor(person), "password_reset", subject(person))
        letters.notice(session, "password_changed", person, "forgot")
    return True


def change(portal: Portal, person_pk: int, given: PasswordInput, cookie: str) -> None:
    """Set a new password and sign the person out in all other browsers."""
    password_hash = hashing.hash_password(given.password)
    with portal.database.writing() as session:
        person = session.get_one(Person, person_pk)
        person.password_hash = password_hash
        session.add(person)
        people.end_sessions(session, person_pk, keep=digest(cookie))
        people.end_tokens(session, person_pk)
        trail.add(session, actor(person), "password_changed", subject(person))
        letters.notice(session, "password_changed", person, "forgot")
