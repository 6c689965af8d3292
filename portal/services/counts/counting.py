"""Counts in memory while pages are answered, and adds to the database beside them: no page waits for a write.

What was counted in the last half minute is lost where a process is killed; no count is worth more. Who read is remembered for that
half minute only, so that people are not counted on their own records.
"""

import atexit
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING
from weakref import WeakSet, ref

from portal.database import counts
from portal.database.counts import FOUND, READ
from portal.domain.policy import Reader
from portal.domain.query import Query
from portal.services.counts.searches import Missed, kept_words, missed, regions_of
from portal.services.secret import keyed

if TYPE_CHECKING:
    from portal.services.context import Portal

EVERY_SECONDS = 30.0
MOST_RECORDS = 50_000
MOST_SEARCHES = 500
HASH = 32
log = logging.getLogger("portal.counts")

Seen = tuple[str, str, int | None, int]
"""A record, a day, a person, and whether it was read or found."""


class Counting:
    """What one process has counted and not yet written down. A thread of its own writes; it starts with the first count."""

    def __init__(self, portal: "Portal") -> None:
        self._portal = ref(portal)
        self._lock, self._writing = Lock(), Lock()
        self._seen: Counter[Seen] = Counter()
        self._missed: list[tuple[str, Missed]] = []
        self._stopping = Event()
        self._runs = False
        _ALL.add(self)

    def read(self, reader: Reader, record_id: str) -> None:
        """Count that a record's page was opened."""
        self._count(reader, (record_id,), READ)

    def found(self, reader: Reader, record_ids: Iterable[str]) -> None:
        """Count that records stood on a page of results."""
        self._count(reader, record_ids, FOUND)

    def missed(self, reader: Reader, query: Query) -> None:
        """Remember a search that found nothing, until it is looked at whether it may be kept."""
        with self._lock:
            if len(self._missed) < MOST_SEARCHES:
                self._missed.append((_today(), missed(reader, query)))
        self._start()

    def _count(self, reader: Reader, record_ids: Iterable[str], what: int) -> None:
        day = _today()
        with self._lock:
            if len(self._seen) < MOST_RECORDS:
                self._seen.update((id, day, reader.person, what) for id in record_ids)
        self._start()

    def _start(self) -> None:
        # Not before: the web server forks after it has loaded the application, and threads do not come along.
        if self._runs:
            return
        with self._lock:
            started, self._runs = self._runs, True
        if not started:
            Thread(target=_write_on, args=(ref(self), self._stopping), name="counts", daemon=True).start()

    def flush(self) -> None:
        """Write down what was counted. Where it cannot be written it stays counted."""
        portal = self._portal()
        if portal is None:
            return
        with self._writing:
            with self._lock:
                seen, self._seen = self._seen, Counter()
                searches, self._missed = self._missed, []
            if not seen and not searches:
                return
            try:
                self._write(portal, seen, searches)
            except Exception:
                with self._lock:
                    self._seen.update(seen)
                    self._missed[:0] = searches
                raise

    def _write(self, portal: "Portal", seen: Counter[Seen], searches: list[tuple[str, Missed]]) -> None:
        wanted = _searches(portal, searches)
        with portal.database.writing() as session:
            known = counts.numbers(session, {id for id, *_ in seen})
            asked = {known[id] for id, _, person, _ in seen if person is not None and id in known}
            own = counts.people_of(session, asked) if asked else set()
            sums: dict[tuple[int, str], list[int]] = {}
            for (id, day, person, what), times in seen.items():
                if id in known and (known[id], person) not in own:
                    sums.setdefault((known[id], day), [0, 0])[what] += times
            counts.add(session, sums)
            for (region, words, language, day), times in sorted(wanted.items()):
                hashed = counts.HASHED + keyed(portal.settings, "empty search", words)[:HASH]
                counts.add_search(session, region, words, hashed, language, day, times)

    def close(self) -> None:
        """Write down what is left, as well as it goes, and end the thread."""
        self._stopping.set()
        _tried(self)


def _searches(portal: "Portal", searches: list[tuple[str, Missed]]) -> Counter[tuple[str, str, str, str]]:
    """Count (region, words, language, day) of the searches that may be kept."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    for day, search in searches:
        words = kept_words(search.words)
        for region in regions_of(portal, search) if words else ():
            found[region, words, search.language, day] += 1
    return found


def _tried(counting: Counting) -> None:
    try:
        counting.flush()
    except Exception as error:
        # Counts are worth no traceback every half minute while a disk is full.
        log.warning("counts wait: %s", type(error).__name__)


def _write_on(counting: "ref[Counting]", stopping: Event) -> None:
    while not stopping.wait(EVERY_SECONDS):
        there = counting()
        if there is None:
            return
        _tried(there)
        del there


_ALL: "WeakSet[Counting]" = WeakSet()


@atexit.register
def _write_all() -> None:
    for counting in list(_ALL):
        counting.close()


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
