"""Files on their way here: in pieces, of which a broken line costs one at most, or in one go. What has arrived is inspected, scanned, kept
under the hash of its bytes, and part of the draft in the same transaction.
"""

import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import file_digest
from pathlib import Path
from typing import IO, Any

from portal.attachments.inspecting import Inspected, Refused, inspect
from portal.attachments.scanning import ScannerAwayError, scan
from portal.database import uploads as rows
from portal.database.sessions import Session
from portal.database.tables import File, FileState, Upload, UploadState, now
from portal.domain.files import MOST_FILES, PIECE, TYPES, safe_name, type_of
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.files.attaching import Attached, TooManyFilesError, attach
from portal.services.review.door import NotThereError, held
from portal.services.review.drafts import check_editable

FOLDER = "uploads"
KEPT_DAYS = 7
MOST_OPEN = 10
"""Files of one person that may be on their way at a time."""


class WrongOffsetError(Exception):
    """A piece does not follow on what has arrived; `received` says how much that is."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


@dataclass(frozen=True)
class Arriving:
    """A file on its way. `reason` is a code of domain.files.REFUSALS where it was refused, `about` what the message names."""

    id: str
    name: str
    size: int
    received: int
    state: UploadState
    reason: str = ""
    about: dict[str, Any] | None = None
    attached: Attached | None = None


def begin(portal: Portal, reader: Reader, record_id: str, name: str, size: int) -> Arriving:
    """Announce a file, or go on with the same one (name and size) of the same person. Raises NotThereError, NotEditableError, Refused."""
    kept = safe_name(name)
    _check_announced(kept, size)
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        if reader.person is None or found.record.pk is None:
            raise NotThereError(record_id)
        row = rows.same(session, reader.person, found.record.pk, kept, size)
        if row is None:
            if rows.count_open(session, reader.person) >= MOST_OPEN:
                rows.drop_oldest(session, reader.person)
            row = Upload(
                id=secrets.token_urlsafe(18), person_pk=reader.person, record_pk=found.record.pk, name=kept, size=size
            )
            session.add(row)
        return _arriving(portal, row)


def _check_announced(name: str, size: int) -> None:
    type = type_of(name)
    if type is None:
        raise Refused("unknown_type", {"types": sorted({suffix for one in TYPES for suffix in one.suffixes})})
    if size <= 0:
        raise Refused("empty")
    if size > type.most:
        raise Refused("too_large", {"size": size, "most": type.most})


def receive(portal: Portal, reader: Reader, upload_id: str, offset: int, piece: bytes) -> int:
    """Add a piece and return how much has arrived; one that came before changes nothing. Raises NotThereError, WrongOffsetError."""
    with portal.database.reading() as session:
        row = _own(session, reader, upload_id)
    if row.state is not UploadState.receiving or len(piece) > PIECE:
        raise WrongOffsetError(_received(portal, row))
    with _locked(_part(portal, upload_id)) as file:
        received = file.seek(0, os.SEEK_END)
        if offset + len(piece) <= received:
            return received
        if offset != received or received + len(piece) > row.size:
            raise WrongOffsetError(received)
        file.write(piece)
        file.flush()
        os.fsync(file.fileno())
        return received + len(piece)


def finish(portal: Portal, reader: Reader, upload_id: str) -> Arriving:
    """Look at a file that has arrived whole, keep it and attach it; again, where that was broken off.

    Raises NotThereError, NotEditableError, WrongOffsetError where some of it is missing, ScannerAwayError, StorageAwayError.
    """
    with portal.database.reading() as session:
        row = _own(session, reader, upload_id)
        record = rows.record_of(session, row)
    if row.state in (UploadState.done, UploadState.refused):
        return _arriving(portal, row)
    part = _part(portal, upload_id)
    with _locked(part) as file:
        received = file.seek(0, os.SEEK_END)
        if received != row.size:
            raise WrongOffsetError(received)
        try:
            attached = _keep(portal, reader, record.id, row.name, part, upload_id)
        except Refused as error:
            with portal.database.writing() as session:
                rows.refuse(session, upload_id, error.code, error.about)
                refused = _arriving(portal, _own(session, reader, upload_id))
            part.unlink(missing_ok=True)
            return refused
    part.unlink(missing_ok=True)
    return Arriving(row.id, row.name, row.size, row.size, UploadState.done, attached=attached)


def take(portal: Portal, reader: Reader, record_id: str, name: str, stream: IO[bytes]) -> Attached:
    """Take a whole file in one go, from a form without JavaScript. Raises as `begin` and `finish` do."""
    kept = safe_name(name)
    with tempfile.TemporaryDirectory(prefix="taken") as folder:
        path = Path(folder) / "file"
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        _check_announced(kept, path.stat().st_size)
        return _keep(portal, reader, record_id, kept, path, "")


def drop(portal: Portal, reader: Reader, upload_id: str) -> None:
    """Forget a file that is on its way. Raises NotThereError."""
    with portal.database.writing() as session:
        _own(session, reader, upload_id)
        rows.forget(session, [upload_id])
    _part(portal, upload_id).unlink(missing_ok=True)


def open_of(portal: Portal, reader: Reader, record_id: str) -> tuple[Arriving, ...]:
    """Return the files of a record that `reader` began to send and that have not arrived, the oldest first."""
    if reader.person is None:
        return ()
    with portal.database.reading() as session:
        return tuple(_arriving(portal, row) for row in rows.open_of(session, reader.person, record_id))


def forget(portal: Portal) -> int:
    """Delete what was not gone on with for days; return how many files."""
    with portal.database.reading() as session:
        old = rows.older(session, now() - timedelta(days=KEPT_DAYS))
    if old:
        with portal.database.writing() as session:
            rows.forget(session, old)
        for upload_id in old:
            _part(portal, upload_id).unlink(missing_ok=True)
    long_ago = (now() - timedelta(days=KEPT_DAYS)).timestamp()
    for part in (portal.settings.instance / FOLDER).glob("*.part"):
        # Those that no row names any more.
        if part.stat().st_mtime < long_ago:
            part.unlink(missing_ok=True)
    return len(old)


def _keep(portal: Portal, reader: Reader, record_id: str, name: str, path: Path, upload_id: str) -> Attached:
    with tempfile.TemporaryDirectory(prefix="inspected") as folder:
        found = inspect(path, name, Path(folder))
        if portal.settings.clamd and (harm := scan(found.path, portal.settings.clamd)):
            raise Refused("infected", {"found": harm})
        with found.path.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
        size = found.path.stat().st_size
        with portal.database.reading() as session:
            known = session.get(File, sha256)
        if known is not None and known.state is FileState.expunged:
            raise Refused("expunged")
        # Before the row: a file without a row is forgotten, a row without a file would be a promise that is broken.
        portal.storage.put(sha256, found.path)
    with portal.database.writing() as session:
        _note_file(session, sha256, size, found)
        try:
            attached = attach(session, reader, record_id, name, sha256)
        except TooManyFilesError:
            raise Refused("too_many", {"most": MOST_FILES}) from None
        if upload_id:
            rows.done(session, upload_id, sha256)
    return attached


def _note_file(session: Session, sha256: str, size: int, found: Inspected) -> None:
    if session.get(File, sha256) is None:
        row = File(sha256=sha256, size=size, type=found.type, pages=found.pages, width=found.width, height=found.height)
        session.add(row)
        session.flush()


def _own(session: Session, reader: Reader, upload_id: str) -> Upload:
    row = session.get(Upload, upload_id) if "\0" not in upload_id else None
    if row is None or reader.person is None or row.person_pk != reader.person:
        raise NotThereError(upload_id)
    return row


def _arriving(portal: Portal, row: Upload) -> Arriving:
    return Arriving(row.id, row.name, row.size, _received(portal, row), row.state, row.reason, dict(row.about))


def _received(portal: Portal, row: Upload) -> int:
    if row.state is UploadState.done:
        return row.size
    try:
        return _part(portal, row.id).stat().st_size
    except FileNotFoundError:
        return 0


def _part(portal: Portal, upload_id: str) -> Path:
    return portal.settings.instance / FOLDER / f"{upload_id}.part"


@contextmanager
def _locked(path: Path) -> Iterator[IO[bytes]]:
    """Yield the file of pieces, for one process at a time: a browser may send a piece anew while the first try is still under way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


__all__ = [
    "Arriving",
    "Refused",
    "ScannerAwayError",
    "WrongOffsetError",
    "begin",
    "drop",
    "finish",
    "forget",
    "open_of",
    "receive",
    "take",
]
