"""The public condition of a record: doubted, withheld, archived, superseded, and back; for whom it is meant; that it is still right."""

from portal.database import flags as queries
from portal.database import proposals, publishing, trail
from portal.database.sessions import Session
from portal.database.tables import Record, now
from portal.domain.policy import Action, Reader, Visibility, may
from portal.domain.workflow import CONDITIONS, READABLE, Condition, Needs
from portal.services.context import Portal
from portal.services.review import telling
from portal.services.review.door import NotThereError, held_public
from portal.services.review.needs import Given, NeededError


class StandsOtherwiseError(Exception):
    """The record's condition is no longer what it was when the page was opened; `condition` says what it is."""

    def __init__(self, condition: Condition) -> None:
        super().__init__(condition)
        self.condition = condition


def change(portal: Portal, reader: Reader, record_id: str, name: str, seen: Condition, given: Given) -> Condition:
    """Make a move between conditions (domain/workflow.py); it holds from the next request on.

    Raises NotThereError, StandsOtherwiseError, NeededError.
    """
    step = CONDITIONS[name]
    with portal.database.writing() as session:
        record = held_public(session, reader, record_id, step.right).record
        if record.condition is not seen or seen not in step.before or record.live_pk is None:
            raise StandsOtherwiseError(record.condition)
        lacks = {}
        if Needs.reason in step.needs and not given.reason.strip():
            lacks["reason"] = "missing"
        if Needs.record in step.needs and not _may_succeed(session, reader, record, given.record):
            lacks["record"] = "unknown" if given.record else "missing"
        if lacks:
            raise NeededError(lacks)
        after = before_withheld(session, record) if name == "release" else step.after
        enter(portal, session, reader, record, name, after, given)
        return after


def enter(
    portal: Portal, session: Session, reader: Reader, record: Record, name: str, after: Condition, given: Given
) -> None:
    """Give a record another condition, with trail and mails."""
    before = record.condition
    record.superseded_by = given.record if after is Condition.superseded else None
    publishing.set_condition(session, record, after)
    row = trail.add(session, reader, name, trail.of(record), before, after, given.reason)
    telling.condition_changed(portal, session, reader, record, name, row)


def before_withheld(session: Session, record: Record) -> Condition:
    """Return the condition that a withheld record had before: whoever releases it does not revive what was archived."""
    last = queries.last_withheld(session, trail.of(record))
    return Condition(last.old) if last and last.old else Condition.live


def _may_succeed(session: Session, reader: Reader, record: Record, id: str) -> bool:
    """Say whether a record can take another's place: there, readable, and seen by who says so."""
    other = proposals.hold(session, id) if id and "\0" not in id and id != record.id else None
    return (
        other is not None
        and other.record.kind == record.kind
        and other.record.condition in READABLE - {Condition.superseded}
        and may(reader, Action.read, other.subject)
    )


def reclassify(portal: Portal, reader: Reader, record_id: str, visibility: Visibility, reason: str) -> None:
    """Change for whom a published record is meant; it holds from the next request on. Raises NotThereError, NeededError."""
    with portal.database.writing() as session:
        record = held_public(session, reader, record_id, Action.reclassify).record
        if record.live_pk is None:
            raise NotThereError(record_id)
        if not reason.strip():
            raise NeededError({"reason": "missing"})
        before = record.visibility
        publishing.set_visibility(session, record, visibility)
        trail.add(session, reader, "reclassify", trail.of(record), before, visibility, reason)


def renew(portal: Portal, reader: Reader, record_id: str) -> str:
    """Note that a record was looked at and is still right; returns the day by which it is looked at again."""
    with portal.database.writing() as session:
        record = held_public(session, reader, record_id, Action.renew).record
        live = proposals.revision(session, record.live_pk)
        if live is None or record.condition not in READABLE:
            raise NotThereError(record_id)
        before = record.review_by or ""
        record.review_by, record.reminded_at = publishing.next_review(record.kind, live.content), None
        record.updated_at = now()
        trail.add(session, reader, "renew", trail.of(record), before, record.review_by)
        return record.review_by


def open_to(reader: Reader, session: Session, record_id: str) -> tuple[str, ...]:
    """Return the moves between conditions that `reader` may make with a published record, in the order of the table."""
    found = proposals.hold(session, record_id)
    if found is None or found.record.live_pk is None:
        return ()
    subject = proposals.subject(session, found.record, None)
    return tuple(
        name
        for name, step in CONDITIONS.items()
        if found.record.condition in step.before and may(reader, step.right, subject)
    )
