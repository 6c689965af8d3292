"""A portal with empty tables, which is enough for accounts and made in a moment."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from portal.database.schema import upgrade
from portal.services.context import Portal, open_portal
from portal.settings import Settings


@pytest.fixture
def portal(settings: Settings) -> Iterator[Portal]:
    """Yield a portal without records and people."""
    settings.instance.mkdir()
    opened = open_portal(settings)
    upgrade(opened.database)
    yield opened
    opened.close()


@pytest.fixture
def app(portal: Portal) -> Iterator[Flask]:
    """Yield the application on that portal."""
    made = create_app(portal.settings)
    yield made
    made.extensions["portal"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a visitor's browser without JavaScript."""
    return app.test_client()
