"""Looks at a file by its type."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.attachments.child import archives, pdf, pictures, plain

Found = dict[str, Any]
INSPECT: dict[str, Callable[[Path, str, Path], Found]] = {
    "pdf": pdf.inspect,
    **dict.fromkeys(("docx", "xlsx", "pptx"), archives.inspect_office),
    **dict.fromkeys(("odt", "ods", "odp"), archives.inspect_odf),
    "rtf": plain.inspect_rtf,
    "txt": plain.inspect_text,
    "csv": plain.inspect_text,
    "png": pictures.inspect,
    "jpeg": pictures.inspect,
}


def inspect(path: Path, type: str, kept: str) -> Found:
    """Return `pages`, `width` and `height` as far as there are any; RefusedError where the file is not taken."""
    return INSPECT[type](path, type, Path(kept))
