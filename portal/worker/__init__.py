"""The one process that writes the index and sends mails: keeps the index whole and drains the outbox."""

from portal.worker.loop import run
from portal.worker.mail import sending

__all__ = ["run", "sending"]
