"""An archive of notes in Markdown and the files that they name (docs/content-format.md), as somebody hands it in."""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from portal.attachments.inspecting import Refused
from portal.domain.files import LARGEST, MEGABYTE, safe_name, type_of
from portal.services.library.files import HEAD, parse
from portal.services.library.yaml_reading import UnreadableError

MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * MEGABYTE
LONGEST_NOTE = 1 * MEGABYTE
FILES = "attachments"
PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# How a member says that it is not what the list at the end of the archive promises.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError)


@dataclass(frozen=True)
class Note:
    """A note in an archive: what it says, unchecked, and where the archive holds each of its files. `fault` says why it cannot be read."""

    name: str
    kind: str = ""
    language: str = ""
    content: Mapping[str, Any] | None = None
    files: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    missing: tuple[str, ...] = ()
    fault: str = ""


def check(path: Path) -> None:
    """Refuse what is no archive, leads out of its folder, or becomes far too large. Raises Refused."""
    with _opened(path) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise Refused("bomb")
        for entry in entries:
            name = entry.orig_filename
            if name.startswith("/") or "\\" in name or "\0" in name or ".." in PurePosixPath(name).parts:
                raise Refused("damaged")
            if entry.flag_bits & 1:
                raise Refused("locked")
            if entry.compress_type not in PACKED:
                raise Refused("damaged")


def names(path: Path) -> list[str]:
    """Return the names of the notes in an archive, in order."""
    with _opened(path) as archive:
        found = [name for name in archive.namelist() if name.lower().endswith(".md")]
    return sorted(name for name in found if not PurePosixPath(name).name.startswith((".", "_", "README")))


def read(path: Path, name: str) -> Note:
    """Return a note of an archive."""
    with _opened(path) as archive:
        try:
            parsed = parse(_bytes(archive, name, LONGEST_NOTE))
        except UnreadableError as error:
            return Note(name, fault=f"{error.line}: {error.message}")
        except BROKEN:
            return Note(name, fault="1: the archive is damaged here")
        front = dict(parsed.front)
        items = front.pop(FILES, None)
        content = {key: value for key, value in front.items() if key not in HEAD} | dict(parsed.sections)
        files, missing = _files(archive, name, items if isinstance(items, list) else [])
        kind, language = str(front.get("type") or ""), str(front.get("language") or "")
        return Note(name, kind, language, content, tuple(files), tuple(missing))


def _files(
    archive: zipfile.ZipFile, name: str, items: list[Any]
) -> tuple[list[tuple[str, Mapping[str, Any]]], list[str]]:
    """Return where the archive holds the files that a note names: beside it, in `files/` beside it, or in `files/` at the top."""
    there = set(archive.namelist())
    folder = PurePosixPath(name).parent
    found: list[tuple[str, Mapping[str, Any]]] = []
    missing: list[str] = []
    for item in items:
        wanted = str(item.get("name") or "") if isinstance(item, Mapping) else str(item)
        places = (folder / wanted, folder / "files" / wanted, PurePosixPath("files") / wanted)
        place = next((str(one) for one in places if wanted and str(one) in there), "")
        if place and type_of(safe_name(wanted)) is not None:
            found.append((place, dict(item) if isinstance(item, Mapping) else {"name": wanted}))
        else:
            missing.append(wanted)
    return found, missing


@contextmanager
def file(path: Path, place: str) -> Iterator[IO[bytes]]:
    """Yield a file of an archive, open to be read. Raises Refused, also where it is broken further on."""
    with _opened(path) as archive:
        if archive.getinfo(place).file_size > LARGEST:
            raise Refused("too_large", {"size": archive.getinfo(place).file_size, "most": LARGEST})
        try:
            with archive.open(place) as opened:
                yield opened
        except BROKEN:
            raise Refused("damaged") from None


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise Refused("damaged") from None
    with archive:
        yield archive


def _bytes(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as opened:
        content = opened.read(most + 1)
    if len(content) > most:
        raise UnreadableError(1, "the note is too long")
    return content
