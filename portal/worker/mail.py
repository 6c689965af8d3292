"""Sends mails beside the index, so that a mail server that is slow or away delays no search."""

from threading import Event

from portal.mail.transport import Transport
from portal.services import mailing
from portal.services.context import Portal
from portal.worker.beside import steadily

POLL_SECONDS = 1.0
WAIT_SECONDS = 5.0


def run(portal: Portal, way: Transport, stopping: Event) -> None:
    """Send what is due until `stopping` is set; what was not sent is still in the outbox."""

    def step() -> None:
        # One by one, so that stopping waits for one mail at most.
        while mailing.send_due(portal, way, 1) and not stopping.is_set():
            pass

    steadily("mails", step, stopping, POLL_SECONDS, WAIT_SECONDS)
