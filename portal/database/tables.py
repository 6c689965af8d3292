"""The tables. They validate nothing: rows are built in this package only, from validated input models (domain/inputs.py)."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Enum, Index, MetaData, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from portal.domain.policy import Visibility
from portal.domain.workflow import Condition, State

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata = MetaData(naming_convention=NAMING)


def now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC; SQLite drops the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the shape of TypeDecorator
        """Refuse times without a zone and store the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the shape of TypeDecorator
        """Give the zone back."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


def _code(kind: type[StrEnum], **more: Any) -> Any:
    values = Enum(
        kind, values_callable=lambda members: [member.value for member in members], native_enum=False, length=32
    )
    return Field(sa_column=Column(values, nullable=False), **more)


def _time(**more: Any) -> Any:
    return Field(sa_type=UtcDateTime, **more)


def _json(**more: Any) -> Any:
    return Field(sa_column=Column(JSON, nullable=False), **more)


class Origin(StrEnum):
    """Who made a revision: a file that was imported, or a person."""

    imported = "imported"
    person = "person"


class Organisation(SQLModel, table=True):
    """A body that leads, publishes, pays or answers. `names` maps a language to a name."""

    id: str = Field(primary_key=True, max_length=120)
    names: dict[str, str] = _json(default_factory=dict)
    type: str = Field(max_length=40)
    countries: list[str] = _json(default_factory=list)
    url: str = ""
    created_at: datetime = _time(default_factory=now)


class Record(SQLModel, table=True):
    """A practice or resource, in whatever languages it has. `id` is its permanent address, `pk` the number the index knows it by.

    `live_pk` is the published revision of its shared fields (no foreign key: the two tables would need each other first).
    """

    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, max_length=120)
    kind: str = Field(max_length=20)
    condition: Condition = _code(Condition, default=Condition.none)
    visibility: Visibility = _code(Visibility, default=Visibility.public)
    language: str = Field(max_length=8)
    live_pk: int | None = Field(default=None)
    superseded_by: str | None = Field(default=None, max_length=120)
    created_at: datetime = _time(default_factory=now)
    published_at: datetime | None = _time(default=None, nullable=True, index=True)
    updated_at: datetime | None = _time(default=None, nullable=True)


class Version(SQLModel, table=True):
    """A record in one language. `title` and `summary` are those of its live revision, so that lists need no texts."""

    __table_args__ = (UniqueConstraint("record_pk", "language"),)
    pk: int | None = Field(default=None, primary_key=True)
    record_pk: int = Field(foreign_key="record.pk")
    language: str = Field(max_length=8)
    translation: str = Field(default="original", max_length=16)
    live_pk: int | None = Field(default=None, foreign_key="revision.pk")
    title: str = ""
    summary: str = ""


class Revision(SQLModel, table=True):
    """One fixed state of a version's texts, or (without `language`) of the record's shared fields. Its content never changes.

    `html` holds the rendered sections of a published text and `plain` its words for index and snippets, both made once.
    `digest` is the SHA-256 of the content.
    """

    __table_args__ = (
        UniqueConstraint("record_pk", "language", "number"),
        Index("ix_revision_record_pk_state", "record_pk", "state"),
    )
    pk: int | None = Field(default=None, primary_key=True)
    record_pk: int = Field(foreign_key="record.pk")
    language: str = Field(default="", max_length=8)
    number: int
    state: State = _code(State, default=State.draft)
    origin: Origin = _code(Origin, default=Origin.person)
    content: dict[str, Any] = _json(default_factory=dict)
    html: dict[str, str] = _json(default_factory=dict)
    plain: str = ""
    digest: str = Field(max_length=64)
    created_at: datetime = _time(default_factory=now)
    published_at: datetime | None = _time(default=None, nullable=True)


class RecordLabel(SQLModel, table=True):
    """A label of a live record: it is seen by readers who carry one of its labels (domain/policy.py)."""

    __tablename__ = "record_label"
    record_pk: int = Field(foreign_key="record.pk", primary_key=True)
    label: str = Field(primary_key=True, max_length=40)


class RecordFacet(SQLModel, table=True):
    """A facet value of a live record, derived from its shared fields; lists that need no index are made from these."""

    __tablename__ = "record_facet"
    __table_args__ = (Index("ix_record_facet_facet_value", "facet", "value"),)
    record_pk: int = Field(foreign_key="record.pk", primary_key=True)
    facet: str = Field(primary_key=True, max_length=40)
    value: str = Field(primary_key=True, max_length=120)


class RecordOrganisation(SQLModel, table=True):
    """An organisation's part in a live record: lead_body, partners, donors, publisher_body or contact_body."""

    __tablename__ = "record_organisation"
    record_pk: int = Field(foreign_key="record.pk", primary_key=True)
    organisation_id: str = Field(foreign_key="organisation.id", primary_key=True, index=True, max_length=120)
    role: str = Field(primary_key=True, max_length=40)


class Outbox(SQLModel, table=True):
    """Work that must follow a commit, written in the same transaction. The worker takes rows in order and deletes them when done.

    `narrows` marks an index job that takes something away from somebody (withheld, made less visible, archived):
    until it is done, searches check that record against the database.
    """

    # A number is never used again, so that "applied up to" keeps its meaning.
    __table_args__ = {"sqlite_autoincrement": True}
    pk: int | None = Field(default=None, primary_key=True)
    topic: str = Field(max_length=20)
    record_pk: int | None = Field(default=None, index=True)
    narrows: bool = Field(default=False, index=True)
    attempts: int = 0
    error: str = ""
    created_at: datetime = _time(default_factory=now)


class Note(SQLModel, table=True):
    """A small fact about the installation, such as the digest of the library that was imported last."""

    key: str = Field(primary_key=True, max_length=60)
    value: str = ""
