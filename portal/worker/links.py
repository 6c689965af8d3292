"""Asks beside the index whether the addresses in records still answer: a thread of the worker, one site at a time."""

import time
from datetime import UTC, datetime
from threading import Event

from portal.services.context import Portal
from portal.services.links import checking
from portal.worker.beside import steadily

FIRST_SECONDS = 60.0
"""How long nobody is asked after a start: one that starts again and again is no nuisance to others."""

POLL_SECONDS = 5.0
WAIT_SECONDS = 60.0
CATCH_UP_SECONDS = 3600.0


def run(portal: Portal, stopping: Event) -> None:
    """Ask what is due until `stopping` is set; what was not asked is still due. Asks nobody where the settings say so."""
    if not portal.settings.check_links:
        return
    manners = checking.Manners(stopping.wait)
    asks = checking.asker(portal, manners)
    caught_up = float("-inf")

    def step() -> None:
        nonlocal caught_up
        if time.monotonic() - caught_up >= CATCH_UP_SECONDS:
            checking.catch_up(portal)
            caught_up = time.monotonic()
        while not stopping.is_set() and checking.check_next(portal, asks, manners, datetime.now(UTC)):
            pass

    stopping.wait(FIRST_SECONDS)
    steadily("links", step, stopping, POLL_SECONDS, WAIT_SECONDS)
