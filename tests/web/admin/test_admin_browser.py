"""The administration in a real browser: no barrier, nothing wider than a phone."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.serving import make_server

from portal.database import mails
from portal.database.tables import Organisation, Person, now
from portal.services import mailing
from portal.services.context import Portal
from portal.services.people import sessions
from tests.people.signing import make_person, post
from tests.web.test_browser import DESK, PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]
LONG = "A-very-long-name-of-one-word-that-nobody-can-break " * 2


@pytest.fixture
def pages(portal: Portal, app: Flask, admin: FlaskClient, ada: Person) -> Iterator[tuple[str, str, list[str]]]:
    """Yield where the site is served, the administrator's cookie, and one address of each kind of page."""
    person = make_person(portal, "moderator", name=LONG.strip()[:110], email=f"{'long.' * 20}address@example.org")
    gone = make_person(portal, name="Sam", standing="suspended")
    for email in ("a@gouv.example", "b@gouv.example", "c@gouv.example"):
        post(admin, "/en/admin/invite", emails=email, role="official", country="XK", language="en")
    mailing.send_due(portal, mailing.transport(portal.settings), 1)
    with portal.database.reading() as session:
        (first, _), *_ = mails.due(session, now(), 9)
    with portal.database.writing() as session:
        mails.failed(session, first, "550 " + "x" * 300, mails.STUCK, now())
    for name in ("One", "Two"):
        post(admin, "/en/admin/organisations/new", name_en=f"{name} {LONG}"[:200], type="ngo", countries="SN")
    post(admin, "/en/admin/domains", domain=f"{'a' * 60}.gouv.example", country="SN")
    post(admin, f"/en/admin/people/{person.id}/suspend", reason="w" * 200)
    kept, (one, two) = mailing.kept(portal)[0].name, bodies(portal)
    cookie = sessions.save(portal, "", {"_user_id": str(ada.pk), "fresh_at": now().timestamp()}, ada.pk, "Firefox")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    paths = [
        "", "/people", f"/people/{person.id}", f"/people/{gone.id}/rights", f"/people/{ada.id}/suspend", f"/people/{ada.id}",
        f"/people/{gone.id}/records", "/invite", "/organisations", "/organisations/new", f"/organisations/{one}",
        f"/organisations/{one}/blocked", f"/organisations/{one}/merge", f"/organisations/{one}/merge?into={two}",
        "/domains", "/corridors", "/mail", f"/mail/{first}/drop", f"/mail/kept/{kept}", "/audit", "/people?q=zzz",
    ]  # fmt: skip
    yield f"http://127.0.0.1:{server.server_port}", cookie, [f"/en/admin{path}" for path in paths]
    server.shutdown()


def bodies(portal: Portal) -> list[str]:
    with portal.database.reading() as session:
        return list(session.scalars(select(Organisation.id).order_by(Organisation.id)))


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_the_administration_has_no_barrier(
    browser: "playwright.Browser", pages: tuple[str, str, list[str]], size: dict[str, int], scheme: str
) -> None:
    """Else an administrator who does not see, or has a phone only, cannot help anybody."""
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
