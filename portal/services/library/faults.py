"""What is wrong in a file, said so that a person finds the place: `file:line: field: message`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from portal.services.library.yaml_reading import Lines, Place

MESSAGES = {"missing": "is missing", "extra_forbidden": "is not a field here"}


@dataclass(frozen=True, order=True)
class Fault:
    """One fault; `line` counts from 1, `field` is empty where the fault is of the file as a whole."""

    path: Path
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """Return the fault as a line that editors can jump from."""
        field = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {field}{self.message}"


@dataclass(frozen=True)
class Source:
    """A file and the lines of its keys, to say where a fault is."""

    path: Path
    lines: Lines

    def fault(self, place: Place, message: str) -> Fault:
        """Return a fault at `place`, or at the nearest key around it."""
        around = next((place[:size] for size in range(len(place), 0, -1) if place[:size] in self.lines), ())
        # People count from 1.
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
        return Fault(self.path, self.lines.get(around, 1), name, message)

    def faults(self, error: ValidationError, within: Place = ()) -> list[Fault]:
        """Return the faults that a model found in what stands at `within`."""
        return [self._fault(dict(found), within) for found in error.errors(include_url=False, include_input=False)]

    def _fault(self, found: Mapping[str, Any], within: Place) -> Fault:
        place = (*within, *(part for part in found["loc"] if part != "[key]"))
        if found["type"] == "needed":
            place = (*within, found["ctx"]["field"])
        message = MESSAGES.get(found["type"], found["msg"].removeprefix("Value error, "))
        return self.fault(place, message[:1].lower() + message[1:])
