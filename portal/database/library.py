"""Queries of the library of content files: how records stand before an import, and what is public for an export."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from portal.database.publishing import SHARED
from portal.database.tables import Origin, Record, Revision, Version
from portal.domain.workflow import FOUND


@dataclass(frozen=True)
class Standing:
    """A stored record. `digests` and `translations` are of what is public, by language (SHARED: the shared fields)."""

    record: Record
    newest: Origin | None
    digests: Mapping[str, str]
    translations: Mapping[str, str]


@dataclass(frozen=True)
class Public:
    """A record's public content: its shared fields, and (version, texts) for each language."""

    record: Record
    shared: Mapping[str, Any]
    texts: Sequence[tuple[Version, Mapping[str, Any]]]


def standings(session: Session, ids: Iterable[str]) -> dict[str, Standing]:
    """Return how those of `ids` that are stored stand."""
    records = session.exec(select(Record).where(col(Record.id).in_(list(ids)))).all()
    numbers = [record.pk for record in records if record.pk]
    versions = session.exec(select(Version).where(col(Version.record_pk).in_(numbers))).all()
    live = [*(record.live_pk for record in records), *(version.live_pk for version in versions)]
    digests: dict[int, dict[str, str]] = {number: {} for number in numbers}
    public = select(Revision.record_pk, Revision.language, Revision.digest).where(col(Revision.pk).in_(live))
    for record_pk, language, digest in session.exec(public):
        digests[record_pk][language] = digest
    translations: dict[int, dict[str, str]] = {number: {} for number in numbers}
    for version in versions:
        translations[version.record_pk][version.language] = version.translation
    newest = _newest_origins(session, numbers)
    return {
        record.id: Standing(record, newest.get(record.pk), digests[record.pk], translations[record.pk])
        for record in records
        if record.pk
    }


def _newest_origins(session: Session, numbers: list[int]) -> dict[int, Origin]:
    last = select(func.max(Revision.pk)).where(col(Revision.record_pk).in_(numbers))
    asked = select(Revision.record_pk, Revision.origin)
    rows = session.exec(asked.where(col(Revision.pk).in_(last.group_by(col(Revision.record_pk)))))
    return {record_pk: Origin(origin) for record_pk, origin in rows}


def practice_ids(session: Session) -> set[str]:
    """Return the ids of all practices."""
    return set(session.exec(select(Record.id).where(Record.kind == "practice")))


def public_ids(session: Session) -> list[str]:
    """Return the ids of all records that can be found, whoever may see them, in order."""
    asked = select(Record.id).where(col(Record.condition).in_(sorted(FOUND)))
    return list(session.exec(asked.order_by(col(Record.id))))


def shared_content(session: Session, record: Record) -> Mapping[str, Any]:
    """Return a record's public shared fields; empty where nothing is public."""
    live = session.get(Revision, record.live_pk) if record.live_pk else None
    return live.content if live else {}


def public(session: Session, ids: Iterable[str]) -> list[Public]:
    """Return the public content of records, in order of their ids."""
    records = session.exec(select(Record).where(col(Record.id).in_(list(ids))).order_by(col(Record.id))).all()
    numbers = [record.pk for record in records]
    asked = select(Version, Revision.content).join(Revision, col(Revision.pk) == col(Version.live_pk))
    texts: dict[int | None, list[tuple[Version, Mapping[str, Any]]]] = {}
    asked = asked.where(col(Version.record_pk).in_(numbers)).order_by(col(Version.language))
    for version, content in session.exec(asked):
        texts.setdefault(version.record_pk, []).append((version, content))
    shared = select(Revision.record_pk, Revision.content).where(
        col(Revision.pk).in_([record.live_pk for record in records]), Revision.language == SHARED
    )
    contents: dict[int | None, Mapping[str, Any]] = dict(session.exec(shared).all())
    return [Public(record, contents[record.pk], texts.get(record.pk, [])) for record in records]
