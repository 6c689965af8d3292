"""From a folder of content files to the database. What has a fault is left out whole; what people did is never undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.database import library, organisations, publishing
from portal.database.library import Standing
from portal.database.schema import is_current
from portal.database.sessions import Database
from portal.database.tables import Origin
from portal.domain.markdown import MarkdownTooComplex
from portal.services.knowledge import Knowledge
from portal.services.library.faults import Fault
from portal.services.library.folder import Entry, Library, Progress, in_batches, read_folder, silent
from portal.services.library.outcomes import KEPT, WRITTEN, Outcome, outcome, visibility
from portal.services.texts import made_text


@dataclass
class Summary:
    """What an import did, or with `check` would do. `organisations` counts those that are new or different."""

    files: int = 0
    organisations: int = 0
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def count(self, *outcomes: Outcome) -> int:
        """Return how many records had one of these outcomes."""
        return sum(outcome in outcomes for outcome in self.outcomes.values())

    @property
    def kept(self) -> dict[str, Outcome]:
        """The records that were left as they are although their files may say otherwise, and why."""
        return {record: outcome for record, outcome in self.outcomes.items() if outcome in KEPT}


def import_folder(
    database: Database, knowledge: Knowledge, folder: Path, check: bool = False, progress: Progress = silent
) -> Summary:
    """Import all records of `folder` that have no faults; with `check`, only say what would be done.

    Doing it again changes nothing. A record that a person edited, withheld, archived or replaced here stays as it is.
    """
    stored = database if not check or is_current(database) else None
    practices = _practices(stored)
    context = {"vocabulary": knowledge.vocabulary, "places": knowledge.places}
    found = read_folder(folder, context, practices, progress)
    summary = Summary(files=found.files, faults=list(found.faults))
    if stored and not check:
        summary.organisations = _import_organisations(stored, found)
    for batch in in_batches(progress(found.entries, "records")):
        _import_batch(stored, batch, check, summary)
    summary.faults.sort()
    return summary


def _practices(stored: Database | None) -> set[str]:
    if stored is None:
        return set()
    with stored.reading() as session:
        return library.practice_ids(session)


def _import_organisations(database: Database, found: Library) -> int:
    with database.writing() as session:
        return organisations.upsert(session, found.organisations.values())


def _import_batch(stored: Database | None, batch: Sequence[Entry], check: bool, summary: Summary) -> None:
    outcomes = _outcomes(stored, batch)
    made: dict[str, list[publishing.Text]] = {}
    for entry in batch:
        if outcomes[entry.id] in WRITTEN:
            # Rendered before the transaction: while it runs, nobody else can write.
            made[entry.id], faults = _made_texts(entry)
            summary.faults += faults
            if faults:
                del made[entry.id], outcomes[entry.id]
    if stored and made and not check:
        outcomes.update(_write(stored, [entry for entry in batch if entry.id in made], made))
    summary.outcomes.update(outcomes)


def _outcomes(stored: Database | None, batch: Sequence[Entry]) -> dict[str, Outcome]:
    if stored is None:
        return {entry.id: outcome(entry, None) for entry in batch}
    with stored.reading() as session:
        standings = library.standings(session, [entry.id for entry in batch])
    return {entry.id: outcome(entry, standings.get(entry.id)) for entry in batch}


def _made_texts(entry: Entry) -> tuple[list[publishing.Text], list[Fault]]:
    texts: list[publishing.Text] = []
    faults: list[Fault] = []
    for note in entry.notes:
        try:
            texts.append(made_text(note.kind, note.language, note.translation, note.texts))
        except MarkdownTooComplex as error:
            faults.append(note.source.fault((), str(error)))
    return texts, faults


def _write(
    database: Database, entries: Sequence[Entry], made: Mapping[str, Sequence[publishing.Text]]
) -> dict[str, Outcome]:
    with database.writing() as session:
        standings = library.standings(session, [entry.id for entry in entries])
        outcomes = {entry.id: outcome(entry, standings.get(entry.id)) for entry in entries}
        for entry in entries:
            if outcomes[entry.id] in WRITTEN:
                _publish(session, entry, standings.get(entry.id), made[entry.id])
    return outcomes


def _publish(session: Any, entry: Entry, standing: Standing | None, texts: Sequence[publishing.Text]) -> None:
    shared = entry.original.shared
    if standing is None:
        kind, language = entry.original.kind, entry.original.language
        record = publishing.add_record(session, entry.id, kind, language, visibility(shared))
    else:
        record = standing.record
        record.language = entry.original.language
        # Where a moderator chose another visibility than the file stated, theirs stays.
        if record.visibility is visibility(library.shared_content(session, record)):
            record.visibility = visibility(shared)
    publishing.publish(session, record, shared, texts, Origin.imported)
