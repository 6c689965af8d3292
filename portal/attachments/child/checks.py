"""The checks of a file by its type."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.attachments.child.signatures import BEGINNINGS, OLE
from portal.attachments.refusing import Refused

OFFICE, OPEN = ("docx", "xlsx", "pptx"), ("odt", "ods", "odp")
# What an encrypted Office file holds, in the names of its parts.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def check(path: Path, type: str, into: Path) -> dict[str, Any]:
    """Return pages, width and height, as far as the type has them. Raises Refused."""
    _check_beginning(path, type)
    return _checker(type)(path, type, into)


def _check_beginning(path: Path, type: str) -> None:
    with path.open("rb") as file:
        head = file.read(1024)
        if head.startswith(OLE) and type in OFFICE and ENCRYPTED in head + file.read():
            raise Refused("locked")
    if not head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(BEGINNINGS.get(type, b"")):
        raise Refused("not_what_it_says", {"type": type})
    # A PDF may have an empty line before it, nothing else may.
    if type != "pdf" and not head.startswith(BEGINNINGS.get(type, b"")):
        raise Refused("not_what_it_says", {"type": type})


def _checker(type: str) -> Callable[[Path, str, Path], dict[str, Any]]:
    """Each format's libraries are loaded only where they are needed."""
    if type == "pdf":
        from portal.attachments.child import pdf

        return pdf.check
    if type in OFFICE:
        from portal.attachments.child import office

        return office.check
    if type in OPEN:
        from portal.attachments.child import opendocument

        return opendocument.check
    if type in ("png", "jpeg"):
        from portal.attachments.child import images

        return images.check
    from portal.attachments.child import plain, rtf

    return rtf.check if type == "rtf" else plain.check
