"""Dropping what no longer matters: old attempts, links that expired, sessions that ended, requests that nobody confirmed."""

from datetime import timedelta

from portal.database import accounts, people
from portal.database.notes import read_note, write_note
from portal.database.tables import now
from portal.services.context import Portal
from portal.services.people.limits import LONGEST

NOTE = "forgotten_on"
UNCONFIRMED = timedelta(days=7)
"""How long an address is kept whose owner may never have asked; the link that was mailed there is dead by then."""


def forget(portal: Portal) -> bool:
    """Drop it, once a day; says whether it was done now."""
    moment = now()
    with portal.database.reading() as session:
        if read_note(session, NOTE) == moment.date().isoformat():
            return False
    unused = moment - timedelta(hours=portal.settings.session_hours)
    with portal.database.writing() as session:
        people.forget(session, attempts_before=moment - LONGEST, sessions_before=unused, moment=moment)
        accounts.forget_unconfirmed(session, moment - UNCONFIRMED)
        write_note(session, NOTE, moment.date().isoformat())
    return True
