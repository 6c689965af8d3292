"""Several processes at one index: two workers, a rebuild by hand, searches; none does harm to another."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner, Result

from portal.cli import main
from portal.database import publishing
from portal.services.context import Portal
from portal.services.views import Found
from tests.records import change, publish
from tests.worker.conftest import MakePortal
from tests.worker.processes import Nursery, assert_index_equals_database, environment, find, finds, until, waiting


def _portal(portal: Portal, *words: str) -> Result:
    return CliRunner().invoke(main, words, env=environment(portal.settings))


def test_a_second_worker_does_no_harm(nursery: Nursery, make_portal: MakePortal) -> None:
    """Else a worker that somebody starts by hand beside the portal puts old texts back or stops the other."""
    portal = make_portal("two")
    workers = [nursery.start(portal.settings), nursery.start(portal.settings)]
    for number in range(30):
        publish(portal, f"note-{number}", f"Quagmirical note w{number}x")
        for earlier in range(max(0, number - 3), number):
            change(portal, f"note-{earlier}", publishing.withhold if number % 2 else publishing.archive)
        # The writer who never pauses would keep both from the database.
        until(lambda: waiting(portal) < 12, workers[0].log)
    until(lambda: not waiting(portal), workers[0].log)
    for worker in workers:
        assert worker.runs(), worker.log.read_text()
        # One may still be writing what the other has written already.
        worker.stop()
    assert_index_equals_database(portal)
    assert finds(portal, "quagmirical", "note-29")


@contextmanager
def searching(portal: Portal, text: str) -> Iterator[list[Found]]:
    """Search all the time in a thread, as readers do."""
    answers: list[Found] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            answers.append(find(portal, text))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield answers
    finally:
        stop.set()
        thread.join()


def test_a_rebuild_by_hand_disturbs_neither_the_worker_nor_readers(nursery: Nursery, make_portal: MakePortal) -> None:
    """Else nobody dares to build the index anew while the portal is in use."""
    portal = make_portal("rebuilt")
    worker = nursery.start(portal.settings)
    known = find(portal, "children").total
    with searching(portal, "children") as answers:
        for number in range(3):
            publish(portal, f"note-{number}", f"A quagmirical note for children w{number}x")
            until(lambda: _portal(portal, "index", "rebuild").exit_code == 0, worker.log)
            until(lambda number=number: finds(portal, f"w{number}x", f"note-{number}"), worker.log)  # type: ignore[misc]
    assert len(answers) > 10
    assert not [found for found in answers if found.from_database]
    totals = [found.total for found in answers]
    assert totals == sorted(totals)
    assert (totals[0], find(portal, "children").total) == (known, known + 3)
    until(lambda: not waiting(portal), worker.log)
    assert_index_equals_database(portal)
    assert worker.runs(), worker.log.read_text()


def test_searches_go_on_while_the_worker_writes_and_merges(nursery: Nursery, make_portal: MakePortal) -> None:
    """Else readers see a list from the database, or lose results, whenever something is published."""
    portal = make_portal("written")
    worker = nursery.start(portal.settings)
    known = find(portal, "children").total
    with searching(portal, "children") as answers:
        for number in range(8):
            publish(portal, f"note-{number}", f"A quagmirical note for children w{number}x")
            until(lambda: not waiting(portal), worker.log)
    assert not [found for found in answers if found.from_database]
    assert min(found.total for found in answers) == known
    assert not (portal.settings.index / "DAMAGED").exists()
    assert find(portal, "children").total == known + 8


def test_a_worker_waits_while_another_process_writes_the_index(nursery: Nursery, make_portal: MakePortal) -> None:
    """Else the worker dies as often as somebody builds the index by hand; and that person must be told what is the matter."""
    portal = make_portal("locked")
    with (portal.settings.index / "LOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        worker = nursery.start(portal.settings)
        publish(portal, "fresh", "A quagmirical note")
        until(lambda: worker.log.exists() and "another process" in worker.log.read_text(), worker.log)
        refused = _portal(portal, "index", "rebuild")
        assert refused.exit_code == 1
        assert refused.output == "Error: Another process is writing the index just now. Try again in a minute.\n"
        assert waiting(portal) == 1
    until(lambda: finds(portal, "quagmirical", "fresh"), worker.log)
    assert worker.runs()


def test_the_state_of_the_index_can_be_asked_for_by_scripts(make_portal: MakePortal) -> None:
    """Else a script that watches the portal, or runs after a restore, cannot tell good from bad."""
    portal = make_portal("status")
    whole = _portal(portal, "index", "status")
    assert (whole.exit_code, whole.output) == (0, "The index is complete; 0 changes wait for it.\n")
    publish(portal, "fresh", "A quagmirical note")
    behind = _portal(portal, "index", "status")
    assert (behind.exit_code, behind.output) == (0, "The index is complete; 1 changes wait for it.\n")
    (portal.settings.index / "CURRENT").unlink()
    missing = _portal(portal, "index", "status")
    assert missing.exit_code == 1
    assert missing.output == "The index is missing, damaged or incomplete; 1 changes wait for it.\n"
    built = _portal(portal, "index", "rebuild")
    assert built.exit_code == 0
    assert _portal(portal, "index", "status").output == "The index is complete; 0 changes wait for it.\n"
    assert finds(portal, "quagmirical", "fresh")


def test_without_a_database_commands_say_what_to_do(nursery: Nursery, make_portal: MakePortal, tmp_path: Path) -> None:
    """Else who starts a worker or a rebuild too early is shown our inside."""
    said = "Error: There is no database of this version yet; `portal run` makes one and serves it.\n"
    settings = make_portal("bare").settings.model_copy(update={"instance": tmp_path / "nothing"})
    worker = nursery.start(settings)
    for command in ("status", "rebuild"):
        result = CliRunner().invoke(main, ["index", command], env=environment(settings))
        assert (result.exit_code, result.output) == (1, said)
    until(lambda: not worker.runs())
    assert worker.log.read_text() == said
    assert not settings.instance.exists()
