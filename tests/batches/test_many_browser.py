"""The pages of many records at once, of signs of personal data and of files, in a real browser: no barrier, nothing wider than a phone."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from portal import create_app
from portal.database.tables import Person
from portal.domain.policy import REGIONS, Role
from portal.services.batches import handing_in, working
from portal.services.context import Portal
from portal.services.files import reading, uploading
from portal.services.people import sessions
from tests.attachments import making as m
from tests.batches.making import row, table
from tests.people.signing import make_person
from tests.review.texts import edit, move, proposal, reader, release, write
from tests.web.test_browser import DESK, PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]
NAMED = "The returnee, Mamadou Diallo, opened a workshop. Two girls from Kolda came later. It was 1,200 people."


@pytest.fixture
def pages(portal: Portal, author: Person) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield where the site is served, and (cookie, path) of each page."""
    mo = make_person(portal, Role.moderator, name="Mo Moderator", regions=list(REGIONS))
    who = reader(portal, author)
    rows = [row(f"Savings groups in district {number}") for number in range(4)]
    rows[1]["implementation_countries"], rows[2]["period_start"] = "Atlantis", "last spring"
    many = handing_in.hand_in(portal, who, "practice", "en", "notes.csv", io.BytesIO(table(rows)), False)
    while working.work(portal):
        pass
    named = write(portal, author, lessons=NAMED)
    sent = write(portal, author, title="Sent with names", lessons=NAMED)
    with_files = write(portal, author, title="With files")
    for name, content in (("hall.jpg", m.picture("JPEG")), ("annex.docx", m.docx())):
        uploading.take(portal, who, with_files, name, io.BytesIO(content))
    while reading.read_next(portal):
        pass
    from portal.services.review import drafts

    files = [
        {**one, **({"alt": "A hall"} if one["name"].endswith("jpg") else {})}
        for one in drafts.read(portal, who, with_files).shared["attachments"]
    ]
    edit(portal, author, with_files, attachments=files)
    move(portal, author, sent, "submit")
    release(portal, author, mo, with_files)
    cookies = {
        person.pk: sessions.save(portal, "", {"_user_id": str(person.pk), "_fresh": True}, person.pk, "Firefox")
        for person in (author, mo)
    }
    app = create_app(portal.settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    mine, desk = cookies[author.pk], cookies[mo.pk]
    yield (
        f"http://127.0.0.1:{server.server_port}",
        [
            (mine, "/en/texts/many"),
            (mine, f"/en/texts/many/{many}"),
            (mine, f"/en/texts/{named}/send"),
            (mine, f"/en/practices/{with_files}"),
            (desk, f"/en/desk/{sent}/{proposal(portal, sent).pk}"),
            (desk, f"/en/desk/records/{with_files}/expunge"),
        ],
    )
    server.shutdown()
    app.extensions["portal"].close()


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_the_pages_have_no_barrier(
    browser: "playwright.Browser", pages: tuple[str, list[tuple[str, str]]], size: dict[str, int], scheme: str
) -> None:
    """Else somebody cannot hand in a table, answer to a sign of personal data or read a file."""
    from axe_playwright_python.sync_playwright import Axe

    address, paths = pages
    axe, barriers = Axe(), []
    for number, (cookie, path) in enumerate(paths):
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        context.add_cookies([{"name": "portal_session", "value": cookie, "url": address}])
        page = context.new_page()
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, path
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        found = axe.run(page).response
        barriers += [(path, fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            barriers.append((path, "wide", ""))
        if os.environ.get("SHOTS"):
            page.screenshot(path=Path(os.environ["SHOTS"]) / f"{number}-{scheme}.png", full_page=True)
        context.close()
    assert not barriers
