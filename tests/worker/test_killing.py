"""A worker that is killed in the middle of its work, again and again, loses nothing and writes nothing twice."""

import random
import time

from portal.database import publishing
from portal.domain.policy import Visibility
from portal.services.context import Portal
from tests.records import change, publish
from tests.worker.conftest import MakePortal
from tests.worker.processes import Nursery, assert_index_equals_database, finds, until, waiting

KILLS = 6
NOTES = 20


def _work(portal: Portal, round: int) -> None:
    """Publish notes, change one of each earlier round, and take one of each earlier round away."""
    for number in range(NOTES):
        publish(portal, f"note-{round}-{number}", f"Quagmirical note {_word(round, number)}")
    for earlier in range(round):
        change(portal, f"note-{earlier}-{round}", publishing.withhold)
        change(portal, f"note-{earlier}-{KILLS + round}", publishing.set_visibility, Visibility.moderators)


def _files(portal: Portal) -> frozenset[str]:
    generation = portal.settings.index / (portal.settings.index / "CURRENT").read_text().strip()
    return frozenset(path.name for path in generation.iterdir())


def _word(round: int, number: int) -> str:
    return f"w{chr(97 + round)}{chr(97 + number)}x"


def test_after_kills_in_the_middle_of_batches_search_equals_the_database(
    nursery: Nursery, make_portal: MakePortal
) -> None:
    """Else a note that was published is never found, is found twice, or a withheld one stays, after any power cut."""
    portal, chance = make_portal("killed"), random.Random(7)
    for round in range(KILLS):
        _work(portal, round)
        files = _files(portal)
        worker = nursery.start(portal.settings)
        until(lambda files=files: _files(portal) != files, worker.log)  # type: ignore[misc]
        # It writes now. A batch takes about half a second: this ends it at any step of it, or right after.
        time.sleep(chance.random())
        worker.kill()
    worker = nursery.start(portal.settings)
    until(lambda: not waiting(portal), worker.log)
    assert_index_equals_database(portal)
    for round in range(KILLS):
        for number in range(NOTES):
            is_gone = round < number < KILLS or round < number - KILLS < KILLS
            assert finds(portal, _word(round, number), *([] if is_gone else [f"note-{round}-{number}"]))
    assert "Traceback" not in worker.log.read_text()
