"""The people that tests of reviewing need."""

import pytest

from portal.database.tables import Person
from portal.domain.policy import REGIONS, Role
from portal.services.context import Portal
from tests.people.signing import make_person


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
