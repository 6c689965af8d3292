"""Posting: files, declarations, answers to findings, links, counts, many records at once; which revisions a page saved by itself."""

import sqlalchemy as sa
from alembic import op

from portal.database.migrations.columns import json, number, text, time

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "batch_row", "batch", "empty_search", "reading_count", "record_link", "link", "finding_answer", "declaration",
    "record_file", "upload", "file",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables of posting."""
    _files()
    _posting()
    _links()
    _counts()
    _batches()
    with op.batch_alter_table("revision") as batch:
        batch.add_column(sa.Column("quiet", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("revision") as batch:
        batch.alter_column("quiet", server_default=None)
    for table in ("version", "proposal"):
        op.add_column(table, number("of_pk", nullable=True))
    _state_origins()


# The newest text of the original that was public when a translation was published; of an import, that beside it.
ORIGIN = """
    SELECT coalesce(
        (SELECT max(o.pk) FROM revision o WHERE o.record_pk = {row}.record_pk AND o.language = r.language
            AND o.published_at <= t.published_at),
        (SELECT min(o.pk) FROM revision o WHERE o.record_pk = {row}.record_pk AND o.language = r.language
            AND o.published_at IS NOT NULL))
    FROM record r, revision t WHERE r.pk = {row}.record_pk AND t.pk = {text} AND r.language <> {row}.language
"""


def _state_origins() -> None:
    for table, text_pk in (("version", "version.live_pk"), ("proposal", "proposal.base_text_pk")):
        # All words of the statement stand in this file.
        op.execute(f"UPDATE {table} SET of_pk = ({ORIGIN.format(row=table, text=text_pk)})")  # noqa: S608


def downgrade() -> None:
    """Take it all away."""
    for table in ("version", "proposal"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("of_pk")
    with op.batch_alter_table("revision") as batch:
        batch.drop_column("quiet")
    for table in TABLES:
        op.drop_table(table)


def _files() -> None:
    op.create_table(
        "file",
        text("sha256", 64),
        number("size"),
        text("type", 16),
        number("pages", nullable=True),
        number("width", nullable=True),
        number("height", nullable=True),
        json("widths"),
        text("language", 8),
        text("text"),
        json("findings"),
        text("checked_with", 16),
        text("state", 32),
        time("created_at"),
        sa.PrimaryKeyConstraint("sha256", name="pk_file"),
    )
    op.create_index("ix_file_state", "file", ["state", "created_at"])
    op.create_table(
        "upload",
        text("id", 40),
        number("person_pk"),
        number("record_pk"),
        text("name", 160),
        number("size"),
        number("received"),
        text("state", 32),
        text("reason", 32),
        json("about"),
        text("sha256", 64),
        time("created_at"),
        time("changed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_upload_person_pk_person"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"], name="fk_upload_record_pk_record"),
    )
    for column in ("person_pk", "record_pk", "changed_at"):
        op.create_index(f"ix_upload_{column}", "upload", [column])
    op.create_table(
        "record_file",
        number("record_pk"),
        text("sha256", 64),
        sa.PrimaryKeyConstraint("record_pk", "sha256", name="pk_record_file"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"], name="fk_record_file_record_pk_record"),
    )
    op.create_index("ix_record_file_sha256", "record_file", ["sha256"])


def _posting() -> None:
    op.create_table(
        "declaration",
        number("pk"),
        number("proposal_pk"),
        number("person_pk", nullable=True),
        number("shared_pk", nullable=True),
        number("text_pk", nullable=True),
        text("terms", 16),
        text("rights", 24),
        text("licence", 40),
        time("at"),
        sa.PrimaryKeyConstraint("pk", name="pk_declaration"),
        sa.ForeignKeyConstraint(["proposal_pk"], ["proposal.pk"], name="fk_declaration_proposal_pk_proposal"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_declaration_person_pk_person"),
    )
    for column in ("proposal_pk", "person_pk", "shared_pk", "text_pk"):
        op.create_index(f"ix_declaration_{column}", "declaration", [column])
    op.create_table(
        "finding_answer",
        number("pk"),
        number("record_pk"),
        text("key", 64),
        text("kind", 24),
        text("verdict", 32),
        text("text"),
        number("person_pk", nullable=True),
        time("at"),
        sa.PrimaryKeyConstraint("pk", name="pk_finding_answer"),
        sa.UniqueConstraint("record_pk", "key", name="uq_finding_answer_record_pk"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"], name="fk_finding_answer_record_pk_record"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_finding_answer_person_pk_person"),
    )
    op.create_index("ix_finding_answer_person_pk", "finding_answer", ["person_pk"])


def _links() -> None:
    op.create_table(
        "link",
        number("pk"),
        text("url", 2000),
        text("state", 32),
        text("answer", 40),
        number("failures"),
        time("failing_since", nullable=True),
        time("asked_at", nullable=True),
        time("due_at"),
        sa.PrimaryKeyConstraint("pk", name="pk_link"),
        sa.UniqueConstraint("url", name="uq_link_url"),
    )
    op.create_index("ix_link_due_at", "link", ["due_at"])
    op.create_table(
        "record_link",
        number("record_pk"),
        number("link_pk"),
        text("field", 60),
        sa.PrimaryKeyConstraint("record_pk", "link_pk", "field", name="pk_record_link"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"], name="fk_record_link_record_pk_record"),
        sa.ForeignKeyConstraint(["link_pk"], ["link.pk"], name="fk_record_link_link_pk_link"),
    )
    op.create_index("ix_record_link_link_pk", "record_link", ["link_pk"])


def _counts() -> None:
    op.create_table(
        "reading_count",
        number("record_pk"),
        text("day", 10),
        number("read"),
        number("found"),
        sa.PrimaryKeyConstraint("record_pk", "day", name="pk_reading_count"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"], name="fk_reading_count_record_pk_record"),
    )
    op.create_index("ix_reading_count_day", "reading_count", ["day"])
    op.create_table(
        "empty_search",
        number("pk"),
        text("region", 40),
        text("words", 200),
        text("language", 8),
        number("times"),
        text("first_day", 10),
        text("last_day", 10),
        sa.PrimaryKeyConstraint("pk", name="pk_empty_search"),
        sa.UniqueConstraint("region", "words", name="uq_empty_search_region"),
    )
    op.create_index("ix_empty_search_last_day", "empty_search", ["last_day"])


def _batches() -> None:
    op.create_table(
        "batch",
        text("id", 40),
        number("person_pk"),
        text("kind", 20),
        text("language", 8),
        text("name", 160),
        text("format", 8),
        text("sha256", 64),
        text("state", 32),
        text("reason", 40),
        json("about"),
        number("total"),
        time("created_at"),
        time("changed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_batch"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_batch_person_pk_person"),
    )
    op.create_index("ix_batch_person_pk", "batch", ["person_pk"])
    op.create_table(
        "batch_row",
        text("batch_id", 40),
        number("number"),
        text("state", 32),
        json("cells"),
        json("content"),
        json("faults"),
        number("record_pk", nullable=True),
        sa.PrimaryKeyConstraint("batch_id", "number", name="pk_batch_row"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_batch_row_batch_id_batch"),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"], name="fk_batch_row_record_pk_record"),
    )
    op.create_index("ix_batch_row_record_pk", "batch_row", ["record_pk"])
    op.create_index("ix_batch_row_state", "batch_row", ["batch_id", "state"])
