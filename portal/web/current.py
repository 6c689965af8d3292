"""What a route needs of the running portal and of who asks."""

from typing import cast

from flask import current_app, session

from portal.domain.policy import Reader
from portal.services.context import Portal
from portal.services.people.sessions import SignedIn
from portal.web.sessions import ServerSession


def portal() -> Portal:
    """Return the portal that `install` was given."""
    return cast(Portal, current_app.extensions["portal"])


def browser() -> ServerSession:
    """Return the session of the browser that asks."""
    return cast(ServerSession, session)


def reader() -> Reader:
    """Return who asks; the one place that decides it for every page."""
    return browser().reader


def person() -> SignedIn | None:
    """Return who is signed in, whether or not they have set up what they must."""
    return browser().person
