"""Asks beside the index whether the addresses in records still answer: a thread of the worker, one site at a time."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

from portal.database.sessions import DatabaseUnwritableError
from portal.services.context import Portal
from portal.services.links import checking

FIRST_SECONDS = 60.0
"""How long nobody is asked after a start: one that starts again and again is no nuisance to others."""

POLL_SECONDS = 5.0
WAIT_SECONDS = 60.0
LAST_SECONDS = 1.0
CATCH_UP_SECONDS = 3600.0
log = logging.getLogger("portal.links")


def run(portal: Portal, stopping: Event) -> None:
    """Ask what is due until `stopping` is set. Nothing ends it before: what was not asked is still due."""
    manners = checking.Manners(stopping.wait)
    asks = checking.asker(portal, manners)
    caught_up = float("-inf")
    stopping.wait(FIRST_SECONDS)
    while not stopping.is_set():
        try:
            if time.monotonic() - caught_up >= CATCH_UP_SECONDS:
                checking.catch_up(portal)
                caught_up = time.monotonic()
            while not stopping.is_set() and checking.check_next(portal, asks, manners, datetime.now(UTC)):
                pass
        except DatabaseUnwritableError:
            log.warning("the database cannot be written; links wait")
            stopping.wait(WAIT_SECONDS)
        except Exception:
            log.exception("links wait")
            stopping.wait(WAIT_SECONDS)
        stopping.wait(POLL_SECONDS)


@contextmanager
def links_checked(portal: Portal) -> Iterator[None]:
    """Ask in a thread of its own while the block runs, if the settings want it."""
    if not portal.settings.check_links:
        yield
        return
    stopping = Event()
    thread = Thread(target=run, args=(portal, stopping), name="links", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        # What is asked just then is asked again.
        thread.join(LAST_SECONDS)
