"""The text of a file by its type, in plain lines: letters in their usual form, no control signs, not more than is kept."""

import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from portal.domain.files import BY_CODE, MOST_TEXT

Lines = Iterator[str]
SPARED = 0.8
"""The share of the seconds that are used to read; what was read by then is the text."""

# Control signs, half characters, and code points that are none.
NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
MANY_BLANKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def text_of(path: Path, type: str, seconds: float) -> dict[str, Any]:
    """Return text, pages (where the type has them) and whether there is more. Raises Refused."""
    if BY_CODE[type].is_image:
        return {"text": "", "pages": None, "cut": False}
    pages, lines = _reader(type)(path)
    text, is_cut = _gathered(lines, seconds * SPARED)
    return {"text": clean(text), "pages": pages, "cut": is_cut}


def clean(text: str) -> str:
    """Return a text in the form in which it is kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = NEVER.sub(" ", text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\ufeff", ""))
    text = unicodedata.normalize("NFC", text)
    lines = (line.rstrip() for line in text.split("\n"))
    return MANY_BLANKS.sub("\n\n", "\n".join(lines)).strip()[:MOST_TEXT]


def _gathered(lines: Lines, seconds: float) -> tuple[str, bool]:
    """Return what is read until it is enough, or the time is over."""
    found: list[str] = []
    length = 0
    for line in lines:
        found.append(line)
        length += len(line) + 1
        if length > MOST_TEXT + 1 or time.process_time() > seconds:
            return "\n".join(found), length > MOST_TEXT + 1 or next(lines, None) is not None
    return "\n".join(found), False


def _reader(type: str) -> Callable[[Path], tuple[int | None, Lines]]:
    """Each format's libraries are loaded only where they are needed."""
    from portal.attachments.child import office_texts, opendocument_texts, simple_texts, workbooks

    if type in ("odt", "ods", "odp"):
        return opendocument_texts.reader(type)
    if type == "pdf":
        from portal.attachments.child import pdf_texts

        return pdf_texts.read
    others = {"docx": office_texts.read_word, "pptx": office_texts.read_slides, "xlsx": workbooks.read_workbook}
    return {**others, "rtf": simple_texts.read_rtf}.get(type, simple_texts.read_plain)
