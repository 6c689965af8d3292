"""The tables. They validate nothing: rows are built in this package only, from validated input models (domain/inputs.py)."""

from sqlmodel import SQLModel

from portal.database.tables.batches import Batch, BatchRow, BatchState, RowState
from portal.database.tables.columns import now
from portal.database.tables.counts import EmptySearch, ReadingCount
from portal.database.tables.derived import Note, Outbox, RecordFacet, RecordLabel, RecordOrganisation
from portal.database.tables.files import File, FileState, RecordFile, Upload, UploadState
from portal.database.tables.links import Link, LinkState, RecordLink
from portal.database.tables.people import (
    Attempt,
    CorridorRow,
    EmailDomain,
    Person,
    PersonStanding,
    RecoveryCode,
    SignIn,
    Token,
)
from portal.database.tables.posting import Declaration, FindingAnswer, Verdict
from portal.database.tables.records import Organisation, Origin, Record, Revision, Version
from portal.database.tables.reviews import Comment, Flag, Proposal, Reason, SecondReview, Trail

__all__ = [
    "Attempt",
    "Batch",
    "BatchRow",
    "BatchState",
    "Comment",
    "CorridorRow",
    "Declaration",
    "EmailDomain",
    "EmptySearch",
    "File",
    "FileState",
    "FindingAnswer",
    "Flag",
    "Link",
    "LinkState",
    "Note",
    "Organisation",
    "Origin",
    "Outbox",
    "Person",
    "PersonStanding",
    "Proposal",
    "ReadingCount",
    "Reason",
    "Record",
    "RecordFacet",
    "RecordFile",
    "RecordLabel",
    "RecordLink",
    "RecordOrganisation",
    "RecoveryCode",
    "Revision",
    "RowState",
    "SQLModel",
    "SecondReview",
    "SignIn",
    "Token",
    "Trail",
    "Upload",
    "UploadState",
    "Verdict",
    "Version",
    "now",
]
