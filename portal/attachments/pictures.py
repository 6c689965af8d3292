"""Smaller copies of a picture, for slow lines."""

import os
from pathlib import Path

from portal.attachments.refusing import Refused
from portal.attachments.running import MEGABYTE, BrokenOffError, Limits, ask
from portal.domain.files import WIDTHS

LIMITS = Limits(seconds=90, cpu=60, memory=1024 * MEGABYTE)


def renditions(path: Path, into: Path, limits: Limits = LIMITS) -> dict[int, Path]:
    """Write copies of a JPEG or PNG into a folder and return them by width: those of WIDTHS that are narrower and save bytes.

    A picture that cannot be read has none. Raises OSError where none can be read now.
    """
    try:
        answer = ask("pictures", limits, path=os.fspath(path.resolve()), into=os.fspath(into.resolve()))
    except (Refused, BrokenOffError):
        return {}
    made = answer.get("made")
    names = made if isinstance(made, dict) else {}
    found = {width: into / Path(str(names[str(width)])).name for width in WIDTHS if str(width) in names}
    return {width: copy for width, copy in found.items() if copy.is_file() and not copy.is_symlink()}
