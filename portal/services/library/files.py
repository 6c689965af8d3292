"""A record's file: front matter between two lines `---`, then sections under level-two headings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.kinds import KINDS
from portal.services.library import yaml_writing
from portal.services.library.yaml_reading import Lines, UnreadableError, decoded, read

HEAD = ("id", "type", "language", "translation")
FENCE = "---"
HEADING = re.compile(r"^##(?:[ \t]+(.*?))?[ \t]*$")


@dataclass(frozen=True)
class Parsed:
    """What a file says, unchecked, and the line of each key and section."""

    front: Mapping[str, Any]
    sections: Mapping[str, str]
    lines: Lines


def parse(data: bytes) -> Parsed:
    """Read a record's file; UnreadableError where it is not text, has no front matter or its YAML is broken."""
    rows = decoded(data).split("\n")
    end = next((number for number, row in enumerate(rows) if number and row.rstrip() == FENCE), None)
    if rows[0].rstrip() != FENCE or end is None:
        raise UnreadableError(1, "the file does not begin with front matter between two lines ---")
    front, lines = read("\n".join(rows[1:end]), before=1)
    if not isinstance(front, dict):
        raise UnreadableError(2, "the front matter is not a list of `field: value`")
    sections, starts = _sections(rows, end + 1)
    return Parsed(front, sections, {**{(name,): line for name, line in starts.items()}, **lines})


def write(front: Mapping[str, Any], sections: Mapping[str, str]) -> str:
    """Return a record's file in canonical form: fields in the order of its kind, long texts folded."""
    kind = KINDS.get(front.get("type", ""))
    order = (*HEAD, *(field.name for field in kind.fields)) if kind else HEAD
    head = yaml_writing.write({name: front[name] for name in _ordered(front, order)})
    body = [f"\n## {name}\n\n{tidy(sections[name])}\n" for name in _ordered(sections, order)]
    return f"{FENCE}\n{head}{FENCE}\n{''.join(body)}"


def tidy(text: str) -> str:
    """Return a section's text without spaces at line ends and with at most one empty line in a row."""
    rows = "\n".join(row.rstrip() for row in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", rows).strip()


def _ordered(names: Iterable[str], order: tuple[str, ...]) -> list[str]:
    place = {name: number for number, name in enumerate(order)}
    return sorted(names, key=lambda name: place.get(name, len(order)))


def _sections(rows: list[str], start: int) -> tuple[dict[str, str], dict[str, int]]:
    found: dict[str, list[str]] = {}
    starts: dict[str, int] = {}
    name = ""
    for number, row in enumerate(rows[start:], start + 1):
        if heading := HEADING.match(row):
            name = heading[1] or ""
            if not name or name in found:
                raise UnreadableError(number, f"'{name}' is given twice" if name else "a heading without a name")
            found[name], starts[name] = [], number
        elif name:
            found[name].append(row)
        elif row.strip():
            raise UnreadableError(number, "text stands before the first section's heading (## field)")
    return {name: tidy("\n".join(lines)) for name, lines in found.items()}, starts
