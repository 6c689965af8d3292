"""Pages in a real browser: keyboard, small screens, dark, paper, and what an automatic check of accessibility finds."""

import os
from collections.abc import Iterator
from shutil import which
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.web.reading import EVERY_KIND

playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SEARCH = "/en/search?q=family&region=west-africa"
NOTE = "/en/practices/wan-rao-child-protection-network"
# One page of each template; the check takes a second for each.
CHECKED = (
    "/en/",
    SEARCH,
    f"{SEARCH}#filters",
    "/fr/search?q=zzqqx+vvkkw",
    "/en/practices/thailand-pathum-thani-family-shelter?text=th",
    "/fr/resources/ecowas-support-procedures-children-on-the-move",
    "/en/regions/europe",
    "/fr/countries/XK",
    "/en/help/search",
    "/en/privacy",
    "/fr/account/request",
)


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    """Yield a Chromium."""
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail("PAGES ARE NOT TESTED IN A BROWSER: there is no Chromium")
        pytest.skip("PAGES ARE NOT TESTED IN A BROWSER: there is no Chromium")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(site: Flask) -> Iterator[str]:
    """Yield where the site is served."""
    server = make_server("127.0.0.1", 0, site, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_automatic_check_finds_no_barrier(
    browser: "playwright.Browser", address: str, scheme: str, size: dict[str, int]
) -> None:
    """Else somebody cannot read or use a page, and nobody notices."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    barriers = []
    for path in CHECKED:
        page.goto(address + path)
        found = axe.run(page).response
        assert found["passes"]
        barriers += [(path, fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
    context.close()
    assert not barriers


@pytest.mark.parametrize("width", [320, 360, 640])
def test_no_page_is_wider_than_its_screen(browser: "playwright.Browser", address: str, width: int) -> None:
    """Else a reader with a phone, or with letters twice as large, scrolls sideways for each line."""
    page = browser.new_page(viewport={"width": width, "height": 700})
    wide = []
    for path in EVERY_KIND:
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    page.close()
    assert not wide


def test_browsers_obey_the_content_policy_without_a_complaint(browser: "playwright.Browser", address: str) -> None:
    """Else a part of a page is silently missing in every browser."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in EVERY_KIND:
        page.goto(address + path)
    page.close()
    assert not said


@pytest.mark.parametrize("script", [True, False])
def test_filters_on_a_phone_by_keyboard(browser: "playwright.Browser", address: str, script: bool) -> None:
    """Else readers with phones, or without JavaScript, cannot narrow a search."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}/en/search?q=family")
    sheet = page.locator("#filters")
    assert not sheet.is_visible()
    page.locator("a[href='#filters']").focus()
    page.keyboard.press("Enter")
    assert sheet.is_visible()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Close"
    page.locator("input[name=region][value=europe]").focus()
    page.keyboard.press("Space")
    page.locator("#filters button").click()
    page.wait_for_url("**region=europe")
    assert not sheet.is_visible()
    assert page.locator(".chips li").count() == 1
    context.close()


def test_without_javascript_nothing_is_offered_that_needs_it(browser: "playwright.Browser", address: str) -> None:
    """Else a button does nothing."""
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(address + NOTE)
        assert page.locator("[data-print]").is_visible() is script
        context.close()


def test_the_first_stop_of_the_keyboard_skips_the_menu(browser: "playwright.Browser", address: str) -> None:
    """Else keyboard users walk through the menu on every page."""
    page = browser.new_page()
    page.goto(address + NOTE)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    assert page.locator(":focus").bounding_box()["x"] >= 0
    page.close()


def test_the_focus_can_be_seen_everywhere(browser: "playwright.Browser", address: str) -> None:
    """Else keyboard users do not know where they are."""
    page = browser.new_page()
    page.goto(address + SEARCH)
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate("(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))")
        assert style == ["solid", "3px"]
    page.close()


def test_the_form_for_a_detailed_search_on_a_phone(browser: "playwright.Browser", address: str) -> None:
    """Else who does not know the signs of the search box, or needs help to read a page, cannot say exactly what they look for."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport=PHONE, java_script_enabled=True, bypass_csp=True)
    page = context.new_page()
    barriers = []
    for path in ("/en/search/detailed", "/fr/search/detailed?from=x&all=a", "/en/help/syntax"):
        page.goto(address + path)
        barriers += [(path, fault["id"], fault["nodes"][0]["html"]) for fault in Axe().run(page).response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    assert not barriers
    context.close()
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/search?q=family")
    page.get_by_role("link", name="Detailed search").click()
    page.get_by_label("All these words").fill("reintegration")
    page.get_by_label("Any of these words").fill("family women")
    page.get_by_label("From the year").fill("2010")
    page.get_by_label("Kind").select_option("practice")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.wait_for_url("**/search?q=**")
    assert page.locator("#q").input_value() == "+reintegration family OR women year:2010.."
    assert page.locator(".chips li").count() == 1
    assert page.locator("li.card").count() > 0
    context.close()


def test_paper_holds_the_note_and_nothing_else(browser: "playwright.Browser", address: str) -> None:
    """Else what a minister is handed begins with a menu and hides where its sources are."""
    page = browser.new_page()
    page.goto(address + NOTE)
    page.emulate_media(media="print")
    for hidden in (".menu", ".tongues", ".actions", ".contents", ".foot", ".skip"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".sources .paper").first.is_visible()
    assert page.locator(".imprint .paper").first.is_visible()
    assert page.pdf(prefer_css_page_size=True)[:4] == b"%PDF"
    page.close()
