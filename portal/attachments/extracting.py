"""The text of a file, to be searched and looked through for personal data."""

import os
from dataclasses import dataclass
from pathlib import Path

from portal.attachments.refusing import Refused
from portal.attachments.running import MEGABYTE, BrokenOffError, Limits, ask
from portal.domain.files import MOST_TEXT

LIMITS = Limits(seconds=150, cpu=100, memory=1024 * MEGABYTE)


@dataclass(frozen=True)
class Extracted:
    """The text of a file and its pages; `cut` where there is more of it; `failed` is the code of a refusal where it cannot be read."""

    text: str
    pages: int | None
    cut: bool
    failed: str


def extract(path: Path, type: str, limits: Limits = LIMITS) -> Extracted:
    """Return the text of a file of a type; none of a picture. A bad file is an answer too; raises OSError where none can be read now."""
    try:
        answer = ask("extract", limits, path=os.fspath(path.resolve()), type=type)
    except (Refused, BrokenOffError) as failed:
        return Extracted("", None, False, failed.code)
    text, pages = answer.get("text"), answer.get("pages")
    if not isinstance(text, str):
        return Extracted("", None, False, "damaged")
    # What a child says is not believed: half a character would stop the database.
    text = text[:MOST_TEXT].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return Extracted(text, pages if isinstance(pages, int) else None, answer.get("cut") is True, "")
