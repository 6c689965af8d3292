"""The coordinator's pages in a real browser: nothing runs over the edge of a phone, nothing is hard to read, nothing stands in the way."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from portal import create_app
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import sessions
from tests.links.test_pages import kill
from tests.people.signing import make_person
from tests.posting.test_coordinators_page import GONE, SOURCES, count, search
from tests.records import publish
from tests.review.texts import publish as publish_text
from tests.web.test_browser import DESK, PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]
SHOTS = os.environ.get("SHOTS", "")
PAGES = ("texts", "texts/read", "texts/regions")


@pytest.fixture
def served(portal: Portal) -> Iterator[tuple[str, str]]:
    """Yield the address of a portal in which a coordinator has something of everything, and their cookie."""
    awa = make_person(portal, Role.coordinator)
    title = "Savings groups for returnees and the neighbours who lend to them, in eleven villages"
    mine = publish_text(portal, awa, make_person(portal, Role.moderator), title, sources=SOURCES)
    publish(portal, "nobodys-own", "Nobody's own practice")
    count(portal, mine, 1234, 56789)
    count(portal, "nobodys-own", 12, 340)
    kill(portal, GONE)
    search(portal, "solar dryers for mango, with a loan that is paid back in kind", "west-africa", 12)
    search(portal, "zzqq", "global", 2)
    cookie = sessions.save(portal, "", {"_user_id": str(awa.pk), "_fresh": True}, awa.pk, "Firefox")
    app = create_app(portal.settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", cookie
    server.shutdown()
    app.extensions["portal"].close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_coordinators_pages_have_no_barrier(
    browser: "playwright.Browser", served: tuple[str, str], size: dict[str, int], scheme: str
) -> None:
    """Else somebody with a phone, or without sight, cannot see what there is to do."""
    from axe_playwright_python.sync_playwright import Axe

    address, cookie = served
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    context.add_cookies([{"name": "portal_session", "value": cookie, "url": address}])
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    for path in PAGES:
        page.goto(f"{address}/en/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        if SHOTS:
            name = f"{path.replace('/', '_')}_{scheme}_{size['width']}.png"
            page.screenshot(path=str(Path(SHOTS) / name), full_page=True)
        found = Axe().run(page).response
        assert not [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found["violations"]], path
    context.close()
    assert not said
