"""How often something may be tried. What is counted is kept as a keyed hash, so that the table tells nothing of people."""

from dataclasses import dataclass
from datetime import timedelta

from portal.database import people
from portal.database.sessions import Session
from portal.database.tables import Attempt, now
from portal.services.context import Portal
from portal.services.secret import keyed


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `within`."""

    name: str
    most: int
    within: timedelta


# A person mistypes; a program tries thousands. The address of a whole ministry is shared by many people.
SIGN_IN_OF_ACCOUNT = Limit("sign-in of account", 10, timedelta(minutes=15))
SIGN_IN_FROM_ADDRESS = Limit("sign-in from address", 100, timedelta(minutes=15))
SECOND_FACTOR = Limit("second factor", 6, timedelta(minutes=15))
MAIL_TO_ACCOUNT = Limit("mail to account", 4, timedelta(hours=1))
MAIL_FROM_ADDRESS = Limit("mail from address", 30, timedelta(hours=1))
FLAGS_OF_PERSON = Limit("flags of person", 5, timedelta(hours=24))
FLAGS_FROM_ADDRESS = Limit("flags from address", 10, timedelta(hours=24))
INVITATIONS = Limit("invitations", 100, timedelta(hours=24))
LONGEST = timedelta(hours=24)


class TooOftenError(Exception):
    """Something was tried too often; `minutes` is how long to wait at most."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit.name)
        self.minutes = int(limit.within.total_seconds() // 60)


def exceeded(portal: Portal, session: Session, limit: Limit, who: str) -> bool:
    """Say whether no further try is allowed; does not count as one."""
    return people.attempts(session, _key(portal, limit, who), now() - limit.within) >= limit.most


def count(portal: Portal, session: Session, limit: Limit, who: str) -> None:
    """Count a try."""
    session.add(Attempt(key=_key(portal, limit, who)))


def take(portal: Portal, session: Session, limit: Limit, who: str) -> None:
    """Count a try, or raise TooOftenError where none is left; of many tries at once no more count than one after the other."""
    people.queue_up(session, _key(portal, limit, who))
    if exceeded(portal, session, limit, who):
        raise TooOftenError(limit)
    count(portal, session, limit, who)


def forget(portal: Portal, session: Session, limit: Limit, who: str) -> None:
    """Count the earlier tries no more."""
    people.forget_attempts(session, _key(portal, limit, who))


def _key(portal: Portal, limit: Limit, who: str) -> str:
    return keyed(portal.settings, limit.name, who)
