"""What forms let people choose from."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlmodel import col

from portal.database.tables import Organisation
from portal.domain.policy import OrganisationStanding


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
