"""The facets beside results: groups of values with counts and thin bars.

A page shows a hundred values and more, so their rows are written here and not by the template, which would take far longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from portal.services.views import FacetValue, FacetView
from portal.web import formats, names
from portal.web.i18n import gettext, language

SHOWN = 8
STEP = 5
FORM = "s"
PLACED = frozenset({"country", "corridor"})


@dataclass(frozen=True)
class Group:
    """One facet: the rows (list items) that are seen, and those behind 'more'."""

    name: str
    label: str
    open: bool
    first: Markup
    rest: Markup
    more: str


def bar(count: int, largest: int) -> int:
    """Return a length from 0 to 100 in steps of five; whatever counts at all is seen."""
    if not largest or not count:
        return 0
    return max(STEP, round(100 * count / largest / STEP) * STEP)


@lru_cache(maxsize=4096)
def _safe(text: str) -> str:
    return str(escape(text))


def _rows(facet: str, values: Iterable[FacetValue], largest: int, code: str) -> Markup:
    rows = []
    for value in values:
        checked = " checked" if value.chosen else ""
        lang = names.lang(value.value) if facet == "language" else ""
        rows.append(
            f'<li><label><input type="checkbox" form="{FORM}" name="{facet}" value="{_safe(value.value)}"{checked}>'
            f'<span{lang}>{_safe(value.label)}</span><span class="n">{formats.number_in(value.count, code)}</span></label>'
            f'<i class="b{bar(value.count, largest)}"></i></li>'
        )
    return Markup("\n".join(rows))  # noqa: S704 - every text in it went through _safe


def _note(values: Iterable[FacetValue]) -> None:
    noted = names.noted()
    for value in values:
        for code in value.value.split("-"):
            if code in noted:
                names.note(code)


def group(facet: FacetView) -> Group:
    """Return a facet ready to be printed. Chosen values are always among those seen."""
    values, code = facet.values, language()
    if facet.name in PLACED:
        _note(values)
    largest = max((value.count for value in values), default=0)
    # One value alone behind "more" would save nothing.
    seen = len(values) if len(values) <= SHOWN + 1 else SHOWN
    first = (*values[:seen], *(value for value in values[seen:] if value.chosen))
    rest = tuple(value for value in values[seen:] if not value.chosen)
    return Group(
        facet.name,
        gettext(facet.label),
        facet.open or bool(facet.chosen),
        _rows(facet.name, first, largest, code),
        _rows(facet.name, rest, largest, code),
        gettext("%(count)s more") % {"count": formats.number(len(rest))} if rest else "",
    )


def groups(facets: Iterable[FacetView]) -> tuple[Group, ...]:
    """Return the facets that have anything to choose."""
    return tuple(group(facet) for facet in facets if facet.values)
