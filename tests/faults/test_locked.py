"""Another program holds the database's write lock: reading goes on, writing waits or fails in whole, and nothing is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.database import sessions
from portal.database.library import public_ids
from portal.database.sessions import Database, DatabaseBusyError
from portal.services import indexing
from portal.services.context import Portal, open_portal
from portal.services.knowledge import Knowledge
from portal.services.library.importing import import_folder
from portal.worker import loop
from tests.faults.conftest import Pages, locked
from tests.library.samples import make_folder
from tests.records import index, publish
from tests.worker.processes import finds, until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two records that are not in the library."""
    return make_folder(tmp_path / "content")


@pytest.fixture
def impatient(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    """Yield the same portal, which waits for a lock a moment only."""
    monkeypatch.setattr(sessions, "BUSY_MS", 50)
    made = open_portal(portal.settings)
    yield made
    made.close()


def _records(database: Database) -> set[str]:
    with database.reading() as session:
        return set(public_ids(session))


def test_reading_goes_on(portal: Portal, read_all: Pages) -> None:
    """Else the portal stands still for everybody whenever somebody imports or a backup runs."""
    with locked(portal):
        read_all()
    read_all()


def test_an_import_waits_for_its_turn(portal: Portal, folder: Path, knowledge: Knowledge, read_all: Pages) -> None:
    known = _records(portal.database)
    with locked(portal) as lock:
        done = threading.Event()

        def work() -> None:
            summary = import_folder(portal.database, knowledge, folder)
            assert not summary.faults
            done.set()

        thread = threading.Thread(target=work)
        thread.start()
        read_all()
        assert not done.wait(0.3)
        assert _records(portal.database) == known
        lock.execute("ROLLBACK")
        thread.join(60)
    assert done.is_set()
    assert len(_records(portal.database)) == len(known) + 2


def test_an_import_that_waited_in_vain_changed_nothing_and_can_be_done_again(
    portal: Portal, impatient: Portal, folder: Path, knowledge: Knowledge
) -> None:
    """Else half of a library is in the database, and nobody knows which half."""
    known = _records(portal.database)
    with locked(portal), pytest.raises(DatabaseBusyError):
        import_folder(impatient.database, knowledge, folder)
    assert _records(portal.database) == known
    import_folder(impatient.database, knowledge, folder)
    assert len(_records(portal.database)) == len(known) + 2


def test_a_change_that_waited_in_vain_is_not_half_done(portal: Portal, impatient: Portal) -> None:
    """Else a record is public without a word to the index, or the other way round."""
    with locked(portal), pytest.raises(DatabaseBusyError):
        publish(impatient, "fresh", "A quagmirical note")
    assert "fresh" not in _records(portal.database)
    assert indexing.waiting(portal) == 0


def test_the_index_catches_up_when_the_lock_is_gone(portal: Portal, impatient: Portal) -> None:
    """Else what was written to the index but not taken off the queue is lost or doubled."""
    publish(portal, "fresh", "A quagmirical note")
    with locked(portal), pytest.raises(DatabaseBusyError):
        indexing.drain(impatient)
    assert indexing.waiting(portal) == 1
    index(impatient)
    assert indexing.waiting(portal) == 0
    assert indexing.is_whole(portal)


def test_a_worker_waits_for_the_lock(
    portal: Portal, impatient: Portal, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Else a long import ends the worker again and again."""
    monkeypatch.setattr(loop, "LOCKED_SECONDS", 0.05)
    publish(portal, "fresh", "A quagmirical note")
    stopping = threading.Event()
    thread = threading.Thread(target=loop.run, args=(impatient, stopping))
    with locked(portal):
        thread.start()
        until(lambda: "another process writes the database" in caplog.text)
        assert indexing.waiting(portal) == 1
    try:
        until(lambda: not indexing.waiting(portal))
    finally:
        stopping.set()
        thread.join(60)
    assert finds(portal, "quagmirical", "fresh")


def test_a_rebuild_needs_the_lock_at_its_end_only(portal: Portal, impatient: Portal, read_all: Pages) -> None:
    publish(portal, "fresh", "A quagmirical note")
    with locked(portal):
        with pytest.raises(DatabaseBusyError):
            indexing.rebuild(impatient)
        read_all()
    assert indexing.waiting(portal) == 1
    indexing.rebuild(impatient)
    assert indexing.is_whole(portal)
