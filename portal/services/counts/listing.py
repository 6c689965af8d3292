"""What those who look after records see of them: how often they are read, which links are dead, what nobody answers for, what is
searched for in vain. Which records these are is asked of the rights.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from portal.database import batches, counts, looked_after
from portal.database.counts import Count
from portal.database.looked_after import Kept
from portal.database.sessions import Session
from portal.database.tables import BatchState, Link
from portal.domain.policy import REGIONS, Action, Reader, Scope, Subject, may, scope
from portal.services.context import Portal

LATELY = timedelta(days=30)
YEAR = timedelta(days=365)
MOST_SEARCHES = 100
MOST_BATCHES = 20
OPEN_BATCHES = frozenset({BatchState.checking, BatchState.checked, BatchState.running})


@dataclass(frozen=True)
class Read:
    """How often a record was read and found."""

    record: Kept
    count: Count


@dataclass(frozen=True)
class DeadLink:
    """A dead link of a record."""

    record: Kept
    link: Link


@dataclass(frozen=True)
class InVain:
    """What was searched for and not found, from or about a region."""

    words: str
    region: str
    language: str
    times: int
    last_day: date


@dataclass(frozen=True)
class Work:
    """What there is to do and to know beside one's own texts. `read` is of the last 30 days only;
    `uploads` are (record, file name), `batches` (id, name).
    """

    read: tuple[Read, ...] = ()
    dead: tuple[DeadLink, ...] = ()
    searches: tuple[InVain, ...] = ()
    unowned: tuple[Kept, ...] = ()
    uploads: tuple[tuple[str, str], ...] = ()
    batches: tuple[tuple[str, str], ...] = ()


def is_regional(reader: Reader) -> bool:
    """Say whether a person looks after records that others posted."""
    return scope(reader.role, Action.follow) is Scope.region


def work(portal: Portal, reader: Reader) -> Work:
    """Return all of it; empty for whoever looks after nothing."""
    if reader.person is None or scope(reader.role, Action.follow) is Scope.no:
        return Work()
    with portal.database.reading() as session:
        mine = _looked_after(session, reader)
        return Work(
            _read(session, mine, LATELY),
            _dead(session, mine),
            _searches(session, reader),
            tuple(one for one in mine.values() if one.owner_pk is None) if is_regional(reader) else (),
            tuple(looked_after.unfinished_uploads(session, reader.person)),
            _batches(session, reader.person),
        )


def read(portal: Portal, reader: Reader) -> tuple[Read, ...]:
    """Return how often the records that a person looks after were read and found; what is read most lately first."""
    if reader.person is None or scope(reader.role, Action.follow) is Scope.no:
        return ()
    with portal.database.reading() as session:
        return _read(session, _looked_after(session, reader))


def _looked_after(session: Session, reader: Reader) -> Mapping[int, Kept]:
    regions = reader.regions if is_regional(reader) else frozenset()
    rows = looked_after.readable(session, reader.person or 0, regions)
    return {row.pk: row for row in rows if may(reader, Action.follow, row.subject)}


def _read(session: Session, mine: Mapping[int, Kept], ago: timedelta = YEAR) -> tuple[Read, ...]:
    today = datetime.now(UTC).date()
    lately, first = ((today - period + timedelta(days=1)).isoformat() for period in (LATELY, ago))
    found = counts.since(session, lately, first, list(mine))
    rows = [Read(record, found.get(pk, Count())) for pk, record in mine.items()]
    return tuple(sorted(rows, key=lambda row: (-row.count.read_lately, -row.count.read, -row.count.found)))


def _dead(session: Session, mine: Mapping[int, Kept]) -> tuple[DeadLink, ...]:
    return tuple(DeadLink(mine[pk], link) for pk, link in looked_after.dead_links(session) if pk in mine)


def _searches(session: Session, reader: Reader) -> tuple[InVain, ...]:
    regions = [code for code in REGIONS if may(reader, Action.see_searches, Subject(frozenset({code})))]
    return tuple(
        InVain(row.words, row.region, row.language, row.times, date.fromisoformat(row.last_day))
        for row in counts.searches(session, regions, MOST_SEARCHES)
    )


def _batches(session: Session, person_pk: int) -> tuple[tuple[str, str], ...]:
    rows = batches.of_person(session, person_pk, MOST_BATCHES)
    return tuple((row.id, row.name) for row in rows if row.state in OPEN_BATCHES)
