"""Whatever happens to a file of the index while the portal runs, the worker makes the index whole again by itself."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.services import indexing
from portal.services.context import Portal, open_portal
from tests.records import publish
from tests.worker.conftest import MakePortal
from tests.worker.processes import Nursery, Worker, assert_index_equals_database, find, finds, until, waiting


def _largest(generation: Path, suffix: str) -> Path:
    return max(generation.glob(f"*{suffix}"), key=lambda path: path.stat().st_size)


def _truncate(generation: Path) -> None:
    path = _largest(generation, ".pst")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


def _scramble(generation: Path) -> None:
    path = _largest(generation, ".trm")
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def _scramble_columns(generation: Path) -> None:
    for path in generation.glob("*.col"):
        path.write_bytes(random.Random(2).randbytes(path.stat().st_size))


def _lose_contents(generation: Path) -> None:
    for path in generation.glob("*.toc"):
        path.unlink()


def _scramble_stamp(generation: Path) -> None:
    (generation / "state.json").write_bytes(b"\xff{")


DAMAGES: Mapping[str, Callable[[Path], None]] = {
    "postings cut off": _truncate,
    "words overwritten": _scramble,
    "columns overwritten": _scramble_columns,
    "contents lost": _lose_contents,
    "stamp overwritten": _scramble_stamp,
}


@dataclass(frozen=True)
class Case:
    """A portal whose index was damaged while a worker ran and a reader had it open; `other` is a process that opens it after."""

    portal: Portal
    other: Portal
    worker: Worker


@pytest.fixture(scope="module")
def cases(nursery: Nursery, make_portal: MakePortal) -> Mapping[str, Case]:
    """Return a damaged portal of each sort; they are all mended at the same time, since each takes some seconds."""
    made: dict[str, Case] = {}
    for name in DAMAGES:
        portal = make_portal("damaged")
        made[name] = Case(portal, open_portal(portal.settings), nursery.start(portal.settings))
        publish(portal, "before", "A quagmirical note")
    for name, case in made.items():
        until(lambda case=case: not waiting(case.portal), case.worker.log)  # type: ignore[misc]
        assert finds(case.portal, "quagmirical", "before")
        DAMAGES[name](case.portal.settings.index / (case.portal.settings.index / "CURRENT").read_text().strip())
    return made


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_index_is_built_again_while_the_worker_runs(cases: Mapping[str, Case], name: str) -> None:
    """Else every search is a plain list until somebody notices, and with some damages a wrong one."""
    case = cases[name]
    # A page must come, whatever the index is like at this moment: from it, or from the database.
    assert [card.id for card in find(case.other, "quagmirical").cards] in (["before"], [])
    until(lambda: indexing.is_whole(case.portal), case.worker.log)
    assert finds(case.portal, "quagmirical", "before")
    assert finds(case.other, "quagmirical", "before")
    publish(case.portal, "after", "A snorfelous note")
    until(lambda: finds(case.portal, "snorfelous", "after"), case.worker.log)
    assert_index_equals_database(case.portal)
    assert case.worker.runs()
    case.other.close()
