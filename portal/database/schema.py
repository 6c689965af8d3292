"""The database's schema: bringing it up to date, and asking fast whether it is."""

from pathlib import Path
from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

from portal.database.sessions import WRITES, Database

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as nothing else here locks it.
POSTGRESQL_LOCK = 4_701_001


def newest() -> str:
    """Return the number of the newest migration, from the files' names."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def is_current(database: Database) -> bool:
    """Say whether all migrations were applied; creates nothing and takes a millisecond, so that every start can ask."""
    path = _file(database)
    if path is not None and not path.exists():
        return False
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == newest()


def upgrade(database: Database) -> None:
    """Apply all migrations that are missing, in one transaction; a second process that tries it waits and finds it done."""
    # Imported here: every start asks is_current, few upgrade.
    from alembic import command
    from alembic.config import Config

    path = _file(database)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        if database.is_sqlite:
            # A migration that copies a table into a new one drops the old one, which others refer to.
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            connection = connection.execution_options(**{WRITES: True})
            with connection.begin():
                if not database.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": POSTGRESQL_LOCK})
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        finally:
            if database.is_sqlite:
                driver.execute("PRAGMA foreign_keys=ON")


def _file(database: Database) -> Path | None:
    found = make_url(database.url).database
    return Path(found) if database.is_sqlite and found and found != ":memory:" else None
