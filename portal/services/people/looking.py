"""People as administrators look for them, and what hangs on one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.database import accounts, people, record_names
from portal.database.accounts import Asked
from portal.domain import policy
from portal.domain.policy import GLOBAL, Action, Reader
from portal.services.context import Portal
from portal.services.people import managing
from portal.services.people.checks import demand
from portal.services.people.managing import Listed

ON_A_PAGE = 50
MOST_HEIRS = 2000


@dataclass(frozen=True)
class Named:
    """A record by what it is called."""

    id: str
    kind: str
    title: str
    language: str


@dataclass(frozen=True)
class Whole:
    """A person with how often they are signed in and those of their records that who asks may read."""

    person: Listed
    sessions: int
    records: tuple[Named, ...]


def found(
    portal: Portal,
    reader: Reader,
    words: str = "",
    role: str = "",
    standing: str = "",
    region: str = "",
    organisation: str = "",
    page: int = 1,
) -> tuple[Sequence[Listed], int]:
    """Return (a page of people by name, how many there are in all); what is empty does not narrow. NotAllowedError."""
    demand(reader, Action.manage_people)
    countries = tuple(code for code in portal.places.countries if region and portal.places.region_of(code) == region)
    asked = Asked(words.replace("\0", ""), role, standing, region, countries, organisation)
    with portal.database.asking() as connection:
        rows, total = accounts.listed(connection, asked, ON_A_PAGE, (page - 1) * ON_A_PAGE)
    return tuple(managing.shown(row) for row in rows), total


def whole(portal: Portal, reader: Reader, id: str, language: str) -> Whole:
    """Return a person with what hangs on them. NotAllowedError, LookupError."""
    person = managing.one(portal, reader, id)
    with portal.database.asking() as connection:
        rows = record_names.of_owner(connection, policy.labels(reader), person.pk, language)
        sessions = len(people.sessions(connection, person.pk))
    return Whole(person, sessions, tuple(Named(row.id, row.kind, row.title, row.language) for row in rows))


def heirs(portal: Portal, reader: Reader, id: str) -> Sequence[Listed]:
    """Return who could answer for another's records: people with an account who may write, those of the same regions first."""
    person = managing.one(portal, reader, id)
    with portal.database.asking() as connection:
        rows, _ = accounts.listed(connection, Asked(standing="active"), MOST_HEIRS)
    others = [managing.shown(row) for row in rows if row.id != id]
    may_write = [one for one in others if policy.scope(one.role, Action.draft) is not policy.Scope.no]
    home = regions_of(portal, person) - {GLOBAL}
    return sorted(may_write, key=lambda one: not home & regions_of(portal, one))


def regions_of(portal: Portal, person: Listed) -> frozenset[str]:
    """Return the regions of a person's task and of their country."""
    home = portal.places.region_of(person.country)
    return frozenset(person.regions) | ({home} if home else set())
