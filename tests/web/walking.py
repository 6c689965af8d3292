"""A person at a browser without JavaScript: opens pages, changes what is typed in a form, presses a button, follows where it leads."""

from typing import Any
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from portal.database.tables import Person
from portal.services.context import Portal
from tests.people.signing import sit_down
from tests.web.posting import pairs
from tests.web.reading import Element, Page


class Walker:
    """Somebody who walks through the pages; `page` is what they see."""

    def __init__(self, client: FlaskClient, portal: Portal | None = None, person: Person | None = None) -> None:
        self.client = sit_down(client, portal, person) if portal and person else client
        self.page: Page

    def open(self, address: str, status: int = 200) -> Page:
        """Open an address, where it leads on also there."""
        answer = self.client.get(address)
        while answer.status_code in (302, 303):
            address = urljoin(address, answer.headers["Location"])
            answer = self.client.get(address)
        assert answer.status_code == status, f"{address}: {answer.status_code}"
        self.page = Page(address, answer)
        return self.page

    def follow(self, text: str) -> Page:
        """Press the first link with this text."""
        links = [link for link in self.page.main.all("a") if text in link.text]
        assert links, f"no link {text!r} at {self.page.address}"
        return self.open(urljoin(self.page.address, links[0].get("href")))

    def form(self, button: str) -> tuple[Element, Element]:
        """Return the form that has a button with this text, and the button."""
        for form in self.page.main.all("form"):
            for one in form.all("button"):
                if button in one.text and "aria-hidden" not in one.attributes:
                    return form, one
        raise AssertionError(f"no button {button!r} at {self.page.address}")

    def press(self, button: str, status: int = 200, **typed: Any) -> Page:
        """Send the form with this button, after typing into it; `typed` are values by the names of the fields ("." as "__")."""
        form, pressed = self.form(button)
        sent = MultiDict(pairs(form))
        for name, value in typed.items():
            sent.setlist(name.replace("__", "."), value if isinstance(value, list) else [value])
        return self.send(form.get("action") or self.page.address, sent, pressed, status)

    def send(self, action: str, sent: MultiDict[str, str], pressed: Element, status: int = 200) -> Page:
        """Post what a form would send."""
        if pressed.get("name"):
            sent.add(pressed.get("name"), pressed.get("value"))
        address = urljoin(self.page.address, action).partition("#")[0]
        answer = self.client.post(address, data=sent)
        if answer.status_code == 303:
            return self.open(urljoin(address, answer.headers["Location"]), status)
        assert answer.status_code == status, f"{address}: {answer.status_code}"
        self.page = Page(address, answer)
        return self.page

    @property
    def path(self) -> str:
        """Where they are."""
        return urlsplit(self.page.address).path

    @property
    def said(self) -> str:
        """What the page confirms."""
        return " ".join(one.text for one in self.page.main.all(role="status"))
