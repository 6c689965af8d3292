"""Organisations that people add while they write: unverified until an administrator has looked at them, and till then offered to who
added them and to readers of a record that names them.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta

from portal.database import organisations, trail
from portal.database.tables import Organisation
from portal.domain.inputs import OrganisationInput
from portal.domain.policy import Action, OrganisationStanding, Reader, Subject, may
from portal.services.choosing import organisation_names
from portal.services.context import Portal
from portal.services.naming import of_organisation
from portal.services.people.checks import NotAllowedError
from portal.services.people.limits import Limit, take

ADDED_BY_PERSON = Limit("organisations of person", 40, timedelta(hours=24))
MOST_ALIKE = 6


def may_add(reader: Reader) -> bool:
    """Say whether a person may add organisations: whoever may post texts that name them."""
    own = frozenset({reader.person} if reader.person else ())
    return may(reader, Action.draft, Subject(reader.regions, people=own))


def alike(portal: Portal, reader: Reader, named: Mapping[str, str]) -> Sequence[str]:
    """Return the ids of organisations whose names are near to those of a new one, the nearest first."""
    known = organisation_names(portal, reader)
    found: dict[str, None] = {}
    for name in of_organisation("", named):
        if name.text:
            found |= dict.fromkeys((*known.find(name.text), *known.near(name.text)))
    return tuple(found)[:MOST_ALIKE]


def add(portal: Portal, reader: Reader, given: OrganisationInput) -> str:
    """Add an organisation and return its id. NotAllowedError, TooOftenError."""
    if not may_add(reader):
        raise NotAllowedError(Action.draft)
    with portal.database.writing() as session:
        take(portal, session, ADDED_BY_PERSON, reader.id)
        id = given.id if session.get(Organisation, given.id) is None else _another(given.id)
        organisations.upsert(session, [{**given.content(), "id": id}])
        row = session.get_one(Organisation, id)
        row.standing = OrganisationStanding.unverified
        session.add(row)
        trail.add(session, reader, "organisation_added", f"organisation:{id}")
    return id


def _another(id: str) -> str:
    """Return an id of its own for an organisation that is called like another: two countries may each have such a ministry."""
    return f"{id}-{secrets.token_hex(3)}"
