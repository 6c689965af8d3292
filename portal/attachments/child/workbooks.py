"""The text of an Excel workbook: every sheet, also hidden ones, comments, boxes, charts, and what pivot tables keep."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from portal.attachments.child.archives import Archive
from portal.attachments.child.cells import date_styles, number
from portal.attachments.child.office_relations import main_part, related
from portal.attachments.child.office_texts import part_lines, sheets_of_charts
from portal.attachments.child.paragraphs import values
from portal.attachments.child.xml_parts import XmlReader, valued

FIRST, FIRST_MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)
BESIDE = ("comments+xml", "threadedcomments+xml", "drawing+xml", "diagramData+xml", "chart+xml")
PIVOTS = ("pivotCacheDefinition+xml", "pivotCacheRecords+xml")
MOST_SHARED = 30_000_000
"""Characters of the words that cells share."""


def read_workbook(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the lines of a workbook. Raises Refused."""
    return None, workbook_lines(Archive(path.open("rb")))


def workbook_lines(archive: Archive) -> Iterator[str]:
    """Yield the name of each sheet and its rows, cells apart by tabs; then what stands beside."""
    main, declared = main_part(archive)
    parts = related(archive, main)
    of_kind = dict(parts.values())
    sheets, first = sheets_and_first(archive, main)
    shared = shared_words(archive, of_kind.get("sharedStrings", ""))
    dates = date_styles(archive, of_kind.get("styles", ""))
    for id, title in sheets:
        name = parts.get(id, ("", ""))[1]
        if name in archive.entries:
            yield title
            yield from _rows(archive.unpack(name), CellReader(shared, dates, first))
    for ending in (*BESIDE, *PIVOTS):
        for name in (name for name, kind in declared.items() if kind.endswith(ending) and name in archive.entries):
            yield from values(archive.unpack(name)) if ending in PIVOTS else part_lines(archive, name, declared)
    yield from sheets_of_charts(archive, declared)


def sheets_and_first(archive: Archive, main: str) -> tuple[list[tuple[str, str]], datetime]:
    """Return relation and title of each sheet, and the day from which dates are counted."""
    sheets: list[tuple[str, str]] = []
    days = [FIRST]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            sheets.append((valued(attributes, "id"), valued(attributes, "name")))
        elif name == "workbookPr" and valued(attributes, "date1904") in ("1", "true"):
            days[0] = FIRST_MAC

    XmlReader(start).read(archive.unpack(main))
    return sheets, days[0]


def shared_words(archive: Archive, name: str) -> list[str]:
    """Return the words that cells point to by number."""
    found: list[str] = []
    parts: list[str] = []
    left = [MOST_SHARED]
    state = {"text": False, "reading": False}

    def start(name: str, _: Mapping[str, str]) -> None:
        state["reading"] = state["reading"] or name == "rPh"
        state["text"] = name == "t" and not state["reading"]

    def end(name: str) -> None:
        if name == "si":
            found.append("".join(parts))
            parts.clear()
        state["reading"] = state["reading"] and name != "rPh"
        state["text"] = False

    def words(words: str) -> None:
        if state["text"] and left[0] > 0:
            left[0] -= len(words)
            parts.append(words)

    if name in archive.entries:
        XmlReader(start, end, words).read(archive.unpack(name))
    return found


class CellReader:
    """Takes the elements of a sheet; rows that have ended wait in `lines`."""

    def __init__(self, shared: list[str], dates: frozenset[int], first: datetime) -> None:
        self.lines: list[str] = []
        self._shared, self._dates, self._first = shared, dates, first
        self._row: list[str] = []
        self._cell: list[str] = []
        self._kind = self._style = ""
        self._is_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "c":
            self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
            self._cell = []
        self._is_text = name in ("v", "t")

    def end(self, name: str) -> None:
        """An element ends."""
        self._is_text = False
        if name == "c" and (value := self.value().replace("\n", " ").strip()):
            self._row.append(value)
        elif name == "row" and self._row:
            self.lines.append("\t".join(self._row))
            self._row = []

    def words(self, words: str) -> None:
        """Characters between elements."""
        if self._is_text:
            self._cell.append(words)

    def value(self) -> str:
        """Return the cell that is about to end."""
        text = "".join(self._cell)
        if self._kind == "s":
            place = text.strip()
            return (
                self._shared[int(place)] if place.isascii() and place.isdigit() and _is_in(place, self._shared) else ""
            )
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(text, "")
        if self._kind == "e":
            return ""
        if self._kind in ("", "n") and text:
            is_date = self._style.isascii() and self._style.isdigit() and int(self._style[:9]) in self._dates
            return number(text, is_date, self._first)
        return text


def _is_in(place: str, shared: list[str]) -> bool:
    return len(place) < 10 and int(place) < len(shared)


def _rows(pieces: Iterable[bytes], reader: CellReader) -> Iterator[str]:
    xml = XmlReader(reader.start, reader.end, reader.words)
    for piece in pieces:
        xml.feed(piece)
        yield from reader.lines
        reader.lines.clear()
    xml.feed(b"", is_last=True)
    yield from reader.lines
