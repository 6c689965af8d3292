"""A portal whose mails go to a server of the test's own, with people to write to."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from portal.database.tables import Person
from portal.domain.policy import Role
from portal.mail.transport import SmtpTransport
from portal.services import mailing
from portal.services.context import Portal
from portal.services.mailing import About
from tests.mail.servers import HOST, free_port
from tests.people.signing import make_person

Queue = Callable[..., None]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def way(port: int) -> SmtpTransport:
    return SmtpTransport(HOST, port, "none", timeout=5.0)


@pytest.fixture
def awa(portal: Portal) -> Person:
    return make_person(portal, Role.official, email="awa@example.org", name="Awa Diop", language="fr")


@pytest.fixture
def put(portal: Portal) -> Queue:
    """Return a function that puts a mail into the outbox."""

    def queue(kind: str, person: Person | None, to: str = "", language: str = "", **about: object) -> None:
        with portal.database.writing() as session:
            pk = person.pk if person else None
            mailing.queue(session, kind, pk, About(**about), to=to, language=language)  # type: ignore[arg-type]

    return queue


def hurry(portal: Portal) -> None:
    """Let all mails that wait be due now, as if the time had passed."""
    with portal.database.writing() as session:
        session.execute(text("UPDATE outbox SET due_at = created_at WHERE topic = 'mail'"))


def outbox(portal: Portal) -> str:
    """Return all that the outbox holds of mails, as it lies in the database."""
    with portal.database.asking() as connection:
        return str(connection.execute(text("SELECT * FROM outbox WHERE topic = 'mail'")).all())
