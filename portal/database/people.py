"""Queries of people, their sessions, links and attempts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, delete, func, select
from sqlmodel import Session, SQLModel, col

from portal.database.tables import Attempt, Person, PersonStanding, RecoveryCode, SignIn, Token

PERSON, SIGN_IN, ORGANISATION = (SQLModel.metadata.tables[name] for name in ("person", "sign_in", "organisation"))


def normalised(email: str) -> str:
    """Return an address as accounts are looked up by it."""
    return email.strip().casefold()


def new_id() -> str:
    """Return an opaque id for a person."""
    return uuid4().hex


def by_email(session: Session, email: str) -> Person | None:
    """Return the account of an address."""
    return session.scalars(select(Person).where(col(Person.email) == normalised(email))).first()


def by_id(session: Session, id: str) -> Person | None:
    """Return the account of an opaque id."""
    return session.scalars(select(Person).where(col(Person.id) == id)).first()


def _signed_in() -> Select[Any]:
    asked: Any = select(*PERSON.c, ORGANISATION.c.standing.label("organisation_standing"))
    found: Select[Any] = asked.join(ORGANISATION, ORGANISATION.c.id == PERSON.c.organisation_id, isouter=True)
    return found


def opened(connection: Connection, digest: str) -> Row[Any] | None:
    """Return a session (`data`, `session_created_at`, `seen_at`) with its person's columns, or None; one statement."""
    columns = (SIGN_IN.c.data, SIGN_IN.c.created_at.label("session_created_at"), SIGN_IN.c.seen_at)
    asked: Any = select(*columns, *PERSON.c, ORGANISATION.c.standing.label("organisation_standing"))
    joined = asked.join(PERSON, PERSON.c.pk == SIGN_IN.c.person_pk, isouter=True)
    joined = joined.join(ORGANISATION, ORGANISATION.c.id == PERSON.c.organisation_id, isouter=True)
    found: Row[Any] | None = connection.execute(joined.where(SIGN_IN.c.digest == digest)).first()
    return found


def person(connection: Connection, pk: int) -> Row[Any] | None:
    """Return a person's columns with `organisation_standing`."""
    return connection.execute(_signed_in().where(PERSON.c.pk == pk)).first()


def sessions(connection: Connection, person_pk: int) -> Sequence[Row[Any]]:
    """Return a person's sessions, the one used last first."""
    asked = select(*SIGN_IN.c).where(SIGN_IN.c.person_pk == person_pk).order_by(SIGN_IN.c.seen_at.desc())
    return connection.execute(asked).all()


def end_sessions(session: Session, person_pk: int, keep: str = "") -> None:
    """Sign a person out everywhere, except in the session of the digest `keep`."""
    session.execute(delete(SignIn).where(col(SignIn.person_pk) == person_pk, col(SignIn.digest) != keep))


def end_tokens(session: Session, person_pk: int, purpose: str = "") -> None:
    """Make the links that were mailed to a person worthless."""
    asked = delete(Token).where(col(Token.person_pk) == person_pk)
    session.execute(asked.where(col(Token.purpose) == purpose) if purpose else asked)


def recovery_codes(session: Session, person_pk: int) -> list[RecoveryCode]:
    """Return a person's recovery codes that were not used."""
    asked = select(RecoveryCode).where(col(RecoveryCode.person_pk) == person_pk, col(RecoveryCode.used_at).is_(None))
    return list(session.scalars(asked))


def drop_recovery_codes(session: Session, person_pk: int) -> None:
    """Forget all recovery codes of a person."""
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.person_pk) == person_pk))


def queue_up(session: Session, key: str) -> None:
    """Wait until nobody else counts attempts of this key; SQLite lets one write at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


def attempts(session: Session, key: str, since: datetime) -> int:
    """Return how often something was tried since then."""
    asked = select(func.count()).select_from(Attempt).where(col(Attempt.key) == key, col(Attempt.at) >= since)
    return int(session.execute(asked).scalar_one())


def forget_attempts(session: Session, key: str) -> None:
    """Drop the attempts of a key."""
    session.execute(delete(Attempt).where(col(Attempt.key) == key))


def forget(session: Session, attempts_before: datetime, sessions_before: datetime, moment: datetime) -> None:
    """Drop what no longer matters: old attempts, links that expired, sessions that nobody used."""
    session.execute(delete(Attempt).where(col(Attempt.at) < attempts_before))
    session.execute(delete(Token).where(col(Token.expires_at) < moment))
    session.execute(delete(SignIn).where(col(SignIn.seen_at) < sessions_before))


def active(session: Session) -> list[Person]:
    """Return everybody who can sign in."""
    return list(session.scalars(select(Person).where(col(Person.standing) == PersonStanding.active)))


def anybody(connection: Connection) -> bool:
    """Say whether there is any account that can sign in."""
    return connection.execute(select(PERSON.c.pk).where(PERSON.c.standing == "active").limit(1)).first() is not None
