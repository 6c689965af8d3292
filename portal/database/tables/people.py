"""People, how they sign in, and what administrators look after."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from portal.database.tables.columns import code, json, now, time
from portal.domain.policy import Role


class PersonStanding(StrEnum):
    """Where an account stands: only `active` ones sign in."""

    invited = "invited"
    requested = "requested"
    active = "active"
    suspended = "suspended"
    closed = "closed"


class Person(SQLModel, table=True):
    """Somebody with an account. `id` is what trail and audit name, and stays when the account is closed; all else goes then.

    `totp_step` is the last time step whose code was used, so that no code works twice.
    """

    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, max_length=32)
    email: str | None = Field(default=None, unique=True, max_length=200)
    name: str = Field(default="", max_length=120)
    role: Role = code(Role, default=Role.official)
    standing: PersonStanding = code(PersonStanding, default=PersonStanding.invited)
    country: str = Field(default="", max_length=2)
    regions: list[str] = json(default_factory=list)
    organisation_id: str | None = Field(default=None, foreign_key="organisation.id", index=True, max_length=120)
    languages: list[str] = json(default_factory=list)
    language: str = Field(default="en", max_length=8)
    notify: dict[str, bool] = json(default_factory=dict)
    password_hash: str = ""
    totp_secret: str | None = None
    totp_step: int = 0
    created_at: datetime = time(default_factory=now)
    confirmed_at: datetime | None = time(default=None, nullable=True)
    signed_in_at: datetime | None = time(default=None, nullable=True)


class RecoveryCode(SQLModel, table=True):
    """A code that stands in for a lost phone, once; kept as SHA-256 (the code itself is random and long)."""

    __tablename__ = "recovery_code"
    pk: int | None = Field(default=None, primary_key=True)
    person_pk: int = Field(foreign_key="person.pk", index=True)
    digest: str = Field(max_length=64)
    used_at: datetime | None = time(default=None, nullable=True)


class SignIn(SQLModel, table=True):
    """A browser's session. The cookie holds a random word, this table its SHA-256; `data` is what Flask calls the session."""

    __tablename__ = "sign_in"
    digest: str = Field(primary_key=True, max_length=64)
    person_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    data: dict[str, Any] = json(default_factory=dict)
    device: str = Field(default="", max_length=80)
    created_at: datetime = time(default_factory=now)
    seen_at: datetime = time(default_factory=now, index=True)


class Token(SQLModel, table=True):
    """A link that was mailed: it works once, for one purpose, until it expires. Kept as SHA-256."""

    digest: str = Field(primary_key=True, max_length=64)
    purpose: str = Field(max_length=24)
    person_pk: int = Field(foreign_key="person.pk", index=True)
    data: dict[str, Any] = json(default_factory=dict)
    created_at: datetime = time(default_factory=now)
    expires_at: datetime = time()


class Attempt(SQLModel, table=True):
    """Something that is allowed only so often; `key` is a keyed hash of what was tried and by whom."""

    __table_args__ = (Index("ix_attempt_key_at", "key", "at"),)
    pk: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=64)
    at: datetime = time(default_factory=now)


class EmailDomain(SQLModel, table=True):
    """A government's mail domain: whoever reads mail there may ask for an official's account."""

    __tablename__ = "email_domain"
    domain: str = Field(primary_key=True, max_length=120)
    country: str = Field(max_length=2)
    organisation_id: str | None = Field(default=None, foreign_key="organisation.id", index=True, max_length=120)


class CorridorRow(SQLModel, table=True):
    """A corridor that people here added to those of the vocabulary, or (`hidden`) took out of the forms."""

    __tablename__ = "corridor"
    code: str = Field(primary_key=True, max_length=5)
    transit: list[str] = json(default_factory=list)
    hidden: bool = False
