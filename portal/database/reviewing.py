"""Lists for those who review and for authors. Whose each row is to see is asked of the rights, row by row (services/review/)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from portal.database.proposals import latest
from portal.database.tables import Comment, Person, PersonStanding, Proposal, Record, Revision, SecondReview, Version
from portal.domain.policy import Role
from portal.domain.workflow import FOUND, Condition, State


def comments(session: Session, proposal_pk: int) -> Sequence[Comment]:
    """Return what was said about a proposal, in order."""
    asked = select(Comment).where(col(Comment.proposal_pk) == proposal_pk).order_by(col(Comment.pk))
    return session.scalars(asked).all()


def second_reviews(session: Session, proposal_pk: int) -> Sequence[SecondReview]:
    """Return the second reviewers of a proposal, with their opinions."""
    asked = select(SecondReview).where(col(SecondReview.proposal_pk) == proposal_pk).order_by(col(SecondReview.pk))
    return session.scalars(asked).all()


def in_states(session: Session, states: Iterable[State]) -> Sequence[tuple[Proposal, Record]]:
    """Return the proposals in these states with their records, the oldest first; whose they are to see is asked of each."""
    asked: Any = (
        select(Proposal, Record)
        .join(Record, col(Record.pk) == col(Proposal.record_pk))
        .where(col(Proposal.state).in_(sorted(states)))
        .order_by(col(Proposal.submitted_at), col(Proposal.pk))
    )
    return [(proposal, record) for proposal, record in session.execute(asked)]


def moderators(session: Session) -> Sequence[Person]:
    """Return everybody who moderates, whatever their regions."""
    asked = select(Person).where(col(Person.role) == Role.moderator, col(Person.standing) == PersonStanding.active)
    return session.scalars(asked.order_by(col(Person.name))).all()


def under_re_review(session: Session) -> Sequence[Record]:
    """Return the records that are public although somebody has yet to look at them, the oldest first."""
    asked = select(Record).where(col(Record.condition) == Condition.under_re_review).order_by(col(Record.updated_at))
    return session.scalars(asked).all()


def due_for_review(session: Session, day: str, reminded_before: datetime, limit: int, owned: bool) -> Sequence[Record]:
    """Return readable records to be looked at by `day` of which nobody was reminded since, the one due first first; with an owner
    or (`owned` false) without.
    """
    owner = col(Record.owner_pk)
    asked = (
        select(Record)
        .where(col(Record.condition).in_(sorted(FOUND)), col(Record.review_by) <= day)
        .where(col(Record.reminded_at).is_(None) | (col(Record.reminded_at) < reminded_before))
        .where(owner.is_not(None) if owned else owner.is_(None))
        .order_by(col(Record.review_by), col(Record.pk))
    )
    return session.scalars(asked.limit(limit)).all()


def coordinators(session: Session) -> Sequence[Person]:
    """Return everybody who coordinates, whatever their regions."""
    asked = select(Person).where(col(Person.role) == Role.coordinator, col(Person.standing) == PersonStanding.active)
    return session.scalars(asked.order_by(col(Person.name))).all()


def live_contents(session: Session, record_id: str) -> Sequence[Mapping[str, Any]]:
    """Return the public contents of a record: its shared fields, and the texts of each language."""
    shared = select(col(Revision.content)).join(Record, col(Record.live_pk) == col(Revision.pk))
    texts = (
        select(col(Revision.content))
        .join(Version, col(Version.live_pk) == col(Revision.pk))
        .join(Record, col(Record.pk) == col(Version.record_pk))
    )
    both = (asked.where(col(Record.id) == record_id) for asked in (shared, texts))
    return [content for asked in both for content in session.scalars(asked)]


def live_title(session: Session, record: Record) -> str:
    """Return the public title in the original language."""
    asked = select(col(Version.title)).where(
        col(Version.record_pk) == record.pk, col(Version.language) == record.language
    )
    return session.scalars(asked).first() or ""


def live_languages(session: Session, record: Record) -> tuple[str, ...]:
    """Return the languages in which a record is public."""
    asked = select(col(Version.language)).where(col(Version.record_pk) == record.pk, col(Version.live_pk).is_not(None))
    return tuple(session.scalars(asked.order_by(col(Version.language))))


def of_record(session: Session, record: Record) -> Sequence[Proposal]:
    """Return all proposals of a record, the newest first."""
    asked = select(Proposal).where(col(Proposal.record_pk) == record.pk).order_by(col(Proposal.pk).desc())
    return session.scalars(asked).all()


def revisions(session: Session, record: Record) -> Sequence[Revision]:
    """Return all revisions of a record, the newest first."""
    asked = select(Revision).where(col(Revision.record_pk) == record.pk).order_by(col(Revision.pk).desc())
    return session.scalars(asked).all()


def of_person(session: Session, person_pk: int) -> Sequence[tuple[Record, Proposal | None]]:
    """Return the records that a person owns or has a proposal for, each with the latest proposal, the one touched last first."""
    mine = select(col(Proposal.record_pk)).where(col(Proposal.author_pk) == person_pk)
    asked = select(Record).where((col(Record.owner_pk) == person_pk) | col(Record.pk).in_(mine))
    found = [(record, latest(session, record)) for record in session.scalars(asked)]
    return sorted(found, key=lambda pair: pair[1].changed_at if pair[1] else pair[0].created_at, reverse=True)
