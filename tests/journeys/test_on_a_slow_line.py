"""A coordinator with a phone on a slow line posts a practice with two files, closes the page in the middle, comes back, and sends it."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from werkzeug.serving import make_server

from portal import create_app
from portal.database.tables import Person
from portal.domain.policy import Role
from portal.domain.workflow import State
from portal.services.context import Portal
from portal.services.files import reading, uploading
from portal.services.people import sessions
from tests.attachments import making
from tests.journeys.people import Someone
from tests.journeys.test_from_invitation_to_reader import NOTE, TITLE
from tests.people.signing import make_person
from tests.review.texts import proposal, reader
from tests.web.test_browser import PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]

SLOW = {"offline": False, "latency": 300, "downloadThroughput": 60_000, "uploadThroughput": 30_000}
"""Bytes a second: a phone far from the mast."""

REPORT = ("Families came back to Kolda, and most of them stayed there.\n" * 12_000).encode()
CHOOSE, ROWS = "#f-attachments-new", "#f-attachments [data-attached]"


@pytest.fixture
def awa(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def site(portal: Portal, awa: Person) -> Iterator[tuple[str, str]]:
    """Yield where the portal is served, and her cookie."""
    app = create_app(portal.settings)
    cookie = sessions.save(portal, "", {"_user_id": str(awa.pk), "_fresh": True}, awa.pk, "Chrome on Android")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", cookie
    server.shutdown()
    app.extensions["portal"].close()


def opened(browser: "playwright.Browser", site: tuple[str, str], faults: list[object]) -> Someone:
    """Return her at her phone, on that line."""
    address, cookie = site
    someone = Someone(browser, address, faults, viewport=PHONE)
    someone.page.context.add_cookies([{"name": "portal_session", "value": cookie, "url": address}])
    someone.page.context.new_cdp_session(someone.page).send("Network.emulateNetworkConditions", SLOW)
    return someone


def file(name: str, content: bytes) -> dict[str, Any]:
    """Return a file as somebody chooses it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def filled(someone: Someone) -> None:
    """Fill in what a step asks for, and go on to the next."""
    someone.fill(**{name: value for name, value in NOTE.items() if someone.is_asked(name)})
    someone.press("Save and go on")


def test_a_practice_with_two_files_survives_a_closed_page(
    browser: "playwright.Browser", site: tuple[str, str], portal: Portal, awa: Person
) -> None:
    """Else who has a bad line, little time and a telephone never posts what worked."""
    faults: list[object] = []
    first = opened(browser, site, faults)
    first.open("/en/texts/new/practice")
    filled(first)
    record_id = first.page.url.split("/texts/")[1].split("/")[0]
    # Two steps done; on the third something is typed and not saved by hand.
    filled(first)
    first.fill(results=str(NOTE["results"]))
    first.page.wait_for_timeout(6_000)
    first.open(f"/en/texts/{record_id}/edit/sources")
    first.page.set_input_files(CHOOSE, [file("hall.jpg", making.picture("JPEG", (400, 300)))])
    first.page.locator(ROWS).first.wait_for()
    first.page.set_input_files(CHOOSE, [file("report.txt", REPORT)])
    who = reader(portal, awa)
    first.page.wait_for_function("(document.querySelector('#f-attachments progress')?.value || 0) > 0", timeout=60_000)
    first.page.wait_for_timeout(2_000)
    first.close()

    waiting = uploading.open_of(portal, who, record_id)
    assert [one.name for one in waiting] in (["report.txt"], [])
    again = opened(browser, site, faults)
    again.open("/en/texts")
    again.follow(TITLE)
    again.follow("Go on writing")
    again.open(f"/en/texts/{record_id}/edit/outcome")
    assert again.page.input_value("[name=results]") == NOTE["results"]
    filled(again)
    filled(again)
    assert again.page.url.endswith("/sources")
    assert "hall.jpg" in again.page.locator("#f-attachments").inner_text()
    if waiting:
        assert "report.txt" in again.page.locator("#f-attachments").inner_text()
        again.page.set_input_files(CHOOSE, [file("report.txt", REPORT)])
    again.page.locator(ROWS).nth(1).wait_for(timeout=90_000)
    again.page.locator(f"{ROWS} textarea").first.fill("The hall in which families are received")
    filled(again)
    while reading.read_next(portal):
        pass
    again.open(f"/en/texts/{record_id}/send")
    assert again.page.locator("main .found li").count() == 1, "a picture stands before a human"
    again.fill(rights="own_work", accepted="1")
    again.press("Send it to the moderators")
    assert again.reads("within 5 working days")
    assert proposal(portal, record_id).state is State.submitted
    again.close()
    assert not faults
