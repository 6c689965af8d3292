"""The block of a text's form in which its files stand: what is attached, what is still on its way, what can be added."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flask import request

from portal.domain.files import MOST_FILES, PIECE, TYPES, type_of
from portal.services.files import uploading, views
from portal.services.files.uploading import Arriving
from portal.web import file_words
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.blocks import Block, Row
from portal.web.forms.fields import Control
from portal.web.i18n import gettext
from portal.web.shown_files import ShownFile, all_shown, size

PRINTED = ("title", "alt", "language", "licence")


@dataclass(frozen=True)
class AttachedFile:
    """A file in the form: its row, what it is called there, what is known of it (None: nothing), the fields that are printed for it."""

    row: Row
    sha256: str
    name: str
    called: str
    known: ShownFile | None
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class OnItsWay:
    """A file that has not arrived, or that waits to be looked at."""

    id: str
    name: str
    is_whole: bool
    received: str
    size: str


class AttachedFiles:
    """All that the template of the block prints. `blank` is the row from which a script makes one more."""

    def __init__(self, block: Block, record_id: str) -> None:
        self.block, self.record_id = block, record_id

    @cached_property
    def rows(self) -> tuple[AttachedFile, ...]:
        """The files that are attached, in order."""
        rows = [row for row in self.block.rows if not row.blank]
        items = [_values(row) for row in rows]
        found = views.of_items(portal(), items)
        # The same file is never attached twice.
        by_sha = dict(zip((file.sha256 for file in found), all_shown(self.record_id, found), strict=True))
        return tuple(_file(row, item, by_sha.get(item.get("file", ""))) for row, item in zip(rows, items, strict=True))

    @cached_property
    def blank(self) -> AttachedFile | None:
        """A row with nothing in it; None where no more files can be attached."""
        if self.is_full:
            return None
        row = next((row for row in self.block.rows if row.blank), None)
        return _file(row, {}, None) if row else None

    @property
    def is_full(self) -> bool:
        """Whether the record holds as many files as it may."""
        return len(self.rows) >= MOST_FILES

    @cached_property
    def on_their_way(self) -> tuple[OnItsWay, ...]:
        """The files that this person began to send."""
        return tuple(_on_its_way(one) for one in uploading.open_of(portal(), reader(), self.record_id))

    @property
    def address(self) -> str:
        """Where a script sends files."""
        return at().text(self.record_id, "files") if self.record_id else ""

    @property
    def most(self) -> int:
        """How many files a record can have."""
        return MOST_FILES

    @property
    def accepted(self) -> str:
        """The ends of names that are taken, as an input has them."""
        return file_words.accepted()

    @property
    def limits(self) -> tuple[str, ...]:
        """Lines that say which files are taken."""
        return file_words.limits()

    @property
    def data(self) -> str:
        """What a script has to know, as JSON."""
        most = {suffix: type.most for type in TYPES for suffix in type.suffixes}
        return json.dumps({"piece": PIECE, "most": most, "files": MOST_FILES, "refusals": file_words.templates()})


def attached_files(block: Block, record_id: str = "") -> AttachedFiles:
    """Return the block for a template; the record is that of the page's address where none is named."""
    return AttachedFiles(block, record_id or str((request.view_args or {}).get("id") or ""))


def _values(row: Row) -> dict[str, str]:
    return {control.path.rpartition(".")[2]: control.value for control in row.controls if control.value}


def _file(row: Row, item: Mapping[str, Any], known: ShownFile | None) -> AttachedFile:
    name = str(item.get("name") or "")
    type = type_of(name)
    # Of the blank row a script takes away what its file does not need.
    is_picture = row.blank or bool(type and type.is_image)
    by_name = {control.path.rpartition(".")[2]: control for control in row.controls}
    if "alt" in by_name:
        by_name["alt"] = replace(by_name["alt"], required=True)
    shown = (by_name[one] for one in PRINTED if one in by_name and (one != "alt" or is_picture or by_name[one].value))
    named = tuple(replace(control, full=f"{name or row.legend}, {control.label}") for control in shown)
    return AttachedFile(row, str(item.get("file") or ""), name, name or row.legend, known, named)


def _on_its_way(one: Arriving) -> OnItsWay:
    return OnItsWay(
        one.id, one.name, one.is_whole, size(one.received) if one.received else gettext("nothing"), size(one.size)
    )
