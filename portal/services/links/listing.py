"""Where links are dead: for readers of a record, and for those who look after it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from portal.database import links
from portal.database.tables import LinkState, now
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.review.door import NotThereError, held_public

BELIEVED = timedelta(days=90)
"""How long a page that somebody saw is not asked for."""


def dead_of(portal: Portal, record_id: str) -> Mapping[str, datetime]:
    """Return the dead addresses of a record that the reader was shown, each with when it was asked last."""
    with portal.database.asking() as connection:
        return {one.url: one.asked_at for one in links.dead(connection, record_id) if one.asked_at}


def checked_by_hand(portal: Portal, reader: Reader, record_id: str, link_pk: int) -> None:
    """Note that somebody who looks after a record saw a page that did not answer us. Raises NotThereError."""
    with portal.database.writing() as session:
        record = held_public(session, reader, record_id, Action.follow).record
        if not links.gives(session, record.pk or 0, link_pk):
            raise NotThereError(record_id)
        links.note(
            session,
            link_pk,
            state=LinkState.alive,
            failures=0,
            failing_since=None,
            due_at=now() + BELIEVED,
            answer="seen",
        )
