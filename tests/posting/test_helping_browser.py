"""Choosing by typing, long texts, new organisations and advice in a real browser: by keyboard alone, on a phone, in the dark."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from werkzeug.serving import make_server

from portal import create_app
from portal.database.tables import Person
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import sessions
from portal.services.review import drafts
from tests.people.signing import make_person
from tests.review.texts import reader, write
from tests.web.test_browser import DESK, PHONE, browser

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]

SHOWN = '[role="option"]'
PASTE = """([id, html]) => {
  const area = document.getElementById(id), data = new DataTransfer();
  area.focus();
  data.setData("text/html", html);
  data.setData("text/plain", "PLAIN");
  return area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def awa(portal: Portal) -> Person:
    return make_person(portal, Role.coordinator)


@pytest.fixture
def draft(portal: Portal, awa: Person) -> str:
    """Return the id of a draft about which there is something to say."""
    return write(
        portal, awa, "SAVINGS GROUPS OF PEOPLE WHO CAME HOME TO TOGO", implementation_countries=["SN"], partners=[],
        corridors=[{"host": "NE", "origin": "ML"}], lead_body="iom", approach="",
    )  # fmt: skip


@pytest.fixture
def open_at(
    browser: "playwright.Browser", portal: Portal, awa: Person, draft: str
) -> Iterator[Callable[..., "playwright.Page"]]:
    """Yield a function that opens the draft's form where a field stands, and fails at the end where the page complained."""
    cookie = sessions.save(portal, "", {"_user_id": str(awa.pk), "_fresh": True}, awa.pk, "Firefox")
    app = create_app(portal.settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    contexts, said = [], []

    def open_form(field: str, size: dict[str, int] = DESK, scheme: str = "light", **more: Any) -> "playwright.Page":
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True, **more)
        contexts.append(context)
        context.add_cookies([{"name": "portal_session", "value": cookie, "url": address}])
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{address}/en/texts/{draft}/edit?field={field.partition('-')[0]}")
        # Fields that nobody has to fill are folded away.
        page.evaluate(f"document.getElementById('f-{field}').closest('details')?.setAttribute('open', '')")
        page.locator(f"#f-{field}").scroll_into_view_if_needed()
        return page

    yield open_form
    for context in contexts:
        context.close()
    server.shutdown()
    app.extensions["portal"].close()
    assert not said


def options(page: "playwright.Page", field: str) -> list[str]:
    """Return what the list below a field offers, once it is there."""
    page.wait_for_selector(f"#f-{field}-list:not([hidden]) {SHOWN}")
    return [" ".join(text.split()) for text in page.locator(f"#f-{field}-list {SHOWN}").all_text_contents()]


def chips(page: "playwright.Page", path: str) -> list[str]:
    found: list[str] = page.locator(f".picked:has(~ .typing input[name='{path}.typed']) span").all_text_contents()
    return found


def saved(page: "playwright.Page", portal: Portal, awa: Person, draft: str) -> dict[str, Any]:
    """Save with the form's first button and return the shared fields."""
    page.locator("main form.form button:not([type=button]):not([aria-hidden]):not(.plain):not(.outline)").first.click()
    page.wait_for_load_state("networkidle")
    return dict(drafts.read(portal, reader(portal, awa), draft).shared)


def test_countries_are_chosen_by_keyboard_in_any_language(
    open_at: Callable[..., "playwright.Page"], portal: Portal, awa: Person, draft: str
) -> None:
    """Else who has no mouse, or another word for it, goes through two hundred and fifty boxes."""
    page = open_at("implementation_countries")
    line = page.locator("#f-implementation_countries")
    assert line.get_attribute("role") == "combobox"
    line.focus()
    page.keyboard.type("Elfenbeink")
    page.wait_for_timeout(300)
    assert options(page, "implementation_countries") == ["Côte d’Ivoire Elfenbeinküste"]
    assert line.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = line.get_attribute("aria-activedescendant")
    assert active
    assert "Ivoire" in page.locator(f"#{active}").inner_text()
    page.keyboard.press("Enter")
    assert line.get_attribute("aria-expanded") == "false"
    assert line.input_value() == ""
    page.keyboard.type("ประเทศไท")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("guin")
    offered = options(page, "implementation_countries")
    for name in ("Guinea", "Guinea-Bissau", "Papua New Guinea", "Equatorial Guinea"):
        assert any(one.startswith(name) for one in offered), name
    # Enter takes nothing that is not sure.
    page.keyboard.press("Enter")
    assert sorted(chips(page, "implementation_countries")) == ["Côte d’Ivoire", "Senegal", "Thailand"]
    page.keyboard.press("Escape")
    assert line.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Control+a")
    page.keyboard.type("Guinea")
    page.keyboard.press("Enter")
    page.keyboard.type("Mali, Nowhere")
    # Back to the button of the last one, and away with it.
    page.keyboard.press("Shift+Tab")
    page.wait_for_timeout(300)
    assert line.input_value() == "Nowhere"
    assert page.evaluate("document.activeElement.closest('.picked') !== null")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    left = {"Côte d’Ivoire", "Senegal", "Thailand", "Guinea", "Mali"}
    gone = next(one for one in left if one in name)
    assert set(chips(page, "implementation_countries")) == left - {gone}
    found = saved(page, portal, awa, draft)["implementation_countries"]
    assert len(found) == 5
    assert "Nowhere" in found
    assert {"CI", "TH", "GN"} & set(found)


def test_what_a_device_puts_back_is_seen(open_at: Callable[..., "playwright.Page"]) -> None:
    """Else countries that were chosen before the line broke seem to be gone, and are chosen again."""
    page = open_at("implementation_countries")
    page.evaluate("""() => {
      const box = document.querySelector('[name="implementation_countries"][value="KH"]');
      box.checked = true;
      box.form.dispatchEvent(new Event("portal:filled", { bubbles: true }));
    }""")
    assert "Cambodia" in chips(page, "implementation_countries")


def test_advice_is_fresh_after_a_save(
    open_at: Callable[..., "playwright.Page"], portal: Portal, awa: Person, draft: str
) -> None:
    """Else an author is told for an hour of what they have mended."""
    page = open_at("approach")
    assert page.get_by_text("Write the title in small letters").first.is_visible()
    now = drafts.read(portal, reader(portal, awa), draft)
    calm = {**now.texts, "title": "Savings groups of people who came home to Togo"}
    drafts.save(portal, reader(portal, awa), draft, now.language, now.base, now.shared, calm)
    page.evaluate("document.dispatchEvent(new Event('portal:saved'))")
    page.get_by_text("Write the title in small letters").first.wait_for(state="detached")
    assert page.get_by_role("button", name="Add Togo").is_visible()


def test_a_corridor_and_its_ends_are_chosen(
    open_at: Callable[..., "playwright.Page"], portal: Portal, awa: Person, draft: str
) -> None:
    """Else the way that everybody takes is put together anew, each time a little otherwise."""
    page = open_at("corridors-0-origin")
    line = page.locator("#f-corridors-0-origin")
    assert line.input_value() == "Mali"
    line.fill("")
    line.press_sequentially("Nigéri")
    page.wait_for_timeout(300)
    assert options(page, "corridors-0-origin")[0].startswith("Nigeria")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert line.input_value() == "Nigeria"
    known = page.locator("#f-corridors-known")
    known.press_sequentially("Niger")
    page.wait_for_timeout(300)
    assert all("→" in one for one in options(page, "corridors-known"))
    page.keyboard.press("Escape")
    known.fill("Libya → Gambia")
    assert saved(page, portal, awa, draft)["corridors"] == [
        {"host": "NE", "origin": "NG"},
        {"host": "LY", "origin": "GM"},
    ]


def test_an_organisation_is_found_or_added_without_leaving_the_text(
    open_at: Callable[..., "playwright.Page"], portal: Portal, awa: Person, draft: str
) -> None:
    """Else an author leaves the page to look for one, and what was typed is gone."""
    page = open_at("partners", PHONE, "dark")
    line = page.locator("#f-partners")
    line.focus()
    page.keyboard.type("aecid")
    assert "Spanish Agency" in options(page, "partners")[0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("Weavers of Kayes")
    page.wait_for_timeout(400)
    assert options(page, "partners")[-1] == "Add “Weavers of Kayes” as a new organisation"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    name = dialog.locator("[name=body_name]")
    name.wait_for()
    assert name.input_value() == "Weavers of Kayes"
    assert page.evaluate("document.activeElement.name") == "body_name"
    page.keyboard.press("Enter")
    dialog.locator("#faults").wait_for()
    dialog.locator("[name=body_type]").select_option("ngo")
    name.press("Enter")
    dialog.wait_for(state="detached", timeout=5000) if dialog.locator("#similar").count() else page.wait_for_timeout(
        600
    )
    assert page.evaluate("document.activeElement.id") == "f-partners"
    assert chips(page, "partners")[-1] == "Weavers of Kayes"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert saved(page, portal, awa, draft)["partners"] == ["aecid", "weavers-of-kayes"]


def test_names_are_typed_where_the_line_is_down(
    open_at: Callable[..., "playwright.Page"], portal: Portal, awa: Person, draft: str
) -> None:
    """Else an author who is offline cannot write down what they know."""
    page = open_at("lead_body")
    line = page.locator("#f-lead_body")
    page.route("**/choices/**", lambda route: route.fulfill(status=204, body=""))
    line.fill("UNICEF in Mali")
    page.wait_for_timeout(400)
    assert line.input_value() == "UNICEF in Mali"
    assert saved(page, portal, awa, draft)["lead_body"] == "UNICEF in Mali"


def test_long_texts_have_buttons_keys_and_a_preview(open_at: Callable[..., "playwright.Page"]) -> None:
    """Else an author has to know what an asterisk does."""
    page = open_at("approach")
    area = page.locator("#f-approach")
    area.fill("one two")
    page.evaluate("document.getElementById('f-approach').setSelectionRange(4, 7)")
    bar = page.locator(".bar-of-marks:has(+ #f-approach)")
    assert bar.get_attribute("aria-label") == "Formatting: What was done"
    for press, text in (
        (lambda: bar.get_by_label("Bold").click(), "one **two**"),
        (lambda: page.keyboard.press("Control+b"), "one two"),
        (lambda: page.keyboard.press("Control+i"), "one *two*"),
        (lambda: page.keyboard.press("Control+z"), "one two"),
        (lambda: page.keyboard.press("Control+k"), "one [two](https://)"),
    ):
        press()
        assert area.input_value() == text
    area.fill("first\nsecond")
    page.keyboard.press("Control+a")
    bar.get_by_label("Numbered list").click()
    assert area.input_value() == "1. first\n2. second"
    bar.get_by_label("Numbered list").click()
    assert area.input_value() == "first\nsecond"
    page.keyboard.press("Control+a")
    bar.get_by_label("List", exact=True).click()
    look = bar.get_by_text("Preview")
    look.focus()
    page.keyboard.press("Enter")
    shown = page.locator("#f-approach-preview")
    shown.locator("li").first.wait_for()
    assert shown.locator("li").all_text_contents() == ["first", "second"]
    assert not area.is_visible()
    page.keyboard.press("Enter")
    assert area.is_visible()
    assert area.input_value() == "- first\n- second"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hello <b>bold</b> <i>it</i></p><ul><li>a</li><li>b</li></ul>", "Hello **bold** *it*\n\n- a\n- b"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "1. a\n    - b"),
        ("<h1>Head</h1><p>t <a href='https://a.example/b'>l</a></p>", "### Head\n\nt [l](https://a.example/b)"),
        (
            "<p class=MsoListParagraph>·    a</p><p class=MsoListParagraph>·    b</p><p>c <b>d</b></p>",
            "- a\n- b\n\nc **d**",
        ),
        ("<b style='font-weight:normal' id='docs-internal-1'><p><b>a</b> 2*3</p></b>", "**a** 2\\*3"),
        ("<p><a href='javascript:x()'>a</a> <b>b</b></p><script>c</script>", "a **b**"),
        ("<p>Nothing but words</p>", ""),
        ("<table><tr><td><b>x</b></td></tr></table>", ""),
    ],
)
def test_what_is_pasted_keeps_its_lists_and_headings(
    open_at: Callable[..., "playwright.Page"], html: str, text: str
) -> None:
    """Else a text that was written in a word processor is made anew by hand; where there is nothing to keep, the browser pastes."""
    page = open_at("approach")
    page.locator("#f-approach").fill("")
    goes_on = page.evaluate(PASTE, ["f-approach", html])
    assert page.locator("#f-approach").input_value() == text
    assert goes_on is (text == "")


