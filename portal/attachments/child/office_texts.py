"""The text of Word files and PowerPoint slides, with what stands beside it: notes, headers, comments, boxes, charts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from portal.attachments.child.archives import MEGABYTE, Archive
from portal.attachments.child.office_relations import main_part, related
from portal.attachments.child.paragraphs import paragraphs, values
from portal.attachments.child.xml_parts import XmlReader
from portal.attachments.refusing import Refused

BESIDE = ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml", "diagramData+xml", "chart+xml")
"""Parts that are read after the text of a Word file, by the ends of their types, in this order."""

OF_SLIDE = ("notesSlide", "comments", "diagramData", "chart")
SHEET = ".sheet"
MOST_SHEET = 25 * MEGABYTE


def read_word(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the lines of a Word file. Raises Refused."""
    archive = Archive(path.open("rb"))
    main, declared = main_part(archive)
    return None, _word(archive, main, declared)


def read_slides(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the number of slides and their lines. Raises Refused."""
    archive = Archive(path.open("rb"))
    main, declared = main_part(archive)
    slides = _in_order(archive, main)
    return len(slides), _slides(archive, slides, declared)


def _word(archive: Archive, main: str, declared: Mapping[str, str]) -> Iterator[str]:
    yield from paragraphs(archive.unpack(main))
    for ending in BESIDE:
        for name in sorted(declared, key=_natural):
            if declared[name].endswith(ending):
                yield from part_lines(archive, name, declared)
    yield from sheets_of_charts(archive, declared)


def _slides(archive: Archive, slides: Iterable[str], declared: Mapping[str, str]) -> Iterator[str]:
    for slide in slides:
        yield from part_lines(archive, slide, declared)
        beside = related(archive, slide).values()
        for kind in OF_SLIDE:
            for name in (name for of, name in beside if of == kind):
                yield from part_lines(archive, name, declared)
    yield from sheets_of_charts(archive, declared)


def part_lines(archive: Archive, name: str, declared: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a part, and the values of a chart."""
    # What is pointed to and not there is left out: Office opens such files too.
    if name in archive.entries:
        yield from paragraphs(archive.unpack(name))
        if declared[name].endswith("chart+xml"):
            yield from values(archive.unpack(name))


def sheets_of_charts(archive: Archive, declared: Mapping[str, str]) -> Iterator[str]:
    """Yield the whole sheets that charts were made from: whoever opens the chart sees all of it."""
    from portal.attachments.child.workbooks import workbook_lines

    for name in sorted(declared, key=_natural):
        if declared[name].endswith(SHEET) and name in archive.entries:
            try:
                yield from workbook_lines(Archive(BytesIO(archive.read(name, MOST_SHEET))))
            except Refused:
                continue


def _in_order(archive: Archive, main: str) -> list[str]:
    """Return the names of the slides in the order in which they are shown."""
    ids: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sldId":
            # Its own number is called `id` too.
            ids.extend(value for key, value in attributes.items() if key.endswith(":id"))

    XmlReader(start).read(archive.unpack(main))
    slides = related(archive, main)
    return [slides[id][1] for id in ids if id in slides]


def _natural(name: str) -> list[tuple[int, str]]:
    """Part 10 comes after part 9."""
    return [(int(piece), "") if piece.isdigit() else (0, piece) for piece in re.split(r"(\d{1,9})", name)]
