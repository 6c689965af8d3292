"""Reads the files that have arrived beside the index: a thread of the worker, so that a long document delays no search."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from portal.attachments.storage import StorageAwayError
from portal.database.sessions import DatabaseUnwritableError
from portal.services.context import Portal
from portal.services.files import reading

POLL_SECONDS = 1.0
WAIT_SECONDS = 10.0
LAST_SECONDS = 4.0
"""How long the file that is being read is waited for at the end; broken off, it is read again."""

log = logging.getLogger("portal.files")


def run(portal: Portal, stopping: Event) -> None:
    """Read what waits until `stopping` is set. Nothing ends it before: what was not read goes on waiting."""
    while not stopping.is_set():
        try:
            reading.delete_expunged(portal)
            while not stopping.is_set() and reading.read_next(portal):
                pass
        except (DatabaseUnwritableError, StorageAwayError):
            log.warning("files wait: database or storage cannot be reached")
            stopping.wait(WAIT_SECONDS)
        except Exception:
            log.exception("files wait")
            stopping.wait(WAIT_SECONDS)
        stopping.wait(POLL_SECONDS)


@contextmanager
def files_read(portal: Portal) -> Iterator[None]:
    """Read files in a thread of its own while the block runs."""
    stopping = Event()
    thread = Thread(target=run, args=(portal, stopping), name="files", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(LAST_SECONDS)
