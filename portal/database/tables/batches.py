"""Many records at once: a table or an archive that somebody hands in, and each of its rows."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from portal.database.tables.columns import code, json, now, time


class BatchState(StrEnum):
    """Where a batch stands: being read and checked, waiting for its person's word, being made, done, its drafts being sent
    in, stopped by its person, or refused.
    """

    checking = "checking"
    checked = "checked"
    running = "running"
    done = "done"
    sending = "sending"
    stopped = "stopped"
    refused = "refused"


class RowState(StrEnum):
    """Where a row stands: it can be made, has faults, or is a draft now."""

    good = "good"
    faulty = "faulty"
    made = "made"


class Batch(SQLModel, table=True):
    """A file with many records. `id` is random; `sha256` names the file as it came (instance/batches). `reason` says why it was refused."""

    id: str = Field(primary_key=True, max_length=40)
    person_pk: int = Field(foreign_key="person.pk", index=True)
    kind: str = Field(max_length=20)
    language: str = Field(max_length=8)
    name: str = Field(max_length=160)
    format: str = Field(max_length=8)
    sha256: str = Field(max_length=64)
    state: BatchState = code(BatchState, default=BatchState.checking)
    reason: str = Field(default="", max_length=40)
    about: dict[str, Any] = json(default_factory=dict)
    total: int = 0
    created_at: datetime = time(default_factory=now)
    changed_at: datetime = time(default_factory=now)


class BatchRow(SQLModel, table=True):
    """A row as it was read: its cells, what is wrong with it by column, and the record that came of it."""

    __tablename__ = "batch_row"
    __table_args__ = (Index("ix_batch_row_state", "batch_id", "state"),)
    batch_id: str = Field(foreign_key="batch.id", primary_key=True, max_length=40)
    number: int = Field(primary_key=True)
    state: RowState = code(RowState, default=RowState.good)
    cells: dict[str, Any] = json(default_factory=dict)
    content: dict[str, Any] = json(default_factory=dict)
    faults: list[dict[str, Any]] = json(default_factory=list)
    record_pk: int | None = Field(default=None, foreign_key="record.pk", index=True)
