"""Organisations as administrators look after them: counted, and made one."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlmodel import Session, SQLModel, col

from portal.database.deriving import announce
from portal.database.tables import EmailDomain, Organisation, Person, RecordOrganisation
from portal.domain.policy import OrganisationStanding

BODY, PERSON, PART, DOMAIN = (
    SQLModel.metadata.tables[name] for name in ("organisation", "person", "record_organisation", "email_domain")
)
SAME = BODY.alias("same")


def names(connection: Connection, id: str) -> Mapping[str, str] | None:
    """Return the names by language of an organisation, or of the one that it was merged into."""
    row = connection.execute(select(BODY.c.names, BODY.c.merged_into).where(BODY.c.id == id)).first()
    if row is not None and row.merged_into:
        return names(connection, row.merged_into)
    found: Mapping[str, str] | None = row.names if row else None
    return found


def counted(connection: Connection, id: str = "") -> Sequence[Any]:
    """Return every organisation (or one) with how many records name it, and how many people and mail domains belong to it."""
    # Those that still name it by the id of an organisation that was merged into it count too.
    same = select(SAME.c.id).where((SAME.c.id == BODY.c.id) | (SAME.c.merged_into == BODY.c.id)).correlate(BODY)
    records = select(func.count(PART.c.record_pk.distinct())).where(PART.c.organisation_id.in_(same))
    people = select(func.count()).where(PERSON.c.organisation_id == BODY.c.id)
    domains = select(func.count()).where(DOMAIN.c.organisation_id == BODY.c.id)
    named = {"records": records, "people": people, "domains": domains}
    columns = (asked.scalar_subquery().label(name) for name, asked in named.items())
    found = select(*BODY.c, *columns)
    return connection.execute(found.where(BODY.c.id == id) if id else found).all()


def unverified(connection: Connection) -> int:
    """Return how many organisations nobody has looked at yet."""
    fresh = (BODY.c.standing == OrganisationStanding.unverified, BODY.c.merged_into.is_(None))
    return int(connection.execute(select(func.count()).where(*fresh)).scalar_one())


def merge(session: Session, found: Organisation, target: Organisation) -> None:
    """Say that `found` is `target`: people and domains go there. Records keep the id that they name, and show the other name."""
    found.merged_into = target.id
    session.add(found)
    for one in session.scalars(select(Organisation).where(col(Organisation.merged_into) == found.id)):
        one.merged_into = target.id
        session.add(one)
    for table in (Person, EmailDomain):
        of_found = col(table.organisation_id) == found.id
        session.execute(update(table).where(of_found).values(organisation_id=target.id))
    session.flush()
    part = col(RecordOrganisation.organisation_id).in_(
        select(col(Organisation.id)).where(col(Organisation.merged_into) == target.id)
    )
    for pk in session.scalars(select(col(RecordOrganisation.record_pk)).where(part).distinct()):
        announce(session, pk)
