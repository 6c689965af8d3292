"""A portal with empty tables, an administrator and a moderator at their desks."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.services.context import Portal
from tests.people.conftest import app, client, portal
from tests.people.signing import make_person, sit_down

__all__ = ["app", "client", "portal"]


@pytest.fixture
def ada(portal: Portal) -> Person:
    """Return the only administrator."""
    return make_person(portal, "administrator", name="Ada Admin", email="ada@example.org")


@pytest.fixture
def admin(app: Flask, portal: Portal, ada: Person) -> FlaskClient:
    """Return the administrator's browser."""
    return sit_down(app.test_client(), portal, ada)


@pytest.fixture
def moderator(app: Flask, portal: Portal) -> FlaskClient:
    """Return the browser of a moderator of West Africa."""
    return sit_down(app.test_client(), portal, make_person(portal, "moderator", name="Mo Moderator"))
