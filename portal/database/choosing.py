"""What forms let people choose from."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, exists, or_, select
from sqlmodel import col

from portal.database.reading import RECORD, carried, seen
from portal.database.tables import Organisation, RecordOrganisation, Trail
from portal.domain.policy import Labels, OrganisationStanding
from portal.domain.workflow import READABLE

ADDED, SUBJECT = "organisation_added", "organisation:"
"""How the trail notes that somebody added an organisation."""


class Body(NamedTuple):
    """An organisation by its id, with its names by language."""

    id: str
    names: dict[str, str]


def bodies(connection: Connection) -> list[Body]:
    """Return the organisations that a record may name: not those that were blocked or merged into another."""
    asked = select(col(Organisation.id), col(Organisation.names)).where(
        col(Organisation.merged_into).is_(None), col(Organisation.standing) != OrganisationStanding.blocked
    )
    rows: Any = connection.execute(asked)
    return [Body(row.id, row.names) for row in rows]


def offered(connection: Connection, labels: Labels, actor: str) -> list[Body]:
    """Return the organisations that a person may choose: those that an administrator let stand, and of those that nobody has looked at
    the ones that a record names that this person may read, or that they added themselves.
    """
    part, note = RecordOrganisation, Trail
    named = exists().where(
        col(part.organisation_id) == col(Organisation.id), col(part.record_pk) == RECORD.c.pk, seen(READABLE)
    )
    own = exists().where(
        col(note.action) == ADDED, col(note.actor) == actor, col(note.subject) == SUBJECT + col(Organisation.id)
    )
    asked = select(col(Organisation.id), col(Organisation.names)).where(
        col(Organisation.merged_into).is_(None),
        col(Organisation.standing) != OrganisationStanding.blocked,
        or_(col(Organisation.standing) != OrganisationStanding.unverified, named, own),
    )
    rows: Any = connection.execute(asked, carried(labels))
    return [Body(row.id, row.names) for row in rows]


def names(connection: Connection) -> dict[str, dict[str, str]]:
    """Return the names of every organisation by id, for texts that name one; of one that was merged those of the other."""
    asked = select(col(Organisation.id), col(Organisation.names), col(Organisation.merged_into))
    rows = {row.id: row for row in connection.execute(asked)}
    return {id: (rows.get(row.merged_into or "") or row).names for id, row in rows.items()}
