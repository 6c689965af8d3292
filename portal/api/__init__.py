"""The API for programs: JSON under /api/v1. What a page shows, the API shows, with the same reader's labels."""

from flask import Flask

from portal.api import errors, records, search, suggest
from portal.api.common import routes
from portal.services.context import Portal

PARTS = (search, suggest, records, errors)


def install(app: Flask, portal: Portal) -> None:
    """Put the API of `portal` into `app`."""
    app.extensions["portal"] = portal
    app.register_blueprint(routes)
