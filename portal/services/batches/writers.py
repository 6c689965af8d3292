"""Whose drafts a batch makes and sends, as far as they still may."""

from portal.database import people
from portal.database.sessions import Session
from portal.database.tables import Batch, PersonStanding
from portal.domain.policy import Reader
from portal.services.context import Portal
from portal.services.people.sessions import signed_in
from portal.services.review.drafts import may_draft


def writer(portal: Portal, session: Session, batch: Batch) -> Reader | None:
    """Return whose batch it is, if they may still write texts: somebody may have lost that since, or their organisation may."""
    row = people.person(session.connection(), batch.person_pk)
    reader = signed_in(portal, row).reader if row is not None and row.standing == PersonStanding.active else None
    return reader if reader is not None and may_draft(reader) else None
