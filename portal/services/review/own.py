"""A record from the side of those who look after it: what they may do with it, what is public of it, what is due."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from portal.database import proposals, reviewing
from portal.database.sessions import Session
from portal.database.tables import Record
from portal.domain.policy import Action, Reader, may
from portal.domain.workflow import OPEN, READABLE, Condition, State
from portal.services.context import Portal
from portal.services.review.door import held
from portal.services.review.reminding import AHEAD

EVER = datetime(9999, 1, 1, tzinfo=UTC)
MOST = 500
TO_SHOW = (Action.follow, Action.edit, Action.renew)


@dataclass(frozen=True)
class Overview:
    """A record for its people. `text_pk` is the text on its way, else the latest one that was, as far as `reader` may follow it;
    `languages` are those in which it is public.
    """

    record_id: str
    kind: str
    title: str
    language: str
    languages: tuple[str, ...]
    condition: Condition
    review_by: str
    text_pk: int | None
    state: State | None
    actions: frozenset[Action]

    @property
    def is_public(self) -> bool:
        """Whether readers find something at its address."""
        return self.condition in READABLE

    @property
    def is_open(self) -> bool:
        """Whether a text is on its way."""
        return self.state in OPEN


@dataclass(frozen=True)
class Due:
    """A published record that somebody is to look at again."""

    record_id: str
    kind: str
    title: str
    language: str
    review_by: str
    overdue: bool
    own: bool


def actions(portal: Portal, reader: Reader, record_id: str) -> frozenset[Action]:
    """Return which of following, editing and renewing a record `reader` may do; nothing for visitors, at no cost."""
    if reader.person is None:
        return frozenset()
    with portal.database.reading() as session:
        found = proposals.hold(session, record_id) if "\0" not in record_id else None
        return frozenset(action for action in TO_SHOW if found and may(reader, action, found.subject))


def overview(portal: Portal, reader: Reader, record_id: str) -> Overview:
    """Return a record for one of its people. Raises NotThereError."""
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.follow)
        record = found.record
        text = found.proposal or proposals.latest(session, record)
        if text is not None and not may(reader, Action.follow, proposals.subject(session, record, text)):
            text = None
        return Overview(
            record_id=record.id,
            kind=record.kind,
            title=reviewing.live_title(session, record) or (text.title if text else ""),
            language=record.language,
            languages=reviewing.live_languages(session, record),
            condition=record.condition,
            review_by=record.review_by or "",
            text_pk=text.pk if text else None,
            state=text.state if text else None,
            actions=frozenset(action for action in TO_SHOW if may(reader, action, found.subject)),
        )


def due(portal: Portal, reader: Reader, today: date) -> tuple[Due, ...]:
    """Return what `reader` can say is still right and is to be looked at within a month, or should have been: the oldest first.

    Of one's own records and of those that nobody posted; others are their owners' to look at.
    """
    if reader.person is None:
        return ()
    day = (today + AHEAD).isoformat()
    with portal.database.reading() as session:
        rows: list[Record] = []
        for owned in (True, False):
            rows += reviewing.due_for_review(session, day, EVER, MOST, owned=owned)
        mine = [row for row in rows if row.owner_pk in (None, reader.person) and _may_renew(session, reader, row)]
        return tuple(sorted((_due(session, reader, row, today) for row in mine), key=lambda one: one.review_by))


def _may_renew(session: Session, reader: Reader, record: Record) -> bool:
    return may(reader, Action.renew, proposals.subject(session, record, None))


def _due(session: Session, reader: Reader, record: Record, today: date) -> Due:
    by = record.review_by or ""
    return Due(
        record.id,
        record.kind,
        reviewing.live_title(session, record),
        record.language,
        by,
        by < today.isoformat()[: len(by)],
        record.owner_pk is not None and record.owner_pk == reader.person,
    )
