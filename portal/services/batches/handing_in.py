"""A table is handed in, looked at, made into drafts, stopped or thrown away by its person."""

import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from portal.attachments.inspecting import Refused, inspect
from portal.database import batches as rows
from portal.database.sessions import Session
from portal.database.tables import Batch, BatchState, RowState
from portal.domain.files import MEGABYTE, safe_name, type_of
from portal.domain.policy import Reader
from portal.services.backup.files import blocks, put_in_place
from portal.services.batches import archives
from portal.services.batches.checking import ZIP
from portal.services.context import Portal
from portal.services.review.door import NotThereError
from portal.services.review.drafts import may_draft

FOLDER = "batches"
MOST_BYTES = 10 * MEGABYTE
MOST_LISTED = 20
MOST_ARCHIVE = 40 * MEGABYTE
FORMATS = frozenset({"csv", "xlsx"})


class HandedInBeforeError(Exception):
    """The same file was handed in before, and drafts came of it; `id` is that batch's."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id


@dataclass(frozen=True)
class Handed:
    """A batch as its person sees it: how many rows it has, how many were read, are good, faulty, made; `unsent` are drafts still."""

    id: str
    name: str
    kind: str
    language: str
    format: str
    state: BatchState
    reason: str
    about: Mapping[str, Any]
    total: int
    good: int
    faulty: int
    made: int
    unsent: int
    created_at: datetime

    @property
    def read(self) -> int:
        """How many rows were read."""
        return self.good + self.faulty + self.made


def hand_in(
    portal: Portal, reader: Reader, kind: str, language: str, name: str, stream: IO[bytes], with_unfinished: bool
) -> str:
    """Keep a table to be checked, and return its batch's id. Raises NotThereError, Refused, HandedInBeforeError."""
    if not may_draft(reader) or reader.person is None:
        raise NotThereError(kind)
    kept = safe_name(name)
    format, most = _format(kept)
    id = secrets.token_urlsafe(12)
    with tempfile.TemporaryDirectory(prefix="batch") as folder:
        path = Path(folder) / "table"
        content = stream.read(most + 1)
        if len(content) > most:
            raise Refused("too_large", {"size": len(content), "most": most})
        path.write_bytes(content)
        inspected(path, kept)
        with path.open("rb") as file:
            put_in_place(path_of(portal, id), blocks(file))
    batch = Batch(
        id=id, person_pk=reader.person, kind=kind, language=language, name=kept, format=format,
        sha256=sha256(content).hexdigest(), about={"with_unfinished": with_unfinished},
    )  # fmt: skip
    with portal.database.writing() as session:
        before = rows.of_content(session, batch)
        is_new = before is None or _is_untouched(session, before)
        if before is not None and is_new:
            rows.drop(session, before.id)
        if is_new:
            session.add(batch)
    if before is not None and not is_new:
        path_of(portal, id).unlink(missing_ok=True)
        raise HandedInBeforeError(before.id)
    if before is not None:
        path_of(portal, before.id).unlink(missing_ok=True)
    return id


def _is_untouched(session: Session, batch: Batch) -> bool:
    """Say whether nothing came of a batch yet, so that the same file can take its place."""
    return batch.state in (BatchState.checking, BatchState.checked) and not rows.counts(session, batch.id).get(
        RowState.made
    )


def inspected(path: Path, name: str) -> str:
    """Return what a table is (csv, xlsx, zip), after it was looked into. Raises Refused."""
    format, most = _format(safe_name(name))
    if path.stat().st_size > most:
        raise Refused("too_large", {"size": path.stat().st_size, "most": most})
    if format == ZIP:
        archives.check(path)
        return format
    with tempfile.TemporaryDirectory(prefix="batch") as folder:
        inspect(path, safe_name(name), Path(folder))
    return format


def _format(name: str) -> tuple[str, int]:
    if name.lower().endswith(".zip"):
        return ZIP, MOST_ARCHIVE
    type = type_of(name)
    if type is None or type.code not in FORMATS:
        raise Refused("unknown_type", {"types": ", ".join(sorted([*FORMATS, ZIP]))})
    return type.code, MOST_BYTES


def path_of(portal: Portal, id: str) -> Path:
    """Return where a table lies until its rows were read."""
    return portal.settings.instance / FOLDER / id


def handed(portal: Portal, reader: Reader, id: str) -> Handed:
    """Return a person's batch. Raises NotThereError."""
    with portal.database.reading() as session:
        return _handed(session, own(session, reader, id))


def all_handed(portal: Portal, reader: Reader) -> tuple[Handed, ...]:
    """Return a person's latest batches."""
    if reader.person is None:
        return ()
    with portal.database.reading() as session:
        return tuple(_handed(session, batch) for batch in rows.of_person(session, reader.person, MOST_LISTED))


def faulty(portal: Portal, reader: Reader, id: str, first: int = 0, limit: int | None = None) -> list[Any]:
    """Return the rows with faults: (number in the file, cells, faults). Raises NotThereError."""
    with portal.database.reading() as session:
        own(session, reader, id)
        found = rows.rows(session, id, RowState.faulty, first, limit)
        return [(row.number, dict(row.cells), list(row.faults)) for row in found]


def without_files(portal: Portal, reader: Reader, id: str) -> list[Any]:
    """Return the rows that became drafts of which some file was refused, as `faulty` does. Raises NotThereError."""
    with portal.database.reading() as session:
        batch = own(session, reader, id)
        found = rows.rows(session, id, RowState.made) if batch.format == ZIP else ()
        return [(row.number, dict(row.cells), list(row.faults)) for row in found if row.faults]


def made(portal: Portal, reader: Reader, id: str, limit: int = 200) -> list[tuple[str, str, bool]]:
    """Return (record's id, title, whether it is a draft still) of what came of a batch, drafts first. Raises NotThereError."""
    with portal.database.reading() as session:
        own(session, reader, id)
        return list(rows.made(session, id, limit))


def go_on(portal: Portal, reader: Reader, id: str) -> None:
    """Let the good rows become drafts; again, where that was stopped. Raises NotThereError."""
    _move(portal, reader, id, (BatchState.checked, BatchState.stopped), BatchState.running)


def stop(portal: Portal, reader: Reader, id: str) -> None:
    """Make or send no more drafts; those that were made stay. Raises NotThereError."""
    _move(portal, reader, id, (BatchState.running, BatchState.sending), BatchState.stopped)


def drop(portal: Portal, reader: Reader, id: str) -> None:
    """Forget a batch; the drafts that came of it stay. Raises NotThereError."""
    with portal.database.writing() as session:
        own(session, reader, id)
        rows.drop(session, id)
    path_of(portal, id).unlink(missing_ok=True)


def _move(portal: Portal, reader: Reader, id: str, before: tuple[BatchState, ...], after: BatchState) -> None:
    with portal.database.writing() as session:
        batch = own(session, reader, id)
        if batch.state in before:
            rows.set_state(session, batch, after)


def own(session: Session, reader: Reader, id: str) -> Batch:
    """Return a person's batch. Raises NotThereError."""
    batch = rows.get(session, id)
    if batch is None or reader.person is None or batch.person_pk != reader.person:
        raise NotThereError(id)
    return batch


def _handed(session: Session, batch: Batch) -> Handed:
    found = rows.counts(session, batch.id)
    return Handed(
        batch.id, batch.name, batch.kind, batch.language, batch.format, batch.state, batch.reason, dict(batch.about),
        batch.total, found.get(RowState.good, 0), found.get(RowState.faulty, 0), found.get(RowState.made, 0),
        rows.count_unsent(session, batch.id), batch.created_at,
    )  # fmt: skip
