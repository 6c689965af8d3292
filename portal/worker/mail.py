"""Sends mails beside the index: a thread of the worker, so that a mail server that is slow or away delays no search."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from portal.database.sessions import DatabaseUnwritableError
from portal.mail.transport import Transport
from portal.services import mailing
from portal.services.context import Portal

POLL_SECONDS = 1.0
WAIT_SECONDS = 5.0
LAST_SECONDS = 4.0
"""How long the mail that is under way is waited for at the end: less than the supervisor waits for us."""

log = logging.getLogger("portal.mail")


def run(portal: Portal, way: Transport, stopping: Event) -> None:
    """Send what is due until `stopping` is set. Nothing ends it before: what was not sent is still in the outbox."""
    while not stopping.is_set():
        try:
            # One by one, so that stopping waits for one mail at most.
            while mailing.send_due(portal, way, 1) and not stopping.is_set():
                pass
        except DatabaseUnwritableError:
            log.warning("the database cannot be written; mails wait")
            stopping.wait(WAIT_SECONDS)
        except Exception:
            log.exception("mails wait")
            stopping.wait(WAIT_SECONDS)
        stopping.wait(POLL_SECONDS)


@contextmanager
def sending(portal: Portal) -> Iterator[None]:
    """Send mails in a thread of its own while the block runs."""
    stopping = Event()
    thread = Thread(target=run, args=(portal, mailing.transport(portal.settings), stopping), name="mail", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(LAST_SECONDS)
