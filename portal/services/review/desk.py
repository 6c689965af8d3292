"""The moderators' desk, and where an author sees how a text stands: what waits, and one text with all that is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.database import proposals, reviewing, trail
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.database.tables import Person, Proposal, Record, now
from portal.domain.dates import working_days
from portal.domain.diff import FieldChange, changes
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader, Visibility, may
from portal.domain.workflow import OPEN, WAITING, Condition, State
from portal.services.context import Portal
from portal.services.review import moving, talking
from portal.services.review.door import NotThereError, held
from portal.services.review.talking import Opinion, Said

ON_DESK = WAITING | {State.approved, State.scheduled}


@dataclass(frozen=True)
class Waiting:
    """A text on the desk. `age` counts working days since it was sent in."""

    record_id: str
    proposal_pk: int
    kind: str
    title: str
    language: str
    regions: tuple[str, ...]
    visibility: Visibility
    state: State
    author: str
    submitted_at: datetime | None
    age: int
    overdue: bool
    assigned: str
    mine: bool
    own: bool
    update: bool


@dataclass(frozen=True)
class Step:
    """One step of a text's way, with the reason as far as it was not erased."""

    at: datetime
    action: str
    role: str
    who: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True)
class Standing:
    """A text with all that its people and moderators know of it: contents, what is public, how it came here, what can be done."""

    record_id: str
    kind: str
    condition: Condition
    proposal_pk: int
    state: State
    language: str
    title: str
    visibility: Visibility
    author: str
    assigned: str
    assigned_to_me: bool
    own: bool
    submitted_at: datetime | None
    publish_on: str | None
    duplicate_of: str | None
    base: str
    shared: Mapping[str, Any]
    texts: Mapping[str, Any]
    is_update: bool
    changes: tuple[FieldChange, ...]
    steps: tuple[Step, ...]
    comments: tuple[Said, ...]
    opinions: tuple[Opinion, ...]
    checklist: tuple[str, ...]
    evidence_grade: str
    evidence_reason: str
    moves: tuple[str, ...]
    may_edit: bool
    may_comment: bool
    may_review: bool


def queue(portal: Portal, reader: Reader, region: str = "", mine: bool = False) -> tuple[Waiting, ...]:
    """Return what waits for `reader` as a moderator: what is overdue first, then in the order it came."""
    with portal.database.reading() as session:
        found = [
            _waiting(session, reader, proposal, record)
            for proposal, record in reviewing.in_states(session, ON_DESK)
            if may(reader, Action.review, proposals.subject(session, record, proposal))
        ]
    kept = [one for one in found if (not region or region in one.regions) and (not mine or one.mine)]
    return tuple(sorted(kept, key=lambda one: (not one.overdue, one.submitted_at or now())))


def _waiting(session: Session, reader: Reader, proposal: Proposal, record: Record) -> Waiting:
    since = proposal.submitted_at
    return Waiting(
        record_id=record.id,
        proposal_pk=proposal.pk or 0,
        kind=record.kind,
        title=proposal.title,
        language=proposal.language,
        regions=tuple(proposal.regions),
        visibility=proposal.visibility,
        state=proposal.state,
        author=_name(session, proposal.author_pk),
        submitted_at=since,
        age=working_days(since.date(), now().date()) if since else 0,
        overdue=proposals.is_overdue(proposal),
        assigned=_name(session, proposal.assigned_pk),
        mine=proposal.assigned_pk is not None and proposal.assigned_pk == reader.person,
        own=proposal.author_pk == reader.person,
        update=record.live_pk is not None,
    )


def published_first(portal: Portal, reader: Reader) -> tuple[Waiting, ...]:
    """Return what trusted organisations published and nobody has looked at, or what a moderator doubts."""
    with portal.database.reading() as session:
        found = []
        for record in reviewing.under_re_review(session):
            proposal = proposals.latest(session, record)
            if proposal and may(reader, Action.withhold, proposals.subject(session, record, None)):
                found.append(_waiting(session, reader, proposal, record))
        return tuple(found)


def _name(session: Session, person_pk: int | None) -> str:
    person = session.get(Person, person_pk) if person_pk else None
    return person.name if person else ""


def standing(portal: Portal, reader: Reader, record_id: str, proposal_pk: int | None = None) -> Standing:
    """Return how a record's text stands: the proposal of that number, else the one on its way, else the latest.

    Raises NotThereError.
    """
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.follow, proposal_pk)
        if found.proposal is None:
            last = proposals.latest(session, found.record)
            if last is None:
                raise NotThereError(record_id)
            found = held(session, reader, record_id, Action.follow, last.pk)
        return _standing(session, reader, found)


