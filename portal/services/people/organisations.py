"""Organisations: what they are called, how far they are trusted, and which of them are the same."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.database import bodies, organisations, trail
from portal.database.sessions import Session
from portal.database.tables import Organisation
from portal.domain.inputs import OrganisationInput
from portal.domain.policy import Action, OrganisationStanding, Reader
from portal.search.analysis import fold
from portal.services.cards import in_language
from portal.services.context import Portal
from portal.services.people.checks import NotPossibleError, demand

MOST_OF_ID = 80


@dataclass(frozen=True)
class Body:
    """An organisation as administrators see it, with how many records name it, and how many people and domains belong to it."""

    id: str
    name: str
    type: str
    countries: tuple[str, ...]
    standing: OrganisationStanding
    merged_into: str | None
    records: int = 0
    people: int = 0
    domains: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    url: str = ""


def name(portal: Portal, id: str | None, language: str) -> str:
    """Return what an organisation (or the one that it was merged into) is called; nothing where there is none."""
    if not id:
        return ""
    with portal.database.asking() as connection:
        names = bodies.names(connection, id)
    return in_language(names, language) if names else ""


def listed(portal: Portal, reader: Reader, language: str) -> Sequence[Body]:
    """Return all organisations by name, merged ones too. NotAllowedError."""
    demand(reader, Action.manage_organisations)
    with portal.database.asking() as connection:
        rows = bodies.counted(connection)
    return sorted((_body(row, language) for row in rows), key=lambda body: (fold(body.name), body.id))


def one(portal: Portal, reader: Reader, id: str, language: str) -> Body:
    """Return an organisation. NotAllowedError, LookupError."""
    demand(reader, Action.manage_organisations)
    with portal.database.asking() as connection:
        rows = bodies.counted(connection, id) if id else ()
    if not rows:
        raise LookupError(id)
    return _body(rows[0], language)


def _body(row: Any, language: str) -> Body:
    return Body(
        row.id, in_language(row.names, language), row.type, tuple(row.countries), OrganisationStanding(row.standing),
        row.merged_into, row.records, row.people, row.domains, row.names, row.url,
    )  # fmt: skip


def new_id(name: str) -> str:
    """Return an id for an organisation made of its name's words; where its script has none, a random one."""
    words = re.findall(r"[a-z0-9]+", fold(name).encode("ascii", "ignore").decode())
    return "-".join(words)[:MOST_OF_ID].strip("-") or f"organisation-{secrets.token_hex(4)}"


def create(portal: Portal, reader: Reader, given: OrganisationInput) -> None:
    """Add an organisation, allowed but not trusted. NotAllowedError, NotPossibleError where the id is taken."""
    demand(reader, Action.manage_organisations)
    with portal.database.writing() as session:
        if session.get(Organisation, given.id) is not None:
            raise NotPossibleError("is_there", "id")
        organisations.upsert(session, [given.content()])
        trail.add(session, reader, "organisation_added", f"organisation:{given.id}")


def set_standing(portal: Portal, reader: Reader, id: str, standing: OrganisationStanding, reason: str = "") -> None:
    """Trust an organisation, or block it; applies with the next click of its people. NotAllowedError, LookupError."""
    demand(reader, Action.manage_organisations)
    with portal.database.writing() as session:
        found = _get(session, id)
        old, found.standing = found.standing, standing
        session.add(found)
        trail.add(session, reader, "organisation_standing", f"organisation:{id}", old=old, new=standing, reason=reason)


def merge(portal: Portal, reader: Reader, id: str, into: str) -> None:
    """Say that an organisation is the same as another: people, domains and records go there, texts keep what they say.

    NotAllowedError, LookupError, NotPossibleError.
    """
    demand(reader, Action.manage_organisations)
    with portal.database.writing() as session:
        found = _get(session, id)
        target = session.get(Organisation, into)
        if target is None or target.merged_into or target.id == found.id:
            raise NotPossibleError("merged_with_itself", "into")
        bodies.merge(session, found, target)
        trail.add(session, reader, "organisation_merged", f"organisation:{id}", old=id, new=into)


def _get(session: Session, id: str) -> Organisation:
    found = session.get(Organisation, id)
    if found is None or found.merged_into:
        raise LookupError(id)
    return found
