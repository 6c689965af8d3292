"""What a route needs of the running portal and of who asks."""

from typing import cast

from flask import current_app

from portal.domain.policy import VISITOR, Reader
from portal.services.context import Portal


def portal() -> Portal:
    """Return the portal that `install` was given."""
    return cast(Portal, current_app.extensions["portal"])


def reader() -> Reader:
    """Return who asks; the one place that decides it for every page."""
    return VISITOR
