"""What was declared with the revisions of a text, for those who review it."""

from dataclasses import dataclass
from datetime import datetime

from portal.database import posting
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.review.door import held


@dataclass(frozen=True)
class Declared:
    """A declaration: whose the text is (domain/terms.py), its licence, the version of the terms; `latest`: of the newest revisions."""

    by: str
    rights: str
    licence: str
    terms: str
    at: datetime
    latest: bool


def declared(portal: Portal, reader: Reader, record_id: str, proposal_pk: int) -> tuple[Declared, ...]:
    """Return what was declared for a proposal, the latest first. Raises NotThereError."""
    with portal.database.reading() as session:
        proposal = held(session, reader, record_id, Action.follow, proposal_pk).proposal
        now = (proposal.shared_pk, proposal.text_pk) if proposal else (None, None)
        return tuple(
            Declared(name, row.rights, row.licence, row.terms, row.at, (row.shared_pk, row.text_pk) == now)
            for row, name in posting.declarations(session, proposal_pk)
        )
