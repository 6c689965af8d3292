"""Reads tables of many records and makes their drafts beside the index, a piece at a time."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from portal.database.sessions import DatabaseUnwritableError
from portal.services.batches import working
from portal.services.context import Portal

POLL_SECONDS = 1.0
WAIT_SECONDS = 5.0
LAST_SECONDS = 4.0
log = logging.getLogger("portal.batches")


def run(portal: Portal, stopping: Event) -> None:
    """Work on batches until `stopping` is set. Nothing ends it before: a piece that was broken off is done again."""
    while not stopping.is_set():
        try:
            while not stopping.is_set() and working.work(portal):
                pass
        except DatabaseUnwritableError:
            log.warning("the database cannot be written; batches wait")
            stopping.wait(WAIT_SECONDS)
        except Exception:
            log.exception("batches wait")
            stopping.wait(WAIT_SECONDS)
        stopping.wait(POLL_SECONDS)


@contextmanager
def batches_made(portal: Portal) -> Iterator[None]:
    """Work on batches in a thread of its own while the block runs."""
    stopping = Event()
    thread = Thread(target=run, args=(portal, stopping), name="batches", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(LAST_SECONDS)
