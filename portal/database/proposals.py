"""Texts on their way: the rows of a proposal, saved as fixed revisions, read by its people only (services/review/ asks the rights)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from portal.database import versions
from portal.database.deriving import number
from portal.database.publishing import SHARED, add_revision, digest
from portal.database.sessions import is_writing
from portal.database.tables import Origin, Proposal, Record, Revision, Version, now
from portal.domain.dates import working_days
from portal.domain.policy import Subject, Visibility, narrower
from portal.domain.workflow import DECIDED_WITHIN, OPEN, READABLE, WAITING, State

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Held:
    """A record with its open proposal (or the one asked for), locked until the transaction ends, and what rights are asked for."""

    record: Record
    proposal: Proposal | None
    subject: Subject


def hold(session: Session, record_id: str, proposal_pk: int | None = None) -> Held | None:
    """Return a record with its open proposal, or with the one of that number; None where there is no such record or proposal.

    In a writing session both are locked until it ends.
    """
    asked = select(Record).where(col(Record.id) == record_id)
    record = session.scalars(asked.with_for_update() if is_writing(session) else asked).first()
    if record is None:
        return None
    if proposal_pk is None:
        proposal = open_of(session, record)
    else:
        proposal = session.get(Proposal, proposal_pk, with_for_update=is_writing(session), populate_existing=True)
        if proposal is None or proposal.record_pk != record.pk:
            return None
    return Held(record, proposal, subject(session, record, proposal))


def is_record(session: Session, id: str) -> bool:
    """Say whether there is a record of this id that has something public."""
    asked = select(col(Record.pk)).where(col(Record.id) == id, col(Record.live_pk).is_not(None))
    return "\0" not in id and session.scalars(asked).first() is not None


def open_of(session: Session, record: Record) -> Proposal | None:
    """Return the proposal of a record that is on its way."""
    asked = select(Proposal).where(col(Proposal.record_pk) == record.pk, col(Proposal.state).in_(sorted(OPEN)))
    return session.scalars(asked.with_for_update() if is_writing(session) else asked).first()


def own_of_end(session: Session, person_pk: int | None, end: str) -> Record | None:
    """Return the record of a person whose id ends so, as long as nothing of it is public."""
    asked = select(Record).where(col(Record.owner_pk) == person_pk, col(Record.live_pk).is_(None))
    return session.scalars(asked.where(col(Record.id).endswith(f"-{end}", autoescape=True))).first()


def latest(session: Session, record: Record) -> Proposal | None:
    """Return the proposal of a record that was begun last, on its way or ended."""
    asked = select(Proposal).where(col(Proposal.record_pk) == record.pk).order_by(col(Proposal.pk).desc())
    return session.scalars(asked).first()


def subject(session: Session, record: Record, proposal: Proposal | None) -> Subject:
    """Return what rights on a record, or on a proposal for it, are asked for."""
    live = session.get(Revision, record.live_pk) if record.live_pk else None
    regions = frozenset(live.content["regions"]) if live else frozenset()
    visibility = record.visibility if live else Visibility.public
    people = {record.owner_pk}
    if proposal is not None:
        regions = _wanted_regions(proposal, visibility, regions)
        visibility = narrower(visibility, proposal.visibility)
        people |= {proposal.author_pk, *_authors(session, proposal)}
    return Subject(
        regions=regions,
        visibility=visibility,
        people=frozenset(pk for pk in people if pk is not None),
        readable=live is not None and record.condition in READABLE,
        private=live is None and (proposal is None or proposal.submitted_at is None),
        overdue=proposal is not None and is_overdue(proposal),
        assigned=proposal.assigned_pk if proposal is not None and proposal.state in OPEN else None,
    )


def _wanted_regions(proposal: Proposal, visibility: Visibility, live: frozenset[str]) -> frozenset[str]:
    wanted = frozenset(proposal.regions)
    # What is for its regions only is not for others before a moderator has said so.
    return (wanted & live if live and visibility is Visibility.region else wanted) or live


def is_overdue(proposal: Proposal) -> bool:
    """Say whether a text waits for its decision longer than is promised."""
    since = proposal.submitted_at
    return proposal.state in WAITING and since is not None and working_days(since.date(), now().date()) > DECIDED_WITHIN


def _authors(session: Session, proposal: Proposal) -> Iterable[int | None]:
    return session.scalars(select(col(Revision.author_pk)).where(col(Revision.proposal_pk) == proposal.pk).distinct())


def contents(session: Session, record: Record, proposal: Proposal | None, language: str) -> tuple[Content, Content]:
    """Return (shared fields, texts) as the proposal has them, else as they are public, else empty."""
    shared_pk = proposal.shared_pk if proposal else record.live_pk
    text_pk = proposal.text_pk if proposal else live_text_pk(session, record, language)
    return _content(session, shared_pk), _content(session, text_pk)


def revision(session: Session, pk: int | None) -> Revision | None:
    """Return a revision by its number."""
    return session.get(Revision, pk) if pk else None


def live_text_pk(session: Session, record: Record, language: str) -> int | None:
    """Return the number of the public texts in a language."""
    version = _live_version(session, record, language)
    return version.live_pk if version else None


def _content(session: Session, pk: int | None) -> Content:
    found = revision(session, pk)
    return found.content if found else {}


def _live_version(session: Session, record: Record, language: str) -> Version | None:
    asked = select(Version).where(col(Version.record_pk) == record.pk, col(Version.language) == language)
    return session.scalars(asked).first()


def begin(session: Session, record: Record, language: str, author_pk: int | None) -> Proposal:
    """Begin a proposal from what is public."""
    version = _live_version(session, record, language)
    live = version.live_pk if version else None
    proposal = Proposal(
        record_pk=number(record), language=language, author_pk=author_pk,
        translation=version.translation if version else "original" if language == record.language else "human",
        shared_pk=record.live_pk, text_pk=live, base_shared_pk=record.live_pk, base_text_pk=live,
        visibility=record.visibility, of_pk=versions.origin(session, record, language),
    )  # fmt: skip
    session.add(proposal)
    session.flush()
    return proposal


def save(
    session: Session,
    record: Record,
    proposal: Proposal,
    shared: Content,
    texts: Content,
    author_pk: int | None,
    quiet: bool = False,
) -> bool:
    """Save contents as the proposal's newest revisions, as far as they differ from those; say whether anything did.

    `quiet` ones were saved by the page itself; once a person saves the same, it is theirs.
    """
    before = (proposal.shared_pk, proposal.text_pk)
    proposal.shared_pk = _saved(session, record, proposal, proposal.shared_pk, SHARED, shared, author_pk, quiet)
    spoken = proposal.language
    proposal.text_pk = _saved(session, record, proposal, proposal.text_pk, spoken, texts, author_pk, quiet)
    proposal.title = str(texts.get("title") or "")
    proposal.regions = list(shared.get("regions") or ())
    stated = shared.get("visibility") or Visibility.public
    # What is none is kept as it was typed, for those only who can read everything, until it is mended.
    proposal.visibility = Visibility(stated) if stated in set(Visibility) else Visibility.moderators
    changed = before != (proposal.shared_pk, proposal.text_pk)
    if changed:
        proposal.changed_at = now()
    session.add(proposal)
    session.flush()
    return changed


def keep_aside(
    session: Session,
    record: Record,
    proposal: Proposal,
    shared: Content,
    texts: Content,
    author_pk: int | None,
    language: str,
) -> None:
    """Keep what somebody typed while another saved: in the history, where it can be read and restored."""
    for spoken, content in ((SHARED, shared), (language, texts)):
        row = _revision(session, record, proposal, spoken, content, author_pk)
        row.state = State.replaced
    session.flush()


def _saved(
    session: Session,
    record: Record,
    proposal: Proposal,
    newest: int | None,
    language: str,
    content: Content,
    author_pk: int | None,
    quiet: bool,
) -> int | None:
    old = revision(session, newest)
    if old is not None and old.digest == digest(content) and old.language == language:
        old.quiet = old.quiet and quiet
        return old.pk
    if old is not None and old.proposal_pk == proposal.pk and old.state is not State.published:
        old.state = State.replaced
        session.add(old)
    row = _revision(session, record, proposal, language, content, author_pk)
    row.quiet = quiet
    session.flush()
    return row.pk


def _revision(
    session: Session, record: Record, proposal: Proposal, language: str, content: Content, author_pk: int | None
) -> Revision:
    row = add_revision(session, record, language, content, Origin.person, proposal.state)
    row.proposal_pk, row.author_pk = proposal.pk, author_pk
    session.flush()
    return row


def set_state(session: Session, proposal: Proposal, state: State) -> None:
    """Move a proposal, and with it those of its revisions that are not public already."""
    proposal.state, proposal.changed_at = state, now()
    for pk in (proposal.shared_pk, proposal.text_pk):
        row = revision(session, pk)
        if row is not None and row.proposal_pk == proposal.pk:
            row.state = state
            session.add(row)
    session.add(proposal)
    session.flush()
