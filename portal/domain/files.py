"""The files that can be attached: their types, limits, and why one is refused. Form, upload, inspection and help read it here."""

import re
import unicodedata
from dataclasses import dataclass

from portal.domain.messages import msgid

MEGABYTE = 1024 * 1024
FIELD_OF_FILES = "attachments"


@dataclass(frozen=True)
class FileType:
    """A type of file: its code, the ends of names that it has, its media type, what people call it, and the largest one taken (bytes)."""

    code: str
    suffixes: tuple[str, ...]
    media: str
    label: str
    most: int = 25 * MEGABYTE
    is_image: bool = False


OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES: tuple[FileType, ...] = (
    FileType("pdf", ("pdf",), "application/pdf", msgid("PDF"), 40 * MEGABYTE),
    FileType("docx", ("docx",), f"{OFFICE}.wordprocessingml.document", msgid("Word document")),
    FileType("xlsx", ("xlsx",), f"{OFFICE}.spreadsheetml.sheet", msgid("Excel workbook")),
    FileType("pptx", ("pptx",), f"{OFFICE}.presentationml.presentation", msgid("PowerPoint slides"), 40 * MEGABYTE),
    FileType("odt", ("odt",), "application/vnd.oasis.opendocument.text", msgid("OpenDocument text")),
    FileType("ods", ("ods",), "application/vnd.oasis.opendocument.spreadsheet", msgid("OpenDocument spreadsheet")),
    FileType(
        "odp", ("odp",), "application/vnd.oasis.opendocument.presentation", msgid("OpenDocument slides"), 40 * MEGABYTE
    ),
    FileType("rtf", ("rtf",), "application/rtf", msgid("RTF text")),
    FileType("txt", ("txt",), "text/plain", msgid("Plain text"), 5 * MEGABYTE),
    FileType("csv", ("csv",), "text/csv", msgid("CSV table"), 10 * MEGABYTE),
    FileType("png", ("png",), "image/png", msgid("PNG picture"), 15 * MEGABYTE, is_image=True),
    FileType("jpeg", ("jpg", "jpeg"), "image/jpeg", msgid("JPEG picture"), 15 * MEGABYTE, is_image=True),
)
BY_CODE: dict[str, FileType] = {type.code: type for type in TYPES}
BY_SUFFIX: dict[str, FileType] = {suffix: type for type in TYPES for suffix in type.suffixes}
LARGEST = max(type.most for type in TYPES)
PIECE = 512 * 1024
"""Bytes that a browser sends at a time: what a slow line loses at most when it drops."""

MOST_FILES = 20
"""Files that one record can have."""

WIDTHS = (320, 800, 1600)
"""Widths (pixels) in which a picture is kept beside itself, for slow lines."""

MOST_PIXELS = 60_000_000
MOST_TEXT = 2_000_000
"""Characters of a file's text that are kept and searched."""

REFUSALS: dict[str, str] = {
    "unknown_type": msgid("Files of this type cannot be attached. You can attach: %(types)s."),
    "too_large": msgid(
        "The file has %(size)s; at most %(most)s are taken. Make it smaller, or give its web address as a source."
    ),
    "empty": msgid("The file is empty. Choose it again."),
    "not_what_it_says": msgid(
        "The name says “%(type)s”, but what is in the file is something else. Save it again in its own program."
    ),
    "damaged": msgid(
        "The file cannot be opened: it is damaged or incomplete. Open it in its own program, save it and try again."
    ),
    "locked": msgid("The file is protected by a password. Save it without one and try again."),
    "macros": msgid("The file contains macros (small programs). Save it without macros and try again."),
    "active": msgid(
        "The file contains something that runs or opens by itself. Print it to a new PDF, or save a plain copy, and try again."
    ),
    "linked": msgid(
        "The workbook takes values from other files or a database. Break these links (in Excel: Data, Edit Links), and try again."
    ),
    "nested": msgid("Other files are hidden inside this file. Attach them one by one."),
    "bomb": msgid("The file would become far too large when opened. Save a smaller copy and try again."),
    "too_many_pixels": msgid("The picture has too many pixels. Make it smaller and try again."),
    "animated": msgid("The picture moves. Save one picture of it and try again."),
    "takes_too_long": msgid("The file is too complicated to be checked. Save a simpler copy and try again."),
    "unchecked": msgid("The file could not be checked just now. Try again in a few minutes."),
    "expunged": msgid(
        "This file was removed from the portal for good, because it showed who somebody is. It cannot be attached again."
    ),
    "too_many": msgid("The record has %(most)s files already. Remove one first."),
    "infected": msgid("The virus scanner found something harmful in the file. It was not kept."),
}
"""Why a file is refused, by code: what the person reads, and what to do. Names in the messages are given beside the code."""


def type_of(name: str) -> FileType | None:
    """Return the type that a file's name says, or None."""
    return BY_SUFFIX.get(name.rpartition(".")[2].lower()) if "." in name else None


LONGEST_NAME, LONGEST_SUFFIX, MOST_NAME_BYTES = 120, 10, 240
"""Characters of a name and of its end, and bytes that every file system takes for one."""

# They part letters that would run together (Persian, Sinhala). All other unseen signs only hide something, such as the direction of
# writing, by which "gpj.exe" looks like "exe.jpg".
JOINERS = "\u200c\u200d"
EDGES = f" .{JOINERS}"
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Names of devices, which Windows writes to instead of to a file."""


def safe_name(name: str) -> str:
    """Return a name without a path, unseen signs and what file systems refuse, no longer than LONGEST_NAME; letters of any script stay."""
    last = re.sub(r"\s+", " ", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign in JOINERS or unicodedata.category(sign) not in UNSEEN)
    plain = re.sub(r'[<>:"|?*]', "_", unicodedata.normalize("NFC", seen)).rstrip(EDGES)
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > LONGEST_SUFFIX or not suffix.isalnum():
        stem, dot, suffix = plain, "", ""
    stem = stem.strip(EDGES) or "file"
    return _shortened(f"_{stem}" if RESERVED.match(stem) else stem, f"{dot}{suffix}")


def _shortened(stem: str, end: str) -> str:
    """Return a name with as much of it as there is room for before its end, and no letter without its marks."""
    while len(stem + end) > LONGEST_NAME or len((stem + end).encode()) > MOST_NAME_BYTES:
        bare = stem.rstrip("".join(sign for sign in set(stem) if unicodedata.category(sign).startswith("M")))
        stem = bare[:-1]
    return f"{stem.strip(EDGES) or 'file'}{end}"
