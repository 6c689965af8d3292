"""Compares the database with the index, document by document, and mends what is wrong: by the outbox, or by a rebuild."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from portal.database import indexing as queries
from portal.database.deriving import announce
from portal.search.engine import Document, Indexed, IndexLockedError, IndexState, SearchUnavailableError
from portal.services import indexing
from portal.services.context import Portal

TRIES = 5
"""How often what seems wrong is looked at again while another process changes the index."""

FEW = 500
"""Records that are mended one by one; for more, an index built anew is quicker."""

LOCKED_SECONDS = 60.0
"""How long another process that writes the index is waited for."""

Progress = Callable[[Iterator[Document], int], Iterator[Document]]


class Fault(StrEnum):
    """What can be wrong with a version of a record in the index. `given_up`: its change failed too often."""

    missing = "missing"
    left_over = "left_over"
    doubled = "doubled"
    outdated = "outdated"
    labels = "labels"
    given_up = "given_up"


@dataclass(frozen=True)
class Difference:
    """A fault of the version with the number `version` (0: of all) of the record with the number `record`."""

    fault: Fault
    record: int
    version: int


@dataclass(frozen=True)
class Report:
    """What was found. `trouble` says why nothing could be compared (missing, damaged, another make); `ids` the records' ids by number.

    `waiting` changes, the first `since` then, are not in the index yet; that is no fault.
    """

    trouble: str = ""
    state: IndexState | None = None
    waiting: int = 0
    since: datetime | None = None
    differences: tuple[Difference, ...] = ()
    ids: Mapping[int, str] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.trouble and not self.differences


def compare(portal: Portal, progress: Progress | None = None) -> Report:
    """Say in what the index differs from what it should hold, changes that wait left aside. Others may write meanwhile."""
    with portal.database.reading() as session:
        waiting, since = queries.lag(session)
    try:
        found, steady = _differences(portal, None, progress)
        for _ in range(TRIES):
            if steady or not found:
                break
            records = {difference.record for difference in found}
            found, steady = _differences(portal, records if len(records) <= FEW else None)
        state = portal.engine.state()
    except SearchUnavailableError as error:
        return Report(str(error), waiting=waiting, since=since)
    with portal.database.reading() as session:
        ids = queries.ids(session, sorted({difference.record for difference in found})[: indexing.AT_ONCE])
    return Report("", state, waiting, since, tuple(found), ids)


def _differences(
    portal: Portal, records: Collection[int] | None, progress: Progress | None = None
) -> tuple[list[Difference], bool]:
    """Return what differs (in some records, or in all), and whether the index stood still: if not, some of it may be mended by now."""
    before = portal.engine.state().generation
    held = [one for one in portal.engine.contents() if records is None or one.record in records]
    with portal.database.reading() as session:
        documents = indexing.documents_of(session, None if records is None else sorted(records))
        if progress is not None:
            documents = progress(documents, queries.searchable(session))
        found = list(_compared(documents, held))
        rows = queries.waiting(session)
    pending = {row.record_pk for row in rows}
    stuck = {row.record_pk for row in rows if row.attempts >= indexing.ATTEMPTS and row.record_pk is not None}
    wrong = [difference for difference in found if difference.record not in pending]
    wrong += [Difference(Fault.given_up, pk, 0) for pk in sorted(stuck) if records is None or pk in records]
    return wrong, portal.engine.state().generation == before


def _compared(documents: Iterator[Document], held: Sequence[Indexed]) -> Iterator[Difference]:
    counts = Counter(one.version for one in held)
    left = {one.version: one for one in held}
    for document in documents:
        fault = _fault(document, left.pop(document.version, None), counts[document.version])
        if fault:
            yield Difference(fault, document.record, document.version)
    yield from (Difference(Fault.left_over, one.record, one.version) for one in left.values())


def _fault(document: Document, held: Indexed | None, count: int) -> Fault | None:
    if held is None:
        return Fault.missing
    if count > 1:
        return Fault.doubled
    if held.labels != document.labels:
        return Fault.labels
    return Fault.outdated if (held.record, held.digest) != (document.record, document.digest) else None


def mend(portal: Portal, report: Report, progress: Progress | None = None) -> Report:
    """Mend what was found and return what is still wrong. Raises IndexLockedError, and what a write of the index raises."""
    if not report.trouble and len({difference.record for difference in report.differences}) <= FEW:
        _announce(portal, report.differences)
        _unlocked(lambda: _drain(portal))
        report = compare(portal)
    if not report.whole:
        _unlocked(lambda: indexing.rebuild(portal, progress))
        report = compare(portal)
    return report


def _announce(portal: Portal, differences: Sequence[Difference]) -> None:
    stuck = {difference.record for difference in differences if difference.fault is Fault.given_up}
    with portal.database.writing() as session:
        for pk in sorted({difference.record for difference in differences} - stuck):
            # What it holds for readers who may not see it any more is hidden from them at once.
            announce(session, pk, narrows=True)
        queries.retry(session, [row.pk for row in queries.waiting(session) if row.record_pk in stuck and row.pk])


def _drain(portal: Portal) -> None:
    while indexing.drain(portal):
        pass


def _unlocked(work: Callable[[], Any]) -> None:
    until = time.monotonic() + LOCKED_SECONDS
    while True:
        try:
            work()
            return
        except IndexLockedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
