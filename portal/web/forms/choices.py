"""What a field lets one choose from. Options of long lists are put together once and marked afterwards: a page shows thousands."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

CODE = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)*", re.ASCII)
"""Codes and ids. Countries have other ones, but all of them are choices."""


@dataclass(frozen=True)
class Choice:
    """One value, as it is called on the page; `hint` says what it means."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Group:
    """Choices under a heading of their own, such as the countries of a region; without a label where there is one group only."""

    label: str
    choices: tuple[Choice, ...]

    def has(self, values: Collection[str]) -> bool:
        """Say whether one of `values` is in this group."""
        return any(choice.value in values for choice in self.choices)


@dataclass(frozen=True)
class Choices:
    """All choices of a field in order. `scheme` says by which names they can be typed too; `listed`: they are few enough to be all
    in the page.
    """

    groups: tuple[Group, ...] = ()
    scheme: str = ""
    listed: bool = True

    def __iter__(self) -> Iterator[Choice]:
        """Yield every choice."""
        for group in self.groups:
            yield from group.choices

    def __len__(self) -> int:
        """Return the number of choices."""
        return sum(len(group.choices) for group in self.groups)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each value is called."""
        return {choice.value: choice.label for choice in self}

    def named(self, values: Collection[str]) -> list[str]:
        """Return what the values are called, in the order of the list."""
        return [choice.label for choice in self if choice.value in values]

    def unknown(self, values: Collection[str]) -> tuple[str, ...]:
        """Return the values that are no choice (any more): they are printed too, or saving would lose them."""
        return tuple(value for value in values if value and value not in self.labels)

    def typed(self, values: Collection[str]) -> tuple[str, ...]:
        """Return what of the values is no choice but a name that was typed and not understood."""
        return tuple(value for value in self.unknown(values) if self.scheme and not CODE.fullmatch(value))

    def lost(self, values: Collection[str]) -> tuple[str, ...]:
        """Return the codes among the values that are no choice (any more)."""
        return tuple(value for value in self.unknown(values) if not self.scheme or CODE.fullmatch(value))

    @cached_property
    def datalist(self) -> Markup:
        """The choices as <option> elements of a list that browsers offer while somebody types."""
        options = (f'<option value="{escape(one.label)}" data-value="{escape(one.value)}"></option>' for one in self)
        return Markup("".join(options))  # noqa: S704 - all of it was escaped

    @cached_property
    def _unmarked(self) -> str:
        return "".join(_group(group) for group in self.groups)

    def options(self, chosen: str) -> Markup:
        """Return the choices as <option> elements, `chosen` selected."""
        mark = f'value="{escape(chosen)}"'
        if chosen and chosen not in self.labels:
            return Markup("<option {} selected>{}</option>{}").format(Markup(mark), chosen, Markup(self._unmarked))  # noqa: S704
        return Markup(self._unmarked.replace(f"{mark}>", f"{mark} selected>", 1))  # noqa: S704 - all of it was escaped


def _group(group: Group) -> str:
    options = "".join(f'<option value="{escape(one.value)}">{escape(one.label)}</option>' for one in group.choices)
    return f'<optgroup label="{escape(group.label)}">{options}</optgroup>' if group.label else options


def listed(*pairs: tuple[str, str]) -> Choices:
    """Return choices from (value, label)."""
    return Choices((Group("", tuple(Choice(value, label) for value, label in pairs)),))
