"""Saving texts on their way. Every save is a fixed revision; nothing that was typed is ever lost or overwritten."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.database import proposals, publishing, trail
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record
from portal.domain.diff import merge
from portal.domain.drafting import checked_draft
from portal.domain.policy import Action, Reader, Subject, Visibility, may
from portal.domain.problems import Problem
from portal.domain.workflow import EDITABLE, State
from portal.search.analysis import fold
from portal.services.context import Portal
from portal.services.review import history
from portal.services.review.door import NotThereError, held

Content = Mapping[str, Any]
MOST_WORDS, LONGEST = 8, 80


class NotEditableError(Exception):
    """The text is with the moderators, or decided; `state` says where it stands."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True)
class Draft:
    """A text as it stands in a form. `base` names the revisions that the form was made from, to notice when another saves."""

    record_id: str
    kind: str
    language: str
    shared: Content
    texts: Content
    base: str
    state: State | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Another saved meanwhile. `theirs` is what stands now, `mine` what was typed (kept in the history too), `merged` both, as far
    as they do not touch the same field; `clashing` names those that do.
    """

    theirs: Draft
    mine: tuple[Content, Content]
    merged: tuple[Content, Content]
    clashing: tuple[str, ...]


def begin(portal: Portal, reader: Reader, kind: str, language: str, shared: Content, texts: Content) -> Draft:
    """Save a new record's first draft and return it with its permanent id; NotThereError where the person may not post."""
    found, problems = checked_draft(kind, shared, texts, context(portal))
    if not may(reader, Action.draft, _own_subject(reader)):
        raise NotThereError(kind)
    with portal.database.writing() as session:
        record = publishing.add_record(
            session, new_id(str(texts.get("title") or kind)), kind, language, Visibility.public
        )
        record.owner_pk = reader.person
        proposal = proposals.begin(session, record, language, reader.person)
        proposals.save(session, record, proposal, found.shared, found.texts, reader.person)
        _note(session, reader, "draft", record, proposal, "", State.draft)
    return _draft(record, proposal, found.shared, found.texts, problems)


def new_id(title: str) -> str:
    """Return an id for a person's record: the title's words and a short random end, so that none is taken or guessed."""
    words = re.findall(r"[a-z0-9]+", fold(title).encode("ascii", "ignore").decode())
    start = "-".join(words[:MOST_WORDS])[:LONGEST].strip("-")
    end = "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(6))
    return f"{start or 'note'}-{end}"


def read(portal: Portal, reader: Reader, record_id: str, language: str = "") -> Draft:
    """Return what a form begins with: the text on its way, else the public one. Raises NotThereError, NotEditableError."""
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        spoken = found.proposal.language if found.proposal else language or found.record.language
        shared, texts = proposals.contents(session, found.record, found.proposal, spoken)
        return Draft(
            found.record.id, found.record.kind, spoken, shared, texts, _base(session, found, spoken),
            found.proposal.state if found.proposal else None,
        )  # fmt: skip


def save(
    portal: Portal, reader: Reader, record_id: str, language: str, base: str, shared: Content, texts: Content
) -> Draft | Conflict:
    """Save what was typed in a form that was made from `base`. Raises NotThereError, NotEditableError."""
    with portal.database.reading() as session:
        kind = held(session, reader, record_id, Action.edit).record.kind
    checked, problems = checked_draft(kind, shared, texts, context(portal))
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        spoken = found.proposal.language if found.proposal else language
        if base != _base(session, found, spoken):
            return _conflict(session, reader, found, base, checked.shared, checked.texts)
        proposal = found.proposal or begun(session, reader, found.record, spoken)
        proposals.save(session, found.record, proposal, checked.shared, checked.texts, reader.person)
        record = found.record
    return _draft(record, proposal, checked.shared, checked.texts, problems)


