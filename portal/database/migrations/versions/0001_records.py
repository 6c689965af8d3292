"""Organisations, records with their versions and revisions, what is derived from them, the outbox."""

import sqlalchemy as sa
from alembic import op

from portal.database.migrations.columns import json, number, text, time

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
    op.create_table("note", text("key", 60), text("value"), sa.PrimaryKeyConstraint("key"))


def downgrade() -> None:
    """Drop them all."""
    for table in ("note", "outbox", "record_organisation", "record_facet", "record_label"):
        op.drop_table(table)
    for table in ("version", "revision", "record", "organisation"):
        op.drop_table(table)


def _organisation() -> None:
    op.create_table(
        "organisation",
        text("id", 120),
        json("names"),
        text("type", 40),
        json("countries"),
        text("url"),
        time("created_at"),
        sa.PrimaryKeyConstraint("id"),
    )


def _record() -> None:
    op.create_table(
        "record",
        number("pk"),
        text("id", 120),
        text("kind", 20),
        text("condition", 32),
        text("visibility", 32),
        text("language", 8),
        number("live_pk", nullable=True),
        text("superseded_by", 120, nullable=True),
        time("created_at"),
        time("published_at", nullable=True),
        time("updated_at", nullable=True),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_record_published_at", "record", ["published_at"])


def _revision() -> None:
    op.create_table(
        "revision",
        number("pk"),
        number("record_pk"),
        text("language", 8),
        number("number"),
        text("state", 32),
        text("origin", 32),
        json("content"),
        json("html"),
        text("plain"),
        text("digest", 64),
        time("created_at"),
        time("published_at", nullable=True),
        sa.PrimaryKeyConstraint("pk"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.UniqueConstraint("record_pk", "language", "number"),
    )
    op.create_index("ix_revision_record_pk_state", "revision", ["record_pk", "state"])


def _version() -> None:
    op.create_table(
        "version",
        number("pk"),
        number("record_pk"),
        text("language", 8),
        text("translation", 16),
        number("live_pk", nullable=True),
        text("title"),
        text("summary"),
        sa.PrimaryKeyConstraint("pk"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.ForeignKeyConstraint(["live_pk"], ["revision.pk"]),
        sa.UniqueConstraint("record_pk", "language"),
    )


def _record_label() -> None:
    op.create_table(
        "record_label",
        number("record_pk"),
        text("label", 40),
        sa.PrimaryKeyConstraint("record_pk", "label"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
    )


def _record_facet() -> None:
    op.create_table(
        "record_facet",
        number("record_pk"),
        text("facet", 40),
        text("value", 120),
        sa.PrimaryKeyConstraint("record_pk", "facet", "value"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
    )
    op.create_index("ix_record_facet_facet_value", "record_facet", ["facet", "value"])


def _record_organisation() -> None:
    op.create_table(
        "record_organisation",
        number("record_pk"),
        text("organisation_id", 120),
        text("role", 40),
        sa.PrimaryKeyConstraint("record_pk", "organisation_id", "role"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
    )
    op.create_index("ix_record_organisation_organisation_id", "record_organisation", ["organisation_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        number("pk"),
        text("topic", 20),
        number("record_pk", nullable=True),
        sa.Column("narrows", sa.Boolean(), nullable=False),
        number("attempts"),
        text("error"),
        time("created_at"),
        sa.PrimaryKeyConstraint("pk"),
        # The index notes the last row that it holds: a number must not come twice.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_narrows", "outbox", ["narrows"])
    op.create_index("ix_outbox_record_pk", "outbox", ["record_pk"])
