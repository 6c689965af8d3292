"""The trail: what was done, when and by whom. The database itself refuses to change or take away a row."""

import sqlalchemy as sa
from alembic import op

from portal.database.migrations.columns import number, text, time

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SQLITE = """
CREATE TRIGGER trail_is_only_added_{event} BEFORE {event} ON trail
BEGIN SELECT RAISE(ABORT, 'rows of the trail can only be added'); END
"""
POSTGRESQL = """
CREATE FUNCTION trail_is_only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of the trail can only be added'; END $$
"""


def upgrade() -> None:
    """Make the trail and the reasons beside it."""
    _trail()
    _reason()
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(SQLITE.format(event=event))
        return
    op.execute(POSTGRESQL)
    row = "CREATE TRIGGER trail_is_only_added BEFORE UPDATE OR DELETE ON trail FOR EACH ROW"
    op.execute(f"{row} EXECUTE FUNCTION trail_is_only_added()")
    whole = "CREATE TRIGGER trail_is_not_emptied BEFORE TRUNCATE ON trail FOR EACH STATEMENT"
    op.execute(f"{whole} EXECUTE FUNCTION trail_is_only_added()")


def downgrade() -> None:
    """Take both away, triggers and all."""
    op.drop_table("reason")
    op.drop_table("trail")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION trail_is_only_added()")


def _trail() -> None:
    op.create_table(
        "trail",
        number("pk"),
        time("at"),
        text("actor", 32),
        text("role", 32),
        text("action", 32),
        text("subject", 160),
        number("proposal_pk", nullable=True),
        number("revision_pk", nullable=True),
        text("old", 160),
        text("new", 160),
        sa.PrimaryKeyConstraint("pk"),
    )
    op.create_index("ix_trail_action", "trail", ["action"])
    op.create_index("ix_trail_actor", "trail", ["actor"])
    op.create_index("ix_trail_at", "trail", ["at"])
    op.create_index("ix_trail_proposal_pk", "trail", ["proposal_pk"])
    op.create_index("ix_trail_subject", "trail", ["subject"])


def _reason() -> None:
    op.create_table(
        "reason",
        number("trail_pk"),
        text("text"),
        time("erased_at", nullable=True),
        sa.ForeignKeyConstraint(["trail_pk"], ["trail.pk"]),
        sa.PrimaryKeyConstraint("trail_pk"),
    )
