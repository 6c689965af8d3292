"""The migrations make exactly the tables that the code works with, on SQLite and PostgreSQL."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from portal.database import schema
from portal.database.sessions import Database
from portal.database.tables import Outbox, SQLModel


def test_migrations_make_the_tables_of_the_models(database: Database) -> None:
    """Otherwise an installation that is upgraded differs from a new one and fails where nobody looked."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_an_upgraded_database_is_current_and_an_empty_one_is_not(empty_database: Database) -> None:
    """Otherwise the portal starts on a database without tables, or upgrades at every start."""
    assert not schema.is_current(empty_database)
    schema.upgrade(empty_database)
    assert schema.is_current(empty_database)
    schema.upgrade(empty_database)
    assert schema.is_current(empty_database)


def test_a_database_of_an_older_migration_is_not_current(database: Database) -> None:
    """Otherwise a new version of the portal runs on the tables of the old one."""
    with database.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    assert not schema.is_current(database)


def test_asking_creates_no_file(tmp_path: Path) -> None:
    """Otherwise a mere check leaves an empty database that looks like a broken one."""
    database = Database(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    assert not schema.is_current(database)
    assert list(tmp_path.iterdir()) == []


def test_the_newest_file_is_the_newest_migration() -> None:
    """Otherwise the fast check and the migrations disagree, and the portal never starts."""
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.newest()]


def test_asking_does_not_load_the_migration_library() -> None:
    """Otherwise every start of every process takes a good part of a second longer."""
    code = "import portal.database.schema, sys; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_two_processes_may_upgrade_at_once(empty_database: Database) -> None:
    """Otherwise web server and worker, started together on a new installation, break each other's start."""
    code = f"""
from portal.database import schema, sessions
schema.upgrade(sessions.Database({empty_database.url!r}))
"""
    processes = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert schema.is_current(empty_database)


def test_numbers_of_the_outbox_are_never_used_again(database: Database) -> None:
    """Otherwise the index takes a new change for one that it has applied already, and never shows it."""
    numbers = []
    for _ in range(2):
        with database.writing() as session:
            row = Outbox(topic="index")
            session.add(row)
            session.flush()
            numbers.append(row.pk)
            session.delete(row)
    assert numbers[0] is not None
    assert numbers[1] is not None
    assert numbers[1] > numbers[0]
