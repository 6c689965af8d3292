"""Makes a revision the public one, and changes who may find a record. Each function leaves all derived rows in step (deriving.py)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlmodel import Session, func, select

from portal.database import versions
from portal.database.deriving import derive, number
from portal.database.tables import Origin, Proposal, Record, Revision, Version, now
from portal.domain.dates import months_later
from portal.domain.inputs import reported
from portal.domain.policy import Visibility, narrower
from portal.domain.workflow import FOUND, REVIEW_MONTHS, Condition, State

SHARED = ""
"""The language of the revisions that hold a record's shared fields."""


@dataclass(frozen=True)
class Text:
    """A record's texts in one language. `html` holds each section rendered, except those that are not reported; `plain`
    its words for index and snippets.
    """

    language: str
    translation: str
    content: Mapping[str, Any]
    html: Mapping[str, str] = field(default_factory=dict)
    plain: str = ""


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a content, whatever the order of its keys."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def add_record(session: Session, id: str, kind: str, language: str, visibility: Visibility) -> Record:
    """Add a record of which nothing is published yet."""
    record = Record(id=id, kind=kind, language=language, visibility=visibility)
    session.add(record)
    session.flush()
    return record


def publish(session: Session, record: Record, shared: Mapping[str, Any], texts: Iterable[Text], origin: Origin) -> None:
    """Publish what differs from what is public: one new revision for the shared fields and for each language."""
    record.live_pk = _publish_revision(session, record, record.live_pk, Text(SHARED, "", shared), origin)
    before = versions.live_original(session, record)
    new = set()
    for text in texts:
        version = _version(session, record, text.language)
        was, version.live_pk = version.live_pk, _publish_revision(session, record, version.live_pk, text, origin)
        if version.live_pk != was:
            new.add(text.language)
        version.translation = text.translation
        version.title, version.summary = text.content["title"], text.content["summary"]
    session.flush()
    versions.note_origins(session, record, new, before)
    if record.condition is Condition.none:
        record.condition = Condition.live
    _note_publication(record, _content(session, record.live_pk))
    session.flush()
    derive(session, record)


def publish_proposal(session: Session, record: Record, proposal: Proposal, text: Text, condition: Condition) -> None:
    """Make a proposal's revisions the public ones; `text` is its text, rendered. A record that was taken out of searches stays out."""
    old = _content(session, record.live_pk)
    record.live_pk = _make_live(session, record.live_pk, proposal.shared_pk)
    version = _version(session, record, text.language)
    version.live_pk = _make_live(session, version.live_pk, proposal.text_pk, text)
    version.translation = text.translation
    version.of_pk = None if text.language == record.language else proposal.of_pk or version.of_pk
    version.title, version.summary = text.content["title"], text.content["summary"]
    _restate_visibility(record, old, _content(session, record.live_pk))
    # What is published first is looked at after, also where it changes what readers have already.
    if record.condition in (Condition.none, Condition.live):
        record.condition = condition
    _note_publication(record, _content(session, record.live_pk))
    session.flush()
    derive(session, record)


def _restate_visibility(record: Record, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    was, stated = (Visibility(content.get("visibility") or Visibility.public) for content in (old, new))
    # Where a moderator chose another visibility than the text stated, theirs stays; a text can narrow it, and never widens it.
    is_own_choice = bool(old) and record.visibility is not was
    if not is_own_choice:
        record.visibility = stated
    elif stated is not was:
        record.visibility = narrower(record.visibility, stated)


def _note_publication(record: Record, shared: Mapping[str, Any]) -> None:
    record.updated_at = now()
    record.published_at = record.published_at or record.updated_at
    record.review_by, record.reminded_at = reported(shared, "review_by") or next_review(record.kind, shared), None


def next_review(kind: str, shared: Mapping[str, Any]) -> str:
    """Return the day by which a record that was looked at today is looked at again."""
    months = REVIEW_MONTHS.get(str(shared.get("resource_type"))) or REVIEW_MONTHS[kind]
    return months_later(now().date(), months).isoformat()


def _content(session: Session, pk: int | None) -> Mapping[str, Any]:
    found = session.get(Revision, pk) if pk else None
    return found.content if found else {}


def _make_live(session: Session, live_pk: int | None, pk: int | None, text: Text | None = None) -> int | None:
    row = session.get(Revision, pk) if pk else None
    if row is None:
        raise ValueError("a proposal without a revision to publish")
    live = session.get(Revision, live_pk) if live_pk and live_pk != pk else None
    if live is not None:
        live.state = State.replaced
    row.state, row.published_at = State.published, row.published_at or now()
    if text is not None:
        row.html, row.plain = dict(text.html), text.plain
    session.flush()
    return row.pk


def add_revision(
    session: Session, record: Record, language: str, content: Mapping[str, Any], origin: Origin, state: State
) -> Revision:
    """Add the next revision of a language version, or of the shared fields (`language` is SHARED)."""
    last = session.exec(
        select(func.max(Revision.number)).where(Revision.record_pk == record.pk, Revision.language == language)
    ).one()
    revision = Revision(
        record_pk=number(record), language=language, number=(last or 0) + 1, state=state, origin=origin,
        content=dict(content), digest=digest(content),
    )  # fmt: skip
    session.add(revision)
    return revision


def set_visibility(session: Session, record: Record, visibility: Visibility) -> None:
    """Change for whom a record is meant; it applies to the next request."""
    record.visibility = visibility
    derive(session, record)


def withhold(session: Session, record: Record) -> None:
    """Hide a record from everybody at once."""
    set_condition(session, record, Condition.withheld)


def archive(session: Session, record: Record) -> None:
    """Take a record out of searches and lists; its address goes on answering."""
    set_condition(session, record, Condition.archived)


def set_condition(session: Session, record: Record, condition: Condition) -> None:
    """Give a published record another public condition."""
    left = record.condition in FOUND and condition not in FOUND
    record.condition = condition
    derive(session, record, narrows=left)


def _version(session: Session, record: Record, language: str) -> Version:
    found = session.exec(select(Version).where(Version.record_pk == record.pk, Version.language == language)).first()
    version = found or Version(record_pk=number(record), language=language)
    session.add(version)
    return version


def _publish_revision(session: Session, record: Record, live_pk: int | None, text: Text, origin: Origin) -> int | None:
    live = session.get(Revision, live_pk) if live_pk else None
    if live and live.digest == digest(text.content):
        return live.pk
    if live:
        live.state = State.replaced
    revision = add_revision(session, record, text.language, text.content, origin, State.published)
    revision.html, revision.plain, revision.published_at = dict(text.html), text.plain, now()
    session.flush()
    return revision.pk
