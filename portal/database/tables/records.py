"""Organisations, records, their versions and revisions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from portal.database.tables.columns import code, json, now, time
from portal.domain.policy import OrganisationStanding, Visibility
from portal.domain.workflow import Condition, State


class Origin(StrEnum):
    """Who made a revision: a file that was imported, or a person."""

    imported = "imported"
    person = "person"


class Organisation(SQLModel, table=True):
    """A body that leads, publishes, pays or answers. `names` maps a language to a name."""

    id: str = Field(primary_key=True, max_length=120)
    names: dict[str, str] = json(default_factory=dict)
    type: str = Field(max_length=40)
    countries: list[str] = json(default_factory=list)
    url: str = ""
    standing: OrganisationStanding = code(OrganisationStanding, default=OrganisationStanding.allowed)
    merged_into: str | None = Field(default=None, max_length=120)
    created_at: datetime = time(default_factory=now)


class Record(SQLModel, table=True):
    """A practice or resource, in whatever languages it has. `id` is its permanent address, `pk` the number the index knows it by.

    `live_pk` is the published revision of its shared fields (no foreign key: the two tables would need each other first).
    `owner_pk` is the person who answers for it; `review_by` the day by which somebody looks at it again.
    """

    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, max_length=120)
    kind: str = Field(max_length=20)
    condition: Condition = code(Condition, default=Condition.none)
    visibility: Visibility = code(Visibility, default=Visibility.public)
    language: str = Field(max_length=8)
    live_pk: int | None = Field(default=None)
    superseded_by: str | None = Field(default=None, max_length=120)
    owner_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    review_by: str | None = Field(default=None, max_length=10, index=True)
    reminded_at: datetime | None = time(default=None, nullable=True)
    created_at: datetime = time(default_factory=now)
    published_at: datetime | None = time(default=None, nullable=True, index=True)
    updated_at: datetime | None = time(default=None, nullable=True)


class Version(SQLModel, table=True):
    """A record in one language. `title` and `summary` are those of its live revision, so that lists need no texts.

    `of_pk` is the revision of the original that a translation was made from, as far as that is known.
    """

    __table_args__ = (UniqueConstraint("record_pk", "language"),)
    pk: int | None = Field(default=None, primary_key=True)
    record_pk: int = Field(foreign_key="record.pk")
    language: str = Field(max_length=8)
    translation: str = Field(default="original", max_length=16)
    live_pk: int | None = Field(default=None, foreign_key="revision.pk")
    of_pk: int | None = Field(default=None)
    title: str = ""
    summary: str = ""


class Revision(SQLModel, table=True):
    """One fixed state of a version's texts, or (without `language`) of the record's shared fields. Its content never changes.

    `html` holds the rendered sections of a published text and `plain` its words for index and snippets, both made once.
    `digest` is the SHA-256 of the content. A `quiet` one was saved by the page itself while somebody wrote.
    """

    __table_args__ = (
        UniqueConstraint("record_pk", "language", "number"),
        Index("ix_revision_record_pk_state", "record_pk", "state"),
    )
    pk: int | None = Field(default=None, primary_key=True)
    record_pk: int = Field(foreign_key="record.pk")
    language: str = Field(default="", max_length=8)
    number: int
    proposal_pk: int | None = Field(default=None, foreign_key="proposal.pk", index=True)
    author_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    state: State = code(State, default=State.draft)
    origin: Origin = code(Origin, default=Origin.person)
    content: dict[str, Any] = json(default_factory=dict)
    html: dict[str, str] = json(default_factory=dict)
    plain: str = ""
    digest: str = Field(max_length=64)
    quiet: bool = False
    created_at: datetime = time(default_factory=now)
    published_at: datetime | None = time(default=None, nullable=True)
