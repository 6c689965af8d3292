"""The steps from the outbox to the index, with the engine's failures and the moments between two steps made to order."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from portal.database import indexing as queries
from portal.database import publishing
from portal.database.tables import Outbox
from portal.search.engine import Document, Engine
from portal.services import indexing
from portal.services.context import Portal, open_portal
from tests.records import change, index, publish
from tests.worker.processes import assert_index_equals_database, finds, waiting


class Between:
    """An engine that lets something happen before or after a write; all else is that of the portal."""

    def __init__(
        self, engine: Engine, before: Callable[[], None] = lambda: None, after: Callable[[], None] = lambda: None
    ) -> None:
        self._engine, self._before, self._after = engine, before, after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def write(self, documents: Iterable[Document], gone: Iterable[int], applied: int) -> None:
        self._before()
        self._engine.write(documents, gone, applied)
        self._after()

    def rebuild(self, documents: Iterable[Document], applied: int) -> None:
        self._before()
        self._engine.rebuild(documents, applied)
        self._after()


class Refusing(Between):
    """An engine that cannot write documents with a word in their titles."""

    def __init__(self, engine: Engine, word: str) -> None:
        super().__init__(engine)
        self._word = word

    def write(self, documents: Iterable[Document], gone: Iterable[int], applied: int) -> None:
        given = list(documents)
        if any(self._word in document.title for document in given):
            raise ZeroDivisionError("this note is bad")
        self._engine.write(given, gone, applied)


class PowerCut(BaseException):
    """The end of the process."""


def _until_idle(portal: Portal) -> int:
    """Drain as the worker does, which is started again after each failure; return how often it failed."""
    failures = 0
    while True:
        try:
            if not indexing.drain(portal):
                return failures
        except ZeroDivisionError:
            failures += 1


def _rows(portal: Portal) -> list[Outbox]:
    with portal.database.reading() as session:
        return list(session.exec(select(Outbox)))


def _number(portal: Portal, id: str) -> int:
    with portal.database.reading() as session:
        return next(row.Record.pk for row in queries.published(session) if row.Record.id == id)


def test_a_bad_note_holds_up_no_other(portal: Portal) -> None:
    """Else one text that the engine cannot take stops the publishing of all."""
    for number in range(4):
        publish(portal, f"good-{number}", f"A quagmirical note w{number}x")
    publish(portal, "bad", "A poisonous note")
    for number in range(4, 8):
        publish(portal, f"good-{number}", f"A quagmirical note w{number}x")
    poisoned = replace(portal, engine=Refusing(portal.engine, "poisonous"))
    assert _until_idle(poisoned) == indexing.ATTEMPTS
    assert finds(portal, "quagmirical", *(f"good-{number}" for number in range(8)))
    left = _rows(portal)
    assert [(row.attempts, row.error) for row in left] == [(indexing.ATTEMPTS, "ZeroDivisionError: this note is bad")]
    publish(portal, "later", "A snorfelous note")
    assert _until_idle(poisoned) == 0
    assert finds(portal, "snorfelous", "later")


def test_many_bad_notes_hold_up_no_other(portal: Portal) -> None:
    """Else the queue ends at the first full batch of notes that were given up."""
    publish(portal, "bad", "A poisonous note")
    index(portal)
    pk = _number(portal, "bad")
    with portal.database.writing() as session:
        for _ in range(indexing.BATCH * 3):
            session.add(Outbox(topic="index", record_pk=pk, attempts=indexing.ATTEMPTS, error="bad"))
    publish(portal, "good", "A quagmirical note")
    assert indexing.drain(portal) == 1
    assert finds(portal, "quagmirical", "good")
    assert indexing.drain(portal) == 0
    assert waiting(portal) == indexing.BATCH * 3


def test_a_rebuild_gives_what_was_given_up_another_chance(portal: Portal) -> None:
    publish(portal, "bad", "A poisonous note")
    _until_idle(replace(portal, engine=Refusing(portal.engine, "poisonous")))
    indexing.rebuild(portal)
    assert finds(portal, "poisonous", "bad")
    assert not waiting(portal)


def test_a_full_disk_is_no_notes_fault(portal: Portal) -> None:
    """Else notes that were published while the disk was full are given up and never found."""

    def full() -> None:
        raise OSError(28, "No space left on device")

    publish(portal, "fresh", "A quagmirical note")
    for _ in range(indexing.ATTEMPTS + 2):
        with pytest.raises(OSError, match="No space"):
            indexing.drain(replace(portal, engine=Between(portal.engine, before=full)))
    assert [row.attempts for row in _rows(portal)] == [0]
    index(portal)
    assert finds(portal, "quagmirical", "fresh")


@pytest.mark.parametrize("step", ["before", "after"])
def test_what_was_cut_off_is_done_again_with_the_same_result(portal: Portal, step: str) -> None:
    """Else a power cut between the index and the database loses a note or doubles it."""

    def cut() -> None:
        raise PowerCut

    publish(portal, "fresh", "A quagmirical note")
    change(portal, "edo-returnee-factories", publishing.withhold)
    with pytest.raises(PowerCut):
        indexing.drain(replace(portal, engine=Between(portal.engine, **{step: cut})))
    assert waiting(portal) == 2
    index(portal)
    assert finds(portal, "quagmirical", "fresh")
    assert_index_equals_database(portal)
    publish(portal, "second", "A snorfelous note")
    with pytest.raises(PowerCut):
        indexing.rebuild(replace(portal, engine=Between(portal.engine, **{step: cut})))
    index(portal)
    assert finds(portal, "snorfelous", "second")
    assert_index_equals_database(portal)


@pytest.mark.parametrize("work", [indexing.drain, indexing.rebuild])
def test_what_another_process_wrote_in_between_is_not_put_back(portal: Portal, work: Callable[[Portal], int]) -> None:
    """Else a note that was just withheld or narrowed comes back into the index, with nothing left in the queue to mend it."""
    other = open_portal(portal.settings)
    publish(portal, "fresh", "A quagmirical note")
    publish(portal, "second", "A quagmirical second note")

    def meanwhile() -> None:
        change(other, "fresh", publishing.withhold)
        publish(other, "third", "A quagmirical third note")
        index(other)

    work(replace(portal, engine=Between(portal.engine, before=meanwhile)))
    other.close()
    assert not waiting(portal)
    assert finds(portal, "quagmirical", "second", "third")
    assert_index_equals_database(portal)


def test_what_changes_while_the_index_is_built_is_applied_after(portal: Portal) -> None:
    """Else a note that is published during a long rebuild is missing until the next one."""

    def while_reading(documents: Any, _total: int) -> Any:
        for number, document in enumerate(documents):
            if number == 10:
                publish(portal, "fresh", "A quagmirical note")
                change(portal, "edo-returnee-factories", publishing.withhold)
            yield document

    publish(portal, "before", "A quagmirical first note")
    indexing.rebuild(portal, while_reading)
    assert waiting(portal) == 2
    assert finds(portal, "quagmirical", "before")
    index(portal)
    assert finds(portal, "quagmirical", "before", "fresh")
    assert_index_equals_database(portal)


def test_a_backlog_of_any_length_is_taken_off_after_a_rebuild(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a rebuild after a large import ends with an error of the database, and all of it is indexed a second time."""
    monkeypatch.setattr(indexing, "AT_ONCE", 7)
    with portal.database.writing() as session:
        session.add_all(Outbox(topic="index", record_pk=1) for _ in range(100))
    indexing.rebuild(portal)
    assert not waiting(portal)


def test_the_index_is_not_whole_where_a_note_is_missing_or_too_many(portal: Portal) -> None:
    """Else an index that lost something, as after a restored backup, is taken for good."""
    assert indexing.is_whole(portal)
    change(portal, "edo-returnee-factories", publishing.withhold)
    assert indexing.is_whole(portal)
    with portal.database.writing() as session:
        queries.done(session, [row.pk for row in queries.waiting(session) if row.pk])
    assert not indexing.is_whole(portal)
    indexing.rebuild(portal)
    assert indexing.is_whole(portal)
