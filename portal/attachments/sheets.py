"""The rows of a table that somebody hands in as a workbook."""

import json
import os
import tempfile
from pathlib import Path

from portal.attachments.child.sheets import ROWS
from portal.attachments.refusing import Refused
from portal.attachments.running import MEGABYTE, BrokenOffError, Limits, ask

LIMITS = Limits(seconds=90, cpu=60, memory=1024 * MEGABYTE)
MOST = 96 * MEGABYTE
"""Bytes of all cells, as the child writes them."""


def rows(path: Path, most_rows: int, most_columns: int, limits: Limits = LIMITS) -> list[list[str]]:
    """Return the cells of the first sheet. Raises Refused (`too_many_rows`, or why it cannot be read); OSError."""
    with tempfile.TemporaryDirectory(prefix="portal-table-") as folder:
        wanted = {
            "path": os.fspath(path.resolve()),
            "into": folder,
            "most_rows": most_rows,
            "most_columns": most_columns,
        }
        try:
            ask("table", limits, **wanted)
        except BrokenOffError as broken:
            raise Refused(broken.code) from broken
        return _read(Path(folder) / ROWS, most_rows, most_columns)


def _read(path: Path, most_rows: int, most_columns: int) -> list[list[str]]:
    # What a child says is not believed.
    if path.is_symlink() or not path.is_file():
        raise Refused("damaged")
    if path.stat().st_size > MOST:
        raise Refused("too_many_rows")
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise Refused("damaged") from None
    if not isinstance(found, list) or len(found) > most_rows:
        raise Refused("damaged")
    return [[str(cell) for cell in row][:most_columns] for row in found if isinstance(row, list)]
