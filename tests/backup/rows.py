"""A database with rows in every table, whatever tables there are, and a look at all that is in one."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Enum, Integer, String, Table, insert, select
from sqlmodel import AutoString

from portal.database.dumping import LEFT_OUT
from portal.database.sessions import Database
from portal.database.tables import SQLModel
from portal.database.tables.columns import UtcDateTime

ROWS = 3
START = datetime(2024, 2, 29, 23, 59, 59, 123456, tzinfo=UTC)
HARD = {
    "th": "ผู้เดินทางกลับ",
    "quotes": "a \"b\" 'c'\n\t\u2028\\",
    "half": "\ud83d",
    "numbers": [0, -1, 1.5, None, True],
    "": {},
}
"""What JSON may hold; half of a pair of surrogates cannot be written as UTF-8."""


def fill(database: Database) -> None:
    """Put three rows into every table; the first has nothing where nothing is allowed."""
    known: dict[Column[Any], list[Any]] = {}
    with database.writing() as session:
        for table in SQLModel.metadata.sorted_tables:
            for number in range(ROWS):
                row = {column.name: value(column, number, known) for column in table.columns}
                session.execute(insert(table), [row])
                for column in table.columns:
                    known.setdefault(column, []).append(row[column.name])


def value(column: Column[Any], number: int, known: dict[Column[Any], list[Any]]) -> Any:
    """Return a value for a column, another for each row."""
    if number == 0 and column.nullable:
        return None
    for key in column.foreign_keys:
        return known[key.column][number]
    kind = column.type
    if isinstance(kind, Enum):
        return list(kind.enum_class)[number % len(kind.enum_class)] if kind.enum_class else kind.enums[0]
    if isinstance(kind, UtcDateTime):
        return START + timedelta(days=number)
    if isinstance(kind, JSON):
        return [HARD, [], {"é": number}][number]
    if isinstance(kind, Boolean):
        return number == 1
    if isinstance(kind, Integer):
        return 100 + number
    assert isinstance(kind, String | AutoString), f"{column} has a type that tests know nothing of"
    # Sorted otherwise by bytes than by words: Z before a, and é last.
    return f"{'éZa'[number]}{column.name}"[: getattr(kind, "length", None) or 200]


def everything(database: Database) -> dict[str, list[str]]:
    """Return all rows of all tables as the portal reads them."""
    with database.asking() as connection:
        return {table.name: _rows(connection, table) for table in SQLModel.metadata.sorted_tables}


def _rows(connection: Any, table: Table) -> list[str]:
    found = connection.execute(select(table)).mappings()
    return sorted(json.dumps(dict(row), default=str, sort_keys=True) for row in found)


def kept(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the same without the rows that no backup holds."""
    return {name: [] if name in LEFT_OUT else found for name, found in rows.items()}
