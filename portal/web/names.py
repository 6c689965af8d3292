"""How codes are called on a page: countries with the footnote that some need, regions, concepts, organisations' and people's addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from flask import g
from markupsafe import Markup

from portal.domain.facets import BY_NAME as FACETS
from portal.domain.languages import BY_CODE
from portal.domain.places import Places
from portal.web.current import portal
from portal.web.i18n import language


@lru_cache(maxsize=4)
def _noted(places: Places) -> frozenset[str]:
    return frozenset(code for code, country in places.countries.items() if country.footnote)


def noted() -> frozenset[str]:
    """Return the countries whose names need a footnote."""
    return _noted(portal().places)


def note(code: str) -> None:
    """Have the page print the footnote of a country at its end."""
    notes: dict[str, str] = g.setdefault("footnotes", {})
    notes[code] = portal().places.footnote(code, language())


def country(code: str) -> str:
    """Return a country's name; where a footnote belongs to it, with its mark, and the page prints the note."""
    if code in noted():
        note(code)
    return portal().label("country", code, language())


def footnotes() -> tuple[str, ...]:
    """Return the notes that the names on this page need."""
    return tuple(g.get("footnotes", {}).values())


def region(code: str) -> str:
    """Return a pilot region's name; records of no single pilot have a name too."""
    return portal().places.region_name(code, language())


def label(scheme: str, code: str) -> str:
    """Return a concept's label."""
    return portal().vocabulary.label(scheme, code, language())


def labels(scheme: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the labels of several concepts of one scheme."""
    return tuple(label(scheme, code) for code in codes)


def lang(code: str) -> Markup:
    """Return the attributes that tell a browser of a text in another language than the page; nothing where it is the same."""
    known = BY_CODE.get(code)
    direction = known.direction if known else "ltr"
    if code == language():
        return Markup("")
    return Markup(' lang="{}"').format(code) + (Markup(' dir="rtl"') if direction == "rtl" else "")


@dataclass(frozen=True)
class Contact:
    """Where to write or click: what is shown, and the link behind it (empty where it is neither an e-mail nor a web address)."""

    text: str
    href: str


def contact(address: str) -> Contact | None:
    """Return a setting such as `help@example.org` or `https://example.org/ask` as a link; None where it is empty."""
    address = address.strip()
    if not address:
        return None
    if address.startswith(("https://", "http://")):
        return Contact(address.split("://", 1)[1].rstrip("/"), address)
    return Contact(address, f"mailto:{address}" if "@" in address else "")


def facet_value(facet: str, value: str) -> str:
    """Return what a facet's value is called where no list of counts says it."""
    return portal().label(FACETS[facet].scheme, value, language()) if facet in FACETS else value


def definition(scheme: str, code: str | None) -> str:
    """Return what a concept means, or nothing."""
    return portal().vocabulary.definition(scheme, code, language()) if code else ""
