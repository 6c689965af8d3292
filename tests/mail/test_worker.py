"""The worker sends mails by itself: through a server that goes and comes back, a locked database, and its own death."""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from portal.database import sessions
from portal.database.tables import Person
from portal.domain.policy import Role
from portal.mail.transport import SmtpTransport, Transport
from portal.services import mailing
from portal.services.context import Portal, open_portal
from portal.services.mailing import About, sending
from portal.worker import mail as worker_mail
from tests.faults.conftest import locked
from tests.mail.conftest import Queue, hurry
from tests.mail.servers import HOST, Inbox, mail_server
from tests.people.signing import make_person
from tests.records import publish
from tests.worker.conftest import MakePortal
from tests.worker.conftest import make_portal as _make_portal
from tests.worker.conftest import nursery as _nursery
from tests.worker.processes import Nursery, finds, until

make_portal, nursery = _make_portal, _nursery


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_mail, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(worker_mail, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(sending, "BACKOFF", (timedelta(seconds=0.1),))


@contextmanager
def running(portal: Portal, way: Transport) -> Iterator[threading.Thread]:
    stopping = threading.Event()
    thread = threading.Thread(target=worker_mail.run, args=(portal, way, stopping))
    thread.start()
    try:
        yield thread
    finally:
        stopping.set()
        thread.join(60)
        assert not thread.is_alive()


def test_a_server_that_comes_back_gets_each_mail_once(
    portal: Portal, put: Queue, awa: Person, way: SmtpTransport, port: int
) -> None:
    """Else invitations are lost in the night in which the mail server is mended."""
    for _ in range(5):
        put("account_reopened", awa, path="sign-in")
    inbox = Inbox()
    with running(portal, way):
        until(lambda: any(mail.attempts > 1 for mail in mailing.delayed(portal)))
        with mail_server(port, inbox):
            until(lambda: len(inbox.mails) >= 2)
        put("account_reopened", awa, path="sign-in")
        with mail_server(port, inbox):
            until(lambda: mailing.waiting(portal) == 0)
            time.sleep(0.3)
    assert len({mail["Message-ID"] for mail in inbox.mails}) == len(inbox.mails) == 6


def test_a_locked_database_is_waited_out(
    portal: Portal,
    put: Queue,
    awa: Person,
    way: SmtpTransport,
    port: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Else mails stop for ever after a long import."""
    monkeypatch.setattr(sessions, "BUSY_MS", 30)
    impatient = open_portal(portal.settings)
    put("account_reopened", awa, path="sign-in")
    with mail_server(port) as inbox:
        with locked(portal), running(impatient, way):
            until(lambda: "mails wait" in caplog.text)
            assert not inbox.mails
        with running(impatient, way):
            until(lambda: mailing.waiting(portal) == 0)
    impatient.close()
    assert len(inbox.mails) == 1


def test_a_mail_that_was_sent_while_the_database_was_locked_is_not_sent_again(
    portal: Portal, put: Queue, awa: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "BUSY_MS", 30)
    monkeypatch.setattr(sending, "SETTLING_SECONDS", 0.05)
    impatient = open_portal(portal.settings)
    put("account_reopened", awa, path="sign-in")
    sent: list[EmailMessage] = []
    begun = threading.Event()

    class Way:
        def send(self, mail: EmailMessage) -> None:
            with locked(portal):
                sent.append(mail)
                threading.Thread(target=hold).start()
                begun.wait(10)

    def hold() -> None:
        begun.set()
        time.sleep(0.1)
        with locked(portal):
            time.sleep(0.2)

    assert mailing.send_due(impatient, Way()) == 1
    hurry(portal)
    assert mailing.send_due(impatient, Way()) == 0
    impatient.close()
    assert len(sent) == 1


def test_whatever_goes_wrong_the_next_mail_is_sent(
    portal: Portal, put: Queue, awa: Person, caplog: pytest.LogCaptureFixture
) -> None:
    sent: list[EmailMessage] = []

    class Moody:
        faults: list[Exception] = [RuntimeError("moody"), MemoryError()]  # noqa: RUF012

        def send(self, mail: EmailMessage) -> None:
            if self.faults:
                raise self.faults.pop()
            sent.append(mail)

    for _ in range(3):
        put("account_reopened", awa, path="sign-in")
    with caplog.at_level(logging.CRITICAL), running(portal, Moody()):
        until(lambda: mailing.waiting(portal) == 0)
    assert len(sent) == 3


def mail_settings(portal: Portal, port: int) -> None:
    """Let the worker's process send to a server of this test."""
    toml = f'mail_host = "{HOST}"\nmail_port = {port}\nmail_security = "none"\nmail_from = "portal@example.org"\n'
    (portal.settings.instance / "settings.toml").write_text(toml)


def fill(portal: Portal, number: int) -> None:
    person = make_person(portal, Role.official, email="awa@example.org")
    with portal.database.writing() as session:
        for _ in range(number):
            mailing.queue(session, "account_reopened", person.pk, About(path="sign-in"))


def log_of(log: Path) -> str:
    return log.read_text()


def test_a_worker_that_is_killed_in_the_middle_loses_no_mail(
    nursery: Nursery, make_portal: MakePortal, port: int
) -> None:
    """Else a power cut takes an invitation with it. What was under way may come twice, but is known as the same mail."""
    portal, kills = make_portal("mail-killed"), 3
    fill(portal, 30)
    mail_settings(portal, port)
    with mail_server(port) as inbox:
        for round in range(1, kills + 1):
            worker = nursery.start(portal.settings)
            until(lambda round=round: len(inbox.mails) >= round * 5, worker.log)  # type: ignore[misc]
            worker.kill()
            hurry(portal)
        worker = nursery.start(portal.settings)
        until(lambda: mailing.waiting(portal) == 0, worker.log)
        worker.stop()
    ids = [mail["Message-ID"] for mail in inbox.mails]
    assert len(set(ids)) == 30
    assert len(ids) <= 30 + kills
    assert "Traceback" not in log_of(worker.log)


def test_a_server_that_says_nothing_holds_up_no_search_and_no_stop(
    nursery: Nursery, make_portal: MakePortal, port: int
) -> None:
    """Else notes are not found, and the portal does not stop, because a mail server sleeps."""
    portal = make_portal("mail-asleep")
    fill(portal, 1)
    mail_settings(portal, port)
    with socket.create_server((HOST, port)) as asleep:
        worker = nursery.start(portal.settings)
        connection, _ = asleep.accept()
        with connection:
            publish(portal, "fresh", "A quagmirical note")
            until(lambda: finds(portal, "quagmirical", "fresh"), worker.log, 15)
            begun = time.monotonic()
            worker.stop()
            assert time.monotonic() - begun < 8
    assert mailing.waiting(portal) == 1
    assert "Traceback" not in log_of(worker.log)
