"""Whether a file is what its name says, and holds nothing that harms: looked at in a child process before anything is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.attachments.running import TooMuchError, run
from portal.domain.files import LARGEST, type_of


class Refused(Exception):
    """The file is not taken; `code` is one of domain.files.REFUSALS, `about` what its message names."""

    def __init__(self, code: str, about: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code, self.about = code, dict(about or {})


@dataclass(frozen=True)
class Inspected:
    """A file that is taken. `path` is what to keep: of pictures a copy without what the camera wrote into them."""

    type: str
    path: Path
    pages: int | None
    width: int | None
    height: int | None


def inspect(path: Path, name: str, into: Path) -> Inspected:
    """Look at a file that came under `name`; a copy that is kept instead is written into the folder `into`. Raises Refused."""
    type = type_of(name)
    if type is None:
        raise Refused("unknown_type")
    size = path.stat().st_size
    if not size:
        raise Refused("empty")
    if size > min(type.most, LARGEST):
        raise Refused("too_large", {"size": size, "most": type.most})
    kept = into / f"kept.{type.suffixes[0]}"
    try:
        found = run("inspect", path, type.code, str(kept))
    except TooMuchError:
        raise Refused("takes_too_long") from None
    if found.get("refused"):
        raise Refused(str(found["refused"]), {"type": type.label})
    return Inspected(
        type.code, kept if kept.exists() else path, found.get("pages"), found.get("width"), found.get("height")
    )
