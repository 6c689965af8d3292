"""The search box in a real browser: what is offered while one types, by keyboard, in the dark, on a phone; and without a script."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.test_browser import DESK, PHONE, address, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["address", "browser"]

OPTION = '#q-offers [role="option"]'
ASKED = "/api/v1/suggest"


@pytest.fixture
def page(browser: "playwright.Browser", address: str) -> Iterator["playwright.Page"]:
    """Yield a page of results; fail at the end where the browser complained."""
    context = browser.new_context(viewport=DESK, bypass_csp=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/en/search?region=west-africa")
    yield page
    context.close()
    assert not said


def test_somebody_chooses_by_keyboard_alone_and_filters_stay(page: "playwright.Page") -> None:
    """Else who uses no mouse is given a list that they cannot reach, or loses the region that they chose."""
    box = page.locator("#q")
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "false")
    box.press_sequentially("sene")
    page.wait_for_selector(OPTION)
    assert box.get_attribute("aria-expanded") == "true"
    texts = page.locator(f"{OPTION} span").all_inner_texts()
    place = texts.index("Senegal")
    assert page.locator(".box [role=status]").inner_text() == f"Suggestions: {len(texts)}"
    for _ in range(place + 2):
        box.press("ArrowDown")
    box.press("ArrowUp")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    assert page.locator(f'{OPTION}[aria-selected="true"]').count() == 1
    assert active.locator("span").inner_text() == "Senegal"
    box.press("Enter")
    page.wait_for_url("**/search?*q=Senegal*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["Senegal"], "region": ["west-africa"]}


def test_escape_closes_the_list_and_enter_searches_for_what_was_typed(page: "playwright.Page") -> None:
    """Else the list takes over, and somebody who knows what they want gets something else."""
    box = page.locator("#q")
    box.press_sequentially("famil")
    page.wait_for_selector(OPTION)
    box.press("ArrowDown")
    box.press("Escape")
    assert page.locator("#q-offers").is_hidden()
    assert (box.input_value(), box.get_attribute("aria-expanded")) == ("famil", "false")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Enter")
    page.wait_for_url("**/search?*q=famil&*")


def test_a_record_that_is_pressed_opens(page: "playwright.Page") -> None:
    """Else a title in the list has to be searched for once more."""
    page.locator("#q").press_sequentially("ecowas declaration")
    title = page.locator(OPTION, has_text="ECOWAS declaration of 2001").first
    title.click()
    page.wait_for_url("**/en/*/*")
    assert page.locator("h1").inner_text().startswith("ECOWAS declaration of 2001")


def test_one_letter_asks_nothing_and_what_is_typed_on_asks_once(page: "playwright.Page") -> None:
    """Else each key is a request, and an old answer can come after a new one."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ASKED in request.url else None)
    box = page.locator("#q")
    box.press_sequentially("f")
    page.wait_for_timeout(400)
    assert asked == []
    box.press_sequentially("amily")
    page.wait_for_selector(OPTION)
    assert [parse_qs(urlsplit(url).query)["q"] for url in asked] == [["family"]]
    box.press("Backspace")
    box.press_sequentially("y")
    page.wait_for_timeout(400)
    assert len(asked) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_automatic_check_finds_no_barrier_in_the_open_list(
    browser: "playwright.Browser", address: str, scheme: str, size: dict[str, int]
) -> None:
    """Else somebody hears or sees a list that says nothing."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/fr/")
    page.locator("#q").press_sequentially("retour")
    page.wait_for_selector(OPTION)
    page.locator("#q").press("ArrowDown")
    found = Axe().run(page).response
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    assert found["passes"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []
    assert not wide


def test_without_a_script_the_box_is_a_plain_field_and_the_slip_is_a_link(
    browser: "playwright.Browser", address: str
) -> None:
    """Else the search of people whose browser runs no script is broken by what helps others."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/fr/")
    assert page.locator("#q").get_attribute("role") is None
    page.locator("#q").fill("hebergemment")
    page.locator("#q").press("Enter")
    meant = page.locator(".meant")
    assert meant.inner_text() == "Vouliez-vous dire hébergement\u202f?"
    meant.locator("a").click()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["hébergement"]}
    assert page.locator(".cards > li").count() > 0
    context.close()
