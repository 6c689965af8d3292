"""Corridors that forms offer: those of the vocabulary, those that were added here, without those that were hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.database import corridors, trail
from portal.database.tables import CorridorRow
from portal.domain.people import CorridorInput
from portal.domain.places import KnownCorridor, corridor_code
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.people.checks import NotPossibleError, demand


@dataclass(frozen=True)
class Listed:
    """A corridor as administrators see it; `own` was added here."""

    code: str
    transit: tuple[str, ...]
    own: bool
    hidden: bool


def listed(portal: Portal) -> Sequence[Listed]:
    """Return all corridors by code, hidden ones too."""
    known = {corridor_code(one.host, one.origin): one.transit for one in portal.places.corridors}
    with portal.database.reading() as session:
        rows = {row.code: row for row in corridors.rows(session)}
    found = []
    for code in sorted({*known, *rows}):
        row = rows.get(code)
        transit = tuple(row.transit) if row and row.transit else known.get(code, ())
        found.append(Listed(code, transit, code not in known, bool(row and row.hidden)))
    return found


def offered(portal: Portal) -> tuple[KnownCorridor, ...]:
    """Return the corridors that forms offer."""
    pairs = ((one.code.partition("-"), one.transit) for one in listed(portal) if not one.hidden)
    return tuple(KnownCorridor(host, origin, transit) for (host, _, origin), transit in pairs)


def add(portal: Portal, reader: Reader, given: CorridorInput) -> None:
    """Offer a corridor, or one that was hidden again. NotAllowedError, NotPossibleError where it is offered already."""
    demand(reader, Action.manage_corridors)
    code = corridor_code(given.host, given.origin)
    if any(one.code == code and not one.hidden for one in listed(portal)):
        raise NotPossibleError("is_there", "origin")
    with portal.database.writing() as session:
        row = session.get(CorridorRow, code) or CorridorRow(code=code)
        row.transit, row.hidden = [transit for transit in given.transit if transit], False
        session.add(row)
        trail.add(session, reader, "corridor_added", f"corridor:{code}")


def set_hidden(portal: Portal, reader: Reader, code: str, hidden: bool) -> None:
    """Take a corridor out of the forms, or offer it again; records keep theirs. NotAllowedError, LookupError."""
    demand(reader, Action.manage_corridors)
    if all(one.code != code for one in listed(portal)):
        raise LookupError(code)
    with portal.database.writing() as session:
        row = session.get(CorridorRow, code) or CorridorRow(code=code)
        row.hidden = hidden
        session.add(row)
        trail.add(session, reader, "corridor_hidden" if hidden else "corridor_added", f"corridor:{code}")
