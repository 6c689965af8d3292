"""What the worker does with batches: reads and checks rows, makes drafts of the good ones, sends them in where their person
said so. Stopped anywhere, it goes on where it ended: a row is read once, and a draft and its row are written in one transaction.
"""

import logging
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from portal.attachments.inspecting import Refused
from portal.database import batches as rows
from portal.database.sessions import DatabaseUnwritableError, Session
from portal.database.tables import Batch, BatchRow, BatchState, RowState
from portal.domain.drafting import Content
from portal.domain.files import safe_name
from portal.domain.policy import Reader
from portal.services.batches import archives, tables
from portal.services.batches.checking import AT_ONCE, ZIP, piece
from portal.services.batches.handing_in import path_of
from portal.services.batches.rows import Fault
from portal.services.batches.sending import send
from portal.services.batches.writers import writer
from portal.services.context import Portal
from portal.services.files.uploading import take
from portal.services.people.readers import reader_of
from portal.services.review import drafts
from portal.services.review.door import NotThereError
from portal.services.review.drafts import NotEditableError, add_draft

log = logging.getLogger("portal.batches")


def work(portal: Portal) -> bool:
    """Do the next piece of what waits, and say whether there was any."""
    with portal.database.reading() as session:
        waiting = rows.to_do(session)
    steps = {BatchState.checking: _check, BatchState.running: _make, BatchState.sending: send}
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


def _check(portal: Portal, id: str) -> bool:
    """Read the next rows of a table, or notes of an archive."""
    with portal.database.reading() as session:
        batch = rows.get(session, id)
        if batch is None:
            return False
        reader = reader_of(portal, rows.person_of(session, batch))
        done = rows.last_number(session, id)
    try:
        found, total, about = piece(portal, reader, batch, path_of(portal, id), done)
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
        # Rights are asked now, not when the table was checked.
        reader = writer(portal, session, batch)
        if reader is None:
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
