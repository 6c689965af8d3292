"""Sending what is due: each mail once, later and later where it cannot be, and never while the database is held."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

from portal.database import mails
from portal.database.sessions import DatabaseUnwritableError
from portal.database.tables import now
from portal.mail.transport import MailServerAwayError, PermanentMailError, TransientMailError, Transport, open_transport
from portal.services.context import Portal
from portal.services.mailing.words import compose
from portal.settings import Settings

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
ATTEMPTS = 10
LEASE = timedelta(minutes=5)
"""For how long a mail is one worker's: more than a slow server takes. Killed in between, it is sent when this is over."""

SETTLING = 10
SETTLING_SECONDS = 0.5
log = logging.getLogger("portal.mail")


def transport(settings: Settings) -> Transport:
    """Return the way out that the settings choose; see portal.mail.transport."""
    password = settings.mail_password.get_secret_value()
    server = (settings.mail_host, settings.mail_port, settings.mail_security, settings.mail_user, password)
    return open_transport(settings.mail_folder, *server)


def send_due(portal: Portal, way: Transport, limit: int = 20) -> int:
    """Send mails whose time has come, and return how many were sent; stops where the mail server is away.

    What cannot be sent now is tried again later and later; after 10 times, or where it will never be taken, it is stuck.
    """
    with portal.database.reading() as session:
        rows = mails.due(session, now(), limit)
    sent = 0
    for pk, attempts in rows:
        try:
            sent += _send(portal, way, pk, attempts)
        except MailServerAwayError:
            break
    return sent


def _send(portal: Portal, way: Transport, pk: int, attempts: int) -> bool:
    try:
        mail = _composed(portal, pk)
        if mail is None:
            return False
        # No transaction is open here: a slow server holds up nobody.
        way.send(mail)
    except DatabaseUnwritableError:
        raise
    except MailServerAwayError as error:
        _put_off(portal, pk, attempts + 1, str(error))
        raise
    except TransientMailError as error:
        _put_off(portal, pk, attempts + 1, str(error))
    except (PermanentMailError, LookupError, ValueError, TypeError) as error:
        # Refused, or not to be composed: to try it again as it is would change nothing.
        _give_up(
            portal, pk, str(error) if isinstance(error, PermanentMailError) else f"{type(error).__name__}: {error}"
        )
    except Exception as error:
        # Whatever it was, the mails behind it are not held up.
        log.exception("mail %d could not be sent", pk)
        _put_off(portal, pk, attempts + 1, f"{type(error).__name__}: {error}")
    else:
        _settle(portal, lambda session: mails.drop(session, pk))
        return True
    return False


def _composed(portal: Portal, pk: int) -> EmailMessage | None:
    """Return the mail of a row that is now ours, or None where another took it, or nobody is left to be told."""
    moment = now()
    with portal.database.writing() as session:
        row = mails.claim(session, pk, moment, moment + LEASE)
        if row is None:
            return None
        mail = compose(portal, session, row, moment)
        if mail is None:
            mails.drop(session, pk)
        return mail


def _give_up(portal: Portal, pk: int, error: str) -> None:
    _settle(portal, lambda session: mails.failed(session, pk, error, mails.STUCK, now()))


def _put_off(portal: Portal, pk: int, attempts: int, error: str) -> None:
    wait = BACKOFF[min(attempts, len(BACKOFF)) - 1]
    kept = attempts if attempts < ATTEMPTS else mails.STUCK
    _settle(portal, lambda session: mails.failed(session, pk, error, kept, now() + wait))


def _settle(portal: Portal, change: Callable[[Any], object]) -> None:
    """Write down what became of a mail. Tried hard: what was sent and is not written down is sent again."""
    for tries_left in reversed(range(SETTLING)):
        try:
            with portal.database.writing() as session:
                change(session)
            return
        except DatabaseUnwritableError:
            if not tries_left:
                raise
            time.sleep(SETTLING_SECONDS)