def _standing(session: Session, reader: Reader, found: Held) -> Standing:
    record, proposal = found.record, found.proposal
    if proposal is None:
        raise NotThereError(record.id)
    shared, texts = proposals.contents(session, record, proposal, proposal.language)
    old = _before(session, record, proposal)
    return Standing(
        record_id=record.id,
        kind=record.kind,
        condition=record.condition,
        proposal_pk=proposal.pk or 0,
        state=proposal.state,
        language=proposal.language,
        title=proposal.title,
        visibility=proposal.visibility,
        author=_name(session, proposal.author_pk),
        assigned=_name(session, proposal.assigned_pk),
        assigned_to_me=proposal.assigned_pk is not None and proposal.assigned_pk == reader.person,
        own=reader.person in found.subject.people,
        submitted_at=proposal.submitted_at,
        publish_on=proposal.publish_on,
        duplicate_of=_as_read(session, reader, proposal.duplicate_of),
        base=f"{proposal.shared_pk}.{proposal.text_pk}",
        shared=shared,
        texts=texts,
        is_update=bool(old),
        changes=changes(KINDS[record.kind], old, {**shared, **texts}),
        steps=_steps(session, proposal.pk or 0),
        comments=talking.comments(session, reader, proposal.pk or 0),
        opinions=talking.opinions(session, reader, proposal.pk or 0),
        checklist=tuple(proposal.checklist),
        evidence_grade=proposal.evidence_grade,
        evidence_reason=proposal.evidence_reason,
        moves=moving.open_to(reader, found),
        may_edit=may(reader, Action.edit, found.subject),
        may_comment=may(reader, Action.comment, found.subject),
        may_review=may(reader, Action.review, found.subject),
    )


def _before(session: Session, record: Record, proposal: Proposal) -> dict[str, Any]:
    """Return what the text would take the place of; of one that is not on its way any more, what it was begun from."""
    pks = (proposal.base_shared_pk, proposal.base_text_pk)
    if proposal.state in OPEN:
        # Another text may have become public since, by an import.
        pks = (record.live_pk, proposals.live_text_pk(session, record, proposal.language))
    rows = [proposals.revision(session, pk) for pk in pks]
    return {name: value for row in rows if row for name, value in row.content.items()}


def _as_read(session: Session, reader: Reader, id: str | None) -> str | None:
    """Return the id of a record that `reader` reads, else nothing: it is made of the words of a title."""
    other = proposals.hold(session, id) if id else None
    readable = other is not None and may(reader, Action.read, proposals.subject(session, other.record, None))
    return id if readable else None


def _steps(session: Session, proposal_pk: int) -> tuple[Step, ...]:
    rows = trail.of_proposal(session.connection(), proposal_pk)
    return tuple(
        Step(row.at, row.action, row.role, row.actor_name or "", row.old, row.new, row.reason or "") for row in rows
    )


def mine(portal: Portal, reader: Reader) -> Sequence[tuple[str, str, str, str, State | None, Condition, datetime]]:
    """Return (id, kind, title, its language, state of the latest text, condition, last change) of one's own records, the latest first."""
    if reader.person is None:
        return ()
    with portal.database.reading() as session:
        found = []
        for record, latest in reviewing.of_person(session, reader.person):
            proposal = _latest_followed(session, reader, record, latest)
            title = proposal.title if proposal else reviewing.live_title(session, record)
            changed = proposal.changed_at if proposal else record.updated_at or record.created_at
            spoken = proposal.language if proposal else record.language
            state = proposal.state if proposal else None
            found.append((record.id, record.kind, title, spoken, state, record.condition, changed))
        return tuple(found)


def _latest_followed(session: Session, reader: Reader, record: Record, latest: Proposal | None) -> Proposal | None:
    """Return the latest proposal of a record that `reader` may know of: another's may be for moderators only."""
    every = (latest, *reviewing.of_record(session, record)) if latest else ()
    return next((one for one in every if may(reader, Action.follow, proposals.subject(session, record, one))), None)


def tick(portal: Portal, reader: Reader, record_id: str, proposal_pk: int, ticked: Sequence[str]) -> None:
    """Keep which points of the checklist a moderator has ticked, who may decide, before it is decided. Raises NotThereError."""
    with portal.database.writing() as session:
        proposal = held(session, reader, record_id, Action.decide, proposal_pk).proposal
        if proposal is not None and proposal.state in ON_DESK:
            proposal.checklist = [point for point in CHECKLIST if point in ticked]
            session.add(proposal)


CHECKLIST = ("scope", "complete", "acronyms", "personal_data", "licence", "duplicates")
"""What gate 1 asks of every text (docs/review.md)."""
