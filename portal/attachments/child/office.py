"""Word, Excel and PowerPoint files: no macros, nothing that is fetched or started, no files inside but the numbers of a chart."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from portal.attachments.child.archives import MEGABYTE, Archive
from portal.attachments.child.fields import FieldReader
from portal.attachments.child.formulas import FormulaReader
from portal.attachments.child.office_relations import Relation, main_part, relations
from portal.attachments.child.signatures import is_foreign
from portal.attachments.child.xml_parts import XmlReader
from portal.attachments.refusing import Refused

OF_TYPE = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
CONTENT_TYPES = "[Content_Types].xml"

PARTS = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"vbaproject|vbadata|/(intl)?macrosheets/|/dialogsheets/|attachedtoolbars", "macros"),
        (r"/activex/|/webextensions/|/ctrlprops/.*\.bin$", "active"),
        (r"^xl/(externallinks/|connections\.xml$|querytables/)", "linked"),
        (r"oleobject|^xl/model/|^package/|\.(exe|dll|js|vbs|hta|bat|cmd|ps1|lnk|scr|jar|html?|mht|msi|swf)$", "nested"),
    )
)
"""Parts that are refused by their name, whatever is in them."""

SHEET_OF_CHART = re.compile(r"/embeddings/[^/]+\.xlsx$")
KINDS = (
    (re.compile(r"macroenabled|vbaproject|macrosheet|dialogsheet"), "macros"),
    (re.compile(r"activex|webextension"), "active"),
    (re.compile(r"oleobject"), "nested"),
)
"""Content types that are refused, under whatever name the part stands."""

RELATIONS = {
    "vbaProject": "macros",
    "xlMacrosheet": "macros",
    "control": "active",
    "oleObject": "nested",
    "activeXControlBinary": "active",
    "webextension": "active",
    "connections": "linked",
    "externalLink": "linked",
    "aFChunk": "nested",
    "subDocument": "nested",
    "powerPivotData": "nested",
}
"""Relations between parts that are refused, wherever they lead."""

XML, XML_TYPES = (".xml", ".rels"), ("+xml", "/xml")
MOST_EMBEDDED = 25 * MEGABYTE


def check(path: Path, type: str, into: Path) -> dict[str, Any]:  # noqa: ARG001 - the same for every type
    """Return the number of slides, if it has any. Raises Refused."""
    with path.open("rb") as file:
        names = _check(file, type)
    slides = sum(1 for name in names if re.fullmatch(r"ppt/slides/[^/]+\.xml", name))
    return {"pages": slides if type == "pptx" else None}


def _check(file: BinaryIO, type: str, is_inside: bool = False) -> list[str]:
    archive = Archive(file)
    if CONTENT_TYPES not in archive.entries:
        raise Refused("not_what_it_says", {"type": type})
    for name in archive.entries:
        _check_name(name.lower(), is_inside)
    main, declared = main_part(archive)
    _check_types(main, declared, type)
    for name in archive.entries:
        # A part may have any name: what it is read as is told by its type.
        is_xml = name.lower().endswith(XML) or declared.get(name, "").lower().endswith(XML_TYPES)
        for relation in _check_part(archive, name, is_xml, has_fields=type != "xlsx"):
            _check_relation(relation)
    return list(archive.entries)


def _check_name(name: str, is_inside: bool) -> None:
    for pattern, code in PARTS:
        if pattern.search(name):
            raise Refused(code)
    if "/embeddings/" in name and (is_inside or not SHEET_OF_CHART.search(name)):
        raise Refused("nested")


def _check_part(archive: Archive, name: str, is_xml: bool, has_fields: bool) -> list[Relation]:
    """Unpack a part and look at it as it comes; return the relations that it holds."""
    lower = name.lower()
    if SHEET_OF_CHART.search(lower):
        _check(BytesIO(archive.read(name, MOST_EMBEDDED)), "xlsx", is_inside=True)
        return []
    pieces = archive.unpack(name)
    head = next(pieces, b"")
    if is_foreign(head, lower):
        raise Refused("nested")
    feed, ended = _reader(is_xml, has_fields)
    feed(head)
    for piece in pieces:
        feed(piece)
    ended()
    return relations(archive, name) if lower.endswith(".rels") else []


def _reader(is_xml: bool, has_fields: bool) -> tuple[Callable[[bytes], None], Callable[[], None]]:
    """Return what takes the pieces of a part, and what is called at its end."""
    if not is_xml:
        return (lambda _: None), (lambda: None)
    if not has_fields:
        sheet = FormulaReader()
        return sheet.feed, lambda: sheet.feed(b"", is_last=True)
    fields = FieldReader()
    xml = XmlReader(fields.start, fields.end, fields.words)

    def ended() -> None:
        xml.feed(b"", is_last=True)
        fields.close()

    return xml.feed, ended


def _check_relation(relation: Relation) -> None:
    if relation.kind in RELATIONS:
        raise Refused(RELATIONS[relation.kind])
    if not relation.is_external or relation.kind == "hyperlink":
        return
    if relation.kind in ("externalLinkPath", "xlPathMissing", "xlStartup"):
        raise Refused("linked")
    # Word notes where its template lay on the author's disk. That asks nobody; any other address would be fetched on opening.
    if relation.kind == "attachedTemplate" and relation.is_local:
        return
    raise Refused("active")


def _check_types(main: str, declared: Mapping[str, str], type: str) -> None:
    """Raise Refused where the main part is of another type than the name says, or any part of one that runs."""
    for kind in declared.values():
        for pattern, code in KINDS:
            if pattern.search(kind.lower()):
                raise Refused(code)
    if not declared.get(main, "").endswith(OF_TYPE[type]):
        raise Refused("not_what_it_says", {"type": type})
