"""`portal upgrade`: older tables, texts that are rendered otherwise now, derived rows that are gone; a backup first."""

from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import delete, func, select, text, update

from portal.cli import main
from portal.cli._start import only_one
from portal.database import schema
from portal.database.sessions import Database
from portal.database.tables import Outbox, RecordFacet, RecordLabel, Revision
from portal.services import indexing
from portal.services.backup.restoring import check, restore
from portal.services.context import Portal
from portal.settings import Settings
from tests.backup.conftest import Install
from tests.backup.rows import everything, kept

ADDED = '''"""Add something."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{last}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it."""
    with op.batch_alter_table("organisation") as batch:
        batch.add_column(sa.Column("motto", sa.String(20), nullable=False, server_default="none"))


def downgrade() -> None:
    """Undo it."""
'''


def run(settings: Settings, *words: str | Path) -> Result:
    names = ("INSTANCE", settings.instance), ("INDEX", settings.index), ("CONTENT", settings.content)
    outside = {f"PORTAL_{name}": str(path) for name, path in names}
    return CliRunner().invoke(main, list(map(str, words)), env=outside)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let there be one migration more than there is."""
    folder, last = tmp_path / "migrations", schema.newest()
    copytree(schema.MIGRATIONS, folder)
    (folder / "versions" / "9999_more.py").write_text(ADDED.format(last=last))
    monkeypatch.setattr(schema, "MIGRATIONS", folder)


def first_tables(database: Database) -> None:
    """Make a database as the first portal had it, with something in it."""
    with schema.changing(database) as connection:
        schema.migrate(connection, schema.numbers()[0])
        connection.execute(
            text("INSERT INTO organisation VALUES ('a', '{\"en\": \"A\"}', 'ngo', '[]', '', '2024-01-01 00:00:00')")
        )


def test_the_first_database_becomes_the_present_one_and_its_backup_too(install: Install) -> None:
    """Else who upgrades after a year loses what was there, and the backup that was made first is of no use."""
    portal, other = install("old"), install("other")
    first_tables(portal.database)
    done = run(portal.settings, "upgrade")
    assert (done.exit_code, "The database was migrated." in done.stdout) == (0, True), done.output
    assert schema.is_current(portal.database)
    (saved,) = (portal.settings.instance / "backups").iterdir()
    assert check(saved).migration == schema.numbers()[0]
    restore(other, saved)
    assert everything(other.database)["organisation"] == everything(portal.database)["organisation"]
    assert '"A"' in everything(other.database)["organisation"][0]


def test_a_backup_of_an_older_portal_is_restored_into_a_newer_one(saved: Path, install: Install, newer: None) -> None:
    """Else after the loss of a machine one has to find the old version first."""
    target = install("target")
    restore(target, saved)
    assert schema.is_current(target.database)
    with target.database.asking() as connection:
        assert connection.execute(text("SELECT DISTINCT motto FROM organisation")).scalars().all() == ["none"]


def test_what_is_derived_is_made_anew(portal: Portal) -> None:
    """Else a mended renderer or another table of labels shows only in texts that are published after it."""
    before = everything(portal.database)
    with portal.database.writing() as session:
        session.execute(delete(RecordFacet))
        session.execute(update(RecordLabel).values(label="moderators"))
        session.execute(update(Revision).where(Revision.language != "").values(html={"problem": "<b>old"}, plain="old"))
    (portal.settings.index / "CURRENT").unlink()
    done = run(portal.settings, "upgrade", "--no-backup")
    assert done.exit_code == 0, done.output
    assert "330 texts are rendered otherwise than before; 208 records were derived anew." in done.stdout
    assert everything(portal.database) == before
    assert indexing.is_whole(portal)
    assert indexing.waiting(portal) == 0
    assert not (portal.settings.instance / "backups").exists()


def test_doing_it_again_changes_nothing(portal: Portal) -> None:
    before = everything(portal.database)
    for _ in range(2):
        assert "0 texts are rendered otherwise" in run(portal.settings, "upgrade", "--no-backup").stdout
    assert everything(portal.database) == before


def test_a_running_portal_is_not_upgraded_or_restored(portal: Portal, saved: Path) -> None:
    """Else pages are answered from tables that change under them."""
    with only_one(portal.settings.instance):
        for words in (("upgrade",), ("restore", saved)):
            done = run(portal.settings, *words)
            assert (done.exit_code, "already running" in done.stderr) == (1, True)


def test_where_there_is_nothing_there_is_nothing_to_upgrade(settings: Settings) -> None:
    for words in (("upgrade",), ("upgrade", "--no-backup")):
        done = run(settings, *words)
        assert (done.exit_code, "nothing to upgrade" in done.stderr) == (1, True)
    assert not (settings.instance / "portal.sqlite").exists()


def test_without_room_for_the_backup_nothing_is_changed(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the upgrade goes on without the way back that it promised."""
    portal = install("old")
    first_tables(portal.database)
    (portal.settings.instance / "backups").write_text("in the way")
    done = run(portal.settings, "upgrade")
    assert (done.exit_code, "cannot be used" in done.stderr) == (1, True), done.output
    assert not schema.is_current(portal.database)


def test_jobs_that_waited_for_the_index_are_done_with_it(portal: Portal) -> None:
    with portal.database.writing() as session:
        session.add(Outbox(topic="index", record_pk=1))
        session.add(Outbox(topic="mail"))
    run(portal.settings, "upgrade", "--no-backup")
    with portal.database.reading() as session:
        assert session.execute(select(func.count()).select_from(Outbox).where(Outbox.topic == "mail")).scalar() == 1
    assert kept(everything(portal.database))
