"""Office and OpenDocument files: archives of XML, in which much can hide."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from portal.attachments.child.refusing import RefusedError

MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * 1024 * 1024
MOST_RATIO = 150
"""How many times larger an archive may become, once it is larger than SMALL."""

SMALL = 20 * 1024 * 1024
BLOCK = 256 * 1024
MAIN = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "pptx": b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
ODF = {"odt": b"text", "ods": b"spreadsheet", "odp": b"presentation"}
ARCHIVES = (
    ".zip",
    ".rar",
    ".7z",
    ".gz",
    ".tar",
    ".jar",
    ".cab",
    ".iso",
    ".docx",
    ".xlsx",
    ".pptx",
    ".doc",
    ".xls",
    ".exe",
    ".js",
    ".vbs",
    ".lnk",
)
MACROS = re.compile(r"vbaproject|vbadata|macrosheets/|(?:^|/)basic/.+|(?:^|/)scripts/.+", re.IGNORECASE)
ACTIVE = re.compile(r"activex|/embeddings/|oleobject|customui/", re.IGNORECASE)
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OUTSIDE = re.compile(rb"<Relationship\s[^>]*>", re.IGNORECASE)
HARMFUL = re.compile(rb"attachedTemplate|oleObject|subDocument|/frame|externalLinkPath|aFChunk", re.IGNORECASE)
DDE = re.compile(rb"\bDDE(?:AUTO)?\b\s", re.IGNORECASE)


def inspect_office(path: Path, type: str, _kept: Path) -> dict[str, Any]:
    """Look at a Word, Excel or PowerPoint file."""
    with opened(path) as archive:
        names = checked_names(archive)
        if "[Content_Types].xml" not in names:
            raise RefusedError("not_what_it_says")
        kinds = b"".join(_blocks(archive, "[Content_Types].xml"))
        if b"macroEnabled" in kinds or any(MACROS.search(name) for name in names):
            raise RefusedError("macros")
        if MAIN[type] not in kinds:
            raise RefusedError("not_what_it_says")
        if any(ACTIVE.search(name) for name in names):
            raise RefusedError("nested")
        _check_parts(archive)
    return {}


def inspect_odf(path: Path, type: str, _kept: Path) -> dict[str, Any]:
    """Look at an OpenDocument file."""
    with opened(path) as archive:
        names = checked_names(archive)
        said = b"".join(_blocks(archive, "mimetype")) if "mimetype" in names else b""
        if said.strip() != b"application/vnd.oasis.opendocument." + ODF[type] or "content.xml" not in names:
            raise RefusedError("not_what_it_says")
        if any(MACROS.search(name) for name in names):
            raise RefusedError("macros")
        _check_parts(archive)
        if b"manifest:encryption-data" in b"".join(_blocks(archive, "META-INF/manifest.xml")):
            raise RefusedError("locked")
    return {}


def opened(path: Path) -> zipfile.ZipFile:
    """Return an archive that begins as one and is nothing else besides."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        # What Office makes of a file with a password, and of those of before 2007.
        raise RefusedError("locked")
    if not start.startswith(b"PK\x03\x04"):
        raise RefusedError("not_what_it_says")
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise RefusedError("damaged") from None


def checked_names(archive: zipfile.ZipFile) -> list[str]:
    """Return the names in an archive, of which none leads out of it, none twice, none to another archive."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise RefusedError("bomb")
    names = [entry.filename for entry in entries]
    if len(set(map(str.lower, names))) < len(names):
        raise RefusedError("damaged")
    for entry in entries:
        name = entry.orig_filename
        is_link = entry.external_attr >> 28 == 0xA
        if "\0" in name or "\\" in name or name.startswith("/") or ".." in name.split("/") or ":" in name or is_link:
            raise RefusedError("damaged")
        if entry.flag_bits & 1:
            raise RefusedError("locked")
        if name.lower().endswith(ARCHIVES):
            raise RefusedError("nested")
    return names


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Unpack all of it, counting what really comes, and look at each part of XML."""
    packed = sum(entry.compress_size for entry in archive.infolist())
    size = 0
    for entry in archive.infolist():
        tail = b""
        for block in _blocks(archive, entry.filename):
            size += len(block)
            if size > MOST_UNPACKED or (size > SMALL and size > MOST_RATIO * max(packed, 1)):
                raise RefusedError("bomb")
            _check_part(entry.filename, tail + block)
            tail = block[-256:]


def _check_part(name: str, content: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels")):
        return
    # Wide letters hide a declaration from a search for plain ones.
    plain = content.replace(b"\0", b"")
    if DECLARED.search(plain):
        raise RefusedError("active")
    if name.lower().endswith(".rels"):
        for found in OUTSIDE.findall(plain):
            if HARMFUL.search(found) and b"external" in found.lower():
                raise RefusedError("active")
    elif (b"instrText" in plain and DDE.search(plain)) or b"ddeLink" in plain:
        raise RefusedError("active")


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as file:
        yield from blocks(file)


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what an open file holds, a block at a time."""
    while block := file.read(BLOCK):
        yield block
