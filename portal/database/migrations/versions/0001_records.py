"""Organisations, records with their versions and revisions, what is derived from them, the outbox."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    _organisation()
    _record()
    _revision()
    _version()
    _record_label()
    _record_facet()
    _record_organisation()
    _outbox()
    op.create_table("note", _text("key", 60), _text("value"), sa.PrimaryKeyConstraint("key"))


def downgrade() -> None:
    """Drop them all."""
    for table in ("note", "outbox", "record_organisation", "record_facet", "record_label"):
        op.drop_table(table)
    for table in ("version", "revision", "record", "organisation"):
        op.drop_table(table)


def _text(name: str, length: int | None = None, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _time(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _organisation() -> None:
    op.create_table(
        "organisation",
        _text("id", 120),
        _json("names"),
        _text("type", 40),
        _json("countries"),
        _text("url"),
        _time("created_at"),
        sa.PrimaryKeyConstraint("id"),
    )


def _record() -> None:
    op.create_table(
        "record",
        _number("pk"),
        _text("id", 120),
        _text("kind", 20),
        _text("condition", 32),
        _text("visibility", 32),
        _text("language", 8),
        _number("live_pk", nullable=True),
        _text("superseded_by", 120, nullable=True),
        _time("created_at"),
        _time("published_at", nullable=True),
        _time("updated_at", nullable=True),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_record_published_at", "record", ["published_at"])


def _revision() -> None:
    op.create_table(
        "revision",
        _number("pk"),
        _number("record_pk"),
        _text("language", 8),
        _number("number"),
        _text("state", 32),
        _text("origin", 32),
        _json("content"),
        _json("html"),
        _text("plain"),
        _text("digest", 64),
        _time("created_at"),
        _time("published_at", nullable=True),
        sa.PrimaryKeyConstraint("pk"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.UniqueConstraint("record_pk", "language", "number"),
    )
    op.create_index("ix_revision_record_pk_state", "revision", ["record_pk", "state"])


def _version() -> None:
    op.create_table(
        "version",
        _number("pk"),
        _number("record_pk"),
        _text("language", 8),
        _text("translation", 16),
        _number("live_pk", nullable=True),
        _text("title"),
        _text("summary"),
        sa.PrimaryKeyConstraint("pk"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.ForeignKeyConstraint(["live_pk"], ["revision.pk"]),
        sa.UniqueConstraint("record_pk", "language"),
    )


def _record_label() -> None:
    op.create_table(
        "record_label",
        _number("record_pk"),
        _text("label", 40),
        sa.PrimaryKeyConstraint("record_pk", "label"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
    )


def _record_facet() -> None:
    op.create_table(
        "record_facet",
        _number("record_pk"),
        _text("facet", 40),
        _text("value", 120),
        sa.PrimaryKeyConstraint("record_pk", "facet", "value"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
    )
    op.create_index("ix_record_facet_facet_value", "record_facet", ["facet", "value"])


def _record_organisation() -> None:
    op.create_table(
        "record_organisation",
        _number("record_pk"),
        _text("organisation_id", 120),
        _text("role", 40),
        sa.PrimaryKeyConstraint("record_pk", "organisation_id", "role"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
    )
    op.create_index("ix_record_organisation_organisation_id", "record_organisation", ["organisation_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        _number("pk"),
        _text("topic", 20),
        _number("record_pk", nullable=True),
        sa.Column("narrows", sa.Boolean(), nullable=False),
        _number("attempts"),
        _text("error"),
        _time("created_at"),
        sa.PrimaryKeyConstraint("pk"),
        # The index notes the last row that it holds: a number must not come twice.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_narrows", "outbox", ["narrows"])
    op.create_index("ix_outbox_record_pk", "outbox", ["record_pk"])
