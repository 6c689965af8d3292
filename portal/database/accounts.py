"""Queries of accounts as administrators and their owners see them, of mail domains and of what a person leaves behind."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, String, cast, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col

from portal.database import people
from portal.database.tables import EmailDomain, Organisation, Person, PersonStanding, Proposal, Record, now
from portal.domain.policy import OrganisationStanding, Role
from portal.domain.workflow import OPEN

PERSON = SQLModel.metadata.tables["person"]


def add(session: Session, person: Person) -> bool:
    """Store a person, or a change of their address; False where somebody else has the address."""
    try:
        with session.begin_nested():
            session.add(person)
            session.flush()
    except IntegrityError:
        return False
    return True


def held(session: Session, pk: int) -> Person:
    """Return a person, held until the transaction ends, as they are now; LookupError where there is none."""
    found = session.get(Person, pk, with_for_update=True, populate_existing=True)
    if found is None:
        raise LookupError("no such person")
    return found


def is_trusted(session: Session, organisation_id: str | None) -> bool:
    """Say whether an organisation's people publish before review."""
    found = session.get(Organisation, organisation_id) if organisation_id else None
    return found is not None and found.standing is OrganisationStanding.trusted


def administrators(session: Session) -> int:
    """Return how many administrators can sign in; they are held, so that two cannot leave at once."""
    asked = select(col(Person.pk)).where(
        col(Person.role) == Role.administrator, col(Person.standing) == PersonStanding.active
    )
    return len(session.scalars(asked.with_for_update()).all())


def _unused_first(session: Session) -> Person | None:
    asked = select(Person).where(
        col(Person.role) == Role.administrator,
        col(Person.standing) == PersonStanding.invited,
        col(Person.email).is_(None),
    )
    return session.scalars(asked).first()


def first(session: Session) -> Person:
    """Return the row that the first administrator's link belongs to, until somebody uses it."""
    found = _unused_first(session)
    if found is None:
        found = Person(id=people.new_id(), role=Role.administrator)
        session.add(found)
        session.flush()
    return found


def drop_first(session: Session) -> None:
    """Forget the first administrator's row where it was not used, with its link."""
    found = _unused_first(session)
    if found is not None:
        people.end_tokens(session, found.pk or 0)
        session.flush()
        session.delete(found)


def domain_of(session: Session, domains: Sequence[str]) -> EmailDomain | None:
    """Return the listed one of these domains that says most (has most labels)."""
    found = list(session.scalars(select(EmailDomain).where(col(EmailDomain.domain).in_(domains))))
    return max(found, key=lambda row: row.domain.count("."), default=None)


def domains(session: Session) -> Sequence[EmailDomain]:
    """Return the listed mail domains in order."""
    return session.scalars(select(EmailDomain).order_by(col(EmailDomain.country), col(EmailDomain.domain))).all()


def organisation(session: Session, id: str) -> Organisation | None:
    """Return an organisation, or the one that it was merged into."""
    found = session.get(Organisation, id) if id else None
    return session.get(Organisation, found.merged_into) if found and found.merged_into else found


@dataclass(frozen=True)
class Asked:
    """Which people are asked for; what is empty does not narrow. `countries` are those of the region `region`."""

    words: str = ""
    role: str = ""
    standing: str = ""
    region: str = ""
    countries: tuple[str, ...] = ()
    organisation: str = ""


EVERYBODY = Asked()


def listed(connection: Connection, given: Asked, limit: int, start: int = 0) -> tuple[Sequence[Any], int]:
    """Return (people by name, how many there are in all)."""
    asked = select(*PERSON.c).where((PERSON.c.email.is_not(None)) | (PERSON.c.standing == PersonStanding.closed))
    if given.words:
        asked = asked.where(_has(given.words))
    if given.region:
        # A list of codes in quotation marks, whatever the database makes of JSON.
        named = cast(PERSON.c.regions, String).contains(f'"{given.region}"', autoescape=True)
        asked = asked.where(named | PERSON.c.country.in_(given.countries))
    for column, value in (
        (PERSON.c.role, given.role),
        (PERSON.c.standing, given.standing),
        (PERSON.c.organisation_id, given.organisation),
    ):
        asked = asked.where(column == value) if value else asked
    total = int(connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one())
    rows = connection.execute(asked.order_by(func.lower(PERSON.c.name), PERSON.c.pk).limit(limit).offset(start)).all()
    return rows, total


def _has(words: str) -> Any:
    return PERSON.c.name.icontains(words, autoescape=True) | PERSON.c.email.icontains(words, autoescape=True)


def ids_of(connection: Connection, words: str, limit: int) -> list[str]:
    """Return the opaque ids of the people whose name or address has these words, or who have this id."""
    asked = select(PERSON.c.id).where(_has(words) | (PERSON.c.id == words)).order_by(PERSON.c.pk).limit(limit)
    return list(connection.execute(asked).scalars())


def names_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Return what people are called now (else their address), by opaque id; those who closed their account have neither."""
    if not ids:
        return {}
    asked = select(PERSON.c.id, PERSON.c.name, PERSON.c.email).where(PERSON.c.id.in_(sorted(ids)))
    return {row.id: row.name or row.email or "" for row in connection.execute(asked)}


def standings(connection: Connection) -> dict[str, int]:
    """Return how many accounts stand how; the first administrator's unused one is none."""
    asked = select(PERSON.c.standing, func.count()).where(PERSON.c.email.is_not(None)).group_by(PERSON.c.standing)
    return {str(standing): count for standing, count in connection.execute(asked)}


def owned(session: Session, pk: int) -> Sequence[Record]:
    """Return the records that a person answers for."""
    return session.scalars(select(Record).where(col(Record.owner_pk) == pk).order_by(col(Record.id))).all()


def hand_over(session: Session, pk: int, to: int) -> int:
    """Let another person answer for all records of one; the texts on their way stay their author's. Returns how many."""
    records = owned(session, pk)
    for record in records:
        record.owner_pk = to
        session.add(record)
    session.flush()
    return len(records)


def let_go(session: Session, pk: int) -> None:
    """Give the texts that a person was reviewing back to the queue."""
    mine = (col(Proposal.assigned_pk) == pk, col(Proposal.state).in_(sorted(OPEN)))
    session.execute(update(Proposal).where(*mine).values(assigned_pk=None, changed_at=now()))


def forget_unconfirmed(session: Session, before: Any) -> int:
    """Delete requests that nobody confirmed: the address may be of somebody who never asked. Returns how many."""
    asked = select(Person).where(col(Person.standing) == PersonStanding.requested, col(Person.created_at) < before)
    found = session.scalars(asked).all()
    for person in found:
        people.end_tokens(session, person.pk or 0)
        session.delete(person)
    return len(found)
