"""A whole folder of content files, read and checked: faults, and the records that have none."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from portal.domain.inputs import named_organisations
from portal.domain.policy import REGIONS
from portal.services.library.bodies import Bodies, read_organisations
from portal.services.library.faults import Fault
from portal.services.library.notes import Context, Note, name_parts, read_note

Item = TypeVar("Item")


class Progress(Protocol):
    """Shows how far a long work is: hands on each item of what it is given."""

    def __call__(self, items: Sequence[Item], label: str) -> Iterable[Item]:
        """Yield the items in order."""


def silent(items: Sequence[Item], label: str) -> Iterable[Item]:  # noqa: ARG001 - the shape of Progress
    """Show no progress."""
    return items


def in_batches(items: Iterable[Item], size: int = 50) -> Iterator[list[Item]]:
    """Yield `items` in lists of `size`: as many records as fit in one transaction without others waiting long."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


@dataclass(frozen=True)
class Entry:
    """A record of a folder without faults: its original and its versions in other languages."""

    original: Note
    versions: tuple[Note, ...] = ()

    @property
    def id(self) -> str:
        """The record's permanent id."""
        return self.original.id

    @property
    def notes(self) -> tuple[Note, ...]:
        """All its language versions, the original first."""
        return (self.original, *self.versions)


@dataclass(frozen=True)
class Library:
    """What a folder holds."""

    entries: tuple[Entry, ...]
    organisations: Bodies
    faults: tuple[Fault, ...]
    files: int


@dataclass
class _Group:
    """The files of one id."""

    notes: list[Note] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def note_paths(folder: Path) -> list[Path]:
    """Return the records' files: all Markdown in subfolders except hidden ones, in order of their names."""
    paths = (path for path in folder.rglob("*.md") if path.parent != folder)
    return sorted(path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def read_folder(
    folder: Path, context: Context, practices: Collection[str] = frozenset(), progress: Progress = silent
) -> Library:
    """Read and check all files of `folder`. `practices` are ids that may be named besides those in the folder."""
    organisations, faults = read_organisations(folder, context)
    paths = note_paths(folder)
    groups: defaultdict[str, _Group] = defaultdict(_Group)
    for path in progress(paths, "files"):
        group = groups[name_parts(path)[0]]
        note, found = read_note(path, context)
        group.notes += [note] if note else []
        group.faults += found + list(_stray(path, folder))
    known = {*practices, *(note.id for group in groups.values() for note in group.notes if note.kind == "practice")}
    for group in groups.values():
        group.faults += [*_mismatched(group), *_unknown(group.notes, organisations, known)]
    entries = tuple(_entry(group.notes) for key, group in sorted(groups.items()) if not group.faults)
    faults += [fault for group in groups.values() for fault in group.faults]
    return Library(entries, organisations, tuple(sorted(faults)), len(paths))


def _entry(notes: Iterable[Note]) -> Entry:
    original, *versions = sorted(notes, key=lambda note: (not note.is_original, note.language))
    return Entry(original, tuple(versions))


def _stray(path: Path, folder: Path) -> Iterator[Fault]:
    if path.parent.parent != folder or path.parent.name not in REGIONS:
        yield Fault(path, 1, "", f"stands outside the regions' folders ({', '.join(REGIONS)})")


def _mismatched(group: _Group) -> Iterator[Fault]:
    originals = [note for note in group.notes if note.is_original]
    for note in group.notes:
        if not note.is_original and not originals and not group.faults:
            yield note.source.fault(("id",), f"there is no {note.id}.md in the original language")
    for note in originals[1:]:
        yield note.source.fault(("id",), f"'{note.id}' is the id of {originals[0].source.path} too")
    for note in group.notes:
        if originals and not note.is_original:
            yield from _unlike(note, originals[0])


def _unlike(note: Note, original: Note) -> Iterator[Fault]:
    if note.language == original.language:
        yield note.source.fault(("language",), f"'{note.language}' is the language of the original too")
    if note.kind != original.kind:
        yield note.source.fault(("type",), f"is '{note.kind}', but the original is a {original.kind}")
    if note.source.path.parent != original.source.path.parent:
        yield note.source.fault(("id",), f"stands in another folder than {original.source.path}")


def _unknown(notes: Iterable[Note], organisations: Mapping[str, object], practices: Collection[str]) -> Iterator[Fault]:
    for note in notes:
        for role, body in named_organisations(note.shared):
            if body not in organisations:
                yield note.source.fault((role,), f"'{body}' is not in organisations.yaml")
        related = note.shared.get("related_practices")
        for other in related if isinstance(related, list) else ():
            if other not in practices:
                yield note.source.fault(("related_practices",), f"there is no practice '{other}'")
