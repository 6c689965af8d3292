"""Texts without form, tables of values, and RTF."""

import re
from pathlib import Path
from typing import Any

from portal.attachments.child.refusing import RefusedError

BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"MZ",
    b"\x7fELF",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
RTF_ACTIVE = re.compile(
    rb"\\(?:object|objdata|objocx|objautlink|objemb|ddeauto|dde)\b|\\\*\s*\\(?:template|fldinst[^}]{0,40}(?:DDE|INCLUDE|HYPERLINK\s+\"?file))",
    re.IGNORECASE,
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
THAI = re.compile(rb"[\xa1-\xda\xdf-\xfb]")


def inspect_text(path: Path, _type: str, _kept: Path) -> dict[str, Any]:
    """Look at a plain text or a table of values."""
    content = path.read_bytes()
    if content.startswith(BINARY):
        raise RefusedError("not_what_it_says")
    text = decoded(content)
    if CONTROL.search(text):
        raise RefusedError("not_what_it_says")
    return {}


def inspect_rtf(path: Path, _type: str, _kept: Path) -> dict[str, Any]:
    """Look at an RTF text."""
    content = path.read_bytes()
    if not content.startswith(b"{\\rtf"):
        raise RefusedError("not_what_it_says")
    # Control words may be broken by line ends and empty groups.
    if RTF_ACTIVE.search(content) or RTF_ACTIVE.search(re.sub(rb"[\r\n]|\{\}", b"", content)):
        raise RefusedError("active")
    if not content.rstrip(b"\0\r\n \t").endswith(b"}"):
        raise RefusedError("damaged")
    return {}


def decoded(content: bytes) -> str:
    """Return a text by its marks, as UTF-8, else as what Windows writes where Thai, Vietnamese or Western languages are spoken."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(name, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    letters = len(re.findall(rb"[A-Za-z]", content))
    high = len(THAI.findall(content))
    if high > letters:
        return content.decode("cp874", "replace")
    # Vietnamese writes its tones as letters of their own in this coding.
    tones = len(re.findall(rb"[A-Za-z\xc2\xca\xd4\xe2\xea\xf4\xd5\xf5\xdd\xfd][\xcc\xec\xd2\xf2\xde\xfe]", content))
    is_vietnamese = tones > 2 and tones * 12 > len(content.split())
    return content.decode("cp1258" if is_vietnamese else "cp1252", "replace")
