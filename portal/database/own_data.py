"""What is stored about one person, for that person."""

from typing import Any

from sqlalchemy import Connection, Select, select
from sqlmodel import SQLModel

from portal.database import tables  # noqa: F401 - declares the tables

TABLES = SQLModel.metadata.tables
RECORD, PROPOSAL, COMMENT, FLAG, SIGN_IN, TRAIL, OPINION = (
    TABLES[name] for name in ("record", "proposal", "comment", "flag", "sign_in", "trail", "second_review")
)
DECLARATION, ANSWER, UPLOAD, BATCH = (TABLES[name] for name in ("declaration", "finding_answer", "upload", "batch"))
Rows = list[dict[str, Any]]


def _rows(connection: Connection, asked: Select[Any]) -> Rows:
    return [dict(row._mapping) for row in connection.execute(asked)]


def texts(connection: Connection, person_pk: int) -> Rows:
    """Return the texts that a person wrote or answers for: record, title, state."""
    joined = PROPOSAL.join(RECORD, RECORD.c.pk == PROPOSAL.c.record_pk)
    own = (PROPOSAL.c[name] for name in ("title", "language", "state", "created_at", "changed_at", "submitted_at"))
    asked = (
        select(RECORD.c.id.label("record"), *own)
        .select_from(joined)
        .where(PROPOSAL.c.author_pk == person_pk)
        .order_by(PROPOSAL.c.pk)
    )
    return _rows(connection, asked)


def records(connection: Connection, person_pk: int) -> Rows:
    """Return the records that a person answers for."""
    columns = (RECORD.c.id.label("record"), RECORD.c.condition, RECORD.c.review_by, RECORD.c.created_at)
    return _rows(connection, select(*columns).where(RECORD.c.owner_pk == person_pk).order_by(RECORD.c.pk))


def comments(connection: Connection, person_pk: int) -> Rows:
    """Return what a person said about texts."""
    joined = COMMENT.join(PROPOSAL, PROPOSAL.c.pk == COMMENT.c.proposal_pk).join(
        RECORD, RECORD.c.pk == PROPOSAL.c.record_pk
    )
    columns = (RECORD.c.id.label("record"), COMMENT.c.field, COMMENT.c.text, COMMENT.c.at)
    asked = select(*columns).select_from(joined).where(COMMENT.c.person_pk == person_pk).order_by(COMMENT.c.pk)
    return _rows(connection, asked)


def opinions(connection: Connection, person_pk: int) -> Rows:
    """Return a person's second opinions, with the interests that they declared."""
    joined = OPINION.join(PROPOSAL, PROPOSAL.c.pk == OPINION.c.proposal_pk).join(
        RECORD, RECORD.c.pk == PROPOSAL.c.record_pk
    )
    columns = (RECORD.c.id.label("record"), OPINION.c.conflict, OPINION.c.opinion, OPINION.c.text, OPINION.c.at)
    asked = select(*columns).select_from(joined).where(OPINION.c.person_pk == person_pk).order_by(OPINION.c.pk)
    return _rows(connection, asked)


def flags(connection: Connection, person_pk: int) -> Rows:
    """Return the flags that a person put on records."""
    joined = FLAG.join(RECORD, RECORD.c.pk == FLAG.c.record_pk)
    columns = (RECORD.c.id.label("record"), FLAG.c.kind, FLAG.c.text, FLAG.c.at, FLAG.c.outcome)
    asked = select(*columns).select_from(joined).where(FLAG.c.person_pk == person_pk).order_by(FLAG.c.pk)
    return _rows(connection, asked)


def sessions(connection: Connection, person_pk: int) -> Rows:
    """Return where a person is signed in."""
    columns = (SIGN_IN.c.device, SIGN_IN.c.created_at, SIGN_IN.c.seen_at)
    return _rows(connection, select(*columns).where(SIGN_IN.c.person_pk == person_pk).order_by(SIGN_IN.c.seen_at))


def trail(connection: Connection, person_id: str) -> Rows:
    """Return what the trail tells of what a person did, and of what was done to their account."""
    columns = (TRAIL.c.at, TRAIL.c.action, TRAIL.c.subject, TRAIL.c.role, TRAIL.c.old, TRAIL.c.new)
    own = (TRAIL.c.actor == person_id) | (TRAIL.c.subject == f"person:{person_id}")
    return _rows(connection, select(*columns).where(own).order_by(TRAIL.c.pk))


def declarations(connection: Connection, person_pk: int) -> Rows:
    """Return what a person declared when they sent texts in."""
    joined = DECLARATION.join(PROPOSAL, PROPOSAL.c.pk == DECLARATION.c.proposal_pk).join(
        RECORD, RECORD.c.pk == PROPOSAL.c.record_pk
    )
    own = (DECLARATION.c[name] for name in ("terms", "rights", "licence", "at"))
    asked = select(RECORD.c.id.label("record"), *own).select_from(joined).where(DECLARATION.c.person_pk == person_pk)
    return _rows(connection, asked.order_by(DECLARATION.c.pk))


def answers(connection: Connection, person_pk: int) -> Rows:
    """Return what a person said of signs of personal data."""
    joined = ANSWER.join(RECORD, RECORD.c.pk == ANSWER.c.record_pk)
    columns = (RECORD.c.id.label("record"), ANSWER.c.kind, ANSWER.c.verdict, ANSWER.c.text, ANSWER.c.at)
    asked = select(*columns).select_from(joined).where(ANSWER.c.person_pk == person_pk).order_by(ANSWER.c.pk)
    return _rows(connection, asked)


def on_their_way(connection: Connection, person_pk: int) -> Rows:
    """Return the files and tables that a person sent and that are not done with."""
    found = []
    for what, table in (("file", UPLOAD), ("table", BATCH)):
        asked = select(table.c.name, table.c.state, table.c.created_at).where(table.c.person_pk == person_pk)
        found += [{"what": what, **row} for row in _rows(connection, asked.order_by(table.c.created_at))]
    return found
