"""How what was typed becomes revisions of a text on its way: what every way of saving shares."""

from dataclasses import replace
from typing import Any

from portal.database import proposals, trail
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record
from portal.domain.json_values import alike
from portal.domain.policy import Reader
from portal.domain.problems import Problem
from portal.domain.workflow import EDITABLE, State
from portal.services.review import bases
from portal.services.review.bases import Together, base_of, based_on, replaced, together
from portal.services.review.drafted import Both, Conflict, Content, Draft, NotEditableError, Typed


def check_editable(found: Held) -> None:
    """Raise NotEditableError where the text on its way is not its author's to change."""
    if found.proposal is not None and found.proposal.state not in EDITABLE:
        raise NotEditableError(found.proposal.state)


def begun(session: Session, reader: Reader, record: Record, language: str) -> Proposal:
    """Return a new proposal of a record that has none open, noted in the trail."""
    proposal = proposals.begin(session, record, language, reader.person)
    note(session, reader, "edit", record, proposal, "", State.draft)
    return proposal


def note(
    session: Session, reader: Reader, action: str, record: Record, proposal: Proposal, old: str, new: str, **more: Any
) -> None:
    """Note in the trail what somebody did with a text."""
    trail.add(session, reader, action, trail.of(record), old, new, proposal_pk=proposal.pk, **more)


def standing(session: Session, found: Held, language: str, content: Both) -> Draft:
    """Return a text as it stands, before anything is changed."""
    record, proposal = found.record, found.proposal
    return Draft(
        record.id, record.kind, language, *content, bases.base(session, found, language),
        proposal.state if proposal else None, original=record.language, public=record.live_pk is not None,
    )  # fmt: skip


def as_saved(
    record: Record, proposal: Proposal, shared: Content, texts: Content, problems: tuple[Problem, ...] = ()
) -> Draft:
    """Return a text as it was saved just now."""
    return Draft(
        record.id, record.kind, proposal.language, shared, texts, base_of(proposal), proposal.state, problems,
        record.language, record.live_pk is not None,
    )  # fmt: skip


def store(session: Session, reader: Reader, found: Held, typed: Typed, quiet: bool, spoken: str) -> Draft | Conflict:
    """Save what was typed together with what others saved since, or keep it aside where both changed the same. As `drafts.save`."""
    record, proposal = found.record, found.proposal
    language = proposal.language if proposal else typed.language
    theirs = proposals.contents(session, record, proposal, language)
    halves = (bases.with_unseen(typed, theirs[0]), typed.texts)
    mine = (replaced(theirs[0], halves[0], typed.names), replaced(theirs[1], halves[1], typed.names))
    is_other = record.live_pk is not None and language != typed.language
    if is_other or typed.base != bases.base(session, found, language):
        both = together(based_on(session, record, typed.base), theirs, mine, typed.names)
        if is_other or both.clashing:
            return _conflict(session, reader, found, typed, mine, both, quiet)
        mine = both.content
    if proposal is None:
        if all(alike(one, other) for one, other in zip(theirs, mine, strict=True)):
            # To look through the form of a public text changes nothing of it.
            return standing(session, found, language, theirs)
        proposal = begun(session, reader, record, language)
    if spoken and record.live_pk is None:
        record.language = proposal.language = spoken
    proposals.save(session, record, proposal, mine[0], mine[1], reader.person, quiet=quiet)
    given, kept = {**halves[0], **halves[1]}, {**mine[0], **mine[1]}
    others = tuple(sorted(name for name in typed.names if not alike(given.get(name), kept.get(name))))
    return replace(as_saved(record, proposal, mine[0], mine[1]), others=others)


def _conflict(
    session: Session, reader: Reader, found: Held, typed: Typed, mine: Both, both: Together, quiet: bool
) -> Conflict:
    record = found.record
    spoken = found.proposal.language if found.proposal else record.language
    theirs = proposals.contents(session, record, found.proposal, spoken)
    if found.proposal is not None and not quiet:
        proposals.keep_aside(session, record, found.proposal, mine[0], mine[1], reader.person, typed.language)
    return Conflict(standing(session, found, spoken, theirs), mine, both.content, both.clashing)
