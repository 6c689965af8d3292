"""Texts on their way to readers, comments, second reviewers, flags; when a record is looked at again."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from portal.database.migrations.columns import json, number, text, time

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# As it was in domain/workflow.py when this was written.
OPEN = sa.text("state IN ('approved', 'changes_requested', 'draft', 'in_review', 'scheduled', 'submitted')")
# Months until a published record is looked at again, by kind.
MONTHS = {"practice": 24, "resource": 12}


def upgrade() -> None:
    """Make the tables of review, and say for every published record when it is due again."""
    _proposal()
    _comment()
    _second_review()
    _flag()
    with op.batch_alter_table("record") as batch:
        batch.add_column(number("owner_pk", nullable=True))
        batch.add_column(text("review_by", 10, nullable=True))
        batch.add_column(time("reminded_at", nullable=True))
        batch.create_foreign_key("fk_record_owner_pk_person", "person", ["owner_pk"], ["pk"])
        batch.create_index("ix_record_owner_pk", ["owner_pk"])
        batch.create_index("ix_record_review_by", ["review_by"])
    with op.batch_alter_table("revision") as batch:
        batch.add_column(number("proposal_pk", nullable=True))
        batch.add_column(number("author_pk", nullable=True))
        batch.create_foreign_key("fk_revision_proposal_pk_proposal", "proposal", ["proposal_pk"], ["pk"])
        batch.create_foreign_key("fk_revision_author_pk_person", "person", ["author_pk"], ["pk"])
        batch.create_index("ix_revision_proposal_pk", ["proposal_pk"])
        batch.create_index("ix_revision_author_pk", ["author_pk"])
    # Both may be empty, so that SQLite need not copy the table and forget that its numbers are never used again.
    op.add_column("outbox", sa.Column("payload", sa.JSON(), nullable=True))
    op.add_column("outbox", time("due_at", nullable=True))
    _fill_review_by()


def downgrade() -> None:
    """Take it all away."""
    with op.batch_alter_table("revision") as batch:
        batch.drop_index("ix_revision_proposal_pk")
        batch.drop_index("ix_revision_author_pk")
        batch.drop_constraint("fk_revision_proposal_pk_proposal", type_="foreignkey")
        batch.drop_constraint("fk_revision_author_pk_person", type_="foreignkey")
        batch.drop_column("proposal_pk")
        batch.drop_column("author_pk")
    with op.batch_alter_table("record") as batch:
        batch.drop_index("ix_record_owner_pk")
        batch.drop_index("ix_record_review_by")
        batch.drop_constraint("fk_record_owner_pk_person", type_="foreignkey")
        for column in ("owner_pk", "review_by", "reminded_at"):
            batch.drop_column(column)
    op.drop_column("outbox", "payload")
    op.drop_column("outbox", "due_at")
    for table in ("flag", "second_review", "comment", "proposal"):
        op.drop_table(table)


def _fill_review_by() -> None:
    record = sa.table("record", number("pk"), text("kind"), time("published_at"), text("review_by"))
    connection = op.get_bind()
    asked = sa.select(record.c.pk, record.c.kind, record.c.published_at).where(record.c.published_at.is_not(None))
    for pk, kind, published in connection.execute(asked).all():
        due = _months_later(published, MONTHS[kind])
        connection.execute(record.update().where(record.c.pk == pk).values(review_by=due))


def _months_later(moment: datetime, months: int) -> str:
    years, month = divmod(moment.month - 1 + months, 12)
    return f"{moment.year + years:04}-{month + 1:02}-{min(moment.day, 28):02}"


def _proposal() -> None:
    op.create_table(
        "proposal",
        number("pk"),
        number("record_pk"),
        text("language", 8),
        text("translation", 16),
        text("title"),
        json("regions"),
        text("visibility", 32),
        text("state", 32),
        number("author_pk", nullable=True),
        number("assigned_pk", nullable=True),
        number("shared_pk", nullable=True),
        number("text_pk", nullable=True),
        number("base_shared_pk", nullable=True),
        number("base_text_pk", nullable=True),
        text("evidence_grade", 40),
        text("evidence_reason"),
        json("checklist"),
        text("duplicate_of", 120, nullable=True),
        text("publish_on", 10, nullable=True),
        time("created_at"),
        time("changed_at"),
        time("submitted_at", nullable=True),
        time("alerted_at", nullable=True),
        sa.ForeignKeyConstraint(["assigned_pk"], ["person.pk"]),
        sa.ForeignKeyConstraint(["author_pk"], ["person.pk"]),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.PrimaryKeyConstraint("pk"),
    )
    op.create_index("ix_proposal_assigned_pk", "proposal", ["assigned_pk"])
    op.create_index("ix_proposal_author_pk", "proposal", ["author_pk"])
    op.create_index("ix_proposal_record_pk", "proposal", ["record_pk"])
    op.create_index("ix_proposal_state", "proposal", ["state", "submitted_at"])
    op.create_index(
        "uq_proposal_open", "proposal", ["record_pk"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )


def _comment() -> None:
    op.create_table(
        "comment",
        number("pk"),
        number("proposal_pk"),
        number("person_pk", nullable=True),
        text("field", 60),
        text("text"),
        time("at"),
        time("settled_at", nullable=True),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"]),
        sa.ForeignKeyConstraint(["proposal_pk"], ["proposal.pk"]),
        sa.PrimaryKeyConstraint("pk"),
    )
    op.create_index("ix_comment_person_pk", "comment", ["person_pk"])
    op.create_index("ix_comment_proposal_pk", "comment", ["proposal_pk"])


def _second_review() -> None:
    op.create_table(
        "second_review",
        number("pk"),
        number("proposal_pk"),
        number("person_pk"),
        time("asked_at"),
        text("conflict"),
        text("opinion", 24),
        text("text"),
        time("at", nullable=True),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"]),
        sa.ForeignKeyConstraint(["proposal_pk"], ["proposal.pk"]),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("proposal_pk", "person_pk"),
    )
    op.create_index("ix_second_review_person_pk", "second_review", ["person_pk"])


def _flag() -> None:
    op.create_table(
        "flag",
        number("pk"),
        number("record_pk"),
        text("kind", 24),
        text("text"),
        number("person_pk", nullable=True),
        time("at"),
        time("settled_at", nullable=True),
        number("settled_by", nullable=True),
        text("outcome", 24),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"]),
        sa.ForeignKeyConstraint(["record_pk"], ["record.pk"]),
        sa.ForeignKeyConstraint(["settled_by"], ["person.pk"]),
        sa.PrimaryKeyConstraint("pk"),
    )
    op.create_index("ix_flag_person_pk", "flag", ["person_pk"])
    op.create_index("ix_flag_record_pk", "flag", ["record_pk"])
    op.create_index("ix_flag_settled_at", "flag", ["settled_at"])
