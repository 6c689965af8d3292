"""Rows of a table, or notes of an archive, read a piece at a time, each with what is wrong with it. Nothing is written."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from portal.database.tables import Batch, BatchRow, RowState
from portal.domain.drafting import Content
from portal.domain.kinds import KINDS
from portal.domain.languages import CODES
from portal.domain.policy import Reader
from portal.services.batches import archives, tables
from portal.services.batches.columns import Column, matched
from portal.services.batches.headings import is_wrong, labels
from portal.services.batches.rows import Fault, Rows
from portal.services.context import Portal

ZIP = "zip"
Piece = tuple[list[BatchRow], int, dict[str, Any]]
"""Rows that were read, how many there are in all, and what else is known of the file."""

AT_ONCE = 25
"""Rows of one transaction: others write in between."""


def piece(portal: Portal, reader: Reader, batch: Batch, path: Path, done: int) -> Piece:
    """Return the rows after row `done`, less than AT_ONCE at the end. Raises TableError, Refused; OSError where nothing can be read now."""
    return (_notes if batch.format == ZIP else _rows)(portal, reader, batch, path, done)


def _rows(portal: Portal, reader: Reader, batch: Batch, path: Path, done: int) -> Piece:
    table = _table(path, batch.format, path.stat().st_mtime_ns)
    heads, strange = matched(batch.kind, table[0], labels(batch.kind))
    if not any(column is not None and column.name == "title" for column in heads):
        raise tables.TableError("no_title")
    # A row's number is that of the line in the file: the heading is the first.
    start = max(done, 1)
    piece = table[start : start + AT_ONCE]
    found = _read_rows(portal, reader, batch, heads, piece, start, _titles(table, heads))
    return (
        found,
        len(table) - 1,
        {"strange": [one for one in strange if not is_wrong(one)][:20], "heading": list(table[0])},
    )


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
        if any(cell.strip() for cell in cells[len(heads) :]):
            # Mostly a comma that is part of a text: all cells after it stand in the wrong columns.
            faults.insert(0, Fault("", "too_many_cells", {"most": len(heads)}))
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
