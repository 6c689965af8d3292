"""How often readers may flag, so that nobody hides a library or floods its moderators."""

from portal.database.sessions import Session
from portal.domain.policy import Reader, Role
from portal.services.context import Portal
from portal.services.people import limits


def take(portal: Portal, session: Session, reader: Reader, address: str) -> None:
    """Count a flag, or raise limits.TooOftenError. Moderators flag as they need."""
    if reader.person is None:
        limits.take(portal, session, limits.FLAGS_FROM_ADDRESS, address)
    elif reader.role is not Role.moderator:
        limits.take(portal, session, limits.FLAGS_OF_PERSON, str(reader.person))
