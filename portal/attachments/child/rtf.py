"""RTF texts: nothing embedded, fetched or started."""

import re
from pathlib import Path
from typing import Any

from portal.attachments.child.fields import check_instruction
from portal.attachments.child.office_relations import SERVER
from portal.attachments.refusing import Refused

OBJECTS = re.compile(rb"\\(?:obj(?:data|ect|emb|link|autlink|ocx|html|sub|pub|icemb|update|class|name)|bin\d)(?![a-z])")
TEMPLATE = re.compile(rb"\\template(?![a-z])")
INSTRUCTION = re.compile(rb"\\fldinst(?![a-z])")
MOST_INSTRUCTION = 8_000
CONTROL = re.compile(rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?|\\[a-zA-Z]+-?\d* ?|\\\*|\\([\\{}])|[{}\r\n]")
BRACES = re.compile(rb"\\.|[{}]", re.DOTALL)
BROKEN = re.compile(rb"[\r\n]|\{\}")
BLANK = b" \t\r\n\0"


def check(path: Path, type: str, into: Path) -> dict[str, Any]:  # noqa: ARG001 - the same for every type
    """Return nothing that is known of it. Raises Refused."""
    body = path.read_bytes().rstrip(BLANK)
    # Some programs read a word on where it is broken by the end of a line or by an empty group.
    if OBJECTS.search(body) or OBJECTS.search(BROKEN.sub(b"", body)):
        raise Refused("active")
    ended = _ended(body)
    if ended != len(body):
        raise Refused("nested" if ended else "damaged")
    for found in TEMPLATE.finditer(body):
        if SERVER.match(_plain(_group(body, found.end())).strip()):
            raise Refused("active")
    for found in INSTRUCTION.finditer(body):
        check_instruction(_plain(_group(body, found.end())))
    return {}


def _ended(body: bytes) -> int:
    """Return where the first group ends; 0 where it does not."""
    depth = 0
    for found in BRACES.finditer(body):
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return 0


def _group(body: bytes, start: int) -> bytes:
    """Return what follows up to the end of the group that it stands in."""
    depth = 0
    piece = body[start : start + MOST_INSTRUCTION]
    for found in BRACES.finditer(piece):
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        if depth < 0:
            return piece[: found.start()]
    return piece


def _plain(piece: bytes) -> str:
    """Return the words of a group without what lays them out."""

    def replaced(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return bytes([int(found[1], 16)])
        if found[2]:
            return bytes([int(found[2]) & 0xFF])
        return found[3] or b""

    return CONTROL.sub(replaced, piece).decode("latin-1")
