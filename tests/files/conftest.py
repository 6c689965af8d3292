"""What tests of files need: an author with a draft, and files to attach."""

import pytest

from portal.database.tables import Person
from portal.domain.policy import Reader, Role
from portal.services.context import Portal
from tests.people.signing import make_person
from tests.review.texts import reader, write

REPORT = ("Returned families in Kolda.\n" * 40_000).encode()
"""A plain text of some pieces."""


@pytest.fixture
def awa(portal: Portal) -> Person:
    """Return a coordinator who writes."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def who(portal: Portal, awa: Person) -> Reader:
    """Return her as one who asks."""
    return reader(portal, awa)


@pytest.fixture
def draft(portal: Portal, awa: Person) -> str:
    """Return the id of her draft."""
    return write(portal, awa)
