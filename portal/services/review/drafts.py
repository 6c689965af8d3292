"""Saving texts on their way. Every save is a fixed revision; nothing that was typed is ever lost or overwritten."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from portal.database import files, proposals, publishing, trail
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record
from portal.domain import drafting
from portal.domain.drafting import checked_draft
from portal.domain.json_values import alike
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader, Subject, Visibility, may
from portal.domain.problems import Problem
from portal.domain.workflow import EDITABLE, State
from portal.search.analysis import fold
from portal.services.context import Portal
from portal.services.review import bases, history
from portal.services.review.bases import Together, base_of, based_on, only, replaced, together
from portal.services.review.door import NotThereError, held
from portal.services.review.drafted import Both, Conflict, Draft, NotEditableError, Typed

__all__ = [
    "Conflict",
    "Draft",
    "NotEditableError",
    "add_draft",
    "base_of",
    "begin",
    "begun",
    "begun_in",
    "check_editable",
    "context",
    "may_draft",
    "new_id",
    "read",
    "restore",
    "save",
]

Content = Mapping[str, Any]
MOST_WORDS, LONGEST = 8, 80
SIGNS, END = "abcdefghijkmnpqrstuvwxyz23456789", 6


def begin(
    portal: Portal,
    reader: Reader,
    kind: str,
    language: str,
    shared: Content,
    texts: Content,
    token: str = "",
    quiet: bool = False,
) -> Draft:
    """Save a new record's first draft and return it with its permanent id; NotThereError where the person may not post.

    `token` names the form that it was typed in: see `begun_in`.
    """
    found, problems = checked_draft(kind, shared, texts, context(portal))
    if not may_draft(reader):
        raise NotThereError(kind)
    with portal.database.writing() as session:
        record, proposal = add_draft(session, reader, kind, language, found, token, quiet)
    return _draft(record, proposal, found.shared, found.texts, problems)


def begun_in(portal: Portal, reader: Reader, token: str) -> tuple[str, str]:
    """Return the id and the first base of the record that was begun in a form, so that one form never begins two; else nothing."""
    with portal.database.reading() as session:
        record = proposals.own_of_end(session, reader.person, _end(reader, token)) if token else None
        return (record.id, bases.first(session, record)) if record else ("", "")


def add_draft(
    session: Session,
    reader: Reader,
    kind: str,
    language: str,
    content: drafting.Content,
    token: str = "",
    quiet: bool = False,
) -> tuple[Record, Proposal]:
    """Add a record with its first draft, in a session in which more is written; whether the person may was asked before."""
    title = str(content.texts.get("title") or kind)
    record = publishing.add_record(session, new_id(title, _end(reader, token)), kind, language, Visibility.public)
    record.owner_pk = reader.person
    proposal = proposals.begin(session, record, language, reader.person)
    shared = _with_own_files(session, record, content.shared)
    proposals.save(session, record, proposal, shared, content.texts, reader.person, quiet)
    _note(session, reader, "draft", record, proposal, "", State.draft)
    return record, proposal


def may_draft(reader: Reader) -> bool:
    """Say whether a person may begin a text of their own."""
    return may(reader, Action.draft, _own_subject(reader))


def _end(reader: Reader, token: str) -> str:
    """Return the end of the id of what a person begins in a form: nobody else can have it, nor guess it."""
    if not token:
        return ""
    return "".join(SIGNS[byte % len(SIGNS)] for byte in sha256(f"{reader.id}\n{token}".encode()).digest()[:END])


def new_id(title: str, end: str = "") -> str:
    """Return an id for a person's record: the title's words and a short random end, so that none is taken or guessed."""
    words = re.findall(r"[a-z0-9]+", fold(title).encode("ascii", "ignore").decode())
    start = "-".join(words[:MOST_WORDS])[:LONGEST].strip("-")
    end = end or "".join(secrets.choice(SIGNS) for _ in range(END))
    return f"{start or 'note'}-{end}"


def read(portal: Portal, reader: Reader, record_id: str, language: str = "") -> Draft:
    """Return what a form begins with: the text on its way, else the public one. Raises NotThereError, NotEditableError."""
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        spoken = found.proposal.language if found.proposal else language or found.record.language
        return _standing(session, found, spoken, proposals.contents(session, found.record, found.proposal, spoken))


def save(
    portal: Portal,
    reader: Reader,
    record_id: str,
    language: str,
    base: str,
    shared: Content,
    texts: Content,
    fields: frozenset[str] | None = None,
    quiet: bool = False,
    spoken: str = "",
    had: frozenset[str] | None = None,
) -> Draft | Conflict:
    """Save what was typed in a form that was made from `base`: of all fields, or of `fields` alone; others stay as they are.

    What others saved since goes together with it, as far as not both changed the same. `quiet`: the page saved by itself, while
    somebody writes. `spoken` is another language that the text is in after all, as long as nothing of the record is public; `had` are
    the files that the form has shown.
    Raises NotThereError, NotEditableError.
    """
    with portal.database.reading() as session:
        kind = held(session, reader, record_id, Action.edit).record.kind
    names = frozenset(field.name for field in KINDS[kind].fields)
    names = names if fields is None else names & fields
    checked, problems = checked_draft(kind, only(shared, names), only(texts, names), context(portal))
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        own = _with_own_files(session, found.record, checked.shared)
        typed = Typed(language, base, own, checked.texts, names, had)
        saved = _save(session, reader, found, typed, quiet, spoken)
        return replace(saved, problems=problems) if isinstance(saved, Draft) else saved


def _with_own_files(session: Session, record: Record, shared: Content) -> Content:
    """Leave out files that never came to this record: who knows the hash of another's file is not thereby given it."""
    items = files.held(shared)
    if not items:
        return shared
    known = files.of_history(session, record)
    kept = [item for item in items if item["file"] in known]
    return {**shared, files.FIELD: kept} if kept else {n: value for n, value in shared.items() if n != files.FIELD}


