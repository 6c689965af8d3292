"""Rows as lines of JSON that SQLite and PostgreSQL write and read alike, whatever the tables are.

Tables are looked up in the database itself, not in the models: a backup may be of an older migration than the code.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    collate,
    inspect,
    select,
)
from sqlalchemy.types import TypeEngine

from portal.database.tables.columns import UtcDateTime

AT_ONCE = 500
PLAIN: tuple[tuple[type[TypeEngine[Any]], type[TypeEngine[Any]]], ...] = (
    (Boolean, Boolean),
    (Integer, BigInteger),
    (String, String),
    (Float, Float),
    (Date, Date),
)
"""What a database calls a type of column, and what stands for it here."""


class NotPortableError(Exception):
    """A column, or a line of a backup, is nothing that a backup can carry."""


@dataclass(frozen=True)
class Facts:
    """What is known of a table's lines: how many, how long together, their SHA-256; and the highest number ever given to a row."""

    rows: int
    size: int
    sha256: str
    last_number: int | None = None


def look_up(connection: Connection, name: str) -> Table:
    """Return a table as it is in the database; NotPortableError where a column has a type that no backup carries."""
    found = inspect(connection)
    keys = found.get_pk_constraint(name)["constrained_columns"]
    columns = (
        Column(each["name"], _kind(name, each), primary_key=each["name"] in keys, autoincrement=False)
        for each in found.get_columns(name)
    )
    return Table(name, MetaData(), *columns)


def _kind(table: str, column: Mapping[str, Any]) -> TypeEngine[Any]:
    found = column["type"]
    if isinstance(found, JSON):
        # Where both are possible, "nothing" is NULL; where NULL is not, it can only be JSON's own null.
        return JSON(none_as_null=bool(column["nullable"]))
    if isinstance(found, DateTime):
        return UtcDateTime()
    if isinstance(found, LargeBinary):
        return LargeBinary()
    for kind, ours in PLAIN:
        if isinstance(found, kind):
            return ours()
    raise NotPortableError(f"{table}.{column['name']} has a type that no backup carries: {found!r}")


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Yield a table's rows, each as a line, in the order of its key: the same bytes for the same rows on every database."""
    # PostgreSQL sorts words as its language does; SQLite sorts bytes.
    is_sqlite = connection.dialect.name == "sqlite"
    order = [
        collate(key, "C") if isinstance(key.type, String) and not is_sqlite else key
        for key in table.primary_key.columns
    ]
    rows = connection.execute(select(table).order_by(*order).execution_options(yield_per=AT_ONCE))
    for row in rows.mappings():
        # In ASCII: half of a surrogate pair, which JSON can hold, cannot be written as UTF-8.
        yield json.dumps(dict(row), default=_written, separators=(",", ":")).encode("ascii") + b"\n"


def _written(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    raise NotPortableError(f"a value that no backup carries: {type(value).__name__}")


def read_line(table: Table, line: bytes) -> dict[str, Any]:
    """Return the row that `lines` wrote; NotPortableError where it is none of this table."""
    try:
        row = json.loads(line)
        if set(row) != set(table.columns.keys()):
            raise NotPortableError("its fields are not those of the table")
        return {name: _read(table.columns[name].type, value) for name, value in row.items()}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotPortableError(str(error)) from error


def _read(kind: TypeEngine[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return b64decode(value, validate=True)
    return value


def measured(found: Iterable[bytes]) -> Facts:
    """Return the facts of lines."""
    rows, size, digest = 0, 0, sha256()
    for line in found:
        rows, size = rows + 1, size + len(line)
        digest.update(line)
    return Facts(rows, size, digest.hexdigest())


def numbered(table: Table) -> str | None:
    """Return the column whose numbers the database gives to new rows, None where there is none."""
    keys = list(table.primary_key.columns)
    return keys[0].name if len(keys) == 1 and isinstance(keys[0].type, Integer) else None
