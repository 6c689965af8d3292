"""Organisations: put in or brought up to date, and listed."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session, col, select

from portal.database.deriving import announce
from portal.database.tables import Organisation, RecordOrganisation


def upsert(session: Session, bodies: Iterable[Mapping[str, Any]]) -> int:
    """Store validated organisations (domain/inputs.py) and return how many were new or different.

    Records that name a changed organisation are announced to the index.
    """
    known = {found.id: found for found in session.exec(select(Organisation))}
    renamed: set[str] = set()
    changed = 0
    for body in bodies:
        values = {"names": body["name"], "type": body["type"], "countries": body["countries"]}
        values["url"] = body.get("url", "")
        present = known.get(body["id"])
        if present and all(getattr(present, name) == value for name, value in values.items()):
            continue
        changed += 1
        if present and present.names != values["names"]:
            renamed.add(present.id)
        row = present or Organisation(id=body["id"], names={}, type="", countries=[])
        for name, value in values.items():
            setattr(row, name, value)
        session.add(row)
    session.flush()
    for record_pk in _records_of(session, renamed):
        announce(session, record_pk)
    return changed


def contents(session: Session) -> list[dict[str, Any]]:
    """Return every organisation as its input model gives it, in order of the ids."""
    rows = session.exec(select(Organisation).order_by(col(Organisation.id)))
    return [
        {"id": row.id, "name": row.names, "type": row.type, "countries": row.countries, "url": row.url} for row in rows
    ]


def matching(connection: Connection, words: str, limit: int = 100) -> list[str]:
    """Return the ids of the organisations of which `words` is the id, or a part of a name in any language."""
    rows = connection.execute(select(col(Organisation.id), col(Organisation.names)))
    wanted = words.casefold()
    found = [id for id, names in rows if id == words or any(wanted in name.casefold() for name in names.values())]
    return found[:limit]


def names_of(connection: Connection, ids: Collection[str]) -> dict[str, dict[str, str]]:
    """Return the names by language of organisations by id, whatever became of them."""
    asked = select(col(Organisation.id), col(Organisation.names)).where(col(Organisation.id).in_(sorted(ids)))
    return {row.id: row.names for row in connection.execute(asked)} if ids else {}


def _records_of(session: Session, bodies: set[str]) -> list[int]:
    # Records go on naming what was merged into one of these, and are found by its names too.
    merged = select(Organisation.id).where(col(Organisation.merged_into).in_(bodies))
    part = col(RecordOrganisation.organisation_id)
    asked = select(RecordOrganisation.record_pk).where(part.in_(bodies) | part.in_(merged)).distinct()
    return list(session.exec(asked)) if bodies else []
