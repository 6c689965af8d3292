"""The one process that writes the index and sends mails: keeps the index whole, drains the outbox, reads files, asks links."""

from portal.worker.batches import batches_made
from portal.worker.files import files_read
from portal.worker.links import links_checked
from portal.worker.loop import run
from portal.worker.mail import sending

__all__ = ["batches_made", "files_read", "links_checked", "run", "sending"]
