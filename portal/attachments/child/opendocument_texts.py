"""The text of OpenDocument files: texts, sheets and slides, with notes, comments, boxes, headers and charts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from portal.attachments.child.archives import Archive
from portal.attachments.child.xml_parts import XmlReader, valued

PARAGRAPHS = frozenset({"p", "h"})
SKIPPED = frozenset(
    {
        "note-citation",
        "creator",
        "date",
        "date-string",
        "creator-initials",
        "sender-initials",
        "page-number",
        "ruby-text",
    }
)
"""Numbers and names that a program puts in."""

SPACES = re.compile(r"[ \t\r\n]+")
PARTS = re.compile(r"content\.xml|styles\.xml|[^/]+/content\.xml")
MOST_SPACES = 1_000


def reader(type: str) -> Callable[[Path], tuple[int | None, Iterator[str]]]:
    """Return what reads files of one of the three types."""

    def read(path: Path) -> tuple[int | None, Iterator[str]]:
        archive = Archive(path.open("rb"))
        slides = _slides(archive) if type == "odp" else None
        return slides, _lines(archive, is_sheet=type == "ods")

    return read


def _slides(archive: Archive) -> int:
    found: list[str] = []
    XmlReader(lambda name, _: found.append(name) if name == "page" else None).read(archive.unpack("content.xml"))
    return len(found)


def _lines(archive: Archive, is_sheet: bool) -> Iterator[str]:
    names = [name for name in archive.entries if PARTS.fullmatch(name)]
    for name in sorted(names, key=lambda name: (name != "content.xml", name)):
        reader = LineReader(is_sheet, is_styles=name == "styles.xml")
        yield from _read(archive.unpack(name), reader)


def _read(pieces: Iterable[bytes], reader: "LineReader") -> Iterator[str]:
    xml = XmlReader(reader.start, reader.end, reader.words)
    for piece in pieces:
        xml.feed(piece)
        yield from reader.lines
        reader.lines.clear()
    xml.feed(b"", is_last=True)
    yield from reader.lines


class LineReader:
    """Takes the elements of a part; lines that have ended wait in `lines`. In a sheet a row is one line, its cells apart by tabs."""

    def __init__(self, is_sheet: bool, is_styles: bool) -> None:
        self.lines: list[str] = []
        self._is_sheet = is_sheet
        # Of the styles only what stands on every page: headers and footers.
        self._waits_for_pages = is_styles
        self._open: list[tuple[list[str], list[str]]] = []
        self._cell: list[str] = []
        self._row: list[str] | None = None
        self._skipping = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name in SKIPPED or self._skipping:
            self._skipping += 1
        elif name in PARAGRAPHS:
            self._open.append(([], []))
        elif name == "master-styles":
            self._waits_for_pages = False
        elif self._is_sheet and name == "table" and not self._waits_for_pages:
            self.lines.append(valued(attributes, "name"))
        elif self._is_sheet and name == "table-row":
            self._row = []
        elif name in ("s", "tab", "line-break"):
            self._put({"tab": "\t", "line-break": "\n"}.get(name) or " " * _count(attributes))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif name in PARAGRAPHS and self._open:
            self._end_paragraph()
        elif name in ("table-cell", "covered-table-cell") and self._row is not None:
            if cell := " ".join(line for line in self._cell if line):
                self._row.append(cell)
            self._cell = []
        elif name == "table-row" and self._row is not None:
            self.lines += ["\t".join(self._row)] if self._row else []
            self._row = None

    def words(self, words: str) -> None:
        """Characters between elements."""
        if not self._skipping:
            self._put(SPACES.sub(" ", words))

    def _put(self, words: str) -> None:
        if self._open:
            self._open[-1][0].append(words)

    def _end_paragraph(self) -> None:
        words, boxes = self._open.pop()
        lines = [] if self._waits_for_pages else ["".join(words).strip(), *boxes]
        if self._open:
            # A note or a box hangs on the paragraph around it, and comes after it.
            self._open[-1][1].extend(lines)
        elif self._row is not None:
            self._cell += lines
        else:
            self.lines += lines


def _count(attributes: Mapping[str, str]) -> int:
    said = valued(attributes, "c")
    return min(int(said), MOST_SPACES) if said.isascii() and said.isdigit() and len(said) < 7 else 1
