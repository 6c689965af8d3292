"""Makes content files canonical, so that two people's changes differ only where they say something different."""

from dataclasses import dataclass
from pathlib import Path

from portal.services.library.bodies import FILE, organisations_text, read_organisations
from portal.services.library.faults import Fault
from portal.services.library.folder import Progress, note_paths, silent
from portal.services.library.notes import read_note, text_of


@dataclass(frozen=True)
class Formatted:
    """What formatting did: files that were not canonical, and faults of files that cannot be formatted."""

    files: int
    changed: tuple[Path, ...]
    faults: tuple[Fault, ...]


def format_folder(folder: Path, check: bool = False, progress: Progress = silent) -> Formatted:
    """Write every file of `folder` in canonical form; with `check`, only say which are not. Codes are not checked here."""
    paths = note_paths(folder)
    changed: list[Path] = []
    faults: list[Fault] = []
    for path in progress([*paths, folder / FILE], "files"):
        text, found = _organisations(folder) if path.name == FILE else _note(path)
        faults += found
        if not found and text and path.read_bytes() != text.encode():
            changed.append(path)
            if not check:
                path.write_text(text, encoding="utf-8", newline="\n")
    return Formatted(len(paths), tuple(changed), tuple(sorted(faults)))


def _note(path: Path) -> tuple[str, list[Fault]]:
    note, faults = read_note(path, {})
    if note is None:
        return "", faults
    return text_of(note.id, note.kind, note.language, note.translation, {**note.texts, **note.shared}), []


def _organisations(folder: Path) -> tuple[str, list[Fault]]:
    bodies, faults = read_organisations(folder, {})
    return organisations_text(bodies.values()), faults
