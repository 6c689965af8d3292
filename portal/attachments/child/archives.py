"""ZIP files, which Office files are: read by what is in them, not by what they say of themselves."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from stat import S_IFMT, S_ISDIR, S_ISREG
from typing import BinaryIO

from portal.attachments.refusing import Refused

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * MEGABYTE
MOST_RATIO, RATIO_FROM = 250, 20 * MEGABYTE
"""How many times larger an entry, or all of them, may become, once that is large at all. Deflate itself ends at about 1,030."""

LOCAL = struct.Struct("<4sHHHHHIIIHH")
END = struct.Struct("<4sHHHHIIH")
END64 = 76
"""Bytes of the two records that stand before the last one in a large format."""

DESCRIPTOR = 24
"""Bytes that may follow an entry: its sizes, where they were not known when it was begun."""

PIECE = 256 * 1024
ENCRYPTED, LATER, UTF8 = 0x1, 0x8, 0x800


@dataclass(frozen=True)
class Entry:
    """One file in the archive: where its bytes begin, how many they are packed and unpacked, and their check sum."""

    name: str
    start: int
    packed: int
    size: int
    crc: int
    is_deflated: bool


class Archive:
    """A ZIP file without double, hidden, overlapping or misnamed entries; all that is unpacked of it is counted."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = self._unpacked = 0
        self.entries = {entry.name: entry for entry in _entries(file)}

    def unpack(self, name: str) -> Iterator[bytes]:
        """Yield an entry's bytes. Raises Refused where they are too many, or others than the archive says."""
        entry = self.entries[name]
        size = crc = 0
        self._packed += entry.packed
        for piece in self._inflated(entry) if entry.is_deflated else self._raw(entry):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
            self._unpacked += len(piece)
            if self._unpacked > MOST_UNPACKED or _bursts(size, entry.packed) or _bursts(self._unpacked, self._packed):
                raise Refused("bomb")
            yield piece
        if (size, crc) != (entry.size, entry.crc):
            raise Refused("damaged")

    def read(self, name: str, most: int = 8 * MEGABYTE) -> bytes:
        """Return an entry's bytes, of which there may be `most`."""
        found = bytearray()
        for piece in self.unpack(name):
            found += piece
            if len(found) > most:
                raise Refused("bomb")
        return bytes(found)

    def _raw(self, entry: Entry) -> Iterator[bytes]:
        place, end = entry.start, entry.start + entry.packed
        while place < end:
            self._file.seek(place)
            piece = self._file.read(min(PIECE, end - place))
            if not piece:
                raise Refused("damaged")
            place += len(piece)
            yield piece

    def _inflated(self, entry: Entry) -> Iterator[bytes]:
        inflating = zlib.decompressobj(-15)
        try:
            for packed in self._raw(entry):
                waiting = packed
                while waiting and not inflating.eof:
                    yield inflating.decompress(waiting, PIECE)
                    waiting = inflating.unconsumed_tail
                if waiting or inflating.unused_data:
                    raise Refused("damaged")
            while not inflating.eof:
                piece = inflating.decompress(b"", PIECE)
                if not piece:
                    raise Refused("damaged")
                yield piece
        except zlib.error as error:
            raise Refused("damaged") from error


def _bursts(unpacked: int, packed: int) -> bool:
    return unpacked > RATIO_FROM and unpacked > MOST_RATIO * packed


def _entries(file: BinaryIO) -> Iterator[Entry]:
    """Yield the entries in the order of their bytes. Raises Refused where they do not fill the file one after the other."""
    infos, directory = _directory(file)
    seen: set[str] = set()
    place = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        _check_listed(info, seen)
        entry = _entry(file, info)
        # What lies in two entries is there to be unpacked many times; what lies between them, to be read by other programs only.
        if info.header_offset < place:
            raise Refused("bomb")
        if info.header_offset - place > (DESCRIPTOR if place else 0):
            raise Refused("damaged")
        place = entry.start + entry.packed
        if not info.is_dir():
            yield entry
        elif info.file_size:
            raise Refused("damaged")
    if not 0 <= directory - place <= DESCRIPTOR:
        raise Refused("damaged")


def _directory(file: BinaryIO) -> tuple[list[zipfile.ZipInfo], int]:
    """Return what the archive lists, and where the list begins. The list is the file's end: nothing may follow."""
    length = file.seek(0, 2)
    file.seek(max(0, length - END.size))
    tail = file.read()
    if len(tail) < END.size or not tail.startswith(b"PK\x05\x06") or END.unpack(tail)[7]:
        raise Refused("damaged")
    _, _, _, _, count, size, offset, _ = END.unpack(tail)
    if 4 * MEGABYTE < size < 0xFFFFFFFF or MOST_ENTRIES < count < 0xFFFF:
        raise Refused("bomb")
    if length - END.size - size - offset not in (0, END64) and 0xFFFFFFFF not in (size, offset):
        raise Refused("damaged")
    try:
        with zipfile.ZipFile(file) as archive:
            infos, begins = archive.infolist(), archive.start_dir
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OverflowError, OSError) as error:
        raise Refused("damaged") from error
    if len(infos) > MOST_ENTRIES:
        raise Refused("bomb")
    if not infos:
        raise Refused("damaged")
    return infos, begins


def _check_listed(info: zipfile.ZipInfo, seen: set[str]) -> None:
    """Raise Refused where an entry's name leads out of the archive or is there twice, or where it is none that Office writes."""
    name, kind = info.orig_filename, S_IFMT(info.external_attr >> 16)
    parts = name.removesuffix("/").split("/")
    is_bad = any(part in ("", ".", "..") for part in parts) or any(sign < " " or sign in "\\:\x7f" for sign in name)
    if is_bad or name.casefold() in seen or (kind and not (S_ISREG(kind) or S_ISDIR(kind))):
        raise Refused("damaged")
    seen.add(name.casefold())
    if info.flag_bits & ENCRYPTED:
        raise Refused("locked")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("damaged")


def _entry(file: BinaryIO, info: zipfile.ZipInfo) -> Entry:
    """Return the entry where its own header says the same as the list; programs read now one and now the other."""
    file.seek(info.header_offset)
    head = file.read(LOCAL.size)
    if len(head) < LOCAL.size:
        raise Refused("damaged")
    sign, _, flags, method, _, _, crc, packed, size, name_length, extra_length = LOCAL.unpack(head)
    name = file.read(name_length).decode("utf-8" if flags & UTF8 else "cp437", "replace")
    if sign != b"PK\x03\x04" or method != info.compress_type or name != info.orig_filename:
        raise Refused("damaged")
    is_told = not flags & LATER and 0xFFFFFFFF not in (packed, size)
    if is_told and (crc, packed, size) != (info.CRC, info.compress_size, info.file_size):
        raise Refused("damaged")
    start = info.header_offset + LOCAL.size + name_length + extra_length
    is_deflated = method == zipfile.ZIP_DEFLATED
    return Entry(info.filename, start, info.compress_size, info.file_size, info.CRC, is_deflated)
