"""The whole way, as people walk it: the first start, invitations, a draft, a review, readers, an edit, a report. A mail server, a
worker that is killed in the middle, every page checked for barriers.
"""

import os
import re
import signal
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.journeys.people import Someone, link_in
from tests.mail.servers import HOST, Inbox, free_port, mail_server
from tests.records import shared, texts
from tests.serve.served import Served
from tests.web.test_browser import DESK, PHONE, browser, playwright

__all__ = ["browser"]

TITLE = "Zebrafinch savings groups in Kolda"
NOTE = {
    **texts(TITLE),
    **{name: value for name, value in shared().items() if name not in ("regions", "sources", "gcm_objectives", "contact_body", "partners")},
    "gcm_objectives__primary": ["21"],
    "contact_body__organisation": "iom",
    "partners__not_reported": ["1"],
    "sources__0__title": "A report",
    "sources__0__url": "https://example.org/report",
}  # fmt: skip


@pytest.fixture
def mail_port() -> int:
    return free_port()


@pytest.fixture
def served(tmp_path: Path, mail_port: int) -> Iterator[Served]:
    """Start a portal that nobody has used, with a mail server to send to."""
    settings = {"MAIL_HOST": HOST, "MAIL_PORT": mail_port, "MAIL_SECURITY": "none", "MAIL_FROM": "portal@example.org"}
    portal = Served(tmp_path, **settings)
    portal.until(lambda: portal.health().get("status") == "ok")
    yield portal
    portal.process.send_signal(signal.SIGTERM)
    portal.process.wait(30)


def mail_to(served: Served, inbox: Inbox, person: str, subject: str) -> EmailMessage:
    """Wait for a mail and return it."""

    def found() -> list[EmailMessage]:
        return [mail for mail in inbox.mails if mail["To"] == person and subject in str(mail["Subject"])]

    served.until(found)
    return found()[-1]


def kill_worker(served: Served) -> None:
    """End the worker as a crash would; another one is started by itself."""
    worker = served.children()[1]
    os.kill(worker, signal.SIGKILL)
    served.until(lambda: len(served.children()) == 2 and worker not in served.children())


def finds(served: Served, word: str) -> bool:
    """Say whether a visitor's search finds something."""
    return b"/en/practices/zebrafinch" in served.get(f"/en/search?q={word}")[1]


def test_from_the_first_start_to_a_reader(browser: "playwright.Browser", served: Served, mail_port: int) -> None:
    """Else somebody of some role does not get through the first half hour by the pages alone."""
    faults: list[object] = []
    address = f"http://127.0.0.1:{served.port}"
    link = re.search(rf"{address}\S*/account/welcome/\S+", served.log.read_text())
    assert link
    ada = Someone(browser, address, faults, viewport=DESK)
    ada.open(link[0])
    ada.fill(email="ada@example.org")
    ada.accept(link[0], "Ada Administrator", email="ada@example.org")
    ada.set_up_factor()
    # The mail server is not there yet: nothing is lost meanwhile.
    for role, email in (
        ("moderator", "mo@example.org"),
        ("coordinator", "awa@example.org"),
        ("official", "ole@example.org"),
    ):
        ada.open("/en/admin/invite")
        ada.fill(emails=email, role=role, country="SN", regions=["west-africa"])
        ada.press("Send")
        assert ada.reads("is on its way")
    ada.open("/en/admin/mail")
    with mail_server(mail_port) as inbox:
        for _ in range(3):
            ada.open("/en/admin/mail")
            if ada.reads("Try again"):
                ada.press("Try again")
        mo = Someone(browser, address, faults, viewport=DESK, color_scheme="dark")
        mo.accept(link_in(mail_to(served, inbox, "mo@example.org", "")), "Mo Moderator")
        mo.set_up_factor()
        awa = Someone(browser, address, faults, viewport=PHONE)
        awa.accept(link_in(mail_to(served, inbox, "awa@example.org", "")), "Awa Author")
        ole = Someone(browser, address, faults, viewport=DESK)
        ole.accept(link_in(mail_to(served, inbox, "ole@example.org", "")), "Ole Official")
        record_id = _posted(awa)
        kill_worker(served)
        mo.open(link_in(mail_to(served, inbox, "mo@example.org", "To review")))
        _decided(mo, "request_changes", "Please say how many groups there are.")
        awa.open(link_in(mail_to(served, inbox, "awa@example.org", "Please revise")))
        assert awa.reads("how many groups there are")
        awa.follow("Change it")
        awa.open(f"/en/texts/{record_id}/edit?field=results")
        awa.fill(results="14 groups, 12 of them still save.")
        awa.press("Save")
        _sent(awa, record_id)
        mo.open("/en/desk")
        mo.follow(TITLE)
        assert not finds(served, "zebrafinch")
        _decided(mo, "publish", "Clear and counted.")
        served.until(lambda: finds(served, "zebrafinch"))
        awa.open(link_in(mail_to(served, inbox, "awa@example.org", "Published")))
        assert awa.reads("14 groups")
        awa.open(f"/en/texts/{record_id}/edit")
        awa.fill(title="Pelicanbird savings groups in Kolda")
        awa.press("Save")
        _sent(awa, record_id)
        assert TITLE.encode() in served.get(f"/en/practices/{record_id}")[1]
        assert not finds(served, "pelicanbird")
        mo.open("/en/desk")
        mo.follow("Pelicanbird")
        assert mo.page.locator("ins, del").count() >= 2
        _decided(mo, "publish", "Only the title.")
        served.until(lambda: finds(served, "pelicanbird"))
        assert not finds(served, "zebrafinch+pelicanbird+-pelicanbird")
        _reported(ole, record_id)
        assert served.get(f"/en/practices/{record_id}")[0] == 404
        assert not finds(served, "pelicanbird")
        mail_to(served, inbox, "mo@example.org", "Urgent")
        mo.open("/en/desk/flags")
        assert mo.reads("Somebody can be recognised")
        for page in ("/en/admin/audit", "/en/admin/people", "/en/admin"):
            ada.open(page)
        for someone in (ada, mo, awa, ole):
            someone.close()
    assert not faults


def _posted(awa: Someone) -> str:
    """Write a practice and send it in; returns its id."""
    awa.open("/en/texts")
    awa.follow("Write a practice")
    for _ in range(5):
        awa.fill(**{name: value for name, value in NOTE.items() if awa.is_asked(name)})
        awa.press("Save and go on")
    assert awa.page.url.endswith("/send"), awa.page.locator("main").inner_text()[:3000]
    record_id = awa.page.url.split("/texts/")[1].split("/")[0]
    _sent(awa, record_id)
    return record_id


def _sent(awa: Someone, record_id: str) -> None:
    awa.open(f"/en/texts/{record_id}/send")
    awa.fill(rights="own_work", accepted="1")
    awa.press("Send it to the moderators")
    assert awa.reads("within 5 working days")


def _decided(mo: Someone, choice: str, reason: str) -> None:
    mo.press("Take it")
    mo.fill(choice=choice, reason=reason)
    if choice == "publish":
        mo.fill(grade="2_monitored", grade_reason="Counted by the project.")
    mo.press("Decide")


def _reported(ole: Someone, record_id: str) -> None:
    ole.open(f"/en/practices/{record_id}")
    ole.follow("Report a problem")
    ole.fill(kind="personal_data", text="The second paragraph.")
    ole.page.locator("main form button:visible").last.click()
    ole.page.wait_for_load_state()
    ole.look()
