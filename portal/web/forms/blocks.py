"""A record's form as its template prints it: sections of controls and of blocks, whose rows hold controls again."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.web.forms.fields import Control


@dataclass(frozen=True)
class Row:
    """One structured value: its parts, with a name of its own where there are several rows."""

    path: str
    legend: str
    controls: tuple[Control, ...]
    blank: bool

    @property
    def id(self) -> str:
        """The id of the row's fieldset."""
        return f"f-{self.path.replace('.', '-')}"


@dataclass(frozen=True)
class Block:
    """A structured field. `many`: its rows can be added and taken away; `closed`: nothing is in it, and nobody has to fill it.

    `known` offers whole values that are taken over as one more row.
    """

    path: str
    label: str
    hint: str
    error: str
    required: bool
    unreported: bool | None
    many: bool
    closed: bool
    more: bool
    rows: tuple[Row, ...]
    known: Control | None = None

    @property
    def id(self) -> str:
        """The id of the block."""
        return f"f-{self.path}"

    @property
    def described(self) -> str:
        """The ids of the hint and the error, for aria-describedby."""
        return " ".join(f"{self.id}-{part}" for part in ("hint", "error") if getattr(self, part))

    @property
    def next_id(self) -> str:
        """The id that the next row will have."""
        return f"{self.id}-{len(self.rows)}"


@dataclass(frozen=True)
class Section:
    """A group of fields under a heading."""

    name: str
    heading: str
    items: tuple[Control | Block, ...]


@dataclass(frozen=True)
class RecordForm:
    """A record's form or a part of it, ready to be printed; `language` is that of its texts."""

    kind: str
    language: str
    sections: tuple[Section, ...]
    others: tuple[tuple[str, str], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that are asked for."""
        return tuple(item.path for section in self.sections for item in section.items)

    @property
    def has_markdown(self) -> bool:
        """Whether a text in it may hold lists, bold words and links."""
        return any(isinstance(one, Control) and one.markdown for one in self.controls())

    def controls(self) -> Iterator[Control | Block]:
        """Yield whatever can have an error, in order."""
        for section in self.sections:
            for item in section.items:
                yield item
                if isinstance(item, Block):
                    yield from (control for row in item.rows for control in row.controls)

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """What is wrong, for the top of the page: (link, name of the field, message)."""
        found = []
        for one in self.controls():
            if one.error:
                name = one.name_in_errors if isinstance(one, Control) else one.label
                found.append((f"#{one.id}", name, one.error))
        return [*found, *(("", name, text) for name, text in self.others)]
