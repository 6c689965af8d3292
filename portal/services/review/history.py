"""All revisions of a record, for its people: to read, to compare word by word, to restore."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.database import proposals, reviewing
from portal.database.sessions import Session
from portal.database.tables import Person, Record, Revision
from portal.domain.diff import FieldChange, changes
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader, may
from portal.domain.workflow import State
from portal.services.context import Portal
from portal.services.review.door import NotThereError, held


@dataclass(frozen=True)
class Past:
    """A revision in the list: of the texts in a language, or (without one) of the shared fields."""

    pk: int
    language: str
    number: int
    state: State
    imported: bool
    author: str
    at: datetime
    published_at: datetime | None
    live: bool
    author_pk: int | None = None


@dataclass(frozen=True)
class Compared:
    """Two revisions of the same texts or shared fields, and what differs."""

    kind: str
    old: Past | None
    new: Past
    changes: tuple[FieldChange, ...]
    content: Mapping[str, Any]


def revisions(portal: Portal, reader: Reader, record_id: str) -> tuple[Past, ...]:
    """Return what `reader` may read of a record's history, the newest first. Raises NotThereError."""
    with portal.database.reading() as session:
        record = held(session, reader, record_id, Action.follow).record
        found = readable(session, reader, record)
        names = _names(session, found)
        live = _live(session, record)
        return tuple(_past(row, names, live) for row in found if not _was_passing(row))


def compare(portal: Portal, reader: Reader, record_id: str, new: int, old: int | None = None) -> Compared:
    """Return what differs between two revisions; without `old`, between one and the one before it. Raises NotThereError."""
    with portal.database.reading() as session:
        record = held(session, reader, record_id, Action.follow).record
        found = readable(session, reader, record)
        by_number = {row.pk: row for row in found}
        after = by_number.get(new)
        before = by_number.get(old) if old is not None else _before(found, after)
        if after is None or (old is not None and (before is None or before.language != after.language)):
            raise NotThereError(record_id)
        names, live = _names(session, found), _live(session, record)
        return Compared(
            kind=record.kind,
            old=_past(before, names, live) if before else None,
            new=_past(after, names, live),
            changes=changes(KINDS[record.kind], before.content if before else {}, after.content),
            content=after.content,
        )


def readable(session: Session, reader: Reader, record: Record) -> list[Revision]:
    """Return revisions without those of a proposal that is not for this reader, such as one that is for moderators only."""
    allowed = {
        proposal.pk
        for proposal in reviewing.of_record(session, record)
        if may(reader, Action.follow, proposals.subject(session, record, proposal))
    }
    return [
        row for row in reviewing.revisions(session, record) if row.proposal_pk is None or row.proposal_pk in allowed
    ]


def is_readable(session: Session, reader: Reader, record: Record, row: Revision) -> bool:
    """Say whether a revision is one of this record that `reader` finds in its history."""
    return any(row.pk == one.pk for one in readable(session, reader, record))


def _before(found: Sequence[Revision], after: Revision | None) -> Revision | None:
    if after is None:
        return None
    earlier = (row for row in found if row.language == after.language and row.number < after.number)
    return next((row for row in earlier if not _was_passing(row)), None)


def _was_passing(row: Revision) -> bool:
    """Say whether a revision was saved by a page while somebody wrote, and a later one has taken its place."""
    return row.quiet and row.state is State.replaced and row.published_at is None


def _live(session: Session, record: Record) -> frozenset[int | None]:
    texts = [
        proposals.live_text_pk(session, record, language)
        for language in {row.language for row in reviewing.revisions(session, record)} - {""}
    ]
    return frozenset({record.live_pk, *texts}) - {None}


def _names(session: Session, found: Sequence[Revision]) -> Mapping[int, str]:
    people = {row.author_pk for row in found if row.author_pk is not None}
    return {pk: person.name for pk in people if (person := session.get(Person, pk))}


def _past(row: Revision, names: Mapping[int, str], live: frozenset[int | None]) -> Past:
    return Past(
        pk=row.pk or 0,
        language=row.language,
        number=row.number,
        state=row.state,
        imported=row.origin == "imported",
        author=names.get(row.author_pk or 0, ""),
        at=row.created_at,
        published_at=row.published_at,
        live=row.pk in live,
        author_pk=row.author_pk,
    )
