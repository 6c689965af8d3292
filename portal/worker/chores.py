"""What is done by the clock: publishing what is due, reminding, forgetting. A chore that fails is tried again; it stops no other work."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from portal.database.sessions import DatabaseUnwritableError
from portal.services.batches import forgetting as forgetting_batches
from portal.services.context import Portal
from portal.services.counts import forgetting as forgetting_counts
from portal.services.files import forgetting as forgetting_files
from portal.services.people import forgetting
from portal.services.review import moving, reminding, tidying

EVERY_SECONDS = 30.0
log = logging.getLogger("portal.chores")


class Chores:
    """Does all chores every half minute; each finds out itself whether there is anything to do."""

    def __init__(self) -> None:
        self._done = float("-inf")

    def do(self, portal: Portal) -> None:
        """Do the chores if it is time."""
        if time.monotonic() - self._done < EVERY_SECONDS:
            return
        self._done = time.monotonic()
        today = datetime.now(UTC).date()
        chores: tuple[Callable[[], object], ...] = (
            lambda: moving.publish_due(portal, today),
            lambda: reminding.alert_overdue(portal),
            lambda: reminding.remind_of_reviews(portal, today),
            lambda: forgetting.forget(portal),
            lambda: forgetting_files.forget(portal),
            lambda: forgetting_batches.forget(portal),
            lambda: forgetting_counts.forget(portal, today),
            lambda: tidying.forget(portal),
        )
        for chore in chores:
            try:
                chore()
            except DatabaseUnwritableError:
                log.warning("the database cannot be written; chores wait")
                return
            except Exception:
                log.exception("a chore failed")
