"""The words in a file, read in a child process."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from portal.attachments.running import TooMuchError, run
from portal.domain.drafting import UNWRITTEN
from portal.domain.files import MOST_TEXT

SECONDS = 180


@dataclass(frozen=True)
class Extracted:
    """What was read: the text, how many pages, whether it was cut; `failed` says why nothing could be read, by a code."""

    text: str
    pages: int | None
    cut: bool
    failed: str


def extract(path: Path, type: str) -> Extracted:
    """Return the words in a file of a type of domain/files.py; whatever is in it, this answers."""
    try:
        found = run("extract", path, type, seconds=SECONDS)
    except TooMuchError:
        return Extracted("", None, False, "takes_too_long")
    text = unicodedata.normalize("NFC", UNWRITTEN.sub("", str(found.get("text") or "")))
    failed = str(found.get("refused") or "")
    return Extracted(text[:MOST_TEXT].strip(), found.get("pages"), len(text) > MOST_TEXT, failed)
