"""The first sheet of an Excel workbook as a table: every cell in its place, formulas as the values that they had."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.attachments.child.archives import Archive
from portal.attachments.child.cells import date_styles
from portal.attachments.child.office_relations import main_part, related
from portal.attachments.child.workbooks import MOST_SHARED, CellReader, shared_words, sheets_and_first
from portal.attachments.child.xml_parts import XmlReader
from portal.attachments.refusing import Refused

ROWS = "rows.json"
PLACE = re.compile(r"([A-Za-z]{1,3})[0-9]+")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d")
# How Excel writes signs that XML has not: a line break of Windows within a cell is `_x000D_` and a line feed.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
FRACTION = re.compile(r"-?\d+\.\d{15,}")


def table_of(path: Path, into: Path, most_rows: int, most_columns: int) -> dict[str, Any]:
    """Write the rows of the first sheet into a file in `into`, and return how many there are. Raises Refused."""
    archive = Archive(path.open("rb"))
    main, _ = main_part(archive)
    parts = related(archive, main)
    of_kind = dict(parts.values())
    sheets, first = sheets_and_first(archive, main)
    names = [parts[id][1] for id, _ in sheets if id in parts and parts[id][0] == "worksheet"]
    if not names or names[0] not in archive.entries:
        raise Refused("damaged")
    shared = shared_words(archive, of_kind.get("sharedStrings", ""))
    if sum(map(len, shared)) >= MOST_SHARED:
        # Words beyond are left out there: good enough to be searched, not to be made texts of.
        raise Refused("too_many_rows")
    reader = TableReader(CellReader(shared, date_styles(archive, of_kind.get("styles", "")), first))
    reader.most_rows, reader.most_columns = most_rows, most_columns
    XmlReader(reader.start, reader.end, reader.words).read(archive.unpack(names[0]))
    (into / ROWS).write_text(json.dumps(reader.rows), encoding="ascii")
    return {"rows": len(reader.rows)}


class TableReader:
    """Takes the elements of a sheet and puts cells where they stand; rows and cells that are left out are empty."""

    most_rows = most_columns = 0

    def __init__(self, cells: CellReader) -> None:
        self.rows: list[list[str]] = []
        self._cells = cells
        self._row: dict[int, str] = {}
        self._number = self._column = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._cells.start(name, attributes)
        if name == "row":
            number = attributes.get("r", "")
            self._number = (
                int(number) if number.isascii() and number.isdigit() and len(number) < 9 else self._number + 1
            )
            self._row, self._column = {}, 0
        elif name == "c":
            place = PLACE.fullmatch(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c" and self._column <= self.most_columns and (value := _plain(self._cells.value())):
            self._row[self._column] = value
        elif name == "row" and any(value.strip() for value in self._row.values()):
            if self._number > self.most_rows:
                raise Refused("too_many_rows")
            self.rows.extend([] for _ in range(self._number - 1 - len(self.rows)))
            self.rows.append([self._row.get(place, "") for place in range(1, max(self._row) + 1)])
        self._cells.end(name)

    def words(self, words: str) -> None:
        """Characters between elements."""
        self._cells.words(words)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _plain(value: str) -> str:
    """Return a cell as a person sees it: a day without its midnight, a number without what a computer adds to it."""
    if moment := MOMENT.fullmatch(value):
        return moment[1]
    if FRACTION.fullmatch(value):
        return f"{float(value):.15g}"
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
