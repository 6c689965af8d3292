"""What administrators do about mails: see which have not left, send them again, give them up, read those that were kept.

What they do stands in the trail: a mail that was kept may hold a link into somebody's account.
"""

from collections.abc import Sequence

from portal.database import mails, trail
from portal.database.sessions import Session
from portal.database.tables import now
from portal.domain.policy import Action, Reader
from portal.mail.folder import Kept
from portal.services.context import Portal
from portal.services.mailing import trouble
from portal.services.mailing.trouble import Troubled
from portal.services.people.checks import demand

MOST = 200


def unsent(portal: Portal, reader: Reader) -> tuple[Sequence[Troubled], Sequence[Troubled]]:
    """Return (the mails that are stuck, those that leave by themselves when they are due), the oldest first. NotAllowedError."""
    demand(reader, Action.see_mail)
    return trouble.stuck(portal), trouble.queued(portal, MOST)


def one(portal: Portal, reader: Reader, pk: int) -> Troubled:
    """Return a mail that has not left. NotAllowedError, LookupError where there is none of that number."""
    demand(reader, Action.see_mail)
    found = next((mail for mail in (*trouble.stuck(portal), *trouble.queued(portal, MOST)) if mail.pk == pk), None)
    if found is None:
        raise LookupError(pk)
    return found


def retry(portal: Portal, reader: Reader, numbers: Sequence[int] | None = None) -> int:
    """Try mails that failed from the beginning, at once; all that are stuck where no numbers are given. Returns how many."""
    demand(reader, Action.see_mail)
    if numbers is None:
        numbers = [mail.pk for mail in trouble.stuck(portal)]
    count = 0
    with portal.database.writing() as session:
        for pk in numbers:
            kind = mails.kind(session, pk)
            if mails.again(session, pk, now()):
                _note(session, reader, "mail_retried", pk, kind)
                count += 1
    return count


def drop(portal: Portal, reader: Reader, pk: int) -> bool:
    """Give a mail up; say whether there was one. NotAllowedError."""
    demand(reader, Action.see_mail)
    with portal.database.writing() as session:
        kind = mails.kind(session, pk)
        found = mails.drop(session, pk)
        if found:
            _note(session, reader, "mail_dropped", pk, kind)
    return found


def keeps(portal: Portal) -> bool:
    """Say whether mails are kept in a folder here instead of being sent."""
    return not portal.settings.mail_host


def kept(portal: Portal, reader: Reader) -> Sequence[Kept]:
    """Return the newest mails that were kept; none where mails are sent. NotAllowedError."""
    demand(reader, Action.see_mail)
    return trouble.kept(portal) if keeps(portal) else ()


def read(portal: Portal, reader: Reader, name: str) -> Kept:
    """Return one mail that was kept. NotAllowedError, LookupError where there is none of that name."""
    demand(reader, Action.see_mail)
    found = trouble.kept_mail(portal, name) if keeps(portal) else None
    if found is None:
        raise LookupError(name)
    with portal.database.writing() as session:
        trail.add(session, reader, "mail_read", f"mail:{found.name}"[:160])
    return found


def _note(session: Session, reader: Reader, action: str, pk: int, kind: str) -> None:
    trail.add(session, reader, action, f"mail:{pk}", new=kind)
