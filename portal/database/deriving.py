"""What is derived from a record's public revisions: the rows by which it is seen, found and listed.

A record's labels and organisations stand while it can be read, its facet values while it can be found; what takes
something away from somebody is announced to the index as narrowing, in the same transaction.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, select

from portal.database import links
from portal.database.tables import (
    Outbox,
    Record,
    RecordFacet,
    RecordFile,
    RecordLabel,
    RecordOrganisation,
    Revision,
    Version,
)
from portal.domain.facets import facet_values
from portal.domain.inputs import named_organisations, reported
from portal.domain.links import addresses
from portal.domain.policy import record_labels
from portal.domain.workflow import FOUND, READABLE


def derive(session: Session, record: Record, narrows: bool = False) -> None:
    """Bring a record's labels, organisations and facet values in step with what is public of it, and announce it to the index."""
    pk = number(record)
    live = session.get(Revision, record.live_pk) if record.live_pk else None
    shared: Mapping[str, Any] = live.content if live else {}
    readable = live is not None and record.condition in READABLE
    labels = record_labels(record.visibility, shared["regions"]) if readable else frozenset()
    lost = _replace(session, RecordLabel, pk, {(label,) for label in labels})
    bodies = named_organisations(shared) if readable else []
    _replace(session, RecordOrganisation, pk, {(body, role) for role, body in bodies})
    files = (reported(shared, "attachments") or ()) if readable else ()
    _replace(session, RecordFile, pk, {(str(item["file"]),) for item in files})
    links.keep(session, pk, addresses(shared) if readable else ())
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


def announce(session: Session, record_pk: int, narrows: bool = False) -> None:
    """Ask the worker to bring the index in step with a record."""
    session.add(Outbox(topic="index", record_pk=record_pk, narrows=narrows))


def number(row: Record) -> int:
    """Return a stored record's number; ValueError where it is not stored yet."""
    if row.pk is None:
        raise ValueError(f"{row.id} is not stored yet")
    return row.pk
