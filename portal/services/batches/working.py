"""What the worker does with batches: reads and checks rows, and makes drafts of the good ones. Stopped anywhere, it goes on where it ended:
a row is read once, and a draft and its row are written in one transaction.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from portal.database import batches as rows
from portal.database.tables import Batch, BatchRow, BatchState, RowState
from portal.domain.drafting import Content
from portal.domain.languages import INTERFACE
from portal.domain.messages import msgid
from portal.domain.policy import Reader
from portal.services.batches import tables
from portal.services.batches.columns import Column, columns, matched
from portal.services.batches.handing_in import path_of
from portal.services.batches.rows import Fault, Rows
from portal.services.context import Portal
from portal.services.people.readers import reader_of
from portal.services.review.drafts import add_draft, may_draft
from portal.translations import catalogue

AT_ONCE = 25
"""Rows of one transaction: others write in between."""

NUMBERED = msgid("%(label)s %(number)s, %(part)s")


def work(portal: Portal) -> bool:
    """Do the next piece of what waits, and say whether there was any."""
    with portal.database.reading() as session:
        waiting = rows.to_do(session)
    steps = {BatchState.checking: _check, BatchState.running: _make}
    return any(steps[state](portal, id) for id, state in waiting)


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
    """Read the next rows of a table."""
    with portal.database.reading() as session:
        batch = rows.get(session, id)
        if batch is None:
            return False
        reader = reader_of(portal, rows.person_of(session, batch))
        done = rows.last_number(session, id)
    try:
        path = path_of(portal, id)
        table = _table(path, batch.format, path.stat().st_mtime_ns)
        heads, strange = matched(batch.kind, table[0], labels(batch.kind))
        if not any(column is not None and column.name == "title" for column in heads):
            raise tables.TableError("no_title")
    except FileNotFoundError:
        return _refuse(portal, id, "missing")
    except tables.TableError as error:
        return _refuse(portal, id, error.code)
    # A row's number is that of the line in the file: the heading is the first.
    start = max(done, 1)
    piece = table[start : start + AT_ONCE]
    found = _read_rows(portal, reader, batch, heads, piece, start, _titles(table, heads))
    with portal.database.writing() as session:
        batch = rows.get(session, id)
        if batch is None or batch.state is not BatchState.checking or rows.last_number(session, id) != done:
            return True
        session.add_all(found)
        batch.total = len(table) - 1
        batch.about = {**batch.about, "strange": strange[:20], "heading": list(table[0])}
        if start + len(piece) >= len(table):
            rows.set_state(session, batch, BatchState.checked)
        session.add(batch)
    if start + len(piece) >= len(table):
        path_of(portal, id).unlink(missing_ok=True)
    return True


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
        found.append(
            BatchRow(
                batch_id=batch.id, number=number, state=RowState.faulty if faults else RowState.good,
                cells={str(place): cell for place, cell in enumerate(cells) if cell.strip()} | {"title": title},
                content={} if faults else kept, faults=[fault.as_json() for fault in faults],
            )
        )  # fmt: skip
    return found


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
        if len(found) < AT_ONCE:
            rows.set_state(session, batch, BatchState.done)
    return True


def _make_one(session: Any, reader: Reader, batch: Batch, row: BatchRow) -> None:
    content = Content(dict(row.content.get("shared") or {}), dict(row.content.get("texts") or {}))
    record, _ = add_draft(session, reader, batch.kind, batch.language, content)
    # The draft holds it now; a second copy would have to be expunged too.
    row.state, row.record_pk, row.content = RowState.made, record.pk, {}
    row.cells = {"title": str(content.texts.get("title") or "")}
    session.add(row)
