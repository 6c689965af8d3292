"""PDF: every object is looked at, since what runs can hide in any of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.attachments.child.refusing import RefusedError

MOST_OBJECTS = 500_000
MOST_DEPTH = 60
TAIL = 70_000
# Names of actions and parts that run, open or carry something by themselves (ISO 32000-2, 12.6 and 7.11).
ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/GoTo3DView",
    }
)
KEYS = frozenset({"/JS", "/JavaScript", "/AA", "/XFA", "/RichMedia"})
CARRIED = frozenset({"/EmbeddedFiles", "/EF"})
RAW = re.compile(rb"/(?:J(?:a|#61)v(?:a|#61)Script|L(?:a|#61)unch|RichMedia|EmbeddedFile)[\s/<>(\[\]]")


def inspect(path: Path, _type: str, _kept: Path) -> dict[str, Any]:
    """Look at a PDF."""
    content = path.read_bytes()
    if not content[:16].lstrip(b"\xef\xbb\xbf \r\n\t\0").startswith(b"%PDF-"):
        raise RefusedError("not_what_it_says")
    # A file that is an archive too is opened as one by other programs.
    if b"PK\x05\x06" in content[-TAIL:] or content.rstrip(b"\0\r\n \t")[-8:].lower().endswith(
        (b"</html>", b"/script>")
    ):
        raise RefusedError("not_what_it_says")
    if RAW.search(content):
        raise RefusedError(
            "nested" if b"/EmbeddedFile" in content and not re.search(rb"/J\w*Script|/Launch", content) else "active"
        )
    del content
    return {"pages": _pages(path)}


def _pages(path: Path) -> int:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(str(path), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("locked")
        for found in _objects(reader):
            _check(found, 0)
        _check(reader.trailer, 0)
        count = len(reader.pages)
    except PyPdfError:
        raise RefusedError("damaged") from None
    if not count:
        raise RefusedError("damaged")
    return count


def _objects(reader: Any) -> Iterator[Any]:
    from pypdf.generic import IndirectObject

    numbers = {(number, generation) for generation, found in reader.xref.items() for number in found}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise RefusedError("takes_too_long")
    for number, generation in sorted(numbers):
        if number:
            yield IndirectObject(number, generation, reader).get_object()


def _check(found: Any, depth: int) -> None:
    """Refuse what runs or carries something; what is referred to is another object, and looked at by itself."""
    from pypdf.generic import ArrayObject, DictionaryObject

    if depth > MOST_DEPTH:
        raise RefusedError("takes_too_long")
    if isinstance(found, DictionaryObject):
        keys = set(map(str, found.keys()))
        if keys & KEYS or (str(found.get("/S", "")) in ACTIONS and "/S" in keys):
            raise RefusedError("active")
        if keys & CARRIED or str(found.get("/Type", "")) == "/EmbeddedFile":
            raise RefusedError("nested")
        for key in keys:
            _check(found.raw_get(key), depth + 1)
    elif isinstance(found, ArrayObject):
        for item in found:
            _check(item, depth + 1)
