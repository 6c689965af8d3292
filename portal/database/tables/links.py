"""Addresses that records give, and whether they still answer."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from portal.database.tables.columns import code, now, time


class LinkState(StrEnum):
    """What is known of an address: not asked yet, answers, did not answer lately, is dead, or is not asked (it is not a public one)."""

    unasked = "unasked"
    alive = "alive"
    failing = "failing"
    dead = "dead"
    not_public = "not_public"


class Link(SQLModel, table=True):
    """An address that some public record gives. `answer` is the last status code, or a word for why there was none."""

    pk: int | None = Field(default=None, primary_key=True)
    url: str = Field(unique=True, max_length=2000)
    state: LinkState = code(LinkState, default=LinkState.unasked)
    answer: str = Field(default="", max_length=40)
    failures: int = 0
    failing_since: datetime | None = time(default=None, nullable=True)
    asked_at: datetime | None = time(default=None, nullable=True)
    due_at: datetime = time(default_factory=now, index=True)


class RecordLink(SQLModel, table=True):
    """An address that a readable record gives in a field, derived from its public shared fields."""

    __tablename__ = "record_link"
    record_pk: int = Field(foreign_key="record.pk", primary_key=True)
    link_pk: int = Field(foreign_key="link.pk", primary_key=True, index=True)
    field: str = Field(primary_key=True, max_length=60)
