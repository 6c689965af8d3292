"""Attaching files in a real browser: a line that breaks, a page that is closed, a session that ends, keyboard, phone, and no script."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from werkzeug.serving import make_server

from portal import create_app
from portal.database.tables import Person
from portal.domain.policy import Reader
from portal.services.context import Portal
from portal.services.files import uploading
from portal.services.people import sessions
from tests.attachments import making
from tests.files.conftest import REPORT
from tests.files.test_uploading import held
from tests.web.test_browser import DESK, PHONE, browser
from tests.worker.processes import until

playwright = pytest.importorskip("playwright.sync_api")
__all__ = ["browser"]

CHOOSE = "#f-attachments-new"
ROWS = "#f-attachments [data-attached]"
STATUS = "#f-attachments [data-status]"
WAITING = "#f-attachments .arriving li"
Open = Callable[..., Any]


def file(name: str = "report.txt", content: bytes = REPORT) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


class Site:
    """Where the portal is served, and the author's cookie for it."""

    def __init__(self, address: str, cookie: str, path: str) -> None:
        self.address, self.cookie, self.path = address, cookie, path

    def sign_in(self, context: Any) -> None:
        context.add_cookies([{"name": "portal_session", "value": self.cookie, "url": self.address}])


@pytest.fixture
def site(portal: Portal, awa: Person, draft: str) -> Iterator[Site]:
    app = create_app(portal.settings)
    client = app.test_client()
    cookie = sessions.save(portal, "", {"_user_id": str(awa.pk), "_fresh": True}, awa.pk, "Firefox")
    client.set_cookie("portal_session", cookie)
    # The page on which the files of a text stand.
    path = next(
        path
        for path in (f"/en/texts/{draft}/edit/sources", f"/en/texts/{draft}/edit")
        if client.get(path).status_code == 200
    )
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_port}", cookie, path)
    server.shutdown()
    app.extensions["portal"].close()


