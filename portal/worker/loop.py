"""The worker's loop. Anything that it does not know how to wait out ends the process; the supervisor starts a new one.

That is on purpose: Whoosh keeps its write lock after a failed commit, and only a new process is sure to be rid of it.
"""

import logging
import time
from threading import Event

from portal.database.sessions import DatabaseBusyError
from portal.search.engine import IndexLockedError, SearchUnavailableError
from portal.services import indexing
from portal.services.context import Portal
from portal.worker.chores import Chores

POLL_SECONDS = 0.25
CHECK_SECONDS = 2.0
LOCKED_SECONDS = 2.0
REBUILD_SECONDS = 10.0
log = logging.getLogger("portal.worker")


def run(portal: Portal, stopping: Event) -> None:
    """Work until `stopping` is set. Raises what a commit of the index or the database raises."""
    checked = float("-inf")
    mender, chores = Mender(), Chores()
    while not stopping.is_set():
        try:
            if time.monotonic() - checked >= CHECK_SECONDS:
                mender.mend(portal)
                checked = time.monotonic()
            indexing.rebuild_expunged(portal)
            while indexing.drain(portal) and not stopping.is_set():
                pass
            chores.do(portal)
        except IndexLockedError:
            log.warning("another process writes the index; waiting")
            stopping.wait(LOCKED_SECONDS)
        except DatabaseBusyError:
            # What the index took is still in the outbox, and is applied again with the same result.
            log.warning("another process writes the database; waiting")
            stopping.wait(LOCKED_SECONDS)
        except SearchUnavailableError:
            # Deleted or damaged since the last check: look at once.
            checked = float("-inf")
        stopping.wait(POLL_SECONDS)


class Mender:
    """Rebuilds the index where it is missing, damaged, of another make or incomplete; not again and again in one minute."""

    def __init__(self) -> None:
        self._rebuilt = float("-inf")

    def mend(self, portal: Portal) -> None:
        """Look at the index twice, since a change may be under way, and build it anew if it is not whole."""
        if indexing.is_whole(portal) or indexing.is_whole(portal) or time.monotonic() - self._rebuilt < REBUILD_SECONDS:
            return
        log.info("building the index")
        count = indexing.rebuild(portal)
        self._rebuilt = time.monotonic()
        log.info("the index holds %d documents", count)
