"""Makes a revision the public one, and changes who may find a record. Each function leaves all derived rows in step.

A record's labels and organisations stand while it can be read, its facet values while it can be found; what takes
something away from somebody is announced to the index as narrowing, in the same transaction.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, func, select

from portal.database.tables import (
    Origin,
    Outbox,
    Record,
    RecordFacet,
    RecordLabel,
    RecordOrganisation,
    Revision,
    Version,
    now,
)
from portal.domain.facets import facet_values
from portal.domain.inputs import named_organisations
from portal.domain.policy import Visibility, record_labels
from portal.domain.workflow import FOUND, READABLE, Condition, State

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
    for text in texts:
        version = _version(session, record, text.language)
        version.live_pk = _publish_revision(session, record, version.live_pk, text, origin)
        version.translation = text.translation
        version.title, version.summary = text.content["title"], text.content["summary"]
    if record.condition is Condition.none:
        record.condition = Condition.live
    record.updated_at = now()
    record.published_at = record.published_at or record.updated_at
    session.flush()
    _derive(session, record)


def add_revision(
    session: Session, record: Record, language: str, content: Mapping[str, Any], origin: Origin, state: State
) -> Revision:
    """Add the next revision of a language version, or of the shared fields (`language` is SHARED)."""
    last = session.exec(
        select(func.max(Revision.number)).where(Revision.record_pk == record.pk, Revision.language == language)
    ).one()
    revision = Revision(
        record_pk=_pk(record), language=language, number=(last or 0) + 1, state=state, origin=origin,
        content=dict(content), digest=digest(content),
    )  # fmt: skip
    session.add(revision)
    return revision


def set_visibility(session: Session, record: Record, visibility: Visibility) -> None:
    """Change for whom a record is meant; it applies to the next request."""
    record.visibility = visibility
    _derive(session, record)


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
    _derive(session, record, narrows=left)


def announce(session: Session, record_pk: int, narrows: bool = False) -> None:
    """Ask the worker to bring the index in step with a record."""
    session.add(Outbox(topic="index", record_pk=record_pk, narrows=narrows))


def _pk(row: Record) -> int:
    if row.pk is None:
        raise ValueError(f"{row.id} is not stored yet")
    return row.pk


def _version(session: Session, record: Record, language: str) -> Version:
    found = session.exec(select(Version).where(Version.record_pk == record.pk, Version.language == language)).first()
    version = found or Version(record_pk=_pk(record), language=language)
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


def _derive(session: Session, record: Record, narrows: bool = False) -> None:
    pk = _pk(record)
    live = session.get(Revision, record.live_pk) if record.live_pk else None
    shared: Mapping[str, Any] = live.content if live else {}
    readable = live is not None and record.condition in READABLE
    labels = record_labels(record.visibility, shared["regions"]) if readable else frozenset()
    lost = _replace(session, RecordLabel, pk, {(label,) for label in labels})
    bodies = named_organisations(shared) if readable else []
    _replace(session, RecordOrganisation, pk, {(body, role) for role, body in bodies})
    found = readable and record.condition in FOUND
    _replace(session, RecordFacet, pk, _facets(session, record, shared) if found else set())
    announce(session, pk, narrows=narrows or lost)


def _facets(session: Session, record: Record, shared: Mapping[str, Any]) -> set[tuple[str, ...]]:
    wanted = select(Version.language).where(Version.record_pk == record.pk, col(Version.live_pk).is_not(None))
    values = [facet_values(record.kind, language, shared) for language in session.exec(wanted)]
    return {(facet, code) for of_version in values for facet, codes in of_version.items() for code in codes}


def _replace(session: Session, table: type[SQLModel], record_pk: int, wanted: set[tuple[str, ...]]) -> bool:
    """Make a record's rows of `table` those that are wanted (its key without the record), and say whether any went."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].c
    keys = [column for column in columns if column.name != "record_pk"]
    of_record = columns.record_pk == record_pk
    present = {tuple(row) for row in session.execute(select(*keys).where(of_record))}
    for gone in present - wanted:
        matches = [column == value for column, value in zip(keys, gone, strict=True)]
        session.execute(delete(table).where(of_record, *matches))
    names = [column.name for column in keys]
    session.add_all(table(record_pk=record_pk, **dict(zip(names, row, strict=True))) for row in wanted - present)
    session.flush()
    return bool(present - wanted)
