"""The columns of a table of many records: one for each field, or for each part of a structured one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from portal.domain.files import FIELD_OF_FILES
from portal.domain.kinds import KINDS, Field
from portal.domain.shapes import Part, Shape, Sort, shape_of

# Rows of a repeated structure that a table has room for.
ROOM: Mapping[str, int] = {
    "sources": 3,
    "indicators": 3,
    "building_blocks": 2,
    "reused_by": 1,
    "other_language_versions": 2,
}
CORRIDORS = "corridors"
# Known only when a record is public, or kept by the portal.
NOT_IN_TABLES = frozenset({FIELD_OF_FILES, "abstracts", "related_practices", "reused_by"})


@dataclass(frozen=True)
class Column:
    """A column: its name in the table ("sources.1.title"), its field, the part and number in it as far as there are any."""

    name: str
    field: Field
    shape: Shape
    part: Part | None = None
    number: int = 0

    @property
    def is_required(self) -> bool:
        """Whether a row is not finished without it."""
        return self.field.required and (self.part is None or (self.part.required and self.number <= 1))


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a kind, in the order of its fields."""
    return tuple(
        column for field in KINDS[kind].fields if field.name not in NOT_IN_TABLES for column in _of_field(field)
    )


def _of_field(field: Field) -> Iterator[Column]:
    shape = shape_of(field)
    if shape.sort is not Sort.structure or field.name == CORRIDORS:
        yield Column(field.name, field, shape)
        return
    for number in range(1, ROOM.get(field.name, 2) + 1) if shape.many else (0,):
        start = f"{field.name}.{number}" if number else field.name
        for part in shape.parts:
            yield Column(f"{start}.{part.name}", field, part.shape, part, number)


def matched(kind: str, headings: Sequence[str], labels: Mapping[str, str]) -> tuple[list[Column | None], list[str]]:
    """Return the column that each heading names, and the headings that name none, or one that stood before.

    `labels` maps what people call columns to their names.
    """
    known = {column.name: column for column in columns(kind)}
    named = [known.get(_plain(heading)) or known.get(labels.get(_plain(heading), "")) for heading in headings]
    # Of two columns for one thing the second would silently take the place of the first.
    found = [column if column not in named[:place] else None for place, column in enumerate(named)]
    return found, [
        heading for heading, column in zip(headings, found, strict=True) if heading.strip() and column is None
    ]


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())
