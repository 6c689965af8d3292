"""How often records are read and found, by day; and what was searched for in vain. No row knows a person."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class ReadingCount(SQLModel, table=True):
    """How often a record's page was opened and how often it stood on a page of results, on one day (UTC)."""

    __tablename__ = "reading_count"
    record_pk: int = Field(foreign_key="record.pk", primary_key=True)
    day: str = Field(primary_key=True, max_length=10, index=True)
    read: int = 0
    found: int = 0


class EmptySearch(SQLModel, table=True):
    """Words that nothing was found for, asked from or about a region; how often, and when last. Never what looks like personal data."""

    __tablename__ = "empty_search"
    __table_args__ = (UniqueConstraint("region", "words"),)
    pk: int | None = Field(default=None, primary_key=True)
    region: str = Field(max_length=40)
    words: str = Field(max_length=200)
    language: str = Field(default="", max_length=8)
    times: int = 0
    first_day: str = Field(max_length=10)
    last_day: str = Field(max_length=10, index=True)
