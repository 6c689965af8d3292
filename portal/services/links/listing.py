"""Where links are dead: for readers of a record, and for those who look after it."""

from collections.abc import Mapping
from datetime import datetime

from portal.database import links
from portal.services.context import Portal


def dead_of(portal: Portal, record_id: str) -> Mapping[str, datetime]:
    """Return the dead addresses of a record that the reader was shown, each with when it was asked last."""
    with portal.database.asking() as connection:
        return {one.url: one.asked_at for one in links.dead(connection, record_id) if one.asked_at}
