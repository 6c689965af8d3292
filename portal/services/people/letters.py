"""Mails about accounts: which page each of them leads to."""

from collections.abc import Mapping
from typing import Any

from portal.database.sessions import Session
from portal.database.tables import Person
from portal.services.mailing import About, queue
from portal.services.people.tokens import Purpose

PAGES: Mapping[Purpose, str] = {
    Purpose.invitation: "invitation",
    Purpose.confirm_request: "confirm",
    Purpose.confirm_email: "new-address",
    Purpose.reset_password: "reset",
    Purpose.first_administrator: "welcome",
}


def path(purpose: Purpose, token: str, language: str) -> str:
    """Return the address of the page that a link leads to, below the portal's own."""
    return f"{language}/account/{PAGES[purpose]}/{token}"


def link(
    session: Session, kind: str, person: Person, purpose: Purpose, *, by: int | None = None, to: str = "", **data: Any
) -> None:
    """Send a person a link that works once; it is made when the mail leaves."""
    about = About(path=path(purpose, "{token}", "{language}"), by=by, token=purpose, data=data)
    queue(session, kind, person.pk, about, to=to, language=person.language)


def notice(session: Session, kind: str, person: Person, page: str, to: str = "") -> None:
    """Tell a person what was done to their account; `page` is where they can do something about it."""
    queue(session, kind, person.pk, About(path=f"{{language}}/account/{page}"), to=to, language=person.language)
