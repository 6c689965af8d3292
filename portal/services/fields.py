"""What can be typed before and behind a colon: the facets' names in every language of the interface, and years."""

from functools import cache

from portal.domain.facets import BY_NAME, FACETS
from portal.domain.languages import INTERFACE
from portal.domain.messages import msgid
from portal.domain.query import Coded, Years
from portal.domain.query_parts import Fields
from portal.domain.query_writing import YEAR, read_years
from portal.services.context import Portal
from portal.services.labels import typed_key
from portal.translations import catalogue

YEARS = msgid("Year")


def typed_fields(portal: Portal) -> Fields:
    """Return the function by which a query's filters are read: names and values in any language of the interface, values by code too."""

    def read(field: str, value: str) -> Coded | Years | None:
        name = _names().get(_key(field))
        if name == YEAR:
            return read_years(value)
        code = _code(portal, name, value) if name else None
        return Coded(name, code) if name and code else None

    return read


def _code(portal: Portal, name: str, value: str) -> str | None:
    known = portal.typed_values[name].get(typed_key(value))
    return known or (value.upper() if portal.is_possible(BY_NAME[name].scheme, value.upper()) else None)


@cache
def _names() -> dict[str, str]:
    """Return the name of each facet by what a person may type for it."""
    found: dict[str, str] = {}
    for language in INTERFACE:
        spoken = catalogue(language)
        for facet in FACETS:
            for text in filter(None, (facet.label, facet.typed)):
                found.setdefault(_key(spoken.gettext(text)), facet.name)
        found.setdefault(_key(spoken.gettext(YEARS)), YEAR)
    # A facet's own name means that facet, whatever other words mean.
    return {**found, YEAR: YEAR, **{facet.name: facet.name for facet in FACETS}}


def _key(text: str) -> str:
    """Return what is the same of a name however it is typed: no case, no accents; its words are joined by any stroke."""
    return typed_key(text).replace(" ", "_").replace("-", "_")
