"""Why a file is not taken: one of the codes of `domain.files.REFUSALS`, with what its message names."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """The file is not taken. `about` holds codes and numbers that the message names; whoever shows it puts them in words."""

    def __init__(self, code: str, about: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.about: Mapping[str, Any] = dict(about or {})
