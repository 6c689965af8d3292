"""What tests of many records at once need."""

import pytest

from portal.database.tables import Person
from portal.domain.policy import Role
from portal.services.context import Portal
from tests.people.signing import make_person


@pytest.fixture
def author(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")
