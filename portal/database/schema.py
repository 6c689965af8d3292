"""The database's schema: bringing it up to date or to another migration, and asking fast where it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url

from portal.database.sessions import BUSY_MS, WRITES, Database

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as nothing else here locks it.
POSTGRESQL_LOCK = 4_701_001
PATIENCE_MS = 120_000
RESTORING = "restoring"
"""Stands before the number of a database that a restore has filled but not finished: no process takes it for current."""


class RestoreUnfinishedError(Exception):
    """A restore was broken off when all rows were there, but not all that was expunged was taken out again."""


def numbers() -> list[str]:
    """Return the numbers of all migrations in their order, from the files' names."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest() -> str:
    """Return the number of the newest migration."""
    return numbers()[-1]


def applied(connection: Connection) -> str | None:
    """Return the number of the last migration that was applied, None where there was none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def is_current(database: Database) -> bool:
    """Say whether all migrations were applied; creates nothing and takes a millisecond, so that every start can ask."""
    if not is_there(database):
        return False
    with database.engine.connect() as connection:
        return applied(connection) == newest()


def is_half_restored(database: Database) -> bool:
    """Say whether a restore was broken off at its end; it is to be done again."""
    if not is_there(database):
        return False
    with database.engine.connect() as connection:
        return (applied(connection) or "").startswith(RESTORING)


def is_there(database: Database) -> bool:
    """Say whether there is something to connect to: with SQLite, connecting would make an empty file."""
    path = database_file(database)
    return path is None or path.exists()


def upgrade(database: Database) -> None:
    """Apply all migrations that are missing, in one transaction; a second process that tries it waits and finds it done.

    RestoreUnfinishedError where a restore was broken off at its end.
    """
    with changing(database) as connection:
        migrate(connection, newest())


@contextmanager
def changing(database: Database) -> Iterator[Connection]:
    """Yield a connection in one transaction in which tables may be changed; nobody else does so meanwhile.

    SQLite does not check foreign keys in it.
    """
    path = database_file(database)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # For the portal's own user only: SQLite gives its log the same rights.
            path.touch(mode=0o600)
    with database.engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        if database.is_sqlite:
            # A migration that copies a table into a new one drops the old one, which others refer to.
            driver.execute("PRAGMA foreign_keys=OFF")
            # Another process may be applying them all, on a slow machine.
            driver.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        try:
            connection = connection.execution_options(**{WRITES: True})
            with connection.begin():
                if not database.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": POSTGRESQL_LOCK})
                yield connection
        finally:
            if database.is_sqlite:
                driver.execute("PRAGMA foreign_keys=ON")
                driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")


def migrate(connection: Connection, number: str) -> None:
    """Bring the tables to migration `number`, forwards or backwards; within `changing`."""
    # Imported here: every start asks is_current, few migrate.
    from alembic import command
    from alembic.config import Config

    present = applied(connection) or ""
    if present.startswith(RESTORING):
        raise RestoreUnfinishedError("A restore was broken off before its end; do `portal restore` again.")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    (command.downgrade if present > number else command.upgrade)(config, number)


def table_names(number: str) -> frozenset[str]:
    """Return the names of the tables that there are at a migration."""
    if number == newest():
        # Imported here, as above.
        from portal.database.tables import SQLModel

        return frozenset(SQLModel.metadata.tables)
    # Asked of the migrations themselves: a database may hold tables of other programs, and the models know the present only.
    database = Database("sqlite://")
    try:
        with changing(database) as connection:
            migrate(connection, number)
            return frozenset(inspect(connection).get_table_names()) - {"alembic_version"}
    finally:
        database.close()


def database_file(database: Database) -> Path | None:
    """Return the file of a SQLite database, None for others."""
    found = make_url(database.url).database
    return Path(found) if database.is_sqlite and found and found != ":memory:" else None
