"""The moves of a text from draft to published. One function makes them all: it asks the tables, writes state, trail, mail and index
rows in one transaction, and notices when another was faster.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from portal.database import proposals, publishing, reviewing, trail
from portal.database.proposals import Held
from portal.database.tables import Proposal, Record, now
from portal.domain.drafting import missing
from portal.domain.inputs import reported
from portal.domain.markdown import MarkdownTooComplex
from portal.domain.policy import PORTAL, Reader, may
from portal.domain.problems import Problem
from portal.domain.values import NOT_REPORTED
from portal.domain.workflow import MOVES, Condition, Move, Needs, State
from portal.services.context import Portal
from portal.services.review import telling
from portal.services.review.door import NotThereError, held
from portal.services.review.drafts import context
from portal.services.texts import made_text

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


class NeededError(Exception):
    """A move lacks something: `reason`, `record`, `day` or `grade`, each with why not what was given (`missing`, `unknown`, `past`)."""

    def __init__(self, needs: Mapping[str, str]) -> None:
        super().__init__(", ".join(needs))
        self.needs = needs


@dataclass(frozen=True)
class Given:
    """What goes with a move: the reason (to the author in full), the record that is kept instead, the day of publication, and
    what the moderator says of the evidence.
    """

    reason: str = ""
    record: str = ""
    day: str = ""
    grade: str = ""
    grade_reason: str = ""


def move(
    portal: Portal, reader: Reader, record_id: str, proposal_pk: int, name: str, seen: State, given: Given | None = None
) -> State:
    """Make a move of domain/workflow.py and return where the text is now; `seen` is where the person saw it.

    Raises NotThereError, MovedOnError, NeededError, UnfinishedError.
    """
    given = given or Given()
    step = MOVES[name]
    with portal.database.writing() as session:
        found = held(session, reader, record_id, step.right, proposal_pk)
        proposal = found.proposal
        if proposal is None:
            raise NotThereError(record_id)
        if proposal.state is not seen or seen not in step.before:
            raise MovedOnError(proposal.state)
        _check_needs(portal, session, found, step, given)
        if name == "reopen" and proposals.open_of(session, found.record) is not None:
            raise MovedOnError(State.replaced)
        _note_opinion(found.record, proposal, given)
        if name in SENT_IN:
            proposal.submitted_at = now()
        if name in SENT_IN or name in PUBLISHES:
            check_finished(portal, session, reader, found.record, proposal, sent_in=name in SENT_IN)
        _enter(portal, session, reader, found.record, proposal, name, step.after, given)
        return proposal.state


def _enter(
    portal: Portal,
    session: Session,
    reader: Reader,
    record: Record,
    proposal: Proposal,
    name: str,
    after: State,
    given: Given,
) -> None:
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
    row = trail.add(
        session, reader, name, trail.of(record), before, after, given.reason,
        proposal_pk=proposal.pk, revision_pk=proposal.text_pk,
    )  # fmt: skip
    telling.moved(portal, session, reader, record, proposal, name, row)


def _check_needs(portal: Portal, session: Session, found: Held, step: Move[State], given: Given) -> None:
    lacks = {}
    if Needs.reason in step.needs and not given.reason.strip():
        lacks["reason"] = "missing"
    if Needs.record in step.needs and (
        given.record == found.record.id or not proposals.is_record(session, given.record)
    ):
        lacks["record"] = "unknown" if given.record else "missing"
    if Needs.day in step.needs:
        lacks |= _wrong_day(given.day, _embargo(session, found.proposal))
    if step.after is State.published and (_embargo(session, found.proposal) or "") > now().date().isoformat():
        lacks["day"] = "embargo"
    if given.grade and given.grade not in portal.vocabulary.codes("evidence"):
        lacks["grade"] = "unknown"
    elif given.grade and not given.grade_reason.strip():
        lacks["grade_reason"] = "missing"
    if lacks:
        raise NeededError(lacks)


def _wrong_day(day: str, embargo: str | None) -> dict[str, str]:
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        return {"day": "unknown" if day else "missing"}
    if wanted <= now().date():
        return {"day": "past"}
    return {"day": "embargo"} if embargo and embargo > day else {}


def _embargo(session: Session, proposal: Proposal | None) -> str | None:
    row = proposals.revision(session, proposal.shared_pk) if proposal else None
    found = reported(row.content, "embargo_until") if row else None
    return str(found) if found else None


def _note_opinion(record: Record, proposal: Proposal, given: Given) -> None:
    if given.grade and record.kind == "practice":
        proposal.evidence_grade, proposal.evidence_reason = given.grade, given.grade_reason.strip()


def check_finished(
    portal: Portal, session: Session, reader: Reader, record: Record, proposal: Proposal, sent_in: bool
) -> None:
    """Raise UnfinishedError where a text cannot be sent in or published; who sends it in names one of their own regions."""
    shared, texts = proposals.contents(session, record, proposal, proposal.language)
    found = list(missing(record.kind, shared, texts, context(portal)))
    if sent_in and not set(shared.get("regions") or ()) & {*reader.regions, "global"}:
        found.append(Problem("regions", "own_region", {"regions": sorted(reader.regions)}))
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
        with portal.database.writing() as session:
            found = proposals.hold(session, record_id, proposal_pk)
            if found is None or found.proposal is None or found.proposal.state is not State.scheduled:
                continue
            try:
                check_finished(portal, session, PORTAL, found.record, found.proposal, sent_in=False)
            except UnfinishedError:
                _enter(portal, session, PORTAL, found.record, found.proposal, "reconsider", State.in_review, Given())
                continue
            _enter(portal, session, PORTAL, found.record, found.proposal, "publish_due", State.published, Given())
    return len(due)


def open_to(reader: Reader, found: Held) -> tuple[str, ...]:
    """Return the moves that `reader` may make with a text where it stands, in the order of the table."""
    proposal = found.proposal
    if proposal is None:
        return ()
    return tuple(
        name for name, step in MOVES.items() if proposal.state in step.before and may(reader, step.right, found.subject)
    )
