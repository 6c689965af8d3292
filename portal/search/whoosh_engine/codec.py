"""How postings lie in the index: each term's documents, weights and positions as flat arrays, one after the other.

Whoosh's own codec pickles blocks of 128 postings with one value each. Flat arrays are written faster, take less room, and are read
into numpy without a step in Python for each posting. Everything else of the index (terms, columns, segments) is Whoosh's own.

A term's postings, little-endian:  flags u8, documents u32, length of the body u32, body.
The body (compressed where that saves something):  documents u32 each; weights f32 each, or one for all;
and, for terms with positions: how many of them u32 each, then the positions u16 each, or u32 where one is large.
"""

import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.matching import ListMatcher

HEADER = struct.Struct("<BII")
COMPRESSED, ONE_WEIGHT, POSITIONS, WIDE = 1, 2, 4, 8
WORTH_COMPRESSING = 160
"""Bytes from which compressing a body gains anything."""

Item = tuple[str, bytes, int, float, bytes]


class Flat(NamedTuple):
    """A term's postings: documents ascending, weights, and (empty without positions) how many positions each has, and all of them."""

    docs: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    counts: npt.NDArray[np.uint32]
    positions: npt.NDArray[np.uint16] | npt.NDArray[np.uint32]


def packed(docs: list[int], weights: list[float], values: list[bytes]) -> bytes:
    """Return the bytes of a term's postings; each of `values` holds positions as FlatPositions encodes them."""
    flags = 0
    parts = [array("I", docs).tobytes()]
    if len(set(weights)) == 1:
        flags |= ONE_WEIGHT
        parts.append(array("f", weights[:1]).tobytes())
    else:
        parts.append(array("f", weights).tobytes())
    if values[0]:
        flags |= POSITIONS
        wide = any(len(value) % 2 for value in values)
        if wide:
            flags |= WIDE
            values = [_widened(value) for value in values]
        size = 4 if wide else 2
        parts += (array("I", [len(value) // size for value in values]).tobytes(), *values)
    body = b"".join(parts)
    if len(body) >= WORTH_COMPRESSING:
        flags |= COMPRESSED
        body = zlib.compress(body, 1)
    return HEADER.pack(flags, len(docs), len(body)) + body


def _widened(value: bytes) -> bytes:
    return value[1:] if len(value) % 2 else np.frombuffer(value, np.uint16).astype(np.uint32).tobytes()


def unpacked(raw: bytes) -> Flat:
    """Return the postings that `raw` holds; ValueError, zlib.error or struct.error where it is damaged."""
    flags, count, length = HEADER.unpack_from(raw)
    body = raw[HEADER.size : HEADER.size + length]
    if flags & COMPRESSED:
        body = zlib.decompress(body)
    docs = np.frombuffer(body, "<u4", count)
    given = np.frombuffer(body, "<f4", 1 if flags & ONE_WEIGHT else count, 4 * count)
    weights = np.full(count, given[0], np.float32) if flags & ONE_WEIGHT else given
    if not flags & POSITIONS:
        return Flat(docs, weights, docs[:0], docs[:0])
    start = 4 * count + given.nbytes
    counts = np.frombuffer(body, "<u4", count, start)
    positions = np.frombuffer(body, "<u4" if flags & WIDE else "<u2", int(counts.sum()), start + 4 * count)
    return Flat(docs, weights, counts, positions)


def read(file: Any, info: W3TermInfo) -> Flat:
    """Return a term's postings from the postings file."""
    offset, length = info.extent()
    # Whoosh gives the length of a term that it read as a tuple of one.
    return unpacked(file.get(offset, length[0] if isinstance(length, tuple) else length))


class FlatFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes the terms of a segment."""

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Item]) -> None:  # noqa: ARG002 - the shape of Whoosh's FieldWriter
        """Write sorted (field, term, document, weight, value) items, as Whoosh hands them over."""
        for name, of_field in groupby(items, key=lambda item: item[0]):
            self.start_field(name, schema[name])
            for term, of_term in groupby(of_field, key=lambda item: item[1]):
                _, _, docs, weights, values = zip(*of_term, strict=True)
                self._write(term, list(docs), list(weights), list(values))
            self.finish_field()

    def _write(self, term: bytes, docs: list[int], weights: list[float], values: list[bytes]) -> None:
        start = self._postfile.tell()
        raw = packed(docs, weights, values)
        self._postfile.write(raw)
        info = W3TermInfo()
        info.set_extent(start, len(raw))
        info._df, info._weight, info._maxweight = len(docs), sum(weights), max(weights)
        # The bounds by which Whoosh's own searcher may skip postings: the widest that there are.
        info._minlength, info._maxlength, info._minid, info._maxid = 1, 1 << 16, docs[0], docs[-1]
        self._tindex.add(struct.pack("!H", self._fieldid) + term, info.to_bytes())


class FlatCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with flat postings."""

    def field_writer(self, storage: Any, segment: Any) -> FlatFieldWriter:
        """Return the writer of a new segment's terms."""
        return FlatFieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> ListMatcher:
        """Return Whoosh's matcher over a term's postings, for merging segments and for Whoosh's own searcher."""
        flat = read(dbfile, terminfo)
        values = list(_values(flat)) if len(flat.counts) else [b""] * len(flat.docs)
        return ListMatcher(
            flat.docs.tolist(), flat.weights.tolist(), values, format_, scorer=scorer, term=term, terminfo=terminfo
        )


def _values(flat: Flat) -> Iterator[bytes]:
    mark = b"\0" if flat.positions.itemsize == 4 else b""
    start = 0
    for count in flat.counts.tolist():
        yield mark + flat.positions[start : start + count].tobytes()
        start += count
