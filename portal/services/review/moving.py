"""The moves of a text from draft to published. One function makes them all: it asks the tables, writes state, trail, mail and index
rows in one transaction, and notices when another was faster.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from portal.database import posting, proposals, publishing, reviewing, trail
from portal.database.proposals import Held
from portal.database.sessions import DatabaseUnwritableError, Session
from portal.database.tables import Proposal, Record, Trail, now
from portal.domain import terms
from portal.domain.inputs import reported
from portal.domain.markdown import MarkdownTooComplex
from portal.domain.policy import PORTAL, Reader, may
from portal.domain.problems import Problem
from portal.domain.values import NOT_REPORTED
from portal.domain.workflow import MOVES, Condition, State
from portal.services.context import Portal
from portal.services.posting import findings, translating
from portal.services.review import telling
from portal.services.review.catching_up import catch_up
from portal.services.review.door import NotThereError, held
from portal.services.review.finishing import lacking as unpublishable
from portal.services.review.finishing import unfinished
from portal.services.review.needs import Given, NeededError, lacking
from portal.services.texts import made_text

log = logging.getLogger("portal.review")
SENT_IN = frozenset({"submit", "publish_first"})
PUBLISHES = frozenset({"publish", "publish_first", "publish_due"})


class MovedOnError(Exception):
    """The text is no longer where it was when the page was opened; `state` says where it is now."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


