"""The AVRR knowledge portal. `create_app(settings)` is the whole wiring."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from portal.settings import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Return the web application: settings -> database, vocabulary, engine -> pages and API."""
    # Imported here, so that importing a part of the portal does not import all of it.
    from flask import Flask

    from portal import api, web
    from portal.services.context import open_portal
    from portal.settings import Settings

    portal = open_portal(settings or Settings())
    app = Flask("portal", static_folder=None, template_folder=None)
    app.extensions["portal"] = portal
    web.install(app, portal)
    api.install(app, portal)
    return app