def _save(session: Session, reader: Reader, found: Held, typed: Typed, quiet: bool, spoken: str) -> Draft | Conflict:
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
            return _standing(session, found, language, theirs)
        proposal = begun(session, reader, record, language)
    if spoken and record.live_pk is None:
        record.language = proposal.language = spoken
    proposals.save(session, record, proposal, mine[0], mine[1], reader.person, quiet=quiet)
    given, kept = {**halves[0], **halves[1]}, {**mine[0], **mine[1]}
    others = tuple(sorted(name for name in typed.names if not alike(given.get(name), kept.get(name))))
    return replace(_draft(record, proposal, mine[0], mine[1]), others=others)


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


def _conflict(
    session: Session, reader: Reader, found: Held, typed: Typed, mine: Both, both: Together, quiet: bool
) -> Conflict:
    record = found.record
    spoken = found.proposal.language if found.proposal else record.language
    theirs = proposals.contents(session, record, found.proposal, spoken)
    if found.proposal is not None and not quiet:
        proposals.keep_aside(session, record, found.proposal, mine[0], mine[1], reader.person, typed.language)
    return Conflict(_standing(session, found, spoken, theirs), mine, both.content, both.clashing)


def _standing(session: Session, found: Held, language: str, content: Both) -> Draft:
    """Return a text as it stands, before anything is changed."""
    record, proposal = found.record, found.proposal
    return Draft(
        record.id, record.kind, language, *content, bases.base(session, found, language),
        proposal.state if proposal else None, original=record.language, public=record.live_pk is not None,
    )  # fmt: skip


def _draft(
    record: Record, proposal: Proposal, shared: Content, texts: Content, problems: tuple[Problem, ...] = ()
) -> Draft:
    return Draft(
        record.id, record.kind, proposal.language, shared, texts, base_of(proposal), proposal.state, problems,
        record.language, record.live_pk is not None,
    )  # fmt: skip


def _own_subject(reader: Reader) -> Subject:
    return Subject(reader.regions, people=frozenset({reader.person} if reader.person else ()))


def context(portal: Portal) -> dict[str, Any]:
    """Return what inputs are validated with."""
    return {"vocabulary": portal.vocabulary, "places": portal.places}


def _note(
    session: Session, reader: Reader, action: str, record: Record, proposal: Proposal, old: str, new: str, **more: Any
) -> None:
    trail.add(session, reader, action, trail.of(record), old, new, proposal_pk=proposal.pk, **more)
