"""The files of a record as pages show them."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.database import files
from portal.database.tables import FileState
from portal.domain.files import BY_CODE
from portal.services.context import Portal
from portal.services.views import FileView

GONE = frozenset({FileState.expunged})


def of_content(connection: Any, shared: Mapping[str, Any]) -> tuple[FileView, ...]:
    """Return the files that a record's shared fields name, in their order; one statement where there are any, none else."""
    items = files.held(shared)
    known = files.known(connection, {str(item["file"]) for item in items})
    return tuple(_view(item, known[item["file"]]) for item in items if item["file"] in known)


def of_items(portal: Portal, items: Iterable[Mapping[str, Any]]) -> tuple[FileView, ...]:
    """Return files as a form names them; what is not known is left out."""
    with portal.database.asking() as connection:
        return of_content(connection, {files.FIELD: list(items)})


def _view(item: Mapping[str, Any], row: Any) -> FileView:
    type = BY_CODE.get(row.type)
    return FileView(
        sha256=row.sha256,
        name=str(item.get("name") or row.sha256),
        title=str(item.get("title") or ""),
        alt=str(item.get("alt") or ""),
        language=str(item.get("language") or ""),
        licence=str(item.get("licence") or ""),
        type=row.type,
        type_label=type.label if type else "",
        size=row.size,
        pages=row.pages,
        width=row.width,
        height=row.height,
        widths=tuple(row.widths or ()),
        is_image=bool(type and type.is_image),
        is_gone=row.state in GONE,
        is_waiting=row.state == FileState.waiting,
    )
