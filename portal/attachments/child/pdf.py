"""PDF: every object that any program could find is looked at; what runs, opens, sends or hides something is refused."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from portal.attachments.child.pdf_objects import Dictionary, Found, Name, Reading, Ref
from portal.attachments.child.pdf_streams import Streams, holds_objects
from portal.attachments.refusing import Refused

KEYS = {
    **dict.fromkeys(("JavaScript", "JS", "AA", "XFA", "RichMediaContent", "RichMediaSettings", "Movie"), "active"),
    **dict.fromkeys(("EmbeddedFiles", "EmbeddedFile", "EF", "Collection"), "nested"),
}
"""Keys of dictionaries that are refused."""

KINDS = {
    **dict.fromkeys(("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "GoTo3DView"), "active"),
    **dict.fromkeys(("RichMedia", "RichMediaExecute", "Rendition", "Movie", "Sound", "Screen", "3D"), "active"),
    **dict.fromkeys(("EmbeddedFile", "FileAttachment"), "nested"),
}
"""Kinds of actions, annotations and streams that are refused."""

KIND_OF = ("S", "Subtype", "Type")
BLANK = b"\0\t\n\f\r "
REST = 64
"""Bytes that may follow a PDF's end: what some programs and servers leave there."""

ARCHIVES = re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c")
BYTES_OVER = 8
"""How many times the size of a file may be read, before its objects overlap in a way that is meant to take for ever."""


def check(path: Path, type: str, into: Path) -> dict[str, Any]:  # noqa: ARG001 - the same for every type
    """Return the number of pages. Raises Refused."""
    data = path.read_bytes()
    _check_end(path, data)
    document = _opened(path)
    try:
        pages = len(document)
        if not pages:
            raise Refused("damaged")
        is_locked = raw.FPDF_GetSecurityHandlerRevision(document) != -1
        _check_objects(data, is_locked)
        if is_locked:
            # Whoever opens the file sees it without a password; so do we, in a copy that is thrown away.
            plain = Path("plain.pdf")
            document.save(plain, flags=raw.FPDF_REMOVE_SECURITY)
            _check_objects(plain.read_bytes(), is_locked=False)
    finally:
        document.close()
    return {"pages": pages}


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Refused("locked" if "password" in str(error).lower() else "damaged") from error


def _check_end(path: Path, data: bytes) -> None:
    """Raise Refused where another file stands behind the PDF, or its own end is missing."""
    before, end, rest = data.rstrip(BLANK).rpartition(b"%%EOF")
    if not end:
        raise Refused("damaged")
    if len(rest) > REST:
        raise Refused("damaged" if b"endobj" in rest or b"stream" in rest else "nested")
    if zipfile.is_zipfile(path) or ARCHIVES.search(data):
        raise Refused("nested")
    if b"obj" not in before:
        raise Refused("damaged")


def _check_objects(data: bytes, is_locked: bool) -> None:
    reading, streams = Reading(BYTES_OVER * len(data) + 50_000_000), Streams(data)
    openings: list[Any] = []
    actions: dict[int, list[Any]] = {}
    for found in reading.objects(data):
        for number, value in _values(found, reading, streams, is_locked):
            _check_value(value, openings)
            if number is not None and isinstance(value, (Dictionary, list)):
                actions.setdefault(number, []).append(_goes(value))
    for opening in openings:
        _check_opening(opening, actions)


def _values(found: Found, reading: Reading, streams: Streams, is_locked: bool) -> Iterator[tuple[int | None, Any]]:
    """Yield an object, and those that its stream holds."""
    yield found.number, found.value
    if not found.stream or is_locked:
        return
    if holds_objects(found.value):
        yield from streams.held_objects(found, reading)
    else:
        streams.measure(found)


def _check_value(value: Any, openings: list[Any]) -> None:
    """Look at a value and at all that is in it; note what the document does when it is opened."""
    waiting = [value]
    if isinstance(value, Name) and value in KINDS:
        raise Refused(KINDS[value])
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, Dictionary):
            for key, held in one.pairs:
                _check_pair(key, held)
                if key == "OpenAction":
                    openings.append(held)
                if isinstance(held, (list, Dictionary)):
                    waiting.append(held)


def _check_pair(key: str, held: Any) -> None:
    if key in KEYS and held is not None and held != b"null":
        raise Refused(KEYS[key])
    if key in KIND_OF and isinstance(held, Name) and held in KINDS:
        raise Refused(KINDS[held])


def _goes(value: Any) -> bool:
    """Say whether an object that is followed on opening leads to a page of the document, and nowhere else."""
    if isinstance(value, Dictionary):
        kinds = value.all("S")
        return bool(value.all("D")) and all(kind == "GoTo" for kind in kinds) and not value.all("Next")
    return isinstance(value, list)


def _check_opening(opening: Any, actions: dict[int, list[Any]]) -> None:
    """Raise Refused unless the document opens at one of its own pages."""
    if isinstance(opening, Ref):
        # Where the object is not found by its number, nobody knows what it is.
        if not all(actions.get(opening.number, [False])):
            raise Refused("active")
    elif opening is not None and opening != b"null" and not isinstance(opening, bytes) and not _goes(opening):
        raise Refused("active")
