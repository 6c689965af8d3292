"""Streams of a PDF: unpacked to count how large they become, and to see the objects that some of them hold."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from typing import Any

from portal.attachments.child.pdf_objects import BLANK, Dictionary, Found, Name, Reading
from portal.attachments.refusing import Refused

MEGABYTE = 1024 * 1024
MOST_STREAM, MOST_STREAMS = 500 * MEGABYTE, 1_500 * MEGABYTE
MOST_HELD = 64 * MEGABYTE
"""Bytes of objects that one stream may hold."""

FIRST_PIECE, PIECE = 512, 64 * 1024
FLATE, HEX, A85 = ("FlateDecode", "Fl"), ("ASCIIHexDecode", "AHx"), ("ASCII85Decode", "A85")
NUMBERS = re.compile(rb"[" + BLANK + rb"]*(\d{1,10})[" + BLANK + rb"]+(\d{1,10})")


class Streams:
    """Unpacks streams of one file; what becomes of all of them together is counted."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._bytes = data
        self._left = MOST_STREAMS
        self._read = 3 * len(data) + MEGABYTE

    def measure(self, found: Found) -> None:
        """Raise Refused where a stream becomes far too large. What cannot be unpacked is the reader's trouble, not ours."""
        filters = _filters(found.value)
        if not filters or filters[0] not in FLATE:
            return
        if filters[1:2] and filters[1] in FLATE:
            # Packed twice: a thousand times a thousand.
            for _ in self._inflate_again(found.stream):
                pass
            return
        for _ in self._inflate(found.stream):
            pass

    def held_objects(self, found: Found, reading: Reading) -> Iterator[tuple[int | None, Any]]:
        """Yield number and value of the objects in a stream of objects. Raises Refused where it is packed as no program packs one."""
        data = self._unpacked(found)
        place = 0
        # Some programs go by the list before the objects ...
        for _ in range(_number(found.value, "N") or len(data)):
            listed = NUMBERS.match(data, place)
            if listed is None:
                break
            place = listed.end()
            for first in _numbers(found.value, "First"):
                yield int(listed[1]), reading.value(data, first + int(listed[2]))[0]
        # ... some read one after the other.
        place = 0
        while place < len(data):
            value, place = reading.value(data, place)
            yield None, value

    def _unpacked(self, found: Found) -> bytes:
        filters = _filters(found.value)
        if any(
            parameters not in ([], [None]) and _predicts(parameters) for parameters in [found.value.all("DecodeParms")]
        ):
            raise Refused("damaged")
        if not filters:
            return self._raw(found)
        if filters[0] in FLATE and len(filters) == 1:
            return b"".join(self._inflate(found.stream, MOST_HELD))
        if filters[0] in (*HEX, *A85):
            return _inflated(_from_letters(self._raw(found), filters[0]), filters[1:])
        raise Refused("damaged")

    def _raw(self, found: Found) -> bytes:
        """Return the bytes up to the word that ends a stream, or as many as it says it has, whichever is more."""
        ended = self._bytes.find(b"endstream", found.stream)
        ended = len(self._bytes) if ended < 0 else ended
        end = min(max(ended, found.stream + _number(found.value, "Length")), found.stream + MOST_HELD)
        self._count_read(end - found.stream)
        return self._bytes[found.stream : end]

    def _inflate(self, start: int, most: int = MOST_STREAM) -> Iterator[bytes]:
        inflating = zlib.decompressobj()
        size, place, step = 0, start, FIRST_PIECE
        try:
            while place < len(self._data) and not inflating.eof:
                waiting: Any = self._data[place : place + step]
                place, step = place + step, min(2 * step, PIECE)
                self._count_read(len(waiting))
                while waiting and not inflating.eof:
                    piece = inflating.decompress(waiting, 16 * PIECE)
                    waiting = inflating.unconsumed_tail
                    size += len(piece)
                    self._left -= len(piece)
                    if size > most or self._left < 0:
                        raise Refused("bomb")
                    yield piece
            # Most streams are short: what was looked at behind their end was not read.
            self._count_read(-len(inflating.unused_data))
        except zlib.error:
            return

    def _inflate_again(self, start: int) -> Iterator[bytes]:
        again = zlib.decompressobj()
        size = 0
        for packed in self._inflate(start):
            waiting = packed
            try:
                while waiting and not again.eof:
                    piece = again.decompress(waiting, 16 * PIECE)
                    waiting = again.unconsumed_tail
                    size += len(piece)
                    self._left -= len(piece)
                    if size > MOST_STREAM or self._left < 0:
                        raise Refused("bomb")
                    yield piece
            except zlib.error:
                return

    def _count_read(self, size: int) -> None:
        self._read -= size
        if self._read < 0:
            raise Refused("takes_too_long")


def holds_objects(value: Any) -> bool:
    """Say whether a dictionary is that of a stream of objects, for any program."""
    return isinstance(value, Dictionary) and (
        "ObjStm" in value.all("Type") or bool(value.all("First") and value.all("N"))
    )


def _filters(value: Dictionary) -> list[str]:
    """Return the filters of a stream. Raises Refused where they stand elsewhere in the file: another program could find others."""
    found: list[Any] = []
    for filters in (*value.all("Filter"), *value.all("F")):
        found += filters if isinstance(filters, list) else [filters]
    if holds_objects(value) and not all(isinstance(name, Name) for name in found):
        raise Refused("damaged")
    return [str(name) for name in found if isinstance(name, Name)]


def _number(value: Dictionary, key: str) -> int:
    return max(_numbers(value, key), default=0)


def _numbers(value: Dictionary, key: str) -> set[int]:
    """Return every number that a key has."""
    return {int(number[:10]) for number in value.all(key) if isinstance(number, bytes) and number.isdigit()}


def _predicts(parameters: list[Any]) -> bool:
    """Say whether the bytes are changed once more after unpacking, which is done with pictures and lists, not with objects."""
    flat = [one for item in parameters for one in (item if isinstance(item, list) else [item])]
    return any(one is not None and (not isinstance(one, Dictionary) or _number(one, "Predictor") > 1) for one in flat)


def _from_letters(data: bytes, filter: str) -> bytes:
    plain = re.sub(rb"[" + BLANK + rb"]", b"", data)
    try:
        if filter in HEX:
            digits = plain.partition(b">")[0]
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        return base64.a85decode(plain.partition(b"~>")[0].removeprefix(b"<~"))
    except (ValueError, binascii.Error) as error:
        raise Refused("damaged") from error


def _inflated(data: bytes, filters: list[str]) -> bytes:
    if not filters:
        return data
    if len(filters) > 1 or filters[0] not in FLATE:
        raise Refused("damaged")
    try:
        return zlib.decompressobj().decompress(data, MOST_HELD)
    except zlib.error as error:
        raise Refused("damaged") from error
