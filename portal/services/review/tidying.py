"""What pages saved by themselves while somebody wrote is forgotten, once a later save has stood in its place for a week."""

from datetime import timedelta

from portal.database import quiet
from portal.database.tables import now
from portal.services.context import Portal

KEPT = timedelta(days=7)


def forget(portal: Portal) -> int:
    """Forget them and return how many. A form that was made from one of them finds it gone, and then overwrites nothing."""
    with portal.database.writing() as session:
        return quiet.forget(session, now() - KEPT)
