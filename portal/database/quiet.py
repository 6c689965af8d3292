"""Revisions that pages saved by themselves: forgotten after a while, unless something names them."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from portal.database.tables import Declaration, Proposal, Record, Revision, Trail, Version
from portal.domain.workflow import State

NAMED = (
    Proposal.shared_pk,
    Proposal.text_pk,
    Proposal.base_shared_pk,
    Proposal.base_text_pk,
    Proposal.of_pk,
    Record.live_pk,
    Version.live_pk,
    Version.of_pk,
    Declaration.shared_pk,
    Declaration.text_pk,
    Trail.revision_pk,
)


def forget(session: Session, before: datetime) -> int:
    """Delete what a page saved by itself before that time, was never public, and was followed by a later save; return how many."""
    later = aliased(Revision)
    followed = select(col(later.pk)).where(
        col(later.proposal_pk) == col(Revision.proposal_pk),
        col(later.language) == col(Revision.language),
        col(later.number) > col(Revision.number),
    )
    named = union_all(*(select(col(column)).where(col(column).is_not(None)) for column in NAMED))
    gone: Any = delete(Revision).where(
        col(Revision.quiet).is_(True),
        col(Revision.state) == State.replaced,
        col(Revision.published_at).is_(None),
        col(Revision.created_at) < before,
        followed.exists(),
        col(Revision.pk).not_in(named),
    )
    found: Any = session.execute(gone.execution_options(synchronize_session=False))
    return int(found.rowcount)
