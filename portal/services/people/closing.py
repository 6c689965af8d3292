"""Closing an account: the person goes, what they posted stays."""

from portal.database import accounts, batches, mails, people, trail, uploads
from portal.database.sessions import Session
from portal.database.tables import Person, PersonStanding
from portal.domain.policy import Role
from portal.mail import folder
from portal.services.context import Portal
from portal.services.people.checks import keep_an_administrator
from portal.services.people.second_factor import forget
from portal.services.people.signing_in import actor, subject


def close(portal: Portal, person_pk: int) -> None:
    """Close a person's account at their wish: all that is known of them goes, except the opaque id that the trail names.

    NotPossibleError where they are the last administrator.
    """
    with portal.database.writing() as session:
        person = accounts.held(session, person_pk)
        keep_an_administrator(session, person)
        address = person.email
        trail.add(session, actor(person), "account_closed", subject(person))
        erase(session, person)
    # Neither the log of writes nor a mail in the folder knows who it was.
    portal.database.forget()
    if address:
        folder.drop_to(portal.settings.mail_folder, address)


def erase(session: Session, person: Person) -> None:
    """Take away everything by which a person could be known or could sign in."""
    pk = person.pk or 0
    accounts.let_go(session, pk)
    people.end_sessions(session, pk)
    people.end_tokens(session, pk)
    mails.drop_of(session, pk)
    uploads.drop_of(session, pk)
    batches.drop_of(session, pk)
    forget(session, person)
    person.email, person.name, person.password_hash = None, "", ""
    person.country, person.regions, person.languages, person.notify = "", [], [], {}
    person.organisation_id, person.signed_in_at, person.confirmed_at = None, None, None
    person.role, person.standing = Role.official, PersonStanding.closed
    session.add(person)
