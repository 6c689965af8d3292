"""The facets beside results: groups of values with counts and thin bars, made ready so that the template only prints."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.services.views import FacetValue, FacetView
from portal.web import formats, names
from portal.web.i18n import gettext

SHOWN = 8
STEP = 5


@dataclass(frozen=True)
class Row:
    """One value. `bar` is its length in per cent of the most frequent one's, in steps of five."""

    value: str
    label: str
    count: str
    bar: int
    checked: bool


@dataclass(frozen=True)
class Group:
    """One facet: the rows that are seen, and those behind 'more'."""

    name: str
    label: str
    open: bool
    first: tuple[Row, ...]
    rest: tuple[Row, ...]
    more: str


def bar(count: int, largest: int) -> int:
    """Return a length from 0 to 100 in steps of five; whatever counts at all is seen."""
    if not largest or not count:
        return 0
    return max(STEP, round(100 * count / largest / STEP) * STEP)


def _label(facet: str, value: FacetValue) -> str:
    if facet == "kind":
        return names.facet_value(facet, value.value)
    if facet == "country" and names.note(value.value):
        return f"{value.label.rstrip('*')}*"
    if facet == "corridor":
        # A list, not a generator, so that every country of the corridor gets its footnote.
        any([names.note(code) for code in value.value.split("-")])
    return value.label


def _rows(facet: str, values: Iterable[FacetValue], largest: int) -> tuple[Row, ...]:
    return tuple(
        Row(v.value, _label(facet, v), formats.number(v.count), bar(v.count, largest), v.chosen) for v in values
    )


def group(facet: FacetView) -> Group:
    """Return a facet ready to be printed. Chosen values are always among those seen."""
    values = facet.values
    largest = max((value.count for value in values), default=0)
    # One value alone behind "more" would save nothing.
    if len(values) <= SHOWN + 1:
        first, rest = values, ()
    else:
        first = (*values[:SHOWN], *(value for value in values[SHOWN:] if value.chosen))
        rest = tuple(value for value in values[SHOWN:] if not value.chosen)
    return Group(
        facet.name,
        gettext(facet.label),
        facet.open or bool(facet.chosen),
        _rows(facet.name, first, largest),
        _rows(facet.name, rest, largest),
        gettext("%(count)s more") % {"count": formats.number(len(rest))} if rest else "",
    )


def groups(facets: Iterable[FacetView]) -> tuple[Group, ...]:
    """Return the facets that have anything to choose."""
    return tuple(group(facet) for facet in facets if facet.values)
