"""A file that has arrived whole: looked at by the scanner, inspected, kept under the hash of its bytes, and in the draft.

Each step can be done again: whoever was stopped in between begins anew with the same result, and a file that is kept without a row of its
own is deleted when its upload is forgotten.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from threading import BoundedSemaphore

from portal.attachments.inspecting import Inspected, Refused, inspect
from portal.attachments.scanning import ScannerAwayError, scan
from portal.attachments.storage import StorageAwayError
from portal.database import files, people, uploads
from portal.database.sessions import Session
from portal.database.tables import File, FileState, Upload
from portal.domain.files import MOST_FILES
from portal.domain.policy import Reader
from portal.services.context import Portal
from portal.services.files.attaching import Attached, TooManyFilesError, attach

UNCHECKED = "unchecked"
"""A file that could not be looked into, through no fault of its own: it waits as while the scanner is away."""

# To look into a file takes a processor and much memory: a class that hands in at once waits in a row.
AT_A_TIME = BoundedSemaphore(2)


def keep(portal: Portal, reader: Reader, record_id: str, upload: Upload, path: Path) -> Attached:
    """Keep the file at `path` and attach it.

    Raises Refused, NotThereError, NotEditableError, ScannerAwayError, StorageAwayError.
    """
    with AT_A_TIME, _folder() as folder:
        if portal.settings.clamd and (harm := scan(path, portal.settings.clamd)):
            raise Refused("infected", {"found": harm})
        found = _inspected(path, upload.name, folder)
        with found.path.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
        size = found.path.stat().st_size
        with portal.database.writing() as session:
            if _is_expunged(session, sha256):
                raise Refused("expunged")
            uploads.checking(session, upload.id, sha256)
        # Before its row: a file without a row is forgotten, a row without a file would be a promise that is broken.
        portal.storage.put(sha256, found.path)
    row = File(sha256=sha256, size=size, type=found.type, pages=found.pages, width=found.width, height=found.height)
    return _attached(portal, reader, record_id, upload, row)


def _inspected(path: Path, name: str, folder: Path) -> Inspected:
    try:
        return inspect(path, name, folder)
    except Refused as error:
        if error.code == UNCHECKED:
            raise ScannerAwayError(error.code) from error
        raise


def _attached(portal: Portal, reader: Reader, record_id: str, upload: Upload, file: File) -> Attached:
    with portal.database.writing() as session:
        # Two people may hand in the same file at once.
        people.queue_up(session, file.sha256)
        is_gone = _is_expunged(session, file.sha256)
        if is_gone:
            # Taken away for good while it was put.
            files.ask_for_deletion(session, file.sha256)
        else:
            _note(session, file)
            try:
                attached = attach(session, reader, record_id, upload.name, file.sha256)
            except TooManyFilesError:
                raise Refused("too_many", {"most": MOST_FILES}) from None
            uploads.done(session, upload.id, file.sha256)
    if is_gone:
        raise Refused("expunged")
    return attached


def _is_expunged(session: Session, sha256: str) -> bool:
    known = session.get(File, sha256)
    return known is not None and known.state is FileState.expunged


def _note(session: Session, file: File) -> None:
    if session.get(File, file.sha256) is None:
        session.add(file)
        session.flush()


@contextmanager
def _folder() -> Iterator[Path]:
    """Yield a folder for what is made of a file. Raises StorageAwayError where the disk is full."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="inspected", ignore_cleanup_errors=True)
    except OSError as error:
        raise StorageAwayError(str(error)) from error
    with folder as path:
        yield Path(path)
