"""The text of files that are text: plain ones, tables, RTF."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from striprtf.striprtf import rtf_to_text

from portal.attachments.child.plain import decoded
from portal.attachments.refusing import Refused

# Pictures stand in RTF as long rows of digits, each of which would be read as a letter and thrown away.
PICTURE = re.compile(r"[0-9a-fA-F\s]{256,}")


def read_plain(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the lines of a text or table. Raises Refused."""
    text = decoded(path.read_bytes())
    if text is None:
        raise Refused("damaged")
    return None, iter([text])


def read_rtf(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the text of an RTF file."""
    data = PICTURE.sub("\n", path.read_bytes().decode("latin-1"))
    read: Callable[..., Any] = rtf_to_text
    return None, iter([str(read(data, encoding="cp1252", errors="replace"))])
