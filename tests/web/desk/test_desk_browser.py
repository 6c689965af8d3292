"""The desk in a real browser: what an automatic check of accessibility finds, and small screens."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server

from portal.database.tables import Person
from portal.services.context import Portal
from portal.services.review import flags, talking
from tests.people.signing import make_person, sit_down
from tests.review import texts
from tests.web.desk.conftest import address, sent_in
from tests.web.test_browser import DESK, PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    """Yield where the pages are served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def pages(portal: Portal, author: Person, moderator: Person, other_moderator: Person) -> list[str]:
    """Return a page of each kind, with something on it."""
    new = sent_in(portal, author, "Reception at night")
    changed = texts.publish(portal, author, other_moderator, "Training in solar work")
    texts.edit(portal, author, changed, approach="Another way.", implementation_countries=["SN", "GM"])
    texts.move(portal, author, changed, "submit")
    texts.move(portal, moderator, changed, "take")
    pk = texts.proposal(portal, changed).pk or 0
    talking.comment(portal, texts.reader(portal, moderator), changed, pk, "lessons", "Which town?")
    talking.ask(portal, texts.reader(portal, other_moderator), changed, pk, moderator.id)
    flags.flag(portal, texts.reader(portal, make_person(portal)), changed, "personal_data", "A name.", "192.0.2.1")
    text, record = address(portal, changed), f"/en/desk/records/{changed}"
    return ["/en/desk", address(portal, new), text, f"{text}/opinion", "/en/desk/flags", record, f"{record}/expunge"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_barrier_and_no_page_wider_than_its_screen(
    browser: "playwright.Browser",
    app: Flask, portal: Portal, moderator: Person, served: str, pages: list[str], scheme: str, size: dict[str, int],
) -> None:  # fmt: skip
    """Else a moderator who cannot see well, or who works on a phone, cannot review."""
    from axe_playwright_python.sync_playwright import Axe

    cookie = sit_down(app.test_client(), portal, moderator).get_cookie("portal_session")
    assert cookie
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    context.add_cookies([{"name": "portal_session", "value": cookie.value, "url": served}])
    page, barriers = context.new_page(), []
    for path in pages:
        answer = page.goto(served + path)
        assert (answer.status, "/sign-in" in page.url) == (200, False), path
        barriers += [(path, f["id"], f["nodes"][0]["html"]) for f in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            barriers.append((path, "wider than the screen", ""))
        if (
            page.locator("button:not(.outline):not(.plain):not(.hide):visible, a.button:not(.outline):visible").count()
            > 1
        ):
            barriers.append((path, "more than one primary button", ""))
    context.close()
    assert not barriers
