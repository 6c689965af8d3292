"""Writing in a real browser: saved by itself, kept on the device where the line drops, put back when the page is opened again."""

import time
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from sqlmodel import select
from werkzeug.serving import make_server

from portal import create_app
from portal.database.sessions import DatabaseUnwritableError
from portal.database.tables import Person, Record
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import sessions
from portal.services.review import drafts
from portal.services.review.drafts import Draft
from portal.web.pages.texts import typing
from tests.people.signing import make_person
from tests.review.texts import edit, reader, write
from tests.web.test_browser import DESK, PHONE, browser
from tests.worker.processes import until

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]

LINE = "[data-kept]"
NOTICE = "#put-back"
SOON = 15_000
LEARNED = "What was learned, told at some length."
Sit = Callable[..., Any]


class Site:
    """Where the portal is served; it signs a person in in a browser."""

    def __init__(self, portal: Portal, address: str, awa: Person) -> None:
        self.portal, self.address, self.awa = portal, address, awa

    def sign_in(self, context: Any, person: Person | None = None) -> None:
        who = person or self.awa
        cookie = sessions.save(self.portal, "", {"_user_id": str(who.pk), "_fresh": True}, who.pk, "Firefox")
        context.add_cookies([{"name": "portal_session", "value": cookie, "url": self.address}])

    def text(self, record_id: str) -> Draft:
        return drafts.read(self.portal, reader(self.portal, self.awa), record_id)


