"""OpenDocument files: no macros, nothing that is fetched on opening, no files of other programs inside."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.attachments.child.archives import Archive
from portal.attachments.child.formulas import check_formula
from portal.attachments.child.signatures import is_foreign
from portal.attachments.child.xml_parts import XmlReader, valued
from portal.attachments.refusing import Refused
from portal.domain.files import BY_CODE

MIMETYPE = "mimetype"
MACROS = re.compile(r"^(?:basic|scripts|dialogs)/|(?:^|/)macros?/")
LISTENER = "event-listener"
RUNS = re.compile(r"\s*(?:vnd\.sun\.star\.script|macro|javascript):", re.IGNORECASE)
LINKS = frozenset({"a", LISTENER, "template", "hyperlink-behaviour", "user-defined"})
"""Elements whose address is followed by a click only, or never."""

OUTSIDE = re.compile(r"\s*(?:[\w+.-]{2,}:|[\\/]{1,2}|(?:\./)?\.\./)", re.IGNORECASE)
DDE = frozenset(
    {"dde-connection-decl", "dde-connection-decls", "dde-connection", "dde-source", "dde-link", "dde-links"}
)
REFUSED = {
    **dict.fromkeys(DDE, "active"),
    **dict.fromkeys(("applet", "plugin", "floating-frame", "object-ole"), "active"),
    **dict.fromkeys(("library-embedded", "library-linked"), "macros"),
    **dict.fromkeys(("table-source", "cell-range-source", "database-source-sql", "database-source-query"), "linked"),
    "encryption-data": "locked",
}
"""Elements that are refused wherever they stand."""


def check(path: Path, type: str, into: Path) -> dict[str, Any]:  # noqa: ARG001 - the same for every type
    """Return the number of slides, if it has any. Raises Refused."""
    with path.open("rb") as file:
        archive = Archive(file)
        _check_type(archive, type)
        looking = _Looking()
        for name in archive.entries:
            _check_part(archive, name, looking)
    return {"pages": looking.slides if type == "odp" else None}


def _check_type(archive: Archive, type: str) -> None:
    """Raise Refused unless the file says that it is of this type."""
    if MIMETYPE not in archive.entries or "content.xml" not in archive.entries:
        raise Refused("not_what_it_says", {"type": type})
    if archive.read(MIMETYPE, 200).strip() != BY_CODE[type].media.encode():
        raise Refused("not_what_it_says", {"type": type})


def _check_part(archive: Archive, name: str, looking: "_Looking") -> None:
    lower = name.lower()
    if MACROS.search(lower):
        raise Refused("macros")
    pieces = archive.unpack(name)
    head = next(pieces, b"")
    if is_foreign(head, lower):
        raise Refused("nested")
    # Programs write some parts for what could be there, with nothing in them.
    reader = XmlReader(start=looking.start) if head and lower.endswith((".xml", ".rdf")) else None
    if reader:
        reader.feed(head)
    for piece in pieces:
        if reader:
            reader.feed(piece)
    if reader:
        reader.feed(b"", is_last=True)


class _Looking:
    """Looks at every element of every part."""

    def __init__(self) -> None:
        self.slides = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in REFUSED:
            raise Refused(REFUSED[name])
        self.slides += name == "page"
        address = valued(attributes, "href")
        if RUNS.match(address) or (name == LISTENER and valued(attributes, "macro-name")):
            raise Refused("macros")
        # A slide may say that a click leads on; it may also say that a click starts a program.
        if name == LISTENER and valued(attributes, "action") in ("execute", "verb", "run-macro"):
            raise Refused("active")
        check_formula(valued(attributes, "formula"))
        if name not in LINKS and (OUTSIDE.match(address) or OUTSIDE.match(valued(attributes, "image-data"))):
            raise Refused("active")
