"""Addresses that records give: kept in step with the records, asked by the worker, shown where they are dead."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from portal.database.tables import Link, LinkState, Record, RecordLink, Revision, now
from portal.domain.links import addresses
from portal.domain.workflow import READABLE

RETRIES = 3


@dataclass(frozen=True)
class Dead:
    """A dead address of a record: the field that gives it, the last answer, and when it was asked last."""

    link_pk: int
    url: str
    field: str
    answer: str
    asked_at: datetime | None


def keep(session: Session, record_pk: int, wanted: Collection[tuple[str, str]]) -> None:
    """Make a record's rows those of `wanted` (field, address). An address that nobody gives any more is forgotten, with what it says."""
    numbers = _numbers(session, {url for _, url in wanted}) if wanted else {}
    rows = {(numbers[url], field) for field, url in wanted}
    asked = select(col(RecordLink.link_pk), col(RecordLink.field)).where(col(RecordLink.record_pk) == record_pk)
    present = {(pk, field) for pk, field in session.execute(asked)}
    for pk, field in present - rows:
        gone = (col(RecordLink.link_pk) == pk, col(RecordLink.field) == field)
        session.execute(delete(RecordLink).where(col(RecordLink.record_pk) == record_pk, *gone))
    session.add_all(RecordLink(record_pk=record_pk, link_pk=pk, field=field) for pk, field in sorted(rows - present))
    session.flush()
    _forget_unused(session, {pk for pk, _ in present - rows})


def _numbers(session: Session, urls: set[str]) -> dict[str, int]:
    """Return the numbers of addresses, new ones among them; held, so that nobody forgets one meanwhile."""
    make = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    asked = select(col(Link.url), col(Link.pk)).where(col(Link.url).in_(urls)).order_by(col(Link.pk))
    asked = asked.with_for_update(key_share=True, read=True)
    known: dict[str, int] = {url: pk for url, pk in session.execute(asked) if pk is not None}
    for _ in range(RETRIES):
        missing = sorted(urls - set(known))
        if not missing:
            return known
        rows = [
            {"url": url, "state": LinkState.unasked, "answer": "", "failures": 0, "due_at": now()} for url in missing
        ]
        session.execute(make(Link).values(rows).on_conflict_do_nothing(index_elements=["url"]))
        known = {url: pk for url, pk in session.execute(asked) if pk is not None}
    raise RuntimeError("addresses come and go")


def _forget_unused(session: Session, numbers: set[int]) -> None:
    if not numbers:
        return
    # One that another transaction holds is about to be used.
    held = select(col(Link.pk)).where(col(Link.pk).in_(numbers)).with_for_update(skip_locked=True)
    pks = list(session.scalars(held))
    used = exists().where(col(RecordLink.link_pk) == col(Link.pk))
    session.execute(delete(Link).where(col(Link.pk).in_(pks), ~used))


def catch_up(session: Session, after: int, limit: int) -> int | None:
    """Derive rows of readable records without any, from the number after `after`; return the last that was looked at, None at the end."""
    has_none = ~exists().where(col(RecordLink.record_pk) == col(Record.pk))
    asked = (
        select(col(Record.pk), col(Revision.content))
        .join(Revision, col(Revision.pk) == col(Record.live_pk))
        .where(col(Record.condition).in_(sorted(READABLE)), has_none, col(Record.pk) > after)
        .order_by(col(Record.pk))
        .limit(limit)
    )
    last = None
    for pk, content in session.execute(asked).all():
        keep(session, pk, addresses(content))
        last = pk
    return last


def due(session: Session, moment: datetime, limit: int) -> Sequence[Link]:
    """Return the addresses that are to be asked by `moment`, the longest due first."""
    used = exists().where(col(RecordLink.link_pk) == col(Link.pk))
    asked = select(Link).where(col(Link.due_at) <= moment, used).order_by(col(Link.due_at), col(Link.pk))
    return session.scalars(asked.limit(limit)).all()


def anything_answered(session: Session, since: datetime) -> bool:
    """Say whether any address has been there since: else it is our own line that is down."""
    asked = select(col(Link.pk)).where(col(Link.state) == LinkState.alive, col(Link.asked_at) >= since)
    return session.scalars(asked.limit(1)).first() is not None


def note(session: Session, pk: int, **values: Any) -> None:
    """Note on an address what was learned of it, if it is still there."""
    row = session.get(Link, pk, with_for_update=True)
    if row is not None:
        for name, value in values.items():
            setattr(row, name, value)
        session.add(row)
        session.flush()


def gives(session: Session, record_pk: int, link_pk: int) -> bool:
    """Say whether a record gives an address."""
    asked = select(col(RecordLink.field)).where(
        col(RecordLink.record_pk) == record_pk, col(RecordLink.link_pk) == link_pk
    )
    return session.scalars(asked.limit(1)).first() is not None


@cache
def _dead() -> Any:
    columns: Any = (Link.pk, Link.url, RecordLink.field, Link.answer, Link.asked_at)
    return (
        select(*columns)
        .join(RecordLink, col(RecordLink.link_pk) == col(Link.pk))
        .join(Record, col(Record.pk) == col(RecordLink.record_pk))
        .where(col(Record.id) == bindparam("record_id"), col(Link.state) == LinkState.dead)
        .order_by(col(Link.pk))
    )


def dead(connection: Connection, record_id: str) -> list[Dead]:
    """Return the dead addresses of a record that was seen before."""
    return [Dead(*row) for row in connection.execute(_dead(), {"record_id": record_id})]
