"""Counts of reading by day, and searches that found nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col

from portal.database import people
from portal.database.tables import EmptySearch, Proposal, ReadingCount, Record, Revision

READ, FOUND = 0, 1
AT_ONCE = 500
HASHED = "#"
"""How words begin of which only a hash is kept."""


@dataclass(frozen=True)
class Count:
    """How often a record was read and found since two days."""

    read_lately: int = 0
    found_lately: int = 0
    read: int = 0
    found: int = 0


def numbers(session: Session, ids: Collection[str]) -> dict[str, int]:
    """Return the numbers of records that there are, by id."""
    found: dict[str, int] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        asked = select(col(Record.id), col(Record.pk)).where(col(Record.id).in_(wanted[start : start + AT_ONCE]))
        found |= {id: pk for id, pk in session.execute(asked) if pk is not None}
    return found


def people_of(session: Session, record_pks: Collection[int]) -> set[tuple[int, int]]:
    """Return (record, person) for everybody who posted one of these records or wrote a part of it."""
    owned = select(col(Record.pk), col(Record.owner_pk)).where(col(Record.pk).in_(record_pks))
    posted = select(col(Proposal.record_pk), col(Proposal.author_pk)).where(col(Proposal.record_pk).in_(record_pks))
    wrote = select(col(Revision.record_pk), col(Revision.author_pk)).where(col(Revision.record_pk).in_(record_pks))
    rows = (row for asked in (owned, posted, wrote) for row in session.execute(asked.distinct()))
    return {(record_pk, person_pk) for record_pk, person_pk in rows if person_pk is not None}


def add(session: Session, counted: Mapping[tuple[int, str], Sequence[int]]) -> None:
    """Add (read, found) by record and day to what is counted already."""
    make: Any = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    # In the same order everywhere: two processes that add at once do not wait for each other.
    rows = [
        {"record_pk": pk, "day": day, "read": both[READ], "found": both[FOUND]}
        for (pk, day), both in sorted(counted.items())
    ]
    if not rows:
        return
    adding = make(COUNTS)
    more = adding.excluded
    sums = {"read": COUNTS.c.read + more.read, "found": COUNTS.c.found + more.found}
    # One statement for each row: one for all of them would be put together anew each time.
    session.connection().execute(adding.on_conflict_do_update(index_elements=["record_pk", "day"], set_=sums), rows)


COUNTS = SQLModel.metadata.tables["reading_count"]


def since(session: Session, lately: str, day: str, record_pks: Sequence[int]) -> dict[int, Count]:
    """Return the counts of records since `lately` and since `day`, which is earlier."""
    late = col(ReadingCount.day) >= lately
    columns: Any = (
        col(ReadingCount.record_pk),
        func.sum(case((late, col(ReadingCount.read)), else_=0)),
        func.sum(case((late, col(ReadingCount.found)), else_=0)),
        func.sum(col(ReadingCount.read)),
        func.sum(col(ReadingCount.found)),
    )
    found: dict[int, Count] = {}
    for start in range(0, len(record_pks), AT_ONCE):
        some = record_pks[start : start + AT_ONCE]
        asked = select(*columns).where(col(ReadingCount.record_pk).in_(some), col(ReadingCount.day) >= day)
        for pk, *sums in session.execute(asked.group_by(col(ReadingCount.record_pk))):
            found[pk] = Count(*(int(value) for value in sums))
    return found


def add_search(session: Session, region: str, words: str, hashed: str, language: str, day: str, times: int) -> None:
    """Count a search that found nothing. Its words are kept once it was asked on another day; until then their hash is."""
    people.queue_up(session, f"empty search {region}")
    asked = select(EmptySearch).where(col(EmptySearch.region) == region)
    row = session.scalars(asked.where(col(EmptySearch.words).in_((words, hashed)))).first()
    if row is None:
        row = EmptySearch(region=region, words=hashed, language=language, first_day=day, last_day=day)
    elif row.words == hashed and row.last_day < day:
        row.words = words
    row.times += times
    row.last_day = max(row.last_day, day)
    session.add(row)
    session.flush()


def searches(session: Session, regions: Iterable[str], limit: int) -> Sequence[EmptySearch]:
    """Return what was searched for in vain on two days at least, what was asked most first."""
    asked = select(EmptySearch).where(
        col(EmptySearch.region).in_(sorted(regions)), ~col(EmptySearch.words).startswith(HASHED, autoescape=True)
    )
    order = (col(EmptySearch.times).desc(), col(EmptySearch.last_day).desc(), col(EmptySearch.pk))
    return session.scalars(asked.order_by(*order).limit(limit)).all()


def forget(session: Session, searches_before: str, hashes_before: str, counts_before: str) -> None:
    """Delete searches and counts of before a day; searches that were asked on one day only, of before another."""
    last = col(EmptySearch.last_day)
    session.execute(delete(EmptySearch).where(last < searches_before))
    hashes = col(EmptySearch.words).startswith(HASHED, autoescape=True)
    session.execute(delete(EmptySearch).where(hashes, last < hashes_before))
    session.execute(delete(ReadingCount).where(col(ReadingCount.day) < counts_before))
