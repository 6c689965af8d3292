"""How columns are made: times in UTC, codes, JSON, and the names of constraints."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Enum, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata = MetaData(naming_convention=NAMING)


def now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC; SQLite drops the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the shape of TypeDecorator
        """Refuse times without a zone and store the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the shape of TypeDecorator
        """Give the zone back."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


def code(kind: type[StrEnum], **more: Any) -> Any:
    """Return a column of one of an enumeration's codes."""
    values = Enum(
        kind, values_callable=lambda members: [member.value for member in members], native_enum=False, length=32
    )
    return Field(sa_column=Column(values, nullable=False), **more)


def time(**more: Any) -> Any:
    """Return a column of a time in UTC."""
    return Field(sa_type=UtcDateTime, **more)


def json(**more: Any) -> Any:
    """Return a column of a list or mapping."""
    return Field(sa_column=Column(JSON, nullable=False), **more)
