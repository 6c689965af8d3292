"""Files that people attach: what is kept once for all records, what is still arriving, and which public record holds which."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from portal.database.tables.columns import code, json, now, time


class FileState(StrEnum):
    """Where a kept file stands: its text is still to be read, was read, cannot be read; or the file was taken away for good."""

    waiting = "waiting"
    ready = "ready"
    unreadable = "unreadable"
    expunged = "expunged"


class UploadState(StrEnum):
    """Where a file that arrives stands."""

    receiving = "receiving"
    checking = "checking"
    done = "done"
    refused = "refused"


class File(SQLModel, table=True):
    """A file, kept once however often it is attached; storage has its bytes under `sha256`.

    `type` is a code of domain/files.py, `widths` those in which a picture is kept beside itself. `text` is what was found in it,
    `findings` what looks like personal data there, found by the rules of `checked_with`.
    """

    __table_args__ = (Index("ix_file_state", "state", "created_at"),)
    sha256: str = Field(primary_key=True, max_length=64)
    size: int
    type: str = Field(max_length=16)
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    widths: list[int] = json(default_factory=list)
    language: str = Field(default="", max_length=8)
    text: str = ""
    findings: list[dict[str, Any]] = json(default_factory=list)
    checked_with: str = Field(default="", max_length=16)
    state: FileState = code(FileState, default=FileState.waiting)
    created_at: datetime = time(default_factory=now)


class Upload(SQLModel, table=True):
    """A file on its way here, in pieces. `id` is random; `reason` says why it was refused (domain/files.py), `about` what that names."""

    id: str = Field(primary_key=True, max_length=40)
    person_pk: int = Field(foreign_key="person.pk", index=True)
    record_pk: int = Field(foreign_key="record.pk", index=True)
    name: str = Field(max_length=160)
    size: int
    received: int = 0
    state: UploadState = code(UploadState, default=UploadState.receiving)
    reason: str = Field(default="", max_length=32)
    about: dict[str, Any] = json(default_factory=dict)
    sha256: str = Field(default="", max_length=64)
    created_at: datetime = time(default_factory=now)
    changed_at: datetime = time(default_factory=now, index=True)


class RecordFile(SQLModel, table=True):
    """A file of a record that can be read, derived from its public shared fields."""

    __tablename__ = "record_file"
    record_pk: int = Field(foreign_key="record.pk", primary_key=True)
    sha256: str = Field(primary_key=True, max_length=64, index=True)
