"""A record's shared fields as words and links: codes get their labels, organisations their names, dates and sums their form."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.facets import FACETS
from portal.domain.kinds import KINDS, Field
from portal.domain.languages import language_name
from portal.services.views import RecordView
from portal.web import formats, names
from portal.web.addresses import at
from portal.web.i18n import gettext

Content = Mapping[str, Any]

# Which facet a scheme's codes can be searched by.
FACET_OF = {
    facet.scheme: facet.name for facet in FACETS if facet.scheme not in {"period", "language", "kind", "country"}
}


@dataclass(frozen=True)
class Word:
    """A piece of a value, with the page behind it where there is one; `lang` where it is in another language."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Entry:
    """A label with its values. `listed`: a list of things, not one sentence."""

    name: str
    label: str
    words: tuple[Word, ...]
    unreported: bool = False
    dots: str = ""
    more: Word | None = None
    late: bool = False


Words = tuple[Word, ...]


def coded(scheme: str, value: Any) -> Words:
    """Return codes of a scheme as links to what else has them."""
    codes = value if isinstance(value, list) else [value]
    return tuple(Word(names.label(scheme, str(code)), _concept_address(scheme, str(code))) for code in codes)


def _concept_address(scheme: str, code: str) -> str:
    if scheme == "theme":
        return at().theme(code)
    facet = FACET_OF.get(scheme)
    return at().by(facet, code) if facet else ""


def regions(codes: Iterable[str]) -> Words:
    """Return regions as links to their pages."""
    return tuple(Word(names.region(code), at().region(code)) for code in codes)


def countries(codes: Iterable[str]) -> Words:
    """Return countries as links to their pages."""
    return tuple(Word(names.country(code), at().country(code)) for code in codes)


def corridors(value: Iterable[Content]) -> Words:
    """Return ways as 'Libya → Niger → Gambia', each a link to what is about its two ends."""
    found = []
    for way in value:
        stops = [way["host"], *(way.get("transit") or []), way["origin"]]
        address = at().by("corridor", f"{way['host']}-{way['origin']}")
        found.append(Word(" → ".join(names.country(stop) for stop in stops), address))
    return tuple(found)


def organisations(view: RecordView, value: Any) -> Words:
    """Return organisations by name, as links to their own sites."""
    found = []
    for id in value if isinstance(value, list) else [value]:
        known = view.organisations.get(id)
        found.append(Word(known.name, known.url) if known else Word(id))
    return tuple(found)


def persons(value: Content) -> Words:
    """Return how many people were reached, and of whom."""
    labels = {
        "women": gettext("women: %(count)s"),
        "men": gettext("men: %(count)s"),
        "girls": gettext("girls: %(count)s"),
        "boys": gettext("boys: %(count)s"),
    }
    total = [formats.number(value["total"])] if value.get("total") else []
    parts = [text % {"count": formats.number(value[name])} for name, text in labels.items() if value.get(name)]
    return tuple(Word(text) for text in (*total, *parts))


def objectives(value: Content) -> Words:
    """Return objectives of the Global Compact with number and label, the main ones first."""
    found = []
    for number in (*value["primary"], *(value.get("secondary") or [])):
        found.append(Word(f"{number}. {names.label('gcm_objective', str(number))}"))
    return tuple(found)


def documents(value: Iterable[Content]) -> Words:
    """Return the same document in other languages."""
    return tuple(Word(language_name(item["language"]), item["url"]) for item in value)


def practices(view: RecordView) -> Words:
    """Return practices that a resource names, as links; what the reader may not see is left out."""
    return tuple(Word(title, at().record("practice", id)) for id, title in view.practices.items())


def texts(value: Any) -> Words:
    """Return plain texts and numbers as they are."""
    return tuple(Word(str(item)) for item in (value if isinstance(value, list) else [value]))


def period_end(value: str) -> Words:
    """Return when it ended, or that it goes on."""
    return (Word(gettext("ongoing") if value == formats.ONGOING else formats.partial(value)),)


SHAPES: dict[str, Callable[[Any], Words]] = {
    "regions": regions,
    "implementation_countries": countries,
    "countries_covered": countries,
    "corridors": corridors,
    "persons_reached": persons,
    "gcm_objectives": objectives,
    "other_language_versions": documents,
    "language_of_document": lambda value: (Word(formats.language_named(value)),),
    "period_start": lambda value: (Word(formats.partial(value)),),
    "period_end": period_end,
    "review_by": lambda value: (Word(formats.partial(value)),),
    "in_force_from": lambda value: (Word(formats.partial(value)),),
    "in_force_to": lambda value: (Word(formats.partial(value)),),
    "pages": lambda value: (Word(formats.number(value)),),
}
ORGANISATIONS = frozenset({"lead_body", "partners", "donors", "publisher_body"})


def words(view: RecordView, field: Field, value: Any) -> Words:
    """Return a field's value in words."""
    if field.name in SHAPES:
        return SHAPES[field.name](value)
    if field.name == "related_practices":
        return practices(view)
    if field.name in ORGANISATIONS:
        return organisations(view, value)
    return coded(field.scheme, value) if field.scheme else texts(value)


def entry(view: RecordView, name: str, label: str = "") -> Entry | None:
    """Return a field with its label; None where the record says nothing of it, not even that it is not reported."""
    field = KINDS[view.card.kind].field(name)
    text = label or gettext(field.label)
    value = view.get(name)
    shown = words(view, field, value) if value is not None else ()
    if shown:
        return Entry(name, text, shown)
    return Entry(name, text, (), unreported=True) if view.is_unreported(name) else None
