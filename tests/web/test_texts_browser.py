"""The author's pages in a real browser: no barrier, nothing wider than a phone, usable by keyboard."""

from collections.abc import Iterator
from threading import Thread

import pytest
from werkzeug.serving import make_server

from portal import create_app
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import sessions
from portal.services.review import talking
from portal.services.review.needs import Given
from tests.people.signing import make_person
from tests.review.texts import edit, move, proposal, publish, reader, write
from tests.web.test_browser import DESK, PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]


@pytest.fixture
def pages(portal: Portal) -> Iterator[tuple[str, str, list[str]]]:
    """Yield where the site is served, an author's cookie, and one address of each kind of page."""
    awa, mo = make_person(portal, Role.coordinator), make_person(portal, Role.moderator)
    public = publish(portal, awa, mo)
    edit(portal, awa, public, title="Savings groups, told anew", implementation_countries=["SN", "ML"])
    asked = write(portal, awa, "A text to be changed")
    move(portal, awa, asked, "submit")
    move(portal, mo, asked, "take")
    talking.comment(portal, reader(portal, mo), asked, proposal(portal, asked).pk or 0, "lessons", "Which ones?")
    move(portal, mo, asked, "request_changes", Given(reason="Name the town."))
    half = write(portal, awa, "Half a text", lessons="", period_start="last year")
    revision = proposal(portal, public).text_pk
    cookie = sessions.save(portal, "", {"_user_id": str(awa.pk), "_fresh": True}, awa.pk, "Firefox")
    app = create_app(portal.settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield (
        f"http://127.0.0.1:{server.server_port}",
        cookie,
        [
            "/en/texts",
            "/fr/texts/new/resource",
            f"/en/texts/{half}/edit/outcome",
            f"/en/texts/{asked}",
            f"/en/texts/{public}",
            f"/en/texts/{public}/send",
            f"/en/texts/{half}/send",
            f"/en/texts/{public}/history",
            f"/en/texts/{public}/history/{revision}",
            f"/en/texts/{half}/preview",
            f"/en/practices/{public}",
            f"/en/practices/{public}/flag",
        ],
    )
    server.shutdown()
    app.extensions["portal"].close()


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_the_authors_pages_have_no_barrier(
    browser: "playwright.Browser",
    pages: tuple[str, str, list[str]],
    size: dict[str, int],
    scheme: str,
) -> None:
    """Else somebody cannot write, send or follow a text, and nobody notices."""
    from axe_playwright_python.sync_playwright import Axe

    address, cookie, paths = pages
    axe, context = Axe(), browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    context.add_cookies([{"name": "portal_session", "value": cookie, "url": address}])
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    barriers = []
    for path in paths:
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, path
        found = axe.run(page).response
        barriers += [(path, fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            barriers.append((path, "wide", ""))
    context.close()
    assert not barriers
    assert not said


def test_a_link_to_what_is_missing_leads_into_the_form(
    browser: "playwright.Browser",
    pages: tuple[str, str, list[str]],
) -> None:
    """Else an author is told what is missing and searches for it on a page as long as ten."""
    address, cookie, paths = pages
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    context.add_cookies([{"name": "portal_session", "value": cookie, "url": address}])
    page = context.new_page()
    page.goto(address + paths[2])
    page.locator("#missing summary").click()
    page.locator("#missing a", has_text="Lessons").click()
    # The page may glide there.
    page.wait_for_function(
        "(() => { const y = document.getElementById('f-lessons').getBoundingClientRect().y; return y >= 0 && y < innerHeight })()",
        timeout=5000,
    )
    context.close()
