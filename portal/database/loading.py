"""The whole database put in, in one transaction: the tables as they were, their rows, and then the newest tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, Table, delete, func, insert, inspect, select, text

from portal.database import portable
from portal.database.dumping import LEFT_OUT, plain_faults, quoted
from portal.database.portable import AT_ONCE, Facts, NotPortableError
from portal.database.schema import (
    RESTORING,
    RestoreUnfinishedError,
    applied,
    changing,
    is_there,
    migrate,
    newest,
    numbers,
    table_names,
)
from portal.database.sessions import Database

Lines = Callable[[str], Iterable[bytes]]


class NotEmptyError(Exception):
    """The database holds something already."""


class NotLoadedError(Exception):
    """The rows do not fit the tables or each other, or are not what was stored; nothing of them was put in."""


def is_unfinished(database: Database, mark: str) -> bool:
    """Say whether a restore under `mark`, to the newest tables of this portal, was broken off when all rows were in."""
    if not is_there(database):
        return False
    with plain_faults(), database.engine.connect() as connection:
        return applied(connection) == f"{RESTORING} {newest()} {mark}"


def require_empty(database: Database) -> None:
    """NotEmptyError where any table of the portal has rows, or tables of that name are not the portal's."""
    if is_there(database):
        with plain_faults(), database.engine.connect() as connection:
            _require_empty(connection)


def _require_empty(connection: Connection) -> None:
    present = set(inspect(connection).get_table_names())
    migration = applied(connection)
    if migration is None:
        if present & table_names(newest()):
            raise NotEmptyError("The database holds tables of another program.")
        return
    if migration.startswith(RESTORING):
        raise NotEmptyError("A restore of another backup, or by another version of the portal, was broken off in it.")
    if migration not in numbers():
        raise NotEmptyError("The database was made by a newer portal.")
    for name in sorted(table_names(migration) - LEFT_OUT.keys()):
        if _holds_rows(connection, portable.look_up(connection, name)):
            raise NotEmptyError(f"The database is not empty: there are rows in {name}.")


def _holds_rows(connection: Connection, table: Table) -> bool:
    return connection.execute(select(1).select_from(table).limit(1)).first() is not None


def load(database: Database, migration: str, facts: Mapping[str, Facts], lines: Lines, mark: str) -> None:
    """Make the tables of `migration`, put in the lines of each table, compare, and bring all up to the newest migration.

    All or nothing is stored. Until `finish` the database counts as unfinished, under `mark` (16 letters at most), and no portal
    opens it.
    NotEmptyError, NotLoadedError, DatabaseFaultError, DatabaseBusyError.
    """
    with plain_faults(), changing(database) as connection:
        _require_empty(connection)
        migrate(connection, migration)
        tables = {name: portable.look_up(connection, name) for name in sorted(table_names(migration))}
        for table in tables.values():
            # Rows that a migration itself puts in are in the backup too, as people have changed them since.
            if _holds_rows(connection, table):
                connection.execute(delete(table))
        with _keys_checked_after(connection, tables.values()):
            for name in facts:
                _put_in(connection, tables[name], lines(name))
        for name, expected in facts.items():
            stored = replace(
                portable.measured(portable.lines(connection, tables[name])), last_number=expected.last_number
            )
            if stored != expected:
                raise NotLoadedError(f"{name}: what the database stored is not what the backup holds")
            _go_on_after(connection, tables[name], expected.last_number)
        migrate(connection, newest())
        _set_number(connection, f"{RESTORING} {newest()} {mark}")


def _put_in(connection: Connection, table: Table, lines: Iterable[bytes]) -> None:
    found = enumerate(lines, start=1)
    while batch := list(islice(found, AT_ONCE)):
        connection.execute(insert(table), [_row(table, number, line) for number, line in batch])


def _row(table: Table, number: int, line: bytes) -> dict[str, object]:
    try:
        return portable.read_line(table, line)
    except NotPortableError as error:
        raise NotLoadedError(f"{table.name}, line {number}: {error}") from error


@contextmanager
def _keys_checked_after(connection: Connection, tables: Iterable[Table]) -> Iterator[None]:
    """Check foreign keys when all rows are in: they may point at later rows of the same table, and in circles."""
    if connection.dialect.name == "sqlite":
        # They are off in this transaction.
        yield
        if wrong := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise NotLoadedError(f"{wrong[0]}: a row refers to a row of {wrong[2]} that is not there")
        return
    keys = [
        f"ALTER TABLE {quoted(connection, table.name)} ALTER CONSTRAINT {quoted(connection, str(key['name']))} "
        for table in tables
        for key in inspect(connection).get_foreign_keys(table.name)
    ]
    for key in keys:
        connection.exec_driver_sql(key + "DEFERRABLE INITIALLY DEFERRED")
    yield
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for key in keys:
        connection.exec_driver_sql(key + "NOT DEFERRABLE")


def _go_on_after(connection: Connection, table: Table, last_number: int | None) -> None:
    """Let the numbers of new rows go on after the highest that was ever given."""
    column = portable.numbered(table)
    if column is None:
        return
    highest = connection.execute(select(func.max(table.columns[column]))).scalar()
    last = max(highest or 0, last_number or 0)
    if not last:
        return
    if connection.dialect.name != "sqlite":
        names = {"name": quoted(connection, table.name), "column": column, "last": last}
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, :column), :last)"), names)
        return
    made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table.name}).scalar()
    if "AUTOINCREMENT" in str(made).upper():
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        row = {"name": table.name, "last": last}
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), row)


def finish(database: Database) -> None:
    """Let portals open a database that `load` filled."""
    with plain_faults(), changing(database) as connection:
        if not (applied(connection) or "").startswith(RESTORING):
            raise RestoreUnfinishedError("There is no restore to finish.")
        _set_number(connection, newest())


def _set_number(connection: Connection, number: str) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :number"), {"number": number})
