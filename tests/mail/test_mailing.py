"""Mails of the outbox: sent once, in the reader's language, tried again where they could not be, never lost, never to the wrong person."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from portal.database import publishing, trail
from portal.database.tables import Person, PersonStanding, Record, now
from portal.domain.policy import PORTAL, Reader, Role, Visibility
from portal.domain.wishes import WISHES
from portal.mail.templates import KINDS, MissingFactError
from portal.mail.transport import FolderTransport, SmtpTransport
from portal.services import mailing
from portal.services.context import Portal
from portal.services.mailing import About, sending
from portal.services.people import tokens
from portal.services.people.tokens import Purpose
from tests.mail.conftest import Queue, hurry, outbox
from tests.mail.servers import Inbox, mail_server
from tests.people.signing import make_person
from tests.records import change, publish

PATH = "{language}/mine/fresh"


def number(portal: Portal, id: str) -> int:
    with portal.database.reading() as session:
        return session.exec(select(Record).where(Record.id == id)).one().pk or 0


@pytest.fixture
def fresh(portal: Portal) -> int:
    """Return the number of a published record."""
    publish(portal, "fresh", "A quagmirical note")
    return number(portal, "fresh")


def own(portal: Portal, id: str, person: Person) -> None:
    with portal.database.writing() as session:
        row = session.exec(select(Record).where(Record.id == id)).one()
        row.owner_pk = person.pk
        session.add(row)


def alter(portal: Portal, person: Person, **columns: object) -> None:
    with portal.database.writing() as session:
        row = session.get(Person, person.pk)
        for name, value in columns.items():
            setattr(row, name, value)
        session.add(row)


def text_of(inbox: Inbox, index: int = 0) -> str:
    body = inbox.mails[index].get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_mail_is_sent_once_in_the_language_of_its_reader(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    put("record_released", awa, record=fresh, path=PATH)
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 1
        assert mailing.send_due(portal, way) == 0
    (mail,) = inbox.mails
    assert mail["To"] == "awa@example.org"
    assert mail["Content-Language"] == "fr"
    assert "A quagmirical note" in str(mail["Subject"])
    assert "Awa Diop" in text_of(inbox)
    assert "http://127.0.0.1:8000/fr/mine/fresh" in text_of(inbox)
    assert mailing.waiting(portal) == 0


def test_nothing_of_a_note_or_a_person_is_copied_into_the_outbox(
    portal: Portal, put: Queue, awa: Person, fresh: int
) -> None:
    """Else what is expunged, or a name that went, lives on in a table that nobody thinks of."""
    with portal.database.writing() as session:
        row = trail.add(session, Reader(Role.moderator, id="m"), "refuse", "record:fresh", reason="Names a child")
        assert row.pk
        about = About(path=PATH, record=fresh, trail=row.pk, by=awa.pk)
        mailing.queue(session, "proposal_refused", awa.pk, about)
    held = outbox(portal)
    assert "proposal_refused" in held
    assert not re.search("quagmirical|Names a child|Awa|example.org", held)
    about = About(path=PATH, record=fresh, facts={"reason": "Names a child"})
    with portal.database.writing() as session, pytest.raises(ValueError, match="copied"):
        mailing.queue(session, "proposal_refused", awa.pk, about)


def test_a_reason_that_was_erased_is_not_sent(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    with portal.database.writing() as session:
        rows = [
            trail.add(session, PORTAL, "refuse", "record:fresh", reason=why).pk for why in ("Names a child", "Good")
        ]
        trail.erase_reason(session, rows[0] or 0)
    for row in rows:
        put("proposal_refused", awa, record=fresh, path=PATH, trail=row)
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 2
    assert "child" not in text_of(inbox)
    assert "> Good" in text_of(inbox, 1)


def test_a_link_is_made_when_the_mail_is_sent_and_lies_nowhere(
    portal: Portal, put: Queue, awa: Person, way: SmtpTransport, port: int
) -> None:
    """Else whoever reads the database, or a backup of it, sets other people's passwords."""
    path = "{language}/account/reset/{token}"
    put("reset_password", awa, token="reset_password", data={"a": 1}, path=path)
    with portal.database.reading() as session:
        assert not session.exec(select(tokens.Token)).all()
    with mail_server(port) as inbox:
        mailing.send_due(portal, way)
    token = re.findall(r"/fr/account/reset/([\w-]{20,})", text_of(inbox))[0]
    assert token not in outbox(portal)
    with portal.database.writing() as session:
        used = tokens.use(session, Purpose.reset_password, token)
        assert used is not None
        assert (used.person.pk, used.data) == (awa.pk, {"a": 1})
        assert tokens.use(session, Purpose.reset_password, token) is None
    with portal.database.reading() as session:
        assert not session.exec(select(tokens.Token)).all()


