"""Mails that do not leave, and those that an installation keeps."""

from flask.testing import FlaskClient
from sqlmodel import select

from portal import create_app
from portal.database import mails
from portal.database.tables import Outbox, Person, Trail, now
from portal.services import mailing
from portal.services.context import Portal
from portal.settings import Settings
from portal.web.pages.admin.mail import linked
from tests.people.signing import make_person, post, sit_down, token_of
from tests.web.reading import Page

PAGE = "/en/admin/mail"


def invite(admin: FlaskClient, email: str) -> None:
    post(admin, "/en/admin/invite", emails=email, role="official", country="SN", language="en")


def rows(portal: Portal) -> list[Outbox]:
    with portal.database.reading() as session:
        return list(session.scalars(select(Outbox).where(Outbox.topic == "mail").order_by(Outbox.pk)))


def break_all(portal: Portal) -> list[int]:
    """Have every mail refused and return their numbers."""
    numbers = [row.pk or 0 for row in rows(portal)]
    with portal.database.writing() as session:
        for pk in numbers:
            mails.failed(session, pk, "550 <no> such user", mails.STUCK, now())
    return numbers


def actions(portal: Portal) -> list[str]:
    with portal.database.reading() as session:
        return [row for row in session.scalars(select(Trail.action).order_by(Trail.pk)) if row.startswith("mail_")]


def test_a_stuck_mail_is_seen_and_tried_again(admin: FlaskClient, portal: Portal) -> None:
    """Else somebody waits for an invitation that lies refused, and nobody knows."""
    for email in ("a@gouv.example", "b@gouv.example", "c@gouv.example"):
        invite(admin, email)
    first, *_ = break_all(portal)
    assert "3 mails are stuck" in admin.get("/en/admin").text
    text = Page(PAGE, admin.get(PAGE)).main.text
    assert all(part in text for part in ("a@gouv.example", "550 <no> such user", "Try all of them again"))
    assert post(admin, f"{PAGE}/retry", PAGE, mail=str(first)).status_code == 303
    assert [row.attempts for row in rows(portal)] == [0, mails.STUCK, mails.STUCK]
    answer = post(admin, f"{PAGE}/retry", PAGE, mail="all")
    assert "2 mails are tried again now." in admin.get(answer.headers["Location"]).text
    assert [row.attempts for row in rows(portal)] == [0, 0, 0]
    assert actions(portal) == ["mail_retried"] * 3
    for nonsense in ("", "x", "-1", "9" * 30):
        assert post(admin, f"{PAGE}/retry", PAGE, mail=nonsense).status_code == 404


def test_a_mail_is_dropped_after_a_question(admin: FlaskClient, portal: Portal) -> None:
    """Else one wrong click loses a mail, or a mail to a wrong address is tried for ever."""
    invite(admin, "a@gouv.example")
    (pk,) = break_all(portal)
    assert "a@gouv.example" in admin.get(f"{PAGE}/{pk}/drop").text
    assert len(rows(portal)) == 1
    assert post(admin, f"{PAGE}/{pk}/drop").status_code == 303
    assert not rows(portal)
    assert admin.get(f"{PAGE}/{pk}/drop").status_code == 409
    assert admin.get(f"{PAGE}/{10**30}/drop").status_code == 409
    assert actions(portal) == ["mail_dropped"]


def test_the_whole_way_can_be_walked_without_a_mail_server(
    admin: FlaskClient, client: FlaskClient, portal: Portal
) -> None:
    """Else somebody who tries the portal on a laptop never gets beyond the first invitation."""
    invite(admin, "awa@gouv.example")
    mailing.send_due(portal, mailing.transport(portal.settings))
    page = Page(PAGE, admin.get(PAGE))
    (address,) = [link for link in page.links() if "/kept/" in link]
    answer = admin.get(address)
    (link,) = [one.get("href") for one in Page(address, answer).one(class_="letter").all("a")]
    assert answer.headers["Referrer-Policy"].startswith("no-referrer")
    path = link.removeprefix(portal.settings.web_address.rstrip("/"))
    done = client.post(
        path,
        data={
            "csrf": token_of(client.get(path)),
            "name": "Awa Diop",
            "password": "four kind words together",
            "languages": "en",
        },
    )
    assert done.status_code == 303
    assert "Awa Diop" in client.get("/en/account/profile").text
    assert actions(portal) == ["mail_read"]


def test_mails_that_are_sent_are_read_by_their_recipients_only(
    admin: FlaskClient, portal: Portal, settings: Settings, ada: Person
) -> None:
    """Else an administrator reads old mails although there is a mail server."""
    invite(admin, "awa@gouv.example")
    mailing.send_due(portal, mailing.transport(portal.settings))
    (address,) = [link for link in Page(PAGE, admin.get(PAGE)).links() if "/kept/" in link]
    assert admin.get(address).status_code == 200
    other = create_app(settings.model_copy(update={"mail_host": "mail.example"}))
    browser = sit_down(other.test_client(), portal, ada)
    assert browser.get(address).status_code == 404
    assert "mail.example" in browser.get(PAGE).text
    assert "Kept in the folder" not in browser.get(PAGE).text
    other.extensions["portal"].close()


def test_links_of_a_mail_hold_nothing_that_runs() -> None:
    """Else a name in a mail becomes a script on an administrator's page."""
    text = linked('<b>"Hi"</b> http://127.0.0.1:8000/en/x?a=1&b=2. javascript:alert(1) https://e.example/"onclick="x')
    assert "<b>" not in text
    assert '<a href="http://127.0.0.1:8000/en/x?a=1&amp;b=2">' in text
    assert text.count("<a ") == 2
    assert "onclick=" not in text.replace("&#34;onclick=", "")


def test_a_mail_to_somebody_with_a_name_shows_whose_it_is(admin: FlaskClient, portal: Portal) -> None:
    """Else an administrator cannot say who waits."""
    person = make_person(portal, name="Awa Diop")
    post(admin, f"/en/admin/people/{person.id}/link", f"/en/admin/people/{person.id}")
    text = Page(PAGE, admin.get(PAGE)).main.text
    assert "Awa Diop" in text
    assert "A new password for" in text