def test_advice_is_taken_or_dismissed_in_place(
    open_at: Callable[..., "playwright.Page"], portal: Portal, awa: Person, draft: str
) -> None:
    """Else a button of the advice costs what stands in the form."""
    page = open_at("implementation_countries")
    area = page.locator("#f-implementation_countries")
    area.fill("not saved")
    advice = page.locator("#hints li")
    count = advice.count()
    page.get_by_role("button", name="Add Togo").press("Enter")
    page.wait_for_timeout(300)
    assert "Togo" in chips(page, "implementation_countries")
    assert page.evaluate("document.activeElement.closest('#hints') !== null")
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert advice.count() == count - 2
    assert area.input_value() == "not saved"


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_what_opens_has_no_barrier(
    open_at: Callable[..., "playwright.Page"], size: dict[str, int], scheme: str
) -> None:
    """Else what a script adds is there for those only who see it and point at it."""
    from axe_playwright_python.sync_playwright import Axe

    axe, barriers = Axe(), []

    def check(page: "playwright.Page", what: str) -> None:
        found = axe.run(page).response["violations"]
        barriers.extend((what, one["id"], one["nodes"][0]["html"][:200]) for one in found)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            barriers.append((what, "wide", ""))

    page = open_at("implementation_countries", size, scheme)
    page.locator("#f-implementation_countries").press_sequentially("guin")
    options(page, "implementation_countries")
    page.keyboard.press("ArrowDown")
    check(page, "list")
    page = open_at("partners", size, scheme)
    page.locator("#f-partners").press_sequentially("Nobody knows them")
    page.wait_for_timeout(500)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.locator("dialog [name=body_name]").wait_for()
    check(page, "dialog")
    page = open_at("approach", size, scheme)
    page.locator("#f-approach").fill("### A heading\n\n- a [link](https://example.org)")
    page.locator(".bar-of-marks:has(+ #f-approach) .look").click()
    page.locator("#f-approach-preview h3").wait_for()
    check(page, "preview")
    assert not barriers
