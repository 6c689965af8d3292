"""Organisations: put in or brought up to date, and listed."""

from collections.abc import Iterable, Mapping
from typing import Any

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


def _records_of(session: Session, bodies: set[str]) -> list[int]:
    asked = select(RecordOrganisation.record_pk).where(col(RecordOrganisation.organisation_id).in_(bodies)).distinct()
    return list(session.exec(asked)) if bodies else []
