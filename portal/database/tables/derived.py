"""What is derived from records, and work that follows a commit."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from portal.database.tables.columns import now, time


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
    until it is done, searches check that record against the database. Mails say in `payload` what to compose for whom, and wait
    until `due_at`.
    """

    # A number is never used again, so that "applied up to" keeps its meaning.
    __table_args__ = {"sqlite_autoincrement": True}
    pk: int | None = Field(default=None, primary_key=True)
    topic: str = Field(max_length=20)
    record_pk: int | None = Field(default=None, index=True)
    narrows: bool = Field(default=False, index=True)
    payload: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    due_at: datetime | None = time(default=None, nullable=True)
    attempts: int = 0
    error: str = ""
    created_at: datetime = time(default_factory=now)


class Note(SQLModel, table=True):
    """A small fact about the installation, such as the digest of the library that was imported last."""

    key: str = Field(primary_key=True, max_length=60)
    value: str = ""
