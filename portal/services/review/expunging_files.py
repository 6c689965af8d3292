"""Files that are taken away for good: bytes, text and smaller copies, wherever the same file is attached. A stub stays in its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.database import expunging as rows
from portal.database import files, trail
from portal.database.sessions import Session
from portal.database.tables import File, FileState, Record, now
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.review import telling
from portal.services.review.door import NotThereError, held
from portal.services.review.ledger import note
from portal.services.review.needs import NeededError

WHAT = "file"


@dataclass(frozen=True)
class Attached:
    """A file that some revision of a record holds, and in how many other records it is; `unread`: no words are looked for in it."""

    sha256: str
    name: str
    type: str
    elsewhere: int
    unread: bool


def attached(portal: Portal, reader: Reader, record_id: str) -> tuple[Attached, ...]:
    """Return the files of all revisions of a record that are still there. Raises NotThereError."""
    with portal.database.reading() as session:
        record = held(session, reader, record_id, Action.expunge).record
        return tuple(
            Attached(
                file.sha256,
                name,
                file.type,
                len(set(files.holders_of(session, file.sha256)) - {record.pk}),
                unread=not file.text.strip(),
            )
            for file, name in of_record(session, record)
        )


def expunge_file(portal: Portal, reader: Reader, record_id: str, sha256: str, reason: str) -> None:
    """Take a file of a record away for good. Raises NotThereError, NeededError."""
    if not reason.strip():
        raise NeededError({"reason": "missing"})
    with portal.database.writing() as session:
        record = held(session, reader, record_id, Action.expunge).record
        if sha256 not in {file.sha256 for file, _ in of_record(session, record)}:
            raise NotThereError(sha256)
        line = line_of(record, reader, sha256)
        take_away(session, sha256)
        trail.add(session, reader, "expunge_file", trail.of(record), "", sha256[:16], reason)
        telling.expunged(session, reader, record)
        note(portal.settings.instance, [line])
    portal.database.forget()


def of_record(session: Session, record: Record) -> Iterator[tuple[File, str]]:
    """Yield the files that any revision of a record holds and that are still there, each with its name."""
    for sha256, name in files.of_history(session, record).items():
        file = session.get(File, sha256)
        if file is not None and file.state is not FileState.expunged:
            yield file, name


def holding(session: Session, record: Record, wanted: re.Pattern[str]) -> Iterator[tuple[File, str, re.Match[str]]]:
    """Yield every place in the texts of a record's files that holds what is wanted."""
    for file, name in of_record(session, record):
        yield from ((file, name, found) for found in wanted.finditer(file.text))


def line_of(record: Record, reader: Reader, sha256: str) -> dict[str, Any]:
    """Return what the ledger notes of a file that is taken away."""
    about = {"at": now().date().isoformat(), "role": reader.role.value, "record": record.pk}
    return {**about, "what": WHAT, "digest": sha256}


def take_away(session: Session, sha256: str) -> bool:
    """Forget a file's text and findings, and ask the worker to delete its bytes; say whether it was still there."""
    file = session.get(File, sha256)
    if file is None or file.state is FileState.expunged:
        return False
    file.state, file.text, file.findings, file.widths = FileState.expunged, "", [], []
    session.add(file)
    files.ask_for_deletion(session, sha256)
    for record in files.records_of(session, sha256):
        rows.announce(session, record)
    return True


def apply(session: Session, line: Mapping[str, Any]) -> bool:
    """Take away again what a line of the ledger names."""
    return take_away(session, str(line["digest"]))
