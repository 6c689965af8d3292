"""The languages of a record: what a translation was made from, whether its original was changed since, that it is right all the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.database import proposals, trail, versions
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record
from portal.database.versions import Behind
from portal.domain.diff import FieldChange, changes
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader, may
from portal.domain.workflow import READABLE
from portal.services.context import Portal
from portal.services.review.door import NotThereError, held, held_public

HOW = ("human", "machine")
"""Who translated: a person, or a machine whose text a person may have mended."""


class OriginalMovedOnError(Exception):
    """The original was changed once more since the page was opened: whoever says "still right" has not read it."""


@dataclass(frozen=True)
class Spoken:
    """A public language of a record. Where it is older than the original: when that was changed, and what changed in it since.

    `now_pk` names the text of the original that is public now.
    """

    language: str
    title: str
    translation: str
    is_original: bool
    now_pk: int = 0
    changed_at: datetime | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Original:
    """What a translation on its way is made from: the public text of the original, and what changed in it since the translation was.

    `is_new`: nothing is public in the translation's language yet.
    """

    language: str
    pk: int
    texts: Mapping[str, Any]
    translation: str
    is_new: bool
    changed_at: datetime | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Due:
    """A translation that is to be brought in step with its original."""

    record_id: str
    kind: str
    title: str
    language: str
    changed_at: datetime | None


def languages(portal: Portal, reader: Reader, record_id: str) -> tuple[Spoken, ...]:
    """Return the public languages of a record for its people, the original first. Raises NotThereError."""
    with portal.database.reading() as session:
        record = held(session, reader, record_id, Action.follow).record
        late = {one.version.pk: one for one in versions.behind(session, record)}
        return tuple(_spoken(record, row, late.get(row.pk)) for row in versions.of_record(session, record))


def _spoken(record: Record, row: Any, late: Behind | None) -> Spoken:
    named = (row.language, row.title, row.translation, row.language == record.language)
    return Spoken(*named, *_since(record, late)) if late else Spoken(*named)


def _since(record: Record, late: Behind) -> tuple[int, datetime | None, tuple[FieldChange, ...]]:
    found = changes(KINDS[record.kind], late.made_from.content, late.original.content)
    return late.original.pk or 0, late.original.published_at, found


def original(
    portal: Portal, reader: Reader, record_id: str, language: str, proposal_pk: int | None = None
) -> Original | None:
    """Return what the text of a record in a language is made from, on its way or (`proposal_pk`) ended, for its people; None where
    it is no translation. Raises NotThereError.
    """
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.follow, proposal_pk)
        record, proposal = found.record, found.proposal
        now = proposals.revision(session, versions.live_original(session, record))
        if now is None or language == record.language:
            return None
        is_its = proposal is not None and proposal.language == language
        of_pk = proposal.of_pk if proposal and is_its else versions.origin(session, record, language)
        public = next((row for row in versions.of_record(session, record) if row.language == language), None)
        how = proposal.translation if proposal and is_its else public.translation if public else HOW[0]
        made_from = proposals.revision(session, of_pk)
        first = (record.language, now.pk or 0, now.content, how, public is None)
        if made_from is None or made_from.digest == now.digest or made_from.language != now.language:
            return Original(*first)
        since = changes(KINDS[record.kind], made_from.content, now.content)
        return Original(*first, now.published_at, since)


def confirm(portal: Portal, reader: Reader, record_id: str, language: str, now_pk: int) -> None:
    """Note that a public translation says what the original says, as somebody has read it (`now_pk`).

    Raises NotThereError, OriginalMovedOnError.
    """
    with portal.database.writing() as session:
        record = held_public(session, reader, record_id, Action.renew).record
        row = next((one for one in versions.of_record(session, record) if one.language == language), None)
        if row is None or language == record.language or record.condition not in READABLE:
            raise NotThereError(record_id)
        if now_pk != versions.live_original(session, record):
            raise OriginalMovedOnError
        before, row.of_pk = row.of_pk, now_pk
        session.add(row)
        proposal = proposals.open_of(session, record)
        if proposal is not None and proposal.language == language:
            proposal.of_pk = now_pk
            session.add(proposal)
        trail.add(
            session, reader, "in_step", trail.of(record), str(before or ""), language, revision_pk=row.live_pk
        )  # fmt: skip


def note(session: Session, record: Record, proposal: Proposal, how: str, in_step: int | None) -> None:
    """Note who translated a text that is sent in, and the text of the original that it was brought in step with, as far as said."""
    if proposal.language == record.language:
        return
    if how in HOW:
        proposal.translation = how
    text = proposals.revision(session, in_step)
    # What was posted names what was public of the original at some time, or nothing.
    if text is not None and text.record_pk == record.pk and text.language == record.language and text.published_at:
        proposal.of_pk = text.pk
    session.add(proposal)


def due(portal: Portal, reader: Reader) -> Sequence[Due]:
    """Return the translations that are older than their original, of `reader`'s own records and of those that nobody posted."""
    if reader.person is None:
        return ()
    with portal.database.reading() as session:
        return [
            Due(one.record.id, one.record.kind, one.version.title, one.version.language, one.original.published_at)
            for one in versions.behind(session)
            if one.record.owner_pk in (None, reader.person)
            and may(reader, Action.renew, proposals.subject(session, one.record, None))
        ]
