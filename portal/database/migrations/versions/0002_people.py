"""People, how they sign in, organisations that are trusted, what administrators look after."""

import sqlalchemy as sa
from alembic import op

from portal.database.migrations.columns import flag, json, number, text, time

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of people; organisations that are there already are allowed ones."""
    with op.batch_alter_table("organisation") as batch:
        batch.add_column(sa.Column("standing", sa.String(32), nullable=False, server_default="allowed"))
        batch.add_column(text("merged_into", 120, nullable=True))
    with op.batch_alter_table("organisation") as batch:
        batch.alter_column("standing", server_default=None)
    _person()
    _recovery_code()
    _sign_in()
    _token()
    _attempt()
    _email_domain()
    _corridor()


def downgrade() -> None:
    """Drop them all."""
    for table in ("corridor", "email_domain", "attempt", "token", "sign_in", "recovery_code", "person"):
        op.drop_table(table)
    with op.batch_alter_table("organisation") as batch:
        batch.drop_column("merged_into")
        batch.drop_column("standing")


def _person() -> None:
    op.create_table(
        "person",
        number("pk"),
        text("id", 32),
        text("email", 200, nullable=True),
        text("name", 120),
        text("role", 32),
        text("standing", 32),
        text("country", 2),
        json("regions"),
        text("organisation_id", 120, nullable=True),
        json("languages"),
        text("language", 8),
        json("notify"),
        text("password_hash"),
        text("totp_secret", nullable=True),
        number("totp_step"),
        time("created_at"),
        time("confirmed_at", nullable=True),
        time("signed_in_at", nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("email"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_person_organisation_id", "person", ["organisation_id"])


def _recovery_code() -> None:
    op.create_table(
        "recovery_code",
        number("pk"),
        number("person_pk"),
        text("digest", 64),
        time("used_at", nullable=True),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"]),
        sa.PrimaryKeyConstraint("pk"),
    )
    op.create_index("ix_recovery_code_person_pk", "recovery_code", ["person_pk"])


def _sign_in() -> None:
    op.create_table(
        "sign_in",
        text("digest", 64),
        number("person_pk", nullable=True),
        json("data"),
        text("device", 80),
        time("created_at"),
        time("seen_at"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_sign_in_person_pk", "sign_in", ["person_pk"])
    op.create_index("ix_sign_in_seen_at", "sign_in", ["seen_at"])


def _token() -> None:
    op.create_table(
        "token",
        text("digest", 64),
        text("purpose", 24),
        number("person_pk"),
        json("data"),
        time("created_at"),
        time("expires_at"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_token_person_pk", "token", ["person_pk"])


def _attempt() -> None:
    op.create_table(
        "attempt",
        number("pk"),
        text("key", 64),
        time("at"),
        sa.PrimaryKeyConstraint("pk"),
    )
    op.create_index("ix_attempt_key_at", "attempt", ["key", "at"])


def _email_domain() -> None:
    op.create_table(
        "email_domain",
        text("domain", 120),
        text("country", 2),
        text("organisation_id", 120, nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
        sa.PrimaryKeyConstraint("domain"),
    )
    op.create_index("ix_email_domain_organisation_id", "email_domain", ["organisation_id"])


def _corridor() -> None:
    op.create_table(
        "corridor",
        text("code", 5),
        json("transit"),
        flag("hidden"),
        sa.PrimaryKeyConstraint("code"),
    )
