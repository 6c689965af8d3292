"""What waits for an administrator, in numbers."""

from dataclasses import dataclass

from portal.database import accounts, bodies, mails
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.health import health
from portal.services.people.checks import demand


@dataclass(frozen=True)
class Attention:
    """Numbers for the first page of the administration. `index_waits` are changes that searches do not know of yet."""

    stuck: int
    delayed: int
    asked: int
    invited: int
    suspended: int
    active: int
    unverified: int
    index_ok: bool
    index_waits: int


def attention(portal: Portal, reader: Reader) -> Attention:
    """Return what waits. NotAllowedError."""
    demand(reader, Action.manage_people)
    with portal.database.asking() as connection:
        standing = accounts.standings(connection)
        unverified = bodies.unverified(connection)
    with portal.database.reading() as session:
        stuck, delayed = mails.count(session, mails.STUCK), mails.count(session, 1) - mails.count(session, mails.STUCK)
    state = health(portal)
    return Attention(
        stuck=stuck,
        delayed=delayed,
        asked=standing.get("requested", 0),
        invited=standing.get("invited", 0),
        suspended=standing.get("suspended", 0),
        active=standing.get("active", 0),
        unverified=unverified,
        index_ok=state["index"] == "ok",
        index_waits=state["waiting"],
    )
