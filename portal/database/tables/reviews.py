"""Texts on their way to readers, what was said about them, and the trail of all that was done."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from portal.database.tables.columns import code, json, now, time
from portal.domain.policy import Role, Visibility
from portal.domain.workflow import OPEN, State


def _is_open(column: str) -> Any:
    return text(f"{column} IN ({', '.join(repr(str(state)) for state in sorted(OPEN))})")


class Proposal(SQLModel, table=True):
    """A text on its way to readers: the revisions that would become public together. A record has one open proposal at most.

    Title, regions and visibility are those of the newest save, so that lists need no texts.
    `shared_pk` and `text_pk` are the newest saved revisions, `base_shared_pk` and `base_text_pk` what was public when it was begun.
    `of_pk` is the revision of the original that a translation was last brought in step with.
    """

    __table_args__ = (
        Index(
            "uq_proposal_open", "record_pk", unique=True,
            sqlite_where=_is_open("state"), postgresql_where=_is_open("state"),
        ),
        Index("ix_proposal_state", "state", "submitted_at"),
    )  # fmt: skip
    pk: int | None = Field(default=None, primary_key=True)
    record_pk: int = Field(foreign_key="record.pk", index=True)
    language: str = Field(max_length=8)
    translation: str = Field(default="original", max_length=16)
    title: str = ""
    regions: list[str] = json(default_factory=list)
    visibility: Visibility = code(Visibility, default=Visibility.public)
    state: State = code(State, default=State.draft)
    author_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    assigned_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    shared_pk: int | None = Field(default=None)
    text_pk: int | None = Field(default=None)
    base_shared_pk: int | None = Field(default=None)
    base_text_pk: int | None = Field(default=None)
    of_pk: int | None = Field(default=None)
    evidence_grade: str = Field(default="", max_length=40)
    evidence_reason: str = ""
    checklist: list[str] = json(default_factory=list)
    duplicate_of: str | None = Field(default=None, max_length=120)
    publish_on: str | None = Field(default=None, max_length=10)
    created_at: datetime = time(default_factory=now)
    changed_at: datetime = time(default_factory=now)
    submitted_at: datetime | None = time(default=None, nullable=True)
    alerted_at: datetime | None = time(default=None, nullable=True)


class Trail(SQLModel, table=True):
    """What was done, when and by whom, in codes only: never a name, never a free text. Rows can only be added (triggers hold that).

    `actor` and `subject` name people by their opaque ids, records and organisations by theirs.
    """

    pk: int | None = Field(default=None, primary_key=True)
    at: datetime = time(default_factory=now, index=True)
    actor: str = Field(default="", max_length=32, index=True)
    role: Role = code(Role, default=Role.visitor)
    action: str = Field(max_length=32, index=True)
    subject: str = Field(default="", max_length=160, index=True)
    proposal_pk: int | None = Field(default=None, index=True)
    revision_pk: int | None = None
    old: str = Field(default="", max_length=160)
    new: str = Field(default="", max_length=160)


class Reason(SQLModel, table=True):
    """The written reason beside a trail row; unlike the row it can be erased."""

    trail_pk: int = Field(foreign_key="trail.pk", primary_key=True)
    text: str = ""
    erased_at: datetime | None = time(default=None, nullable=True)


class Comment(SQLModel, table=True):
    """A remark on a proposal, at a field or on the whole."""

    pk: int | None = Field(default=None, primary_key=True)
    proposal_pk: int = Field(foreign_key="proposal.pk", index=True)
    person_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    field: str = Field(default="", max_length=60)
    text: str = ""
    at: datetime = time(default_factory=now)
    settled_at: datetime | None = time(default=None, nullable=True)


class SecondReview(SQLModel, table=True):
    """A second reviewer's opinion; `conflict` is the interest that they declare, or "none"."""

    __tablename__ = "second_review"
    __table_args__ = (UniqueConstraint("proposal_pk", "person_pk"),)
    pk: int | None = Field(default=None, primary_key=True)
    proposal_pk: int = Field(foreign_key="proposal.pk")
    person_pk: int = Field(foreign_key="person.pk", index=True)
    asked_at: datetime = time(default_factory=now)
    conflict: str = ""
    opinion: str = Field(default="", max_length=24)
    text: str = ""
    at: datetime | None = time(default=None, nullable=True)


class Flag(SQLModel, table=True):
    """A reader's word that something is wrong with a record. `person_pk` is empty for visitors."""

    pk: int | None = Field(default=None, primary_key=True)
    record_pk: int = Field(foreign_key="record.pk", index=True)
    kind: str = Field(max_length=24)
    text: str = ""
    person_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    at: datetime = time(default_factory=now)
    settled_at: datetime | None = time(default=None, nullable=True, index=True)
    settled_by: int | None = Field(default=None, foreign_key="person.pk")
    outcome: str = Field(default="", max_length=24)
