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
BESIDE = re.compile(r"(?:\\\*\s*)?\\(?:footnote|annotation|(?:head|foot)er[lrf]?)(?![a-z])")
"""What stands beside the text: the library leaves it out, and reads it where it is called a paragraph."""

CELL = re.compile(r"\\cell(?![a-z])")


def read_plain(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the lines of a text or table. Raises Refused."""
    text = decoded(path.read_bytes())
    if text is None:
        raise Refused("damaged")
    return None, iter([text])


def read_rtf(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the text of an RTF file. Raises Refused."""
    data = PICTURE.sub("\n", path.read_bytes().decode("latin-1"))
    data = CELL.sub(r"\\tab ", BESIDE.sub(r"\\par ", data))
    read: Callable[..., Any] = rtf_to_text
    try:
        return None, iter([str(read(data, encoding="cp1252", errors="replace"))])
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise Refused("damaged") from error
