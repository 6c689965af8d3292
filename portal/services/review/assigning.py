"""Which moderator looks after a text on the desk."""

from collections.abc import Mapping

from portal.database import reviewing, trail
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.domain.policy import Action, Reader, may
from portal.services.context import Portal
from portal.services.people.readers import reader_of
from portal.services.review.desk import ON_DESK
from portal.services.review.door import NotThereError, held
from portal.services.review.needs import NeededError


def colleagues(portal: Portal, reader: Reader, record_id: str, proposal_pk: int) -> Mapping[str, str]:
    """Return the moderators (id and name) to whom a text could be handed: who may decide on it. Raises NotThereError."""
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.review, proposal_pk)
        return {id: name for id, (name, _) in _able(portal, session, found).items()}


def _able(portal: Portal, session: Session, found: Held) -> dict[str, tuple[str, int | None]]:
    assigned = found.proposal.assigned_pk if found.proposal else None
    return {
        person.id: (person.name, person.pk)
        for person in reviewing.moderators(session)
        if person.pk != assigned and may(reader_of(portal, person), Action.decide, found.subject)
    }


def assign(portal: Portal, reader: Reader, record_id: str, proposal_pk: int, person_id: str) -> str:
    """Hand a text on the desk to another moderator and return their name. Raises NotThereError, NeededError."""
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.review, proposal_pk)
        if found.proposal is None or found.proposal.state not in ON_DESK:
            raise NotThereError(record_id)
        able = _able(portal, session, found)
        if person_id not in able:
            raise NeededError({"person": "unknown" if person_id else "missing"})
        name, found.proposal.assigned_pk = able[person_id]
        session.add(found.proposal)
        trail.add(session, reader, "assign", trail.of(found.record), "", f"person:{person_id}", proposal_pk=proposal_pk)
        return name
