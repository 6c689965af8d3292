"""Numbers of a workbook as people read them: a date is kept as the number of its day, and only its format says that it is one."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from portal.attachments.child.archives import Archive
from portal.attachments.child.xml_parts import XmlReader, valued

BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of dates and times that every program knows by number."""

# Words and colours within a format may hold the letters of days and hours.
ASIDE = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
LONGEST = 40


def date_styles(archive: Archive, name: str) -> frozenset[int]:
    """Return the styles by which a number is a date, from the part that holds a workbook's styles."""
    formats: set[int] = set(BUILT_IN)
    styles: list[int] = []
    within: list[str] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        within.append(element)
        if element == "numFmt" and DATE.search(ASIDE.sub("", valued(attributes, "formatCode"))):
            formats.add(_whole(valued(attributes, "numFmtId")))
        elif element == "xf" and within[-2:-1] == ["cellXfs"]:
            styles.append(_whole(valued(attributes, "numFmtId")))

    def end(_: str) -> None:
        within.pop()

    if name in archive.entries:
        XmlReader(start, end).read(archive.unpack(name))
    return frozenset(place for place, format in enumerate(styles) if format in formats)


def number(text: str, is_date: bool, first: datetime) -> str:
    """Return a number as it is read: without powers of ten, and a date as a date."""
    try:
        value = Decimal(text.strip()[:LONGEST])
    except InvalidOperation:
        return text
    if is_date and 0 <= value < 2_958_466:
        return _date(float(value), first)
    return format(value, "f") if "e" in text.lower() and abs(value.adjusted()) < LONGEST else text


def _date(days: float, first: datetime) -> str:
    # Excel counts a 29 February 1900, which there was not.
    shift = 1 if days < 60 and first.year == 1899 else 0
    moment = first + timedelta(days=int(days) + shift, seconds=round((days % 1) * 86_400))
    if days < 1:
        return moment.strftime("%H:%M:%S")
    return moment.strftime("%Y-%m-%d") if not days % 1 else moment.strftime("%Y-%m-%d %H:%M:%S")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
