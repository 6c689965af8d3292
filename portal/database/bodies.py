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


def names(connection: Connection, id: str) -> Mapping[str, str] | None:
    """Return the names by language of an organisation, or of the one that it was merged into."""
    row = connection.execute(select(BODY.c.names, BODY.c.merged_into).where(BODY.c.id == id)).first()
    if row is not None and row.merged_into:
        return names(connection, row.merged_into)
    found: Mapping[str, str] | None = row.names if row else None
    return found


def counted(connection: Connection, id: str = "") -> Sequence[Any]:
    """Return every organisation (or one) with how many records name it, and how many people and mail domains belong to it."""
    records = select(func.count(PART.c.record_pk.distinct())).where(PART.c.organisation_id == BODY.c.id)
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
    """Put `target` wherever `found` stood, and note it, so that the old id is still understood."""
    found.merged_into = target.id
    session.add(found)
    earlier = select(Organisation).where(col(Organisation.merged_into) == found.id)
    for one in session.scalars(earlier):
        one.merged_into = target.id
        session.add(one)
    for table in (Person, EmailDomain):
        of_found = col(table.organisation_id) == found.id
        session.execute(update(table).where(of_found).values(organisation_id=target.id))
    session.flush()
    for part in session.scalars(select(RecordOrganisation).where(col(RecordOrganisation.organisation_id) == found.id)):
        _move(session, part, target.id)


def _move(session: Session, part: RecordOrganisation, to: str) -> None:
    if session.get(RecordOrganisation, (part.record_pk, to, part.role)) is None:
        session.add(RecordOrganisation(record_pk=part.record_pk, organisation_id=to, role=part.role))
    session.delete(part)
    session.flush()
    announce(session, part.record_pk)
