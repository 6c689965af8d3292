"""A text that lay aside while another one became public: taken up again, it does not undo what the other changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.database import proposals
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record
from portal.domain.merging import merge
from portal.domain.policy import Reader


def catch_up(session: Session, reader: Reader, record: Record, proposal: Proposal) -> None:
    """Put what is public now into the fields that a text did not change itself; what it did change stays, and shows as a change."""
    live = (record.live_pk, proposals.live_text_pk(session, record, proposal.language))
    begun = (proposal.base_shared_pk, proposal.base_text_pk)
    if live == begun:
        return
    mine = proposals.contents(session, record, proposal, proposal.language)
    sides = zip(_contents(session, begun), mine, _contents(session, live), strict=True)
    shared, texts = (merge(*three).content for three in sides)
    proposals.save(session, record, proposal, shared, texts, reader.person)
    proposal.base_shared_pk, proposal.base_text_pk = live


def _contents(session: Session, pks: Iterable[int | None]) -> list[Mapping[str, Any]]:
    return [row.content if (row := proposals.revision(session, pk)) else {} for pk in pks]
