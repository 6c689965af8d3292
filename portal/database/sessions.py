"""Connections and sessions. SQLite runs in WAL mode; a writing session takes the write lock at its begin, so it cannot fail later."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session as Session

BUSY_MS = 5000
# What is deleted or expunged is overwritten in the file too.
PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}", "synchronous=FULL", "secure_delete=ON")
WRITES = "portal_writes"
# How they say that another was in the way: with PostgreSQL, two that waited for each other.
BUSY = ("database is locked", "deadlock detected")
# How SQLite and PostgreSQL say that there is no room or no right to write.
UNWRITABLE = (
    "disk is full",
    "readonly database",
    "disk I/O error",
    "unable to open database",
    "No space left",
    "read-only",
)


class DatabaseUnwritableError(Exception):
    """Nothing can be written just now, and nothing of what was to be written was: the disk is full or may not be written."""


class DatabaseBusyError(DatabaseUnwritableError):
    """Another process has been writing for longer than is waited for; nothing of what was to be written was."""


def is_writing(session: Session) -> bool:
    """Say whether a session was opened to write; only then rows are locked for it."""
    return bool(session.connection().get_execution_options().get(WRITES))


class Database:
    """A database and the ways to use it: `asking()` for pages, `reading()` for rows as objects, `writing()` for changes."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine: Engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        if self.is_sqlite:
            _prepare_sqlite(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session that sees one state of the database and changes nothing."""
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Yield a connection for statements of plain columns, as pages ask them; it sees one state of the database."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session whose changes are committed together, or not at all; DatabaseUnwritableError where they cannot."""
        engine = self.engine.execution_options(**{WRITES: True})
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except OperationalError as error:
            said = str(error.orig)
            if any(words in said for words in BUSY):
                raise DatabaseBusyError(self.url) from error
            if any(words in said for words in UNWRITABLE):
                raise DatabaseUnwritableError(said) from error
            raise

    def forget(self) -> None:
        """Empty the log of writes, in which what was overwritten still stands; left for later where somebody reads just now."""
        if self.is_sqlite:
            with self.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        # The driver would begin transactions itself, and not for reads; BEGIN is ours (see begin below).
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
