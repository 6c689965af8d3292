"""Mails that follow what was done: put into the outbox in the same transaction, composed and sent by the worker when they are due.

A row says for whom a mail is and what it is about, in numbers and codes. Its words (title, reason, names, a link that works once) are
looked up when it is sent: nothing of a note is copied, and who may no longer know of it is not told.
"""

from portal.services.mailing.queueing import About, queue
from portal.services.mailing.sending import send_due, transport
from portal.services.mailing.trouble import Troubled, delayed, drop, kept, kept_mail, retry, stuck, waiting

__all__ = [
    "About",
    "Troubled",
    "delayed",
    "drop",
    "kept",
    "kept_mail",
    "queue",
    "retry",
    "send_due",
    "stuck",
    "transport",
    "waiting",
]
