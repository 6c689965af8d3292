"""One hint: what was seen in a text, at which field. Its words are the page's."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Hint:
    """What was seen (`code`) at a field, and what its sentence names. `of` tells it from others of its code, when it is dismissed."""

    code: str
    field: str
    of: str = ""
    about: Mapping[str, Any] = made(default_factory=dict)

    @property
    def key(self) -> str:
        """What is remembered of a hint that was dismissed: no word of the text."""
        return sha256(f"hint\n{self.code}\n{self.field}\n{self.of}".encode()).hexdigest()