@pytest.fixture
def open_page(browser: "playwright.Browser", site: Site) -> Iterator[Open]:
    """Yield a function that opens the form in a browser of its own; nothing may have been complained of at the end."""
    opened, said = [], []

    def open_one(**options: Any) -> Any:
        context = browser.new_context(**options)
        site.sign_in(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
        page.goto(site.address + site.path)
        opened.append(context)
        return page

    yield open_one
    for context in opened:
        context.close()
    assert not said


class Line:
    """The line of a page, as slow as a test wants it, or broken."""

    def __init__(self, page: Any, bytes_a_second: int) -> None:
        self._devtools = page.context.new_cdp_session(page)
        self._speed = bytes_a_second
        self.set(offline=False)

    def set(self, offline: bool) -> None:
        given = {"latency": 20, "downloadThroughput": -1, "uploadThroughput": self._speed}
        self._devtools.send("Network.emulateNetworkConditions", {"offline": offline, **given})


def begun(portal: Portal, who: Reader, draft: str) -> int:
    """Return how much of the only file on its way has arrived."""
    found = uploading.open_of(portal, who, draft)
    return found[0].received if found else 0


def test_files_are_attached_while_one_writes_on(open_page: Open, portal: Portal, who: Reader, draft: str) -> None:
    """Else what was typed is lost when a file is attached, or the file when the form is saved."""
    page = open_page()
    page.fill("[name='sources.0.title']", "Typed before")
    page.set_input_files(CHOOSE, [file(), file("hall.png", making.picture("PNG"))])
    page.locator(ROWS).nth(1).wait_for()
    assert page.locator(STATUS).inner_text() == "hall.png is attached."
    assert page.input_value("[name='sources.0.title']") == "Typed before"
    assert [item["name"] for item in held(portal, who, draft)] == ["report.txt", "hall.png"]
    rows = page.locator(ROWS)
    assert rows.nth(0).locator("textarea").count() == 0
    rows.nth(0).locator("[name$='.title']").fill("The report")
    rows.nth(1).locator("textarea").fill("The reception hall")
    page.locator(".saving button").first.click()
    page.wait_for_load_state()
    items = held(portal, who, draft)
    assert [(item.get("title"), item.get("alt")) for item in items] == [
        ("The report", None),
        (None, "The reception hall"),
    ]


def test_a_line_that_breaks_is_waited_for(open_page: Open, portal: Portal, who: Reader, draft: str) -> None:
    """Else somebody in a field office sits before a bar that never moves again."""
    page = open_page()
    line = Line(page, 400_000)
    page.set_input_files(CHOOSE, [file()])
    until(lambda: begun(portal, who, draft) > 0)
    line.set(offline=True)
    page.locator(".arriving", has_text="No connection. It goes on by itself").wait_for()
    arrived = begun(portal, who, draft)
    assert 0 < arrived < len(REPORT)
    line.set(offline=False)
    page.locator(ROWS).wait_for()
    assert [item["name"] for item in held(portal, who, draft)] == ["report.txt"]
    assert b"".join(portal.storage.open(held(portal, who, draft)[0]["file"])) == REPORT


def test_a_page_that_was_closed_goes_on_where_it_ended(
    open_page: Open, portal: Portal, who: Reader, draft: str
) -> None:
    """Else whoever closes a laptop on the way home begins again."""
    page = open_page()
    Line(page, 300_000)
    page.set_input_files(CHOOSE, [file()])
    until(lambda: begun(portal, who, draft) > 0)
    page.close(run_before_unload=False)
    arrived = begun(portal, who, draft)
    again = open_page()
    assert "has arrived. Choose the same file again to go on." in again.locator(WAITING).inner_text()
    sent: list[int] = []
    again.on("request", lambda one: sent.append(int(one.headers.get("upload-offset", -1))))
    again.set_input_files(CHOOSE, [file()])
    again.locator(ROWS).wait_for()
    assert min(offset for offset in sent if offset >= 0) >= arrived
    assert again.locator(WAITING).count() == 0
    assert b"".join(portal.storage.open(held(portal, who, draft)[0]["file"])) == REPORT


def test_who_was_signed_out_goes_on_after_signing_in(
    open_page: Open, site: Site, portal: Portal, who: Reader, draft: str
) -> None:
    page = open_page()
    page.context.clear_cookies(name="portal_session")
    page.set_input_files(CHOOSE, [file()])
    page.locator(WAITING, has_text="Sign in in another window, then go on here.").wait_for()
    site.sign_in(page.context)
    page.get_by_role("button", name="Try again: report.txt").click()
    page.locator(ROWS).wait_for()
    assert len(held(portal, who, draft)) == 1


def test_a_server_that_is_busy_is_asked_again(
    open_page: Open, portal: Portal, who: Reader, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a backup at the wrong moment looks like a broken file."""
    page = open_page()
    tries: list[int] = []

    def busy(route: Any) -> None:
        tries.append(1)
        if len(tries) < 3:
            route.fulfill(status=503, json={"message": "Nothing can be saved just now."})
        else:
            route.continue_()

    page.route("**/finish", busy)
    page.set_input_files(CHOOSE, [file()])
    page.locator(WAITING, has_text="Nothing can be saved just now.").wait_for()
    page.locator(ROWS).wait_for()
    assert len(tries) == 3


def test_a_file_can_be_stopped(open_page: Open, portal: Portal, who: Reader, draft: str) -> None:
    page = open_page()
    Line(page, 100_000)
    page.set_input_files(CHOOSE, [file(), file("second.txt", b"second")])
    assert page.locator(WAITING, has_text="second.txt").inner_text().count("Waits for the file before it.") == 1
    until(lambda: begun(portal, who, draft) > 0)
    page.get_by_role("button", name="Stop: report.txt").click()
    assert page.evaluate("document.activeElement.id") == CHOOSE[1:]
    page.locator(ROWS).wait_for()
    assert [item["name"] for item in held(portal, who, draft)] == ["second.txt"]
    until(lambda: not uploading.open_of(portal, who, draft))


def test_what_is_not_taken_is_told_at_once_and_the_rest_is_sent(open_page: Open, portal: Portal, draft: str) -> None:
    """Else somebody sends 11 MB to be told no; what only the server sees is told as well."""
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.method == "POST" else None)
    page.set_input_files(
        CHOOSE,
        [file("a.exe", b"MZ"), file("large.csv", b"x" * 11_000_000), file("none.pdf", b""), file("bad.pdf", b"no")],
    )
    page.locator(WAITING, has_text="The name says “PDF”").wait_for()
    told = page.locator(WAITING).all_inner_texts()
    assert len(told) == 4
    assert "You can attach: pdf, docx" in told[0]
    assert "The file has 10.5 MB; at most 10 MB are taken." in told[1]
    assert "The file is empty." in told[2]
    assert len({url.split("/files")[1].partition("/finish")[0] for url in asked}) == 2
    page.get_by_role("button", name="Close this message: a.exe").click()
    assert page.locator(WAITING).count() == 3


HAND_OVER = """([kind, names]) => {
    const data = new DataTransfer();
    for (const name of names) data.items.add(new File(["handed over"], name));
    const zone = document.querySelector("#f-attachments [data-zone]");
    const event = kind === "paste" ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
        : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
    zone.dispatchEvent(event);
    return [event.defaultPrevented, zone.classList.contains("over")];
}"""


def test_files_are_dragged_and_pasted(open_page: Open, portal: Portal, who: Reader, draft: str) -> None:
    page = open_page()
    assert page.evaluate(HAND_OVER, ["dragover", ["a.txt"]]) == [True, True]
    assert page.evaluate(HAND_OVER, ["drop", ["dragged.txt"]]) == [True, False]
    page.locator(ROWS).wait_for()
    assert page.evaluate(HAND_OVER, ["paste", ["pasted.txt"]])[0]
    # The same bytes: a file is attached once.
    page.locator(STATUS, has_text="pasted.txt is attached already.").wait_for()
    assert [item["name"] for item in held(portal, who, draft)] == ["dragged.txt"]


def test_a_file_is_taken_out_by_keyboard(open_page: Open, portal: Portal, who: Reader, draft: str) -> None:
    """Else who uses no mouse cannot take a file out, or loses their place in the page."""
    page = open_page()
    page.set_input_files(CHOOSE, [file("one.txt", b"one"), file("two.txt", b"two")])
    page.locator(ROWS).nth(1).wait_for()
    page.locator(f"{ROWS} [data-remove]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{ROWS} legend").all_inner_texts() == ["two.txt"]
    assert page.evaluate("document.activeElement.querySelector('legend').textContent") == "two.txt"
    # A row that comes now takes the place of none that is there.
    page.set_input_files(CHOOSE, [file("three.txt", b"three")])
    page.locator(ROWS).nth(1).wait_for()
    page.locator(".saving button").first.click()
    page.wait_for_load_state()
    assert [item["name"] for item in held(portal, who, draft)] == ["two.txt", "three.txt"]


def test_the_tab_key_reaches_the_choice_of_files(open_page: Open) -> None:
    page = open_page()
    page.locator("#f-attachments").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == CHOOSE[1:]


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_the_block_has_no_barrier_and_fits(
    open_page: Open, portal: Portal, who: Reader, draft: str, size: dict[str, int], scheme: str
) -> None:
    """Else somebody cannot attach a file, and nobody notices; with a file on its way, one refused and one attached."""
    from axe_playwright_python.sync_playwright import Axe

    uploading.begin(portal, who, draft, "begun.txt", 99)
    page = open_page(viewport=size, color_scheme=scheme, bypass_csp=True)
    long = f"{'a-very-long-name-without-any-space' * 3}.txt"
    page.set_input_files(CHOOSE, [file(long, b"x"), file("a.exe", b"MZ")])
    page.locator(ROWS).wait_for()
    Line(page, 50_000)
    page.set_input_files(CHOOSE, [file()])
    until(lambda: page.locator("progress").count() > 0)
    page.locator(f"{ROWS} summary").all()
    found = Axe().run(page, context="#f-attachments").response
    assert found["passes"]
    assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_without_a_script_files_go_with_the_form(open_page: Open, portal: Portal, who: Reader, draft: str) -> None:
    page = open_page(java_script_enabled=False)
    page.set_input_files(CHOOSE, [file(), file("bad.pdf", b"no")])
    page.locator("button[value=attach]").click()
    page.wait_for_load_state()
    assert "bad.pdf was not attached." in page.locator("#f-attachments-error").inner_text()
    assert page.locator(f"{ROWS} legend").all_inner_texts() == ["report.txt"]
    assert [item["name"] for item in held(portal, who, draft)] == ["report.txt"]
