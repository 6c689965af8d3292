"""A person at a real browser: reads mails, fills in forms, and has every page checked for barriers."""

import re
from email.message import EmailMessage
from typing import Any

import pytest

from tests.people.signing import PASSWORD, code_now

playwright = pytest.importorskip("playwright.sync_api")
WAIT = 30_000


class Someone:
    """Somebody at a browser of their own. `faults` gathers what the automatic check finds on the pages that they see."""

    def __init__(self, browser: "playwright.Browser", address: str, faults: list[object], **context: Any) -> None:
        from axe_playwright_python.sync_playwright import Axe

        self._axe = Axe()
        self._context = browser.new_context(bypass_csp=True, **context)
        self.page = self._context.new_page()
        self.page.set_default_timeout(WAIT)
        self.address, self.faults = address, faults
        self.secret = ""

    def open(self, path: str) -> None:
        """Open an address of the portal, or a link of a mail."""
        self.page.goto(path if path.startswith("http") else self.address + path)
        self.look()

    def look(self) -> None:
        """Check the page for barriers."""
        try:
            found = self._axe.run(self.page).response
        except playwright.Error as error:
            if "navigation" not in str(error):
                raise
            # The page went on by itself, to the step in which a field stands.
            self.page.wait_for_load_state("networkidle")
            found = self._axe.run(self.page).response
        self.faults += [(self.page.url, fault["id"], fault["nodes"][0]["html"][:200]) for fault in found["violations"]]

    def fill(self, **typed: Any) -> None:
        """Type, tick and choose by the names of fields ("." as "__"); a list is what is ticked."""
        # What is folded is opened first, as a person would.
        self.page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        for name, value in typed.items():
            field = name.replace("__", ".")
            if isinstance(value, list):
                for one in value:
                    self.page.check(f'main [name="{field}"][value="{one}"]')
                continue
            tag = self.page.locator(f'main [name="{field}"]').first
            kind = tag.evaluate("e => e.type")
            if kind in ("radio", "checkbox"):
                self.page.check(f'main [name="{field}"][value="{value}"]')
            elif kind == "select-one":
                tag.select_option(str(value))
            elif kind == "hidden":
                # Typed by name; what the page keeps beside it is none of a person's business.
                self.page.fill(f'main [name="{field}.typed"]', str(value))
            else:
                tag.fill(str(value))

    def is_asked(self, name: str) -> bool:
        """Say whether the page has a field of this name."""
        return self.page.locator(f'main [name="{name.replace("__", ".")}"]').count() > 0

    def press(self, text: str) -> None:
        """Press a button of the page and look at what comes."""
        # A page that saves by itself may wait for that before it is sent.
        with self.page.expect_navigation():
            self.page.locator("main button:visible", has_text=text).first.click()
        self.page.wait_for_load_state()
        self.look()

    def follow(self, text: str) -> None:
        """Follow a link of the page and look at what comes."""
        self.page.locator("main a:visible", has_text=text).first.click()
        self.page.wait_for_load_state()
        self.look()

    def reads(self, text: str) -> bool:
        """Say whether the page shows a text."""
        return text in self.page.locator("main").inner_text()

    def set_up_factor(self) -> None:
        """Take the secret into an app, give its code, and keep the recovery codes."""
        shown = self.page.locator("main").inner_text()
        found = re.search(r"\b(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}\b", shown)
        assert found, shown
        self.secret = found[0].replace(" ", "")
        self.page.fill("main [name=code]", code_now(self.secret))
        self.page.locator("main form button:visible").first.click()
        self.page.wait_for_selector("ol.codes")
        self.look()
        self.follow("go on")

    def accept(self, link: str, name: str, **more: Any) -> None:
        """Open the link of an invitation and choose a password."""
        self.open(link)
        self.fill(name=name, password=PASSWORD, **more)
        self.page.locator("main form button:visible").last.click()
        self.page.wait_for_load_state()
        self.look()

    def close(self) -> None:
        """Leave the browser."""
        self._context.close()


def link_in(mail: EmailMessage) -> str:
    """Return the address in a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(r"https?://\S+", str(body.get_content()))
    assert found
    return found[0]
