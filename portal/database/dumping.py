"""The whole database as it was at one moment, read while others go on writing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from portal.database import portable
from portal.database.schema import RESTORING, applied, is_there, numbers, table_names
from portal.database.sessions import Database, DatabaseBusyError

LEFT_OUT: Mapping[str, str] = {
    "sign_in": "whoever has a copy must not be able to go on where somebody is signed in",
    "token": "a link that was sent is used on the portal that sent it, or not at all",
    "attempt": "counted for minutes only",
}
"""Tables that no backup holds, and why. A restored portal begins with them empty: everybody signs in again."""


class DatabaseFaultError(Exception):
    """The database could not do it, and what it said."""


class NothingToDumpError(Exception):
    """There is no database of a portal, or it is of a portal newer than this one."""


@dataclass(frozen=True)
class Snapshot:
    """One state of a database. Whatever is asked of it, it is asked of the same moment."""

    migration: str
    tables: Mapping[str, Table]
    _connection: Connection

    def rows(self, name: str) -> int:
        """Return how many rows a table has."""
        return int(self._connection.execute(select(func.count()).select_from(self.tables[name])).scalar_one())

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the rows of a table as lines."""
        with plain_faults():
            yield from portable.lines(self._connection, self.tables[name])

    def last_number(self, name: str) -> int | None:
        """Return the highest number that the database ever gave to a row of a table, None where it keeps no account."""
        column = portable.numbered(self.tables[name])
        if column is None:
            return None
        if self._connection.dialect.name == "sqlite":
            if not inspect(self._connection).has_table("sqlite_sequence"):
                return None
            asked = text("SELECT max(seq) FROM sqlite_sequence WHERE name = :name")
            return self._number(asked, name=name)
        asked = text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, :column)::regclass)")
        return self._number(asked, name=quoted(self._connection, name), column=column)

    def _number(self, asked: Any, **names: str) -> int | None:
        found: int | None = self._connection.execute(asked, names).scalar()
        return found


@contextmanager
def snapshot(database: Database) -> Iterator[Snapshot]:
    """Yield the database as it is now; NothingToDumpError, DatabaseFaultError.

    Nobody is held up: SQLite keeps what this transaction reads in its log, PostgreSQL keeps the old rows.
    """
    if not is_there(database):
        raise NothingToDumpError("There is no database yet.")
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with plain_faults(), database.engine.connect() as connection:
        if not database.is_sqlite:
            connection = connection.execution_options(**options)
        with connection.begin():
            migration = _known_migration(connection)
            names = sorted(table_names(migration) - LEFT_OUT.keys())
            yield Snapshot(migration, {name: portable.look_up(connection, name) for name in names}, connection)


def _known_migration(connection: Connection) -> str:
    migration = applied(connection)
    if migration is None:
        raise NothingToDumpError("There is no database of a portal yet.")
    if migration.startswith(RESTORING):
        raise NothingToDumpError("A restore was broken off before its end; do `portal restore` again first.")
    if migration not in numbers():
        raise NothingToDumpError(f"The database was made by a newer portal (migration {migration}).")
    return migration


@contextmanager
def plain_faults() -> Iterator[None]:
    """Turn what a driver raises into DatabaseFaultError or DatabaseBusyError with the driver's own words."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().partition("\n")[0]
        if "database is locked" in said:
            raise DatabaseBusyError(said) from error
        raise DatabaseFaultError(said) from error


def quoted(connection: Connection, name: str) -> str:
    """Return the name of a table, column or constraint as it stands in a statement."""
    return connection.dialect.identifier_preparer.quote(name)
