"""The worker's threads: they end together, within what the supervisor waits, and trouble ends none of them."""

import time
from threading import Event

import pytest

from portal.supervisor import GRACE_SECONDS
from portal.worker import beside as module
from portal.worker.beside import beside, steadily


def test_all_that_are_slow_to_end_are_waited_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each has its own wait, the supervisor loses patience, and the index is killed in the middle of a write."""
    assert module.LAST_SECONDS < GRACE_SECONDS
    monkeypatch.setattr(module, "LAST_SECONDS", 0.5)
    done = Event()

    def deaf(_stopping: Event) -> None:
        done.wait()

    with beside(**{f"deaf-{number}": deaf for number in range(8)}):
        began = time.monotonic()
    assert time.monotonic() - began < 2
    done.set()


def test_trouble_ends_no_work() -> None:
    """Else one bad row stops mails or files until somebody starts the worker anew."""
    stopping = Event()
    outcomes = iter([ValueError("bad row"), OSError("away"), None])
    done: list[bool] = []

    def step() -> None:
        outcome = next(outcomes)
        if outcome is not None:
            raise outcome
        done.append(True)
        stopping.set()

    steadily("mails", step, stopping, poll=0.0, wait=0.0)
    assert done == [True]