@pytest.fixture
def site(portal: Portal) -> Iterator[Site]:
    awa = make_person(portal, Role.coordinator, name="Awa Author")
    app = create_app(portal.settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield Site(portal, f"http://127.0.0.1:{server.server_port}", awa)
    server.shutdown()
    app.extensions["portal"].close()


@pytest.fixture
def draft(site: Site) -> str:
    return write(site.portal, site.awa)


@pytest.fixture
def sit(browser: "playwright.Browser", site: Site) -> Iterator[Sit]:
    """Yield a function that opens a page of the portal in a browser of its own; nothing may have been complained of at the end."""
    opened, said = [], []

    def start(path: str, context: Any = None, **options: Any) -> Any:
        if context is None:
            context = browser.new_context(viewport=DESK, **options)
            site.sign_in(context)
            opened.append(context)
        page = context.new_page()
        page.set_default_timeout(SOON)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
        page.goto(site.address + path)
        return page

    yield start
    for context in opened:
        context.close()
    assert not said


def says(page: Any, text: str) -> None:
    page.locator(LINE, has_text=text).wait_for()


def waits(page: Any, script: str) -> None:
    """Wait until a script says so; the policy of the pages lets no other way."""

    def is_so() -> bool:
        try:
            return bool(page.evaluate(script))
        except playwright.Error:
            # Another page is coming.
            return False

    until(is_so, seconds=SOON / 1000)


def on_device(page: Any) -> int:
    return int(page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('portal.draft/')).length"))


def test_what_is_typed_is_saved_by_itself(site: Site, sit: Sit, draft: str) -> None:
    """Else an hour of typing is lost with the power."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.fill("#f-lessons", LEARNED)
    says(page, "Not saved yet")
    says(page, "Saved at")
    assert site.text(draft).texts["lessons"] == LEARNED
    # The device keeps nothing that the portal has.
    assert on_device(page) == 0
    page.fill("#f-lessons", "")
    says(page, "Not saved yet")
    says(page, "Saved at")
    assert "1 thing missing" in page.locator('[data-lacks="outcome"]').inner_text()
    assert "1 thing is missing" in page.locator("#missing summary").inner_text()


def test_a_new_text_begins_once_it_has_a_title(site: Site, sit: Sit) -> None:
    """Else what is typed first is the first to be lost, or each pause begins another draft."""
    page = sit("/en/texts/new/practice")
    page.fill("#f-summary", "What it is about.")
    says(page, "once it has a title")
    page.fill("#f-title", "Savings groups in Kolda")
    page.locator("#f-summary").focus()
    says(page, "Saved at")
    page.wait_for_url("**/savings-groups-in-kolda-*/edit/what")
    page.select_option("#f-language", "fr")
    page.fill("#f-summary", "De quoi il s’agit.")
    says(page, "Not saved yet")
    says(page, "Saved at")
    page.locator("button", has_text="Save and go on").click()
    page.wait_for_url("**/edit/story")
    with site.portal.database.reading() as session:
        records = [one.id for one in session.exec(select(Record).where(Record.owner_pk == site.awa.pk))]
    assert len(records) == 1
    found = site.text(records[0])
    assert (found.language, found.texts["summary"]) == ("fr", "De quoi il s’agit.")
    assert "kept=" not in page.url
    assert on_device(page) == 0


def test_the_device_keeps_nothing_once_a_button_has_saved(site: Site, sit: Sit, draft: str) -> None:
    """Else the page sends it again when it is opened next, and a shared computer keeps it."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    for button, path in (("Save and go on", "**/edit/elsewhere"), ("Save and leave", f"**/texts/{draft}")):
        page.goto(f"{site.address}/en/texts/{draft}/edit/outcome")
        page.fill("#f-lessons", f"Typed before “{button}” was pressed.")
        page.locator("button", has_text=button).click()
        page.wait_for_url(path)
        assert on_device(page) == 0
        assert "pressed" in site.text(draft).texts["lessons"]


def test_the_line_drops_and_comes_back(site: Site, sit: Sit, draft: str) -> None:
    """Else somebody on a bad line loses what they typed without it."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.context.set_offline(True)
    page.fill("#f-lessons", LEARNED)
    says(page, "kept on this device")
    assert on_device(page) == 1
    page.locator("button", has_text="Save and go on").click()
    says(page, "kept on this device")
    assert page.input_value("#f-lessons") == LEARNED
    page.context.set_offline(False)
    says(page, "Saved at")
    assert site.text(draft).texts["lessons"] == LEARNED
    assert on_device(page) == 0


def test_the_tab_is_closed_without_a_line_and_opened_again(site: Site, sit: Sit, draft: str) -> None:
    """Else closing the laptop on a train costs what was typed there."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    before = site.text(draft).texts["lessons"]
    page.context.set_offline(True)
    page.fill("#f-lessons", LEARNED)
    page.locator('[name="gcm_objectives.primary"][value="1"]').evaluate("one => one.click()")
    says(page, "kept on this device")
    page.close()
    context = page.context
    context.set_offline(False)
    page = sit(f"/en/texts/{draft}/edit/outcome", context)
    page.locator(NOTICE, has_text="We put back what you typed").wait_for()
    assert page.input_value("#f-lessons") == LEARNED
    assert page.is_checked('[name="gcm_objectives.primary"][value="1"]')
    says(page, "Saved at")
    assert site.text(draft).texts["lessons"] == LEARNED
    page.locator(NOTICE).locator("button").click()
    waits(page, "document.getElementById('put-back').hidden")
    assert page.input_value("#f-lessons") == before
    until(lambda: site.text(draft).texts["lessons"] == before)


def test_a_tab_that_is_closed_at_once_loses_nothing(site: Site, sit: Sit, draft: str) -> None:
    """Else the last words before closing are gone."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.fill("#f-lessons", LEARNED)
    page.close(run_before_unload=True)
    context = page.context
    again = sit(f"/en/texts/{draft}/edit/outcome", context)
    waits(again, f"document.getElementById('f-lessons').value === {LEARNED!r}")
    until(lambda: site.text(draft).texts["lessons"] == LEARNED)
    waits(again, "!Object.keys(localStorage).some((key) => key.startsWith('portal.draft/'))")


def test_what_the_device_has_goes_together_with_what_was_saved_since(site: Site, sit: Sit, draft: str) -> None:
    """Else the device overwrites what a colleague wrote, or what it kept is thrown away."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.context.set_offline(True)
    page.fill("#f-lessons", LEARNED)
    says(page, "kept on this device")
    page.close()
    edit(site.portal, site.awa, draft, results="14 groups still save.")
    page.context.set_offline(False)
    page = sit(f"/en/texts/{draft}/edit/outcome", page.context)
    page.locator(NOTICE, has_text="together with what was saved since").wait_for()
    assert page.input_value("#f-lessons") == LEARNED
    assert page.input_value("#f-results") == "14 groups still save."
    assert site.text(draft).texts["lessons"] == LEARNED


def test_the_same_changed_in_two_places_is_shown_beside_each_other(site: Site, sit: Sit, draft: str) -> None:
    """Else one of the two is lost without a word."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.context.set_offline(True)
    page.fill("#f-lessons", LEARNED)
    says(page, "kept on this device")
    page.close()
    edit(site.portal, site.awa, draft, lessons="What a colleague wrote.")
    page.context.set_offline(False)
    page = sit(f"/en/texts/{draft}/edit/outcome", page.context)
    page.locator(NOTICE, has_text="Since then the same was changed").wait_for()
    page.locator(NOTICE).locator("button", has_text="Look at both").click()
    page.locator(".clash").wait_for()
    assert "a colleague wrote" in page.locator(".clash").inner_text()
    assert page.input_value("#f-lessons") == LEARNED
    # Nothing is decided for its person.
    page.fill("#f-lessons", "Both of it.")
    page.wait_for_timeout(4000)
    assert site.text(draft).texts["lessons"] == "What a colleague wrote."
    page.locator("button", has_text="Save and go on").click()
    page.wait_for_url("**/edit/elsewhere")
    assert site.text(draft).texts["lessons"] == "Both of it."


def test_two_tabs_keep_what_was_typed_in_both(site: Site, sit: Sit, draft: str) -> None:
    """Else the older tab takes back what the newer one saved."""
    one = sit(f"/en/texts/{draft}/edit/outcome")
    other = sit(f"/en/texts/{draft}/edit/outcome", one.context)
    one.fill("#f-lessons", LEARNED)
    says(one, "Saved at")
    other.fill("#f-results", "14 groups still save.")
    # The second tab shows what the first one saved, and goes on.
    waits(other, f"document.getElementById('f-lessons').value === {LEARNED!r}")
    assert other.input_value("#f-results") == "14 groups still save."
    found = site.text(draft).texts
    assert (found["lessons"], found["results"]) == (LEARNED, "14 groups still save.")
    one.fill("#f-results", "Another figure.")
    says(one, "changed in another place")
    assert site.text(draft).texts["results"] == "14 groups still save."
    one.locator("button", has_text="Save and go on").click()
    one.locator(".clash", has_text="You saved this text in another place").wait_for()
    assert one.input_value("#f-results") == "Another figure."


def test_a_session_that_ends_while_somebody_types(site: Site, sit: Sit, draft: str) -> None:
    """Else what is typed after a night is typed in vain."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.context.clear_cookies(name="portal_session")
    page.fill("#f-lessons", LEARNED)
    says(page, "Sign in")
    assert on_device(page) == 1
    site.sign_in(page.context)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    says(page, "Saved at")
    assert site.text(draft).texts["lessons"] == LEARNED


def test_a_button_that_is_pressed_while_the_page_saves_is_no_conflict(
    site: Site, sit: Sit, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else who is faster than a slow line is asked about their own words."""
    save = typing.save

    def slowly(id: str, typed: typing.Typed, quiet: bool = False) -> Any:
        found = save(id, typed, quiet)
        time.sleep(1.5 if quiet else 0)
        return found

    monkeypatch.setattr("portal.web.pages.texts.typing.save", slowly)
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.fill("#f-lessons", LEARNED)
    with page.expect_request(lambda request: request.method == "POST"):
        pass
    page.fill("#f-lessons", f"{LEARNED} And more.")
    page.locator("button", has_text="Save and go on").click()
    page.wait_for_url("**/edit/elsewhere")
    assert site.text(draft).texts["lessons"] == f"{LEARNED} And more."


def test_an_answer_that_is_lost_is_no_conflict(
    site: Site, sit: Sit, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a line that drops after the text has come asks its author about their own words."""
    save, lost = typing.save, []

    def once_unheard(id: str, typed: typing.Typed, quiet: bool = False) -> Any:
        found = save(id, typed, quiet)
        if not lost:
            lost.append(True)
            raise DatabaseUnwritableError
        return found

    monkeypatch.setattr("portal.web.pages.texts.typing.save", once_unheard)
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.fill("#f-lessons", LEARNED)
    says(page, "tried again by itself")
    page.fill("#f-lessons", f"{LEARNED} And more.")
    says(page, "Saved at")
    assert site.text(draft).texts["lessons"] == f"{LEARNED} And more."


def test_the_back_button_asks_nothing_and_loses_nothing(site: Site, sit: Sit, draft: str) -> None:
    """Else who looks at the step before is told that they changed it in another place."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.fill("#f-lessons", LEARNED)
    page.locator("button", has_text="Save and go on").click()
    page.wait_for_url("**/edit/elsewhere")
    page.go_back()
    waits(page, f"document.getElementById('f-lessons').value === {LEARNED!r}")
    page.fill("#f-lessons", f"{LEARNED} And more.")
    says(page, "Saved at")
    assert site.text(draft).texts["lessons"] == f"{LEARNED} And more."


def test_nobody_else_finds_what_a_device_kept(site: Site, sit: Sit, draft: str) -> None:
    """Else the next one at a shared computer reads a text that is not theirs."""
    page = sit(f"/en/texts/{draft}/edit/outcome")
    page.context.set_offline(True)
    page.fill("#f-lessons", LEARNED)
    says(page, "kept on this device")
    page.close()
    context = page.context
    context.set_offline(False)
    site.sign_in(context, make_person(site.portal, Role.coordinator, name="Kofi Colleague"))
    page = sit("/en/texts/new/practice", context)
    assert on_device(page) == 0
    page.fill("#f-summary", "Something of mine.")
    says(page, "once it has a title")
    page.locator("header button", has_text="Sign out").click()
    page.wait_for_url("**/en/")
    assert on_device(page) == 0


def test_how_long_a_text_is_is_said_while_it_is_typed(site: Site, sit: Sit, draft: str) -> None:
    """Else somebody learns after saving that a summary is too long."""
    page = sit(f"/fr/texts/{draft}/edit/what")
    page.fill("#f-summary", "mot " * 62)
    assert "62" in page.locator("#f-summary-count").inner_text()
    page.fill("#f-summary", "mot " * 162)
    assert "far" in (page.locator("#f-summary-count").get_attribute("class") or "")


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_the_steps_have_no_barrier(
    browser: "playwright.Browser", site: Site, size: dict[str, int], scheme: str
) -> None:
    """Else somebody cannot write, and nobody notices."""
    from axe_playwright_python.sync_playwright import Axe

    record_id = write(site.portal, site.awa, "Half a text", lessons="", period_start="last year")
    steps = [f"/en/texts/{record_id}/edit/{step}" for step in ("what", "story", "outcome", "elsewhere", "sources")]
    axe, context = Axe(), browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    site.sign_in(context)
    page, barriers = context.new_page(), []
    for path in ("/en/texts/new/practice", "/fr/texts/new/resource", *steps):
        page.goto(site.address + path)
        page.evaluate("document.querySelectorAll('#missing details').forEach((one) => { one.open = true })")
        found = axe.run(page).response
        barriers += [(path, fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            barriers.append((path, "wide", ""))
    context.close()
    assert not barriers
