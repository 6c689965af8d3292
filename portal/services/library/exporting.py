"""From the database to a folder of content files, in the form that an import reads."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.database import library, organisations
from portal.database.library import Public
from portal.database.sessions import Database
from portal.domain.policy import Visibility
from portal.services.knowledge import Knowledge
from portal.services.library.bodies import FILE, organisations_text
from portal.services.library.folder import Progress, in_batches, note_paths, silent
from portal.services.library.notes import ORIGINAL, text_of


@dataclass(frozen=True)
class Exported:
    """What an export wrote. `left` are files that were there and that nothing public stands behind; they are not deleted."""

    records: int
    files: int
    left: tuple[Path, ...]


def export_folder(database: Database, knowledge: Knowledge, folder: Path, progress: Progress = silent) -> Exported:
    """Write what is public (to whomever: the files say for whom) and all organisations to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    written: set[Path] = set()
    with database.reading() as session:
        _write(folder / FILE, organisations_text(organisations.contents(session)))
        ids = library.public_ids(session)
        for batch in in_batches(progress(ids, "records")):
            for record in library.public(session, batch):
                written |= {_write(folder / path, text) for path, text in _files(record, frozenset(ids), knowledge)}
    left = tuple(path for path in note_paths(folder) if path not in written)
    return Exported(len(ids), len(written), left)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _files(public: Public, ids: Collection[str], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    record = public.record
    shared = _shared(public, ids)
    region = shared["regions"][0]
    if region not in knowledge.places.regions:
        raise ValueError(f"{record.id} is of the region '{region}', which content/vocabulary/places.yaml does not have")
    for version, texts in public.texts:
        is_original = version.language == record.language
        content = {**texts, **shared} if is_original else texts
        translation = ORIGINAL if is_original else version.translation
        name = record.id if is_original else f"{record.id}.{version.language}"
        yield f"{region}/{name}.md", text_of(record.id, record.kind, version.language, translation, content)


def _shared(public: Public, ids: Collection[str]) -> dict[str, Any]:
    """Return the shared fields as they are in force: the visibility of today, and no links to what is not exported."""
    shared: dict[str, Any] = {**public.shared, "visibility": public.record.visibility.value}
    if public.record.visibility is Visibility.public:
        del shared["visibility"]
    if isinstance(related := shared.get("related_practices"), list):
        shared["related_practices"] = [other for other in related if other in ids]
        if not shared["related_practices"]:
            del shared["related_practices"]
    return shared
