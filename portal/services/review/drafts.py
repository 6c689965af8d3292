"""Saving texts on their way. Every save is a fixed revision; nothing that was typed is ever lost or overwritten."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from portal.database import files, proposals, publishing
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record
from portal.domain import drafting
from portal.domain.drafting import checked_draft
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader, Subject, Visibility, may
from portal.domain.workflow import State
from portal.search.analysis import fold
from portal.services.context import Portal
from portal.services.review import bases, history
from portal.services.review.bases import base_of, only
from portal.services.review.door import NotThereError, held
from portal.services.review.drafted import Conflict, Draft, NotEditableError, Typed
from portal.services.review.saving import as_saved, begun, check_editable, note, standing, store

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
    return as_saved(record, proposal, found.shared, found.texts, problems)


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
    shared = _with_own_files(session, reader, record, content.shared)
    proposals.save(session, record, proposal, shared, content.texts, reader.person, quiet)
    note(session, reader, "draft", record, proposal, "", State.draft)
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
        return standing(session, found, spoken, proposals.contents(session, found.record, found.proposal, spoken))


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
        own = _with_own_files(session, reader, found.record, checked.shared)
        typed = Typed(language, base, own, checked.texts, names, had)
        saved = store(session, reader, found, typed, quiet, spoken)
        return replace(saved, problems=problems) if isinstance(saved, Draft) else saved


def _with_own_files(session: Session, reader: Reader, record: Record, shared: Content) -> Content:
    """Leave out files that never came to this record: who knows the hash of another's file is not thereby given it."""
    items = files.held(shared)
    if not items:
        return shared
    live = proposals.revision(session, record.live_pk)
    rows = [*history.readable(session, reader, record), *([live] if live else ())]
    known = {item["file"] for row in rows if not row.language for item in files.held(row.content)}
    kept = [item for item in items if item["file"] in known]
    return {**shared, files.FIELD: kept} if kept else {n: value for n, value in shared.items() if n != files.FIELD}


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
        note(session, reader, "restore", found.record, proposal, str(revision_pk), "", revision_pk=revision_pk)
        return as_saved(found.record, proposal, shared, texts)


def _own_subject(reader: Reader) -> Subject:
    return Subject(reader.regions, people=frozenset({reader.person} if reader.person else ()))


def context(portal: Portal) -> dict[str, Any]:
    """Return what inputs are validated with."""
    return {"vocabulary": portal.vocabulary, "places": portal.places}
