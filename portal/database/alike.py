"""The numbers of records that hold the same file as a text, or give the same address. What readers may know of them is asked after."""

from collections.abc import Sequence

from sqlalchemy import Connection, distinct, func, select
from sqlmodel import col

from portal.database.tables import Link, RecordFile, RecordLink

MOST = 50


def with_files(connection: Connection, files: Sequence[str]) -> frozenset[int]:
    """Return the records that hold one of the files."""
    asked = select(col(RecordFile.record_pk)).where(col(RecordFile.sha256).in_(files)).limit(MOST)
    return frozenset(connection.execute(asked).scalars()) if files else frozenset()


def with_addresses(connection: Connection, urls: Sequence[str], least: int) -> frozenset[int]:
    """Return the records that give at least `least` of the addresses."""
    asked = select(col(RecordLink.record_pk)).join(Link, col(Link.pk) == col(RecordLink.link_pk))
    asked = asked.where(col(Link.url).in_(urls)).group_by(col(RecordLink.record_pk))
    enough = asked.having(func.count(distinct(col(Link.url))) >= least).limit(MOST)
    return frozenset(connection.execute(enough).scalars()) if urls else frozenset()
