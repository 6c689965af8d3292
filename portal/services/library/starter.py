"""The library that the portal starts with: imported when its files are others than the last time."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from portal.database.notes import read_note, write_note
from portal.database.sessions import Database

if TYPE_CHECKING:
    from portal.services.library.folder import Progress
    from portal.services.library.importing import Summary

STAMP, DIGEST = "library_stamp", "library_digest"


def import_if_changed(database: Database, folder: Path, progress: "Progress") -> "Summary | None":
    """Import `folder` and say what that did; None where its files are those that were imported last.

    Names, sizes and times are enough to see that nothing changed; where they differ, the content decides.
    """
    stamp = _stamp(folder)
    with database.reading() as session:
        if read_note(session, STAMP) == stamp:
            return None
        known = read_note(session, DIGEST)
    digest = _digest(folder)
    summary = None if digest == known else _import(database, folder, progress)
    with database.writing() as session:
        write_note(session, STAMP, stamp)
        write_note(session, DIGEST, digest)
    return summary


def _import(database: Database, folder: Path, progress: "Progress") -> "Summary":
    # Imported here: every start asks whether something changed, few import.
    from portal.services.knowledge import load
    from portal.services.library.importing import import_folder

    return import_folder(database, load(folder), folder, progress=progress)


def _files(folder: Path) -> list[Path]:
    found = (path for pattern in ("*.md", "*.yaml") for path in folder.rglob(pattern))
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _stamp(folder: Path) -> str:
    made = sha256()
    for path in _files(folder):
        facts = path.stat()
        made.update(f"{path.relative_to(folder)}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return made.hexdigest()


def _digest(folder: Path) -> str:
    made = sha256()
    for path in _files(folder):
        made.update(f"{path.relative_to(folder)}\0".encode() + sha256(path.read_bytes()).digest())
    return made.hexdigest()
