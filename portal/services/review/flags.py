"""A reader's word that something is wrong with a record. Where a person who is signed in says that somebody can be recognised in it,
it is withheld until a moderator has looked; a visitor's word alerts the moderators only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.database import flags as queries
from portal.database import proposals, trail
from portal.database.sessions import Session
from portal.database.tables import Flag, Record, now
from portal.domain.messages import msgid
from portal.domain.policy import Action, Reader, may
from portal.domain.workflow import READABLE, Condition
from portal.services.context import Portal
from portal.services.review import conditions, limits_of_flags, telling
from portal.services.review.door import NotThereError
from portal.services.review.needs import Given, NeededError

PERSONAL = "personal_data"
KINDS: Mapping[str, str] = {
    PERSONAL: msgid("Somebody can be recognised in it"),
    "wrong": msgid("Something in it is wrong"),
    "out_of_date": msgid("It is out of date"),
    "broken_link": msgid("A link does not work"),
}
LONGEST = 2000
WITHHELD = "withheld"
OUTCOMES: Mapping[str, str] = {
    "mended": msgid("Mended, or will be"),
    "right_as_it_is": msgid("Right as it is"),
    WITHHELD: msgid("The record is withheld"),
}


@dataclass(frozen=True)
class Open:
    """A flag that waits for a moderator."""

    pk: int
    record_id: str
    kind: str
    title: str
    what: str
    text: str
    at: datetime
    by_person: bool
    withheld: bool


def flag(portal: Portal, reader: Reader, record_id: str, what: str, text: str, address: str) -> bool:
    """Note a reader's word and tell whom it concerns; returns whether the record was withheld for it.

    `address` is where the request comes from, for visitors' limit. Raises NotThereError, limits.TooOftenError.
    """
    if what not in KINDS:
        raise ValueError(what)
    with portal.database.writing() as session:
        found = proposals.hold(session, record_id) if "\0" not in record_id else None
        if found is None or not may(reader, Action.flag, proposals.subject(session, found.record, None)):
            raise NotThereError(record_id)
        limits_of_flags.take(portal, session, reader, address)
        record = found.record
        # A visitor's word that a moderator is already told of is kept with the others, and mails nobody again.
        told = reader.person is None and queries.open_of_kind(session, record.pk or 0, what)
        row = Flag(record_pk=record.pk or 0, kind=what, text=text.strip()[:LONGEST], person_pk=reader.person)
        session.add(row)
        trail.add(session, reader, "flag", trail.of(record), "", what)
        hides = what == PERSONAL and reader.person is not None and record.condition in READABLE
        if hides:
            conditions.enter(portal, session, reader, record, "withhold_flagged", Condition.withheld, Given())
        if not told:
            telling.flagged(portal, session, reader, record, what == PERSONAL)
        return hides


def waiting(portal: Portal, reader: Reader) -> tuple[Open, ...]:
    """Return the flags that wait for `reader` as a moderator: personal data first, then the oldest."""
    with portal.database.reading() as session:
        found = [
            _open(row, record, title)
            for row, record, title in queries.unsettled(session)
            if may(reader, Action.settle_flag, proposals.subject(session, record, None))
        ]
    return tuple(sorted(found, key=lambda one: (one.what != PERSONAL, one.at)))


def _open(row: Flag, record: Record, title: str) -> Open:
    return Open(
        row.pk or 0, record.id, record.kind, title, row.kind, row.text, row.at, row.person_pk is not None,
        record.condition is Condition.withheld,
    )  # fmt: skip


def settle(portal: Portal, reader: Reader, flag_pk: int, outcome: str, reason: str) -> bool:
    """End a flag; False where another has ended it already, and nothing was done.

    With the last flag of personal data that was not upheld, a record that was withheld for it is released; with one
    that is upheld, a record that readers still see is withheld.

    Raises NotThereError, NeededError.
    """
    with portal.database.writing() as session:
        # Held: of two moderators who end it at once, the second finds it ended.
        row = session.get(Flag, flag_pk, with_for_update=True)
        record = session.get(Record, row.record_pk, with_for_update=True) if row else None
        subject = proposals.subject(session, record, None) if record else None
        if row is None or record is None or subject is None or not may(reader, Action.settle_flag, subject):
            raise NotThereError(str(flag_pk))
        if row.settled_at is not None:
            return False
        lacks = {} if outcome in OUTCOMES else {"outcome": "unknown" if outcome else "missing"}
        if not reason.strip():
            lacks["reason"] = "missing"
        if lacks:
            raise NeededError(lacks)
        row.settled_at, row.settled_by, row.outcome = now(), reader.person, outcome
        trail.add(session, reader, "settle_flag", trail.of(record), row.kind, outcome, reason)
        session.flush()
        if outcome == WITHHELD and record.condition in READABLE:
            conditions.enter(portal, session, reader, record, "withhold", Condition.withheld, Given(reason=reason))
        if outcome != WITHHELD and _was_withheld_for_flags(session, record):
            after = conditions.before_withheld(session, record)
            conditions.enter(portal, session, reader, record, "release", after, Given(reason=reason))
        return True


def _was_withheld_for_flags(session: Session, record: Record) -> bool:
    if record.condition is not Condition.withheld or queries.open_of_kind(session, record.pk or 0, PERSONAL):
        return False
    last = queries.last_withheld(session, trail.of(record))
    if last is None or last.action != "withhold_flagged":
        return False
    # Where a moderator has found that one of the flags is right, no other flag shows the record again.
    return not queries.upheld_since(session, record.pk or 0, WITHHELD, last.at)