def test_a_link_that_did_not_leave_is_made_anew(
    portal: Portal, put: Queue, awa: Person, way: SmtpTransport, port: int
) -> None:
    """Else a mail that was delayed for a day brings a link that has expired."""
    put("reset_password", awa, token="reset_password", path="reset/{token}")
    assert mailing.send_due(portal, way) == 0
    with portal.database.writing() as session:
        (row,) = session.exec(select(tokens.Token)).all()
        row.expires_at = now() - timedelta(hours=1)
        session.add(row)
    hurry(portal)
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 1
    token = re.findall(r"reset/([\w-]{20,})", text_of(inbox))[0]
    with portal.database.reading() as session:
        assert tokens.look(session, Purpose.reset_password, token)


def test_a_server_that_was_down_loses_nothing_and_gets_nothing_twice(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    for _ in range(3):
        put("record_released", awa, record=fresh, path=PATH)
    assert mailing.send_due(portal, way) == 0
    (delayed,) = mailing.delayed(portal)
    assert (delayed.attempts, delayed.to, delayed.kind) == (1, "Awa Diop", "record_released")
    assert "refused" in delayed.error
    assert delayed.due_at is not None
    assert timedelta(seconds=50) < delayed.due_at - now() <= timedelta(minutes=1)
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 2
        hurry(portal)
        assert mailing.send_due(portal, way) == 1
        assert mailing.send_due(portal, way) == 0
    assert len({mail["Message-ID"] for mail in inbox.mails}) == 3
    assert mailing.waiting(portal) == 0


def test_a_mail_is_tried_later_and_later_and_is_stuck_at_last(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    put("record_released", awa, record=fresh, path=PATH)
    waits = []
    for _ in range(sending.ATTEMPTS - 1):
        mailing.send_due(portal, way)
        due = mailing.delayed(portal)[0].due_at
        assert due is not None
        waits.append(round((due - now()).total_seconds() / 60))
        hurry(portal)
    assert waits == [1, 5, 15, 60, 240, 240, 240, 240, 240]
    mailing.send_due(portal, way)
    (stuck,) = mailing.stuck(portal)
    assert not mailing.delayed(portal)
    hurry(portal)
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 0
        assert mailing.retry(portal, stuck.pk)
        assert mailing.send_due(portal, way) == 1
    assert len(inbox.mails) == 1
    assert not mailing.retry(portal, stuck.pk)


def test_a_refused_recipient_is_stuck_at_once_and_holds_up_nobody(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    kofi = make_person(portal, email="kofi@example.org")
    inbox = Inbox()
    inbox.recipients = {"awa@example.org": "550 no such user"}
    for person in (awa, kofi):
        put("record_released", person, record=fresh, path=PATH)
    with mail_server(port, inbox):
        assert mailing.send_due(portal, way) == 1
    (stuck,) = mailing.stuck(portal)
    assert stuck.error == "550 no such user"
    assert inbox.envelopes[0].rcpt_tos == ["kofi@example.org"]
    assert mailing.drop(portal, stuck.pk)
    assert not mailing.drop(portal, stuck.pk)
    assert mailing.waiting(portal) == 0


def test_one_recipient_who_is_put_off_delays_no_other(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    kofi = make_person(portal, email="kofi@example.org")
    inbox = Inbox()
    inbox.recipients = {"awa@example.org": "451 later"}
    for person in (awa, kofi):
        put("record_released", person, record=fresh, path=PATH)
    with mail_server(port, inbox):
        assert mailing.send_due(portal, way) == 1
    assert [mail.error for mail in mailing.delayed(portal)] == ["451 later"]


def test_a_mail_that_cannot_be_composed_is_stuck_and_holds_up_nobody(
    portal: Portal, put: Queue, awa: Person, way: SmtpTransport, port: int
) -> None:
    put("account_exists", None, to="not an address", path="sign-in")
    put("account_exists", None, to="kofi@example.org", language="fr", path="sign-in")
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 1
    (stuck,) = mailing.stuck(portal)
    assert stuck.error == "ValueError: not an address: not an address"
    assert inbox.mails[0]["Content-Language"] == "fr"


def test_an_unforeseen_fault_holds_up_nobody(
    portal: Portal, put: Queue, awa: Person, way: SmtpTransport, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sending.compose

    def compose(*given: object) -> object:
        if not faults:
            return real(*given)  # type: ignore[arg-type]
        raise faults.pop()

    faults = [RuntimeError("unforeseen")]
    monkeypatch.setattr(sending, "compose", compose)
    for _ in range(2):
        put("account_reopened", awa, path="sign-in")
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 1
    assert len(inbox.mails) == 1
    assert [mail.error for mail in mailing.delayed(portal)] == ["RuntimeError: unforeseen"]


def test_what_is_wrong_with_a_mail_is_said_to_whoever_asks_for_it(portal: Portal, awa: Person) -> None:
    """Else the fault is found by the worker, when nobody looks."""
    with portal.database.writing() as session:
        with pytest.raises(KeyError):
            mailing.queue(session, "greeting", awa.pk)
        with pytest.raises(MissingFactError, match="link, reason, title"):
            mailing.queue(session, "changes_requested", awa.pk)
        with pytest.raises(ValueError, match="nobody"):
            mailing.queue(session, "request_received", None)
    assert mailing.waiting(portal) == 0


@pytest.mark.parametrize("standing", [PersonStanding.suspended, PersonStanding.closed])
def test_who_has_left_is_told_nothing_more_of_texts(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int, standing: PersonStanding
) -> None:
    """Else somebody reads on what is no longer meant for them."""
    put("record_released", awa, record=fresh, path=PATH)
    put("account_suspended", awa)
    alter(portal, awa, standing=standing, **({"email": None} if standing is PersonStanding.closed else {}))
    with mail_server(port) as inbox:
        mailing.send_due(portal, way)
    told = [] if standing is PersonStanding.closed else ["Votre compte"]
    assert [subject[: len("Votre compte")] for subject in inbox.subjects] == told
    assert mailing.waiting(portal) == 0


def test_who_is_no_moderator_any_more_gets_no_mail_for_moderators(
    portal: Portal, put: Queue, fresh: int, way: SmtpTransport, port: int
) -> None:
    moderators = [make_person(portal, Role.moderator) for _ in range(2)]
    for person in moderators:
        put("personal_data_flagged", person, record=fresh, path=PATH)
    alter(portal, moderators[0], role=Role.official)
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 1
    assert [envelope.rcpt_tos for envelope in inbox.envelopes] == [[moderators[1].email]]
    assert "quagmirical" not in str(inbox.mails[0]) + text_of(inbox)


def test_who_may_not_see_a_record_is_not_told_its_title(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    """Else a mail says what every page keeps quiet about, because it was put into the outbox a minute too early."""
    kofi = make_person(portal, email="kofi@example.org")
    own(portal, "fresh", kofi)
    for person in (awa, kofi):
        put("review_due", person, record=fresh, path=PATH, facts={"day": "2026-12-01"})
    change(portal, "fresh", publishing.set_visibility, Visibility.moderators)
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 1
    assert inbox.envelopes[0].rcpt_tos == ["kofi@example.org"]
    assert mailing.waiting(portal) == 0


def test_who_has_switched_a_mail_off_does_not_get_it(
    portal: Portal, put: Queue, awa: Person, fresh: int, way: SmtpTransport, port: int
) -> None:
    """Else a wish that the profile offers does nothing. What concerns the account comes all the same."""
    alter(portal, awa, notify={"review_due": False, "comment_added": True, "reset_password": False})
    put("review_due", awa, record=fresh, path=PATH, facts={"day": "2026-12-01"})
    put("comment_added", awa, record=fresh, path=PATH)
    put("reset_password", awa, token="reset_password", path="{token}")
    with mail_server(port) as inbox:
        assert mailing.send_due(portal, way) == 2
    assert "quagmirical" in inbox.subjects[0]
    assert mailing.waiting(portal) == 0


def test_every_mail_that_can_be_switched_off_is_there() -> None:
    """Else the profile offers a wish about a mail that has another name."""
    assert {wish.kind for wish in WISHES} <= set(KINDS)


def test_without_a_server_mails_lie_in_the_folder_where_administrators_read_them(
    portal: Portal, put: Queue, awa: Person
) -> None:
    way = mailing.transport(portal.settings)
    assert way == FolderTransport(portal.settings.instance / "outbox")
    put("account_reopened", awa, path="{language}/account/sign-in")
    assert mailing.send_due(portal, way) == 1
    (mail,) = mailing.kept(portal)
    assert mail.to == "awa@example.org"
    assert "http://127.0.0.1:8000/fr/account/sign-in" in mail.text
    assert mailing.kept_mail(portal, mail.name) == mail
    assert mailing.kept_mail(portal, "../portal.sqlite") is None


def test_a_mail_is_one_workers_until_it_is_sent(
    portal: Portal, put: Queue, awa: Person, way: SmtpTransport, port: int
) -> None:
    """Else two workers send it twice."""
    put("account_reopened", awa, path="sign-in")
    with portal.database.reading() as session:
        rows = sending.mails.due(session, now(), 10)
    assert sending._composed(portal, rows[0][0]) is not None
    assert sending._composed(portal, rows[0][0]) is None
    assert mailing.send_due(portal, way) == 0


@pytest.mark.parametrize(
    ("host", "address", "expected"),
    [
        ("127.0.0.1", "", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "", "http://localhost:8000/"),  # noqa: S104
        ("::1", "", "http://[::1]:8000/"),
        ("::1", "https://x.example.org/portal", "https://x.example.org/portal/"),
        ("::1", "https://x.example.org/", "https://x.example.org/"),
    ],
)
def test_links_lead_to_where_readers_reach_the_portal(portal: Portal, host: str, address: str, expected: str) -> None:
    assert portal.settings.model_copy(update={"host": host, "address": address}).web_address == expected
