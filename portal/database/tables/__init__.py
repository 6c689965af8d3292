"""The tables. They validate nothing: rows are built in this package only, from validated input models (domain/inputs.py)."""

from sqlmodel import SQLModel

from portal.database.tables.columns import now
from portal.database.tables.derived import Note, Outbox, RecordFacet, RecordLabel, RecordOrganisation
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
from portal.database.tables.records import Organisation, Origin, Record, Revision, Version
from portal.database.tables.reviews import Comment, Flag, Proposal, Reason, SecondReview, Trail

__all__ = [
    "Attempt",
    "Comment",
    "CorridorRow",
    "EmailDomain",
    "Flag",
    "Note",
    "Organisation",
    "Origin",
    "Outbox",
    "Person",
    "PersonStanding",
    "Proposal",
    "Reason",
    "Record",
    "RecordFacet",
    "RecordLabel",
    "RecordOrganisation",
    "RecoveryCode",
    "Revision",
    "SQLModel",
    "SecondReview",
    "SignIn",
    "Token",
    "Trail",
    "Version",
    "now",
]
