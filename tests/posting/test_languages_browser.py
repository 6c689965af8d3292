"""The languages of a record in a real browser: nothing runs over the edge of a phone, nothing is hard to read or in the way."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from portal import create_app
from portal.database.tables import Person
from portal.services.context import Portal
from portal.services.people import sessions
from tests.posting.test_languages import author, both, moderator, translate
from tests.posting.test_languages_pages import late
from tests.review.texts import move, proposal
from tests.web.test_browser import DESK, PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["author", "both", "browser", "late", "moderator"]
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture
def served(portal: Portal) -> Iterator[str]:
    """Yield the address of the portal."""
    app = create_app(portal.settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    app.extensions["portal"].close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_translating_has_no_barrier(
    browser: "playwright.Browser",
    served: str,
    portal: Portal,
    author: Person,
    moderator: Person,
    late: str,
    size: dict[str, int],
    scheme: str,
) -> None:
    """Else somebody with a phone, or without sight, cannot see what is to be translated, or that a translation is old."""
    from axe_playwright_python.sync_playwright import Axe

    said: list[str] = []

    def look(person: Person, *paths: str) -> None:
        cookie = sessions.save(portal, "", {"_user_id": str(person.pk), "_fresh": True}, person.pk, "Firefox")
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        context.add_cookies([{"name": "portal_session", "value": cookie, "url": served}])
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        for path in paths:
            page.goto(f"{served}{path}")
            for one in page.locator("details.more").all():
                one.evaluate("one => { one.open = true }")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            if SHOTS:
                name = f"{path.split('?')[0].replace('/', '_').replace(late, 'ID')}_{scheme}_{size['width']}.png"
                page.screenshot(path=str(Path(SHOTS) / name), full_page=True)
            found = Axe().run(page).response
            assert not [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found["violations"]], path
        context.close()

    form = f"/fr/texts/{late}/edit/outcome?text=fr"
    look(author, "/en/texts", f"/en/texts/{late}", f"/en/texts/{late}/edit/outcome?text=fr", form)
    look(author, f"/en/texts/{late}/edit/what?text=th", f"/fr/practices/{late}")
    translate(portal, author, late, "Caisses, avec une virgule")
    look(author, f"/en/texts/{late}/send", f"/en/texts/{late}")
    move(portal, author, late, "submit")
    look(moderator, f"/en/desk/{late}/{proposal(portal, late).pk}")
    assert not said
