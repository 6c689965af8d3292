"""What the worker does with batches: reads and checks rows, and makes drafts of the good ones. Stopped anywhere, it goes on where it ended:
a row is read once, and a draft and its row are written in one transaction.
"""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from portal.attachments.inspecting import Refused
from portal.database import batches as rows
from portal.database.sessions import DatabaseUnwritableError, Session
from portal.database.tables import Batch, BatchRow, BatchState, RowState
from portal.domain.drafting import Content
from portal.domain.files import safe_name
from portal.domain.kinds import KINDS
from portal.domain.languages import CODES, INTERFACE
from portal.domain.messages import msgid
from portal.domain.policy import Reader
from portal.services.batches import archives, tables
from portal.services.batches.columns import Column, columns, matched
from portal.services.batches.handing_in import ZIP, path_of
from portal.services.batches.rows import Fault, Rows
from portal.services.context import Portal
from portal.services.files.uploading import take
from portal.services.people.readers import reader_of
from portal.services.review import drafts
from portal.services.review.door import NotThereError
from portal.services.review.drafts import NotEditableError, add_draft, may_draft
from portal.translations import catalogue

Piece = tuple[list[BatchRow], int, dict[str, Any]]
"""Rows that were read, how many there are in all, and what else is known of the file."""

AT_ONCE = 25
"""Rows of one transaction: others write in between."""

log = logging.getLogger("portal.batches")
NUMBERED = msgid("%(label)s %(number)s, %(part)s")


def work(portal: Portal) -> bool:
    """Do the next piece of what waits, and say whether there was any."""
    with portal.database.reading() as session:
        waiting = rows.to_do(session)
    steps = {BatchState.checking: _check, BatchState.running: _make}
    failed: Exception | None = None
    for id, state in waiting:
        try:
            if steps[state](portal, id):
                return True
        except DatabaseUnwritableError:
            raise
        except Exception as error:
            # It is tried again. What one person handed in keeps nobody else waiting.
            log.warning("a batch fails for now: %s", type(error).__name__)
            failed = failed or error
    if failed is not None:
        raise failed
    return False


def labels(kind: str) -> dict[str, str]:
    """Return the name of each column by what people call it, in every language of the interface."""
    found = {}
    for language in INTERFACE:
        for column in columns(kind):
            found[" ".join(label_of(column, language).casefold().split())] = column.name
    return found


def label_of(column: Column, language: str) -> str:
    """Return what people call a column."""
    spoken = catalogue(language)
    label = spoken.gettext(column.field.label)
    if column.part is None:
        return label
    named = {"label": label, "number": column.number or "", "part": column.part.name.replace("_", " ")}
    return " ".join((spoken.gettext(NUMBERED) % named).replace(" ,", ",").split())


def _check(portal: Portal, id: str) -> bool:
    """Read the next rows of a table, or notes of an archive."""
    with portal.database.reading() as session:
        batch = rows.get(session, id)
        if batch is None:
            return False
        reader = reader_of(portal, rows.person_of(session, batch))
        done = rows.last_number(session, id)
    try:
        read = _notes if batch.format == ZIP else _rows
        found, total, about = read(portal, reader, batch, path_of(portal, id), done)
    except FileNotFoundError:
        return _refuse(portal, id, "missing")
    except tables.TableError as error:
        return _refuse(portal, id, error.code)
    except Refused:
        return _refuse(portal, id, "unreadable")
    with portal.database.writing() as session:
        batch = rows.get(session, id)
        if batch is None or batch.state is not BatchState.checking or rows.last_number(session, id) != done:
            return True
        session.add_all(found)
        batch.total, batch.about = total, {**batch.about, **about}
        is_whole = len(found) < AT_ONCE
        if is_whole:
            rows.set_state(session, batch, BatchState.checked)
        session.add(batch)
    if is_whole and batch.format != ZIP:
        # Of an archive the files are still needed.
        path_of(portal, id).unlink(missing_ok=True)
    return True


def _rows(portal: Portal, reader: Reader, batch: Batch, path: Path, done: int) -> Piece:
    table = _table(path, batch.format, path.stat().st_mtime_ns)
    heads, strange = matched(batch.kind, table[0], labels(batch.kind))
    if not any(column is not None and column.name == "title" for column in heads):
        raise tables.TableError("no_title")
    # A row's number is that of the line in the file: the heading is the first.
    start = max(done, 1)
    piece = table[start : start + AT_ONCE]
    found = _read_rows(portal, reader, batch, heads, piece, start, _titles(table, heads))
    return found, len(table) - 1, {"strange": strange[:20], "heading": list(table[0])}


def _notes(portal: Portal, reader: Reader, batch: Batch, path: Path, done: int) -> Piece:
    path.stat()
    names = archives.names(path)
    if not names:
        raise tables.TableError("no_rows")
    found = []
    for number, name in enumerate(names[done : done + AT_ONCE], done + 1):
        note = archives.read(path, name)
        kind = note.kind if note.kind in KINDS else batch.kind
        spoken = note.language if note.language in CODES else batch.language
        content, faults = Rows(portal, reader, kind, spoken).read_note(note, bool(batch.about.get("with_unfinished")))
        kept = {"kind": kind, "language": spoken, "shared": dict(content.shared), "texts": dict(content.texts)}
        files = [{"place": place, "item": dict(item)} for place, item in note.files]
        found.append(_row(batch.id, number, {"file": name}, content, faults, {**kept, "files": files}))
    return found, len(names), {}


@lru_cache(maxsize=1)
def _table(path: Path, format: str, _changed: int) -> tables.Rows:
    """Read a table once for all of its pieces."""
    return tables.read(path, format)