class UnfinishedError(Exception):
    """The text cannot be sent in or published as it is; `problems` says what is missing or wrong, by field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.path for problem in problems))
        self.problems = problems


def move(
    portal: Portal,
    reader: Reader,
    record_id: str,
    proposal_pk: int,
    name: str,
    seen: State,
    given: Given | None = None,
    tell: bool = True,
) -> State:
    """Make a move of domain/workflow.py and return where the text is now; `seen` is where the person saw it.

    Whoever moves many at once tells of all of them in one mail, and not of each (`tell`).
    Raises NotThereError, MovedOnError, NeededError, UnfinishedError.
    """
    with portal.database.writing() as session:
        return moves(portal, session, reader, record_id, proposal_pk, (name,), seen, given or Given(), tell)


def moves(
    portal: Portal,
    session: Session,
    reader: Reader,
    record_id: str,
    proposal_pk: int,
    names: Sequence[str],
    seen: State,
    given: Given,
    tell: bool = True,
) -> State:
    """Make moves one after the other in a session, all of them or none. As `move`.

    The reason is noted with the first; people are told once, of the last.
    """
    steps = [MOVES[name] for name in names]
    found = held(session, reader, record_id, steps[0].right, proposal_pk)
    proposal = found.proposal
    if proposal is None or not all(may(reader, step.right, found.subject) for step in steps):
        raise NotThereError(record_id)
    if proposal.state is not seen or seen not in steps[0].before:
        raise MovedOnError(proposal.state)
    lacks = {name: why for step in steps for name, why in lacking(portal, session, found, step, given).items()}
    if lacks:
        raise NeededError(lacks)
    _note_opinion(found.record, proposal, given)
    rows = []
    for name in names:
        rows.append(_make(portal, session, reader, found.record, proposal, name, given))
        given = replace(given, reason="")
    if tell:
        telling.moved(portal, session, reader, found.record, proposal, names[-1], rows[0])
    return proposal.state


def _make(
    portal: Portal, session: Session, reader: Reader, record: Record, proposal: Proposal, name: str, given: Given
) -> Trail:
    step = MOVES[name]
    other_open = name == "reopen" and proposals.open_of(session, record) is not None
    if other_open or proposal.state not in step.before:
        raise MovedOnError(State.replaced if other_open else proposal.state)
    if name == "reopen":
        catch_up(session, reader, record, proposal)
    if name in SENT_IN:
        proposal.submitted_at = now()
    if name in SENT_IN or name in PUBLISHES:
        check_finished(portal, session, reader, record, proposal, sent_in=name in SENT_IN)
    if name in SENT_IN:
        _declare(session, reader, record, proposal, name, given)
    return _enter(session, reader, record, proposal, name, step.after, given)


def _declare(session: Session, reader: Reader, record: Record, proposal: Proposal, name: str, given: Given) -> None:
    """Let no sign of personal data pass without a word, and keep what the author declares with the revisions that are sent in."""
    found = findings.problems(session, record, proposal, published_first=name == "publish_first")
    if found:
        raise UnfinishedError(tuple(found))
    shared, _ = proposals.contents(session, record, proposal, proposal.language)
    licence = str(reported(shared, "licence") or "")
    translating.note(session, record, proposal, given.translation, given.in_step)
    posting.declare(session, proposal, reader.person, terms.VERSION, given.rights, licence)


def _enter(
    session: Session, reader: Reader, record: Record, proposal: Proposal, name: str, after: State, given: Given
) -> Trail:
    before = proposal.state
    if name == "take":
        proposal.assigned_pk = reader.person
    if name in ("give_back", "request_changes"):
        proposal.assigned_pk = None
    proposal.duplicate_of = given.record or proposal.duplicate_of if after is State.duplicate else None
    proposal.publish_on = given.day if after is State.scheduled else None
    if name in PUBLISHES:
        condition = Condition.under_re_review if name == "publish_first" else Condition.live
        publish(session, reader, record, proposal, condition)
    proposals.set_state(session, proposal, after)
    return trail.add(
        session, reader, name, trail.of(record), before, after, given.reason,
        proposal_pk=proposal.pk, revision_pk=proposal.text_pk,
    )  # fmt: skip


def _note_opinion(record: Record, proposal: Proposal, given: Given) -> None:
    if given.grade and record.kind == "practice":
        proposal.evidence_grade, proposal.evidence_reason = given.grade, given.grade_reason.strip()


def check_finished(
    portal: Portal, session: Session, reader: Reader, record: Record, proposal: Proposal, sent_in: bool
) -> None:
    """Raise UnfinishedError where a text cannot be sent in or published; who sends it in names one of their own regions."""
    shared, texts = proposals.contents(session, record, proposal, proposal.language)
    if sent_in:
        found = list(unfinished(portal, reader, record.kind, shared, texts, record.id))
    else:
        found = list(unpublishable(portal, record.kind, shared, texts))
    if not found:
        try:
            made_text(record.kind, proposal.language, proposal.translation, texts)
        except MarkdownTooComplex:
            found.append(Problem("", "markdown_too_complex"))
    if found:
        raise UnfinishedError(tuple(found))


def publish(session: Session, reader: Reader, record: Record, proposal: Proposal, condition: Condition) -> None:
    """Make a proposal public, with the evidence grade that the moderator gave it."""
    shared, texts = proposals.contents(session, record, proposal, proposal.language)
    if proposal.evidence_grade:
        shared = {**shared, "evidence_grade": proposal.evidence_grade}
        texts = {**texts, "evidence_reason": proposal.evidence_reason or NOT_REPORTED}
        proposals.save(session, record, proposal, shared, texts, reader.person)
    text = made_text(record.kind, proposal.language, proposal.translation, texts)
    publishing.publish_proposal(session, record, proposal, text, condition)


def publish_due(portal: Portal, today: date) -> int:
    """Publish what is scheduled for today or earlier, and return how many were. What cannot be published goes back to review."""
    with portal.database.reading() as session:
        due = [(record.id, proposal.pk) for proposal, record in reviewing.in_states(session, [State.scheduled])
               if proposal.publish_on and proposal.publish_on <= today.isoformat()]  # fmt: skip
    for record_id, proposal_pk in due:
        try:
            _publish_due(portal, record_id, proposal_pk or 0)
        except DatabaseUnwritableError:
            raise
        except Exception:
            # Whatever it was, the texts behind it are not held up.
            log.exception("the text %s of %s could not be published", proposal_pk, record_id)
    return len(due)


def _publish_due(portal: Portal, record_id: str, proposal_pk: int) -> None:
    with portal.database.writing() as session:
        found = proposals.hold(session, record_id, proposal_pk)
        if found is None or found.proposal is None or found.proposal.state is not State.scheduled:
            return
        name, after = "publish_due", State.published
        try:
            check_finished(portal, session, PORTAL, found.record, found.proposal, sent_in=False)
        except UnfinishedError:
            name, after = "reconsider", State.in_review
        row = _enter(session, PORTAL, found.record, found.proposal, name, after, Given())
        telling.moved(portal, session, PORTAL, found.record, found.proposal, name, row)


def open_to(reader: Reader, found: Held) -> tuple[str, ...]:
    """Return the moves that `reader` may make with a text where it stands, in the order of the table."""
    proposal = found.proposal
    if proposal is None:
        return ()
    return tuple(
        name for name, step in MOVES.items() if proposal.state in step.before and may(reader, step.right, found.subject)
    )
