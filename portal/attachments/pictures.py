"""Smaller copies of a picture for slow lines, made in a child process."""

from pathlib import Path

from portal.attachments.running import TooMuchError, run


def renditions(path: Path, into: Path) -> dict[int, Path]:
    """Return by width (pixels) the copies of a picture written into the folder `into`; none where they cannot be made."""
    try:
        found = run("pictures", path, str(into))
    except TooMuchError:
        return {}
    return {int(width): into / name for width, name in (found.get("widths") or {}).items()}