def _titles(table: Sequence[Sequence[str]], heads: Sequence[Column | None]) -> Counter[str]:
    place = next(place for place, column in enumerate(heads) if column is not None and column.name == "title")
    return Counter(row[place].strip().casefold() for row in table[1:] if len(row) > place and row[place].strip())


def _read_rows(
    portal: Portal, reader: Reader, batch: Batch, heads: Sequence[Column | None], piece: Sequence[Sequence[str]], start: int,
    titles: Counter[str],
) -> list[BatchRow]:  # fmt: skip
    reads = Rows(portal, reader, batch.kind, batch.language)
    found = []
    for number, cells in enumerate(piece, start + 1):
        if not any(cell.strip() for cell in cells):
            content, faults = Content({}, {}), [Fault("", "empty_row", {})]
        else:
            content, faults = reads.read(heads, cells, bool(batch.about.get("with_unfinished")))
        title = str(content.texts.get("title") or "")
        if title and titles[title.casefold()] > 1:
            faults.append(Fault("title", "title_twice", {"title": title[:80]}))
        kept = {"shared": dict(content.shared), "texts": dict(content.texts)}
        typed = {str(place): cell for place, cell in enumerate(cells) if cell.strip()}
        found.append(_row(batch.id, number, typed, content, faults, kept))
    return found


def _row(
    id: str, number: int, cells: dict[str, Any], content: Content, faults: list[Fault], kept: dict[str, Any]
) -> BatchRow:
    return BatchRow(
        batch_id=id,
        number=number,
        state=RowState.faulty if faults else RowState.good,
        cells={**cells, "title": str(content.texts.get("title") or "")},
        content={} if faults else kept,
        faults=[fault.as_json() for fault in faults],
    )


def _refuse(portal: Portal, id: str, reason: str) -> bool:
    with portal.database.writing() as session:
        batch = rows.get(session, id)
        if batch is not None and batch.state is BatchState.checking:
            rows.set_state(session, batch, BatchState.refused, reason)
    path_of(portal, id).unlink(missing_ok=True)
    return True


def _make(portal: Portal, id: str) -> bool:
    """Make drafts of the next good rows, each with its row in one transaction of all of them."""
    with portal.database.writing() as session:
        batch = rows.get(session, id)
        if batch is None or batch.state is not BatchState.running:
            return False
        reader = reader_of(portal, rows.person_of(session, batch))
        # Rights are asked now: somebody may have lost them since the table was checked.
        if not may_draft(reader):
            rows.set_state(session, batch, BatchState.stopped, "no_right")
            return True
        found = rows.rows(session, id, RowState.good, 0, AT_ONCE)
        for row in found:
            _make_one(session, reader, batch, row)
        if len(found) == AT_ONCE:
            return True
        left = _with_files(session, batch)
        if not left:
            rows.set_state(session, batch, BatchState.done)
    # One note at a time: whoever stops it does not wait for the files of all others.
    if left:
        _attach(portal, reader, id, left[0])
    else:
        path_of(portal, id).unlink(missing_ok=True)
    return True


def _with_files(session: Session, batch: Batch) -> list[BatchRow]:
    """Return the notes that are drafts already and wait for their files."""
    if batch.format != ZIP:
        return []
    return [row for row in rows.rows(session, batch.id, RowState.made) if row.content.get("files")]


def _make_one(session: Session, reader: Reader, batch: Batch, row: BatchRow) -> None:
    content = Content(dict(row.content.get("shared") or {}), dict(row.content.get("texts") or {}))
    kind, spoken = row.content.get("kind") or batch.kind, row.content.get("language") or batch.language
    record, _ = add_draft(session, reader, str(kind), str(spoken), content)
    # The draft holds it now; a second copy would have to be expunged too.
    row.state, row.record_pk = RowState.made, record.pk
    row.content = {"files": row.content["files"]} if row.content.get("files") else {}
    row.cells = {"title": str(content.texts.get("title") or "")}
    session.add(row)


def _attach(portal: Portal, reader: Reader, id: str, row: BatchRow) -> None:
    """Attach the files of a note to its draft; a second time changes nothing, since a draft holds a file once."""
    with portal.database.reading() as session:
        record_id = rows.record_id(session, row)
    faults = []
    for one in row.content["files"]:
        name = str(one["item"].get("name") or PurePosixPath(one["place"]).name)
        try:
            with archives.file(path_of(portal, id), one["place"]) as stream:
                take(portal, reader, record_id, PurePosixPath(name).name, stream)
            _describe(portal, reader, record_id, PurePosixPath(name).name, one["item"])
        except (FileNotFoundError, NotThereError, NotEditableError, Refused) as error:
            faults.append(Fault("attachments", "file_refused", {"name": name, "why": getattr(error, "code", "")}))
    with portal.database.writing() as session:
        kept = session.get(BatchRow, (row.batch_id, row.number))
        if kept is not None:
            kept.content, kept.faults = {}, [fault.as_json() for fault in faults]
            session.add(kept)


def _describe(portal: Portal, reader: Reader, record_id: str, name: str, item: Mapping[str, Any]) -> None:
    """Put what a note says of its file (title, text alternative, language, licence) beside it."""
    said = {part: str(item[part]) for part in ("title", "alt", "language", "licence") if item.get(part)}
    draft = drafts.read(portal, reader, record_id)
    files = [
        {**one, **said} if one.get("name") == safe_name(name) else one for one in draft.shared.get("attachments") or ()
    ]
    if said:
        shared = {**draft.shared, "attachments": files}
        drafts.save(portal, reader, record_id, draft.language, draft.base, shared, draft.texts)
