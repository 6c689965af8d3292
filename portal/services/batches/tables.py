"""Tables as people hand them in and get them back: CSV of any common coding and separator, and Excel workbooks."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from portal.attachments import sheets
from portal.attachments.refusing import Refused
from portal.services.batches.reading_text import decoded

Rows = list[list[str]]
MOST_ROWS = 5_000
MOST_COLUMNS = 400
SEPARATORS = ",;\t|"
# A program that opens a table takes such a cell for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
ESCAPED = re.compile(r"'(?=[=+\-@\t\r])")
# No text has them; a database or a workbook would refuse the whole row for one.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class TableError(Exception):
    """A table that cannot be read; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(path: Path, format: str) -> Rows:
    """Return the rows of a table, its heading first, without empty ones at the end. Raises TableError."""
    rows = [[_plain(cell) for cell in row] for row in (_csv(path.read_bytes()) if format == "csv" else _xlsx(path))]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) < 2:
        raise TableError("no_rows")
    if len(rows) > MOST_ROWS + 1:
        raise TableError("too_many_rows")
    return rows


def _csv(content: bytes) -> Rows:
    text = decoded(content)
    head = text[:20_000]
    separator = max(SEPARATORS, key=head.partition("\n")[0].count)
    csv.field_size_limit(1_000_000)
    try:
        return [row[:MOST_COLUMNS] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error:
        raise TableError("unreadable") from None


def _xlsx(path: Path) -> Rows:
    try:
        return sheets.rows(path, MOST_ROWS + 1, MOST_COLUMNS)
    except Refused as error:
        raise TableError("too_many_rows" if error.code == "too_many_rows" else "unreadable") from None


def _plain(cell: str) -> str:
    """Return a cell without signs that no text has, and without the mark that `safe` puts before a formula."""
    text = CONTROL.sub("", cell)
    return text[1:] if ESCAPED.match(text) else text


def safe(cell: str) -> str:
    """Return a cell that no program takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that Excel reads: UTF-8 with its mark."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(named: Sequence[tuple[str, Sequence[Sequence[str]]]], choices: dict[str, str] | None = None) -> bytes:
    """Return sheets (title, rows) as a workbook. `choices` maps a column's letter on the first sheet to where its values stand."""
    book = Workbook()
    for place, (title, rows) in enumerate(named):
        sheet = book.create_sheet(title[:31], place)
        for row in rows:
            sheet.append([safe(cell) for cell in row])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[cell.column_letter].width = 28
        sheet.freeze_panes = "A2"
    # The empty sheet that a new workbook has.
    del book[book.sheetnames[-1]]
    for letter, where in (choices or {}).items():
        allowed = DataValidation(type="list", formula1=where, allow_blank=True, showErrorMessage=False)
        book.worksheets[0].add_data_validation(allowed)
        allowed.add(f"{letter}2:{letter}{MOST_ROWS}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
