"""The one process that writes the index and sends mails: keeps the index whole, drains the outbox, reads files, asks links."""

from portal.worker import batches, files, links, mail
from portal.worker.loop import run

__all__ = ["batches", "files", "links", "mail", "run"]
