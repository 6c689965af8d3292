"""Threads of the worker beside the index: each does a piece of work at a time, waits out what it can, and is waited for at the end."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from portal.attachments.storage import StorageAwayError
from portal.database.sessions import DatabaseUnwritableError

LAST_SECONDS = 4.0
"""How long what is under way is waited for at the end, by all together: less than the supervisor waits for the worker."""

log = logging.getLogger("portal.worker")


def steadily(what: str, step: Callable[[], object], stopping: Event, poll: float, wait: float) -> None:
    """Do `step` every `poll` seconds until `stopping` is set; nothing ends it before. After trouble it waits for `wait` seconds more.

    `what` it is about stands in the log.
    """
    while not stopping.is_set():
        try:
            step()
        except (DatabaseUnwritableError, StorageAwayError):
            log.warning("%s wait: database or storage cannot be reached", what)
            stopping.wait(wait)
        except Exception:
            log.exception("%s wait", what)
            stopping.wait(wait)
        stopping.wait(poll)


@contextmanager
def beside(**runs: Callable[[Event], None]) -> Iterator[None]:
    """Run each in a thread of its own, by name, while the block runs; then tell all to stop, and wait for all at once."""
    stopping = Event()
    threads = [Thread(target=run, args=(stopping,), name=name, daemon=True) for name, run in runs.items()]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        until = time.monotonic() + LAST_SECONDS
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
