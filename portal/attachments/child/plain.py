"""Plain texts and tables: told from other files by what no text holds, and read in the encoding that they seem to have."""

import re
import unicodedata
from pathlib import Path
from typing import Any

from portal.attachments.child.formulas import check_table
from portal.attachments.child.signatures import is_foreign
from portal.attachments.refusing import Refused

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""What some programs write before a text to say how it is written."""

# What a text may hold beside letters: tab, line and page ends, and the sign that ended files long ago.
NEVER = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
ENOUGH = 200_000
"""Bytes by which an old encoding is told."""

THAI_RUN = re.compile(rb"[\xa1-\xda\xdf-\xfb]{3,}")
HIGH = re.compile(rb"[\x80-\xff]")


def check(path: Path, type: str, into: Path) -> dict[str, Any]:  # noqa: ARG001 - the same for every type
    """Return nothing that is known of it. Raises Refused."""
    data = path.read_bytes()
    if is_foreign(data[:16]):
        raise Refused("not_what_it_says", {"type": type})
    text = decoded(data)
    if text is None or NEVER.search(text.rstrip("\x1a")):
        raise Refused("not_what_it_says", {"type": type})
    if not text.strip():
        raise Refused("empty")
    if type == "csv":
        check_table(text)
    return {}


def decoded(data: bytes) -> str | None:
    """Return the text that the bytes are; None where they are none."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _tried(data[len(mark) :], encoding)
    wide = _wide(data[:ENOUGH])
    if wide:
        return _tried(data, wide)
    return _tried(data, "utf-8") or data.decode(_old(data[:ENOUGH]), "replace")


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str:
    """Return the encoding of two bytes a letter that the text seems to be in: every second byte of Latin letters is nought."""
    if b"\0" not in data or len(data) < 4:
        return ""
    even, odd = data[0::2].count(0) / len(data[0::2]), data[1::2].count(0) / len(data[1::2])
    if max(even, odd) < 0.7 or min(even, odd) > 0.02:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _old(data: bytes) -> str:
    """Return which of the old encodings of one byte a letter the text seems to be in: Thai, Vietnamese or Western."""
    high = len(HIGH.findall(data))
    if not high:
        return "cp1252"
    # Thai words are runs of such bytes; in Western texts they stand alone among plain letters.
    if sum(map(len, THAI_RUN.findall(data))) > 0.6 * high and _tried(data, "cp874") is not None:
        return "cp874"
    letters = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    vietnamese = sum(1 for letter in letters if "\u1ea0" <= letter <= "\u1ef9")
    accented = sum(1 for letter in letters if letter > "\x7f")
    return "cp1258" if vietnamese > 0.25 * accented else "cp1252"
