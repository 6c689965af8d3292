"""People at their browsers, on a portal of their own whose worker does not run."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from portal.database.tables import Person, Proposal, now
from portal.domain.policy import REGIONS, Role
from portal.services.context import Portal
from tests.people.signing import make_person, sit_down
from tests.review import texts

Sit = Callable[[Person], FlaskClient]


@pytest.fixture
def app(portal: Portal) -> Iterator[Flask]:
    """Yield the pages of that portal."""
    made = create_app(portal.settings)
    yield made
    made.extensions["portal"].close()


@pytest.fixture
def sit(app: Flask, portal: Portal) -> Sit:
    """Return a function that gives a person a browser in which they are signed in."""
    return lambda person: sit_down(app.test_client(), portal, person)


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    """Return a visitor's browser."""
    return app.test_client()


@pytest.fixture
def author(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def moderator(portal: Portal) -> Person:
    """Return a moderator of all regions."""
    return make_person(portal, Role.moderator, name="Mo Moderator", regions=list(REGIONS))


@pytest.fixture
def other_moderator(portal: Portal) -> Person:
    """Return another moderator of all regions."""
    return make_person(portal, Role.moderator, name="Max Moderator", regions=list(REGIONS))


@pytest.fixture
def desk(sit: Sit, moderator: Person) -> FlaskClient:
    """Return the moderator's browser."""
    return sit(moderator)


@pytest.fixture
def other_desk(sit: Sit, other_moderator: Person) -> FlaskClient:
    """Return the other moderator's browser."""
    return sit(other_moderator)


def address(portal: Portal, record_id: str) -> str:
    """Return the address of a record's latest text at the desk."""
    return f"/en/desk/{record_id}/{texts.proposal(portal, record_id).pk}"


def sent_in(portal: Portal, author: Person, title: str = "Savings groups for returnees", **more: object) -> str:
    """Post a practice, send it in, and return its id."""
    record_id = texts.write(portal, author, title, **more)
    texts.move(portal, author, record_id, "submit")
    return record_id


def age(portal: Portal, record_id: str, days: int) -> None:
    """Let a text have been sent in so many days ago."""
    with portal.database.writing() as session:
        row = session.get(Proposal, texts.proposal(portal, record_id).pk)
        assert row
        row.submitted_at = now() - timedelta(days=days)
        session.add(row)
