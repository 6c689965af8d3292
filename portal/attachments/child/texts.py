"""The words in a file, by its type."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from portal.attachments.child.plain import decoded
from portal.domain.files import MOST_TEXT

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOST_ROWS = 200_000
Pieces = Iterator[str]


def extract(path: Path, type: str) -> dict[str, Any]:
    """Return `text` and, of a PDF, `pages`. A little more than is kept is read, so that a cut is noticed."""
    if type == "pdf":
        return _pdf(path)
    return {"text": _joined(READ[type](path)) if type in READ else ""}


def _joined(pieces: Iterable[str]) -> str:
    kept, size = [], 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > MOST_TEXT:
            break
    lines = (" ".join(line.split(" ")).strip() for line in "".join(kept).splitlines())
    return "\n".join(line for line in lines if line)


def _pdf(path: Path) -> dict[str, Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return {"text": _joined(_page(document, number) for number in range(len(document))), "pages": len(document)}


def _page(document: Any, number: int) -> str:
    page = document[number]
    text = page.get_textpage().get_text_range()
    page.close()
    # A hyphen at the end of a line: one word in two parts.
    return str(text).replace("\ufffe\r\n", "").replace("\ufffe", "").replace("\r\n", "\n") + "\n"


def _word(path: Path) -> Pieces:
    # Read here and not by a library: those leave out text boxes, notes, headers and footers.
    parts = (
        "word/document.xml",
        "word/header",
        "word/footer",
        "word/footnotes.xml",
        "word/endnotes.xml",
        "word/comments.xml",
    )
    with zipfile.ZipFile(path) as archive:
        for start in parts:
            for name in sorted(n for n in archive.namelist() if n.startswith(start) and n.endswith(".xml")):
                yield from _runs(archive, name, WORD)


def _slides(path: Path) -> Pieces:
    with zipfile.ZipFile(path) as archive:
        for folder in ("ppt/slides/slide", "ppt/notesSlides/notesSlide"):
            found = [n for n in archive.namelist() if n.startswith(folder) and n.endswith(".xml")]
            for name in sorted(found, key=lambda n: int("".join(filter(str.isdigit, n.rpartition("/")[2])) or 0)):
                yield from _runs(archive, name, DRAW)


def _runs(archive: zipfile.ZipFile, name: str, space: str) -> Pieces:
    """Yield the runs of text in a part; a paragraph ends a line. Alternatives for old programs repeat what was said."""
    from defusedxml.ElementTree import iterparse

    ends = {f"{space}p": "\n", f"{space}br": "\n", f"{space}cr": "\n", f"{space}tab": "\t", f"{space}tc": "\t"}
    skipped = 0
    with archive.open(name) as file:
        for event, element in iterparse(file, events=("start", "end")):
            skipped += (1 if event == "start" else -1) if element.tag == FALLBACK else 0
            if event == "end" and not skipped:
                if element.tag == f"{space}t" and element.text:
                    yield element.text
                yield ends.get(element.tag, "")
            if event == "end" and element.tag == f"{space}p":
                element.clear()


def _document(path: Path) -> Pieces:
    from defusedxml.ElementTree import parse

    with zipfile.ZipFile(path) as archive:
        for name in ("content.xml", "styles.xml"):
            if name in archive.namelist():
                with archive.open(name) as file:
                    yield from _nodes(parse(file).getroot())


def _nodes(root: Any) -> Pieces:
    """Yield texts of OpenDocument in their order, without recursion: a document may be nested as deep as it likes."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    within = 0
    while stack:
        element, is_end = stack.pop()
        is_block = element.tag in (f"{TEXT}p", f"{TEXT}h")
        if is_end:
            within -= is_block
            if is_block:
                yield "\n"
            elif element.tag == f"{TABLE}table-cell":
                yield "\t"
            if within and element.tail:
                yield element.tail
            continue
        within += is_block
        if element.tag == f"{TEXT}s":
            yield " "
        elif element.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\n" if element.tag.endswith("break") else "\t"
        elif within and element.text:
            yield element.text
        stack.append((element, True))
        stack += [(child, False) for child in reversed(list(element))]


def _workbook(path: Path) -> Pieces:
    import warnings

    from openpyxl import load_workbook

    warnings.simplefilter("ignore")
    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    left = MOST_ROWS
    for sheet in book.worksheets:
        yield f"{sheet.title}\n"
        for row in sheet.iter_rows(values_only=True):
            cells = [str(cell) for cell in row if cell is not None and str(cell).strip()]
            if cells:
                yield "\t".join(cells) + "\n"
            left -= 1
            if left <= 0:
                return


def _rtf(path: Path) -> Pieces:
    from striprtf import striprtf

    read: Any = striprtf.rtf_to_text
    yield str(read(path.read_bytes().decode("latin-1"), errors="ignore"))


def _plain(path: Path) -> Pieces:
    yield decoded(path.read_bytes())


READ: dict[str, Callable[[Path], Pieces]] = {
    "docx": _word,
    "xlsx": _workbook,
    "pptx": _slides,
    **dict.fromkeys(("odt", "ods", "odp"), _document),
    "rtf": _rtf,
    "txt": _plain,
    "csv": _plain,
}