def restore(portal: Portal, reader: Reader, record_id: str, revision_pk: int) -> Draft:
    """Put an earlier revision of texts or shared fields in the place of the newest, as a new revision.

    Raises NotThereError, NotEditableError.
    """
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        old = proposals.revision(session, revision_pk)
        if old is None or not history.is_readable(session, reader, found.record, old):
            raise NotThereError(record_id)
        language = old.language or (found.proposal.language if found.proposal else found.record.language)
        if found.proposal is not None and old.language not in ("", found.proposal.language):
            raise NotEditableError(found.proposal.state)
        proposal = found.proposal or begun(session, reader, found.record, language)
        shared, texts = proposals.contents(session, found.record, proposal, language)
        shared, texts = (shared, old.content) if old.language else (old.content, texts)
        proposals.save(session, found.record, proposal, shared, texts, reader.person)
        _note(session, reader, "restore", found.record, proposal, str(revision_pk), "", revision_pk=revision_pk)
        return _draft(found.record, proposal, shared, texts)


def begun(session: Session, reader: Reader, record: Record, language: str) -> Proposal:
    """Return a new proposal of a record that has none open, noted in the trail."""
    proposal = proposals.begin(session, record, language, reader.person)
    _note(session, reader, "edit", record, proposal, "", State.draft)
    return proposal


def check_editable(found: Held) -> None:
    """Raise NotEditableError where the text on its way is not its author's to change."""
    if found.proposal is not None and found.proposal.state not in EDITABLE:
        raise NotEditableError(found.proposal.state)


def _base(session: Session, found: Held, language: str) -> str:
    if found.proposal is not None:
        return base_of(found.proposal)
    return f"{found.record.live_pk}.{proposals.live_text_pk(session, found.record, language)}"


def _based_on(session: Session, record: Record, base: str) -> tuple[Content, Content]:
    """Return the contents that a form was made from; empty ones where `base` names no revisions of this record."""
    found: list[Content] = []
    for number in [*base.split("."), "", ""][:2]:
        row = (
            proposals.revision(session, int(number))
            if number.isascii() and number.isdigit() and len(number) < 10
            else None
        )
        found.append(row.content if row is not None and row.record_pk == record.pk else {})
    return found[0], found[1]


def _conflict(session: Session, reader: Reader, found: Held, base: str, shared: Content, texts: Content) -> Conflict:
    record = found.record
    spoken = found.proposal.language if found.proposal else record.language
    theirs = proposals.contents(session, record, found.proposal, spoken)
    first = _based_on(session, record, base)
    both = merge(first[0], shared, theirs[0]), merge(first[1], texts, theirs[1])
    if found.proposal is not None:
        proposals.keep_aside(session, record, found.proposal, shared, texts, reader.person)
    now = Draft(
        record.id, record.kind, spoken, *theirs, _base(session, found, spoken),
        found.proposal.state if found.proposal else None,
    )  # fmt: skip
    merged = (both[0].content, both[1].content)
    return Conflict(now, (shared, texts), merged, (*both[0].conflicts, *both[1].conflicts))


def base_of(proposal: Proposal) -> str:
    """Return what names the newest revisions of a proposal, for the form that is made from them."""
    return f"{proposal.shared_pk}.{proposal.text_pk}"


def _draft(
    record: Record, proposal: Proposal, shared: Content, texts: Content, problems: tuple[Problem, ...] = ()
) -> Draft:
    return Draft(record.id, record.kind, proposal.language, shared, texts, base_of(proposal), proposal.state, problems)


def _own_subject(reader: Reader) -> Subject:
    return Subject(reader.regions, people=frozenset({reader.person} if reader.person else ()))


def context(portal: Portal) -> dict[str, Any]:
    """Return what inputs are validated with."""
    return {"vocabulary": portal.vocabulary, "places": portal.places}


def _note(
    session: Session, reader: Reader, action: str, record: Record, proposal: Proposal, old: str, new: str, **more: Any
) -> None:
    trail.add(session, reader, action, trail.of(record), old, new, proposal_pk=proposal.pk, **more)
