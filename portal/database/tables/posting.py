"""What a person declares when a text is sent in, and what they answer to signs of personal data."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from portal.database.tables.columns import code, now, time


class Verdict(StrEnum):
    """What a person says of a finding: that it is none, or why it has to stand there."""

    false_alarm = "false_alarm"
    explained = "explained"


class Declaration(SQLModel, table=True):
    """The posting terms that a person accepted for the revisions they sent in; `terms` is their version."""

    pk: int | None = Field(default=None, primary_key=True)
    proposal_pk: int = Field(foreign_key="proposal.pk", index=True)
    person_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    shared_pk: int | None = Field(default=None, index=True)
    text_pk: int | None = Field(default=None, index=True)
    terms: str = Field(max_length=16)
    rights: str = Field(max_length=24)
    licence: str = Field(default="", max_length=40)
    at: datetime = time(default_factory=now)


class FindingAnswer(SQLModel, table=True):
    """What was said of a finding; it holds for the record. `key` is a hash of its kind and words: those are kept nowhere twice."""

    __tablename__ = "finding_answer"
    __table_args__ = (UniqueConstraint("record_pk", "key"),)
    pk: int | None = Field(default=None, primary_key=True)
    record_pk: int = Field(foreign_key="record.pk")
    key: str = Field(max_length=64)
    kind: str = Field(max_length=24)
    verdict: Verdict = code(Verdict)
    text: str = ""
    person_pk: int | None = Field(default=None, foreign_key="person.pk", index=True)
    at: datetime = time(default_factory=now)
