"""Files that are kept: what is known of them, which records hold them, which are still to be read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, String, bindparam, cast, delete, func, select
from sqlmodel import Session, col

from portal.database.publishing import SHARED
from portal.database.reading import RECORD, TABLES, carried, seen
from portal.database.tables import File, FileState, Outbox, Record, RecordFile, Revision
from portal.domain.inputs import reported
from portal.domain.policy import Labels
from portal.domain.workflow import READABLE

FIELD = "attachments"
DELETE = "delete_file"
"""The topic of a row that asks for a file's bytes to be deleted."""

FILE, HELD = TABLES["file"], TABLES["record_file"]
KNOWN = (
    FILE.c.sha256,
    FILE.c.size,
    FILE.c.type,
    FILE.c.pages,
    FILE.c.width,
    FILE.c.height,
    FILE.c.widths,
    FILE.c.state,
)


def held(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the files that a record's shared fields name, as far as they have the form of one."""
    items = reported(content, FIELD)
    return [item for item in items if isinstance(item, dict) and item.get("file")] if isinstance(items, list) else []


def known(connection: Connection, shas: Collection[str]) -> dict[str, Row[Any]]:
    """Return by SHA-256 what is known of files (the columns of KNOWN); their texts stay where they are."""
    if not shas:
        return {}
    asked: Any = select(*KNOWN).where(FILE.c.sha256.in_(set(shas)))
    return {row.sha256: row for row in connection.execute(asked)}


def of_reader(connection: Connection, labels: Labels, record_id: str, sha256: str) -> Row[Any] | None:
    """Return (kind, shared fields) of the record that these labels read and that holds the file, or None."""
    return connection.execute(_of_reader(), {**carried(labels), "id": record_id, "sha256": sha256}).first()


@cache
def _of_reader() -> Select[Any]:
    shared = TABLES["revision"]
    asked: Any = select(RECORD.c.kind, RECORD.c.visibility, shared.c.content.label("shared"))
    joined = asked.join(shared, shared.c.pk == RECORD.c.live_pk).join(HELD, HELD.c.record_pk == RECORD.c.pk)
    found: Select[Any] = joined.where(
        RECORD.c.id == bindparam("id"), HELD.c.sha256 == bindparam("sha256"), seen(READABLE)
    )
    return found


def item_of_history(revisions: Iterable[Revision], sha256: str) -> dict[str, Any] | None:
    """Return how the newest of these revisions that holds a file names it; None where none does."""
    shared = (row for row in revisions if row.language == SHARED)
    for row in sorted(shared, key=lambda row: row.pk or 0, reverse=True):
        found = next((item for item in held(row.content) if item["file"] == sha256), None)
        if found is not None:
            return found
    return None


def of_history(session: Session, record: Record) -> dict[str, str]:
    """Return the name of each file, by SHA-256, that any revision of a record holds, the oldest first."""
    asked = select(Revision).where(col(Revision.record_pk) == record.pk, col(Revision.language) == SHARED)
    rows = session.scalars(asked.order_by(col(Revision.pk)))
    return {str(item["file"]): str(item.get("name") or "") for row in rows for item in held(row.content)}


def holders_of(session: Session, sha256: str) -> frozenset[int]:
    """Return the records of which some revision holds a file."""
    naming = cast(col(Revision.content), String).contains(sha256)
    asked = select(Revision).where(naming, col(Revision.language) == SHARED)
    return frozenset(
        row.record_pk for row in session.scalars(asked) if sha256 in {item["file"] for item in held(row.content)}
    )


def records_of(session: Session, sha256: str) -> Sequence[Record]:
    """Return the records of which some revision holds a file."""
    return session.scalars(select(Record).where(col(Record.pk).in_(holders_of(session, sha256)))).all()


def ask_for_deletion(session: Session, sha256: str) -> None:
    """Ask the worker to delete the bytes of a file."""
    session.add(Outbox(topic=DELETE, payload={"sha256": sha256}))


def to_delete(session: Session) -> list[tuple[int, str]]:
    """Return (number of the row, SHA-256) of files whose bytes are to be deleted."""
    rows = session.scalars(select(Outbox).where(col(Outbox.topic) == DELETE).order_by(col(Outbox.pk)))
    return [(row.pk, str((row.payload or {}).get("sha256"))) for row in rows if row.pk is not None]


def deleted(session: Session, row_pk: int) -> None:
    """Note that a file's bytes are gone."""
    session.execute(delete(Outbox).where(col(Outbox.pk) == row_pk))


def waiting(session: Session, limit: int) -> Sequence[str]:
    """Return files whose text is still to be read, the oldest first."""
    asked = (
        select(col(File.sha256)).where(col(File.state) == FileState.waiting).order_by(col(File.created_at)).limit(limit)
    )
    return session.scalars(asked).all()


def records_with(session: Session, sha256: str) -> Sequence[int]:
    """Return the readable records that hold a file."""
    return session.scalars(select(col(RecordFile.record_pk)).where(col(RecordFile.sha256) == sha256)).all()


def holders(session: Session, records: Sequence[int] | None) -> frozenset[int]:
    """Return which of these records (or of all) hold files that were read."""
    asked: Any = select(col(RecordFile.record_pk)).join(File, col(File.sha256) == col(RecordFile.sha256))
    asked = asked.where(col(File.state) == FileState.ready)
    if records is not None:
        asked = asked.where(col(RecordFile.record_pk).in_(records))
    return frozenset(session.scalars(asked))


def text_of(session: Session, record_pk: int) -> str:
    """Return the text of all files of a readable record."""
    asked: Any = select(col(File.text)).join(RecordFile, col(File.sha256) == col(RecordFile.sha256))
    asked = asked.where(col(RecordFile.record_pk) == record_pk, col(File.state) == FileState.ready)
    return "\n\n".join(session.scalars(asked.order_by(col(File.sha256))))


def beginnings(connection: Connection, records: Collection[int], most: int) -> dict[int, list[Row[Any]]]:
    """Return for each of these records (sha256, text) of its files that were read, at most the first `most` characters of each."""
    asked: Any = select(HELD.c.record_pk, FILE.c.sha256, func.substr(FILE.c.text, 1, most).label("text"))
    asked = asked.join(FILE, FILE.c.sha256 == HELD.c.sha256)
    asked = asked.where(HELD.c.record_pk.in_(set(records)), FILE.c.state == FileState.ready).order_by(FILE.c.sha256)
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.record_pk, []).append(row)
    return found
