"""The door to records that are worked on: who asks, which record, for what. Whatever is forbidden looks as if it were not there."""

from portal.database import proposals
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.domain.policy import Action, Reader, may


class NotThereError(LookupError):
    """There is no such record or proposal, or not for this person: the two look alike."""


def held(session: Session, reader: Reader, record_id: str, action: Action, proposal_pk: int | None = None) -> Held:
    """Return a record with its open proposal (or the one named), locked, for `reader` to do `action`; else NotThereError."""
    found = proposals.hold(session, record_id, proposal_pk) if "\0" not in record_id else None
    if found is None or not may(reader, action, found.subject):
        raise NotThereError(record_id)
    return found


def held_public(session: Session, reader: Reader, record_id: str, action: Action) -> Held:
    """Return a record for `reader` to do `action` to what is public of it; else NotThereError.

    A text on its way that names other regions or readers gives nobody a right before it is published, and takes none.
    """
    found = proposals.hold(session, record_id) if "\0" not in record_id else None
    if found is None or not may(reader, action, proposals.subject(session, found.record, None)):
        raise NotThereError(record_id)
    return found
