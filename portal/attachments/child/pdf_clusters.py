"""Letters that are drawn in several pieces: Thai, Lao, Khmer, Burmese and the scripts of India.

PDFs say beside the pieces which letters they are. Where another letter lies between two of them, pdfium says these letters twice, and takes
the step back for a space. Here each is said once, and a space is one only where there is room for it.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

CLUSTERED = re.compile("[\u0900-\u0dff\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")
ROOM = 0.2
"""The share of a letter's height from which a gap is a space: in print, gaps are up to .14 and spaces from .27."""

AM, AM_ROOM = "\u0e33\u0eb3", 0.52
"""The Thai and Lao vowel am: its second half, which stands beside its letter, is drawn apart, and counted with the gap."""

Edges = tuple[float, float]


def clustered_text(words: Any) -> str:
    """Return the text of a page's text (pdfium), character by character."""
    found: list[str] = []
    right = 0.0
    gap = ""
    for place, letter in _letters(words):
        if raw.FPDFText_IsGenerated(words, place) and letter == " ":
            gap = " "
            continue
        left, end = _edges(words, place)
        is_close = bool(found) and _is_clustered(letter) and _is_clustered(found[-1])
        if gap and not (is_close and left - right < _room(found[-1]) * raw.FPDFText_GetFontSize(words, place)):
            found.append(gap)
        gap = ""
        found.append(letter)
        # A sign above or below does not end where its letter ends.
        right = end if letter in "\r\n" or not is_close else max(right, end)
    return "".join(found)


def _letters(words: Any) -> Iterator[tuple[int, str]]:
    """Yield each letter with its place, and those of a piece that has been said already not again."""
    said: set[int] = set()
    marks: dict[int, int] = {}
    last = 0
    for place in range(words.count_chars()):
        drawn = raw.FPDFText_GetTextObject(words, place)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        if key not in marks:
            marks[key] = _mark(drawn) if key else 0
        mark = marks[key]
        if mark and mark != last and mark in said:
            continue
        said.add(mark)
        last = mark
        yield place, chr(raw.FPDFText_GetUnicode(words, place))


def _mark(drawn: Any) -> int:
    """Return which mark says what letters a drawn object is; 0 where none does."""
    length = ctypes.c_ulong(0)
    for number in range(raw.FPDFPageObj_CountMarks(drawn)):
        mark = raw.FPDFPageObj_GetMark(drawn, number)
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, ctypes.byref(length))
        if length.value > 2:
            return ctypes.addressof(mark.contents)
    return 0


def _edges(words: Any, place: int) -> Edges:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(words, place, *(ctypes.byref(edge) for edge in (left, right, bottom, top)))
    return left.value, right.value


def _room(letter: str) -> float:
    return AM_ROOM if letter in AM else ROOM


def _is_clustered(letter: str) -> bool:
    return CLUSTERED.match(letter) is not None
