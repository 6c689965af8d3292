"""What the worker does with a file that has arrived: its text, its language, signs of personal data, smaller pictures. Done again where it
was broken off: a file waits until all of it is kept.
"""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from portal.attachments.extracting import Extracted, extract
from portal.attachments.pictures import renditions
from portal.attachments.storage import MissingError, Storage
from portal.database import files
from portal.database.deriving import announce
from portal.database.tables import File, FileState
from portal.domain import privacy
from portal.domain.files import BY_CODE
from portal.services.context import Portal
from portal.services.hints.language import detect

log = logging.getLogger("portal.files")
MOST_FINDINGS = 200
"""Findings of a file that are kept: whoever sees so many looks at the file itself."""

ENOUGH = 20_000
"""Characters by which the language of a text is told."""


def read_next(portal: Portal) -> bool:
    """Read the file that has waited longest and say whether there was one. Raises StorageAwayError; the file goes on waiting."""
    with portal.database.reading() as session:
        shas = files.waiting(session, 1)
        row = session.get(File, shas[0]) if shas else None
    if row is None:
        return False
    try:
        with _copied(portal.storage, row) as path:
            found = extract(path, row.type)
            widths = _kept_pictures(portal.storage, row, path)
    except MissingError:
        log.error("the file %s is not where files are kept", row.sha256)
        found, widths = Extracted("", None, False, "missing"), []
    language = detect(found.text[:ENOUGH]) if found.text else ""
    signs = [asdict(sign) for sign in privacy.check(found.text, language)[:MOST_FINDINGS]]
    if not _kept(portal, row.sha256, found, language, signs, widths):
        # Taken away for good meanwhile: nothing of it is put back.
        portal.storage.delete(row.sha256)
    return True


def _kept(
    portal: Portal, sha256: str, found: Extracted, language: str, signs: list[dict[str, Any]], widths: list[int]
) -> bool:
    """Note what was read, and announce the records that hold the file; say whether the file still waited for it."""
    with portal.database.writing() as session:
        file = session.get(File, sha256)
        if file is None or file.state is not FileState.waiting:
            return file is not None and file.state is not FileState.expunged
        file.text, file.language, file.findings, file.checked_with = found.text, language, signs, privacy.VERSION
        file.pages = file.pages if file.pages is not None else found.pages
        file.widths = widths
        file.state = FileState.unreadable if found.failed else FileState.ready
        session.add(file)
        for record_pk in files.records_with(session, sha256):
            announce(session, record_pk)
    return True


def delete_expunged(portal: Portal) -> None:
    """Delete the bytes of files that were taken away for good. Raises StorageAwayError; what was not deleted goes on waiting."""
    with portal.database.reading() as session:
        rows = files.to_delete(session)
    for pk, sha256 in rows:
        portal.storage.delete(sha256)
        with portal.database.writing() as session:
            files.deleted(session, pk)


def _kept_pictures(storage: Storage, row: File, path: Path) -> list[int]:
    if not BY_CODE[row.type].is_image:
        return []
    with tempfile.TemporaryDirectory(prefix="pictures") as folder:
        made = renditions(path, Path(folder))
        for width, copy in made.items():
            storage.put(f"{row.sha256}/{width}", copy)
    return sorted(made)


@contextmanager
def _copied(storage: Storage, row: File) -> Iterator[Path]:
    """Yield the file as one on this machine, wherever it is kept."""
    with tempfile.TemporaryDirectory(prefix="reading") as folder:
        path = Path(folder) / f"file.{BY_CODE[row.type].suffixes[0]}"
        with path.open("wb") as file:
            for piece in storage.open(row.sha256):
                file.write(piece)
        yield path
