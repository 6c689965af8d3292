"""A record in a list, as a page shows it: every label, link and date made beforehand, so that the template only prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from portal.domain.kinds import KINDS
from portal.domain.languages import BY_CODE, INTERFACE, language_name
from portal.services.views import Card
from portal.web import formats, names
from portal.web.addresses import Addresses, at
from portal.web.i18n import gettext, language, ngettext, pgettext

NAMED_COUNTRIES = 3
GRADES = 4


@dataclass(frozen=True)
class Mark:
    """A pilot region as it is told on a page: by colour and shape (`code` is the class of both) and by name."""

    code: str
    name: str


@dataclass(frozen=True)
class LanguageLink:
    """The same record in another language."""

    code: str
    name: str
    href: str
    attributes: Markup


@dataclass(frozen=True)
class Fact:
    """A label and its value beside a card; `dots` is the evidence grade from 1 to 4, else 0."""

    label: str
    text: str
    dots: str = ""
    late: bool = False


@dataclass(frozen=True)
class ShownCard:
    """What the template of a card prints."""

    href: str
    title: str
    attributes: Markup
    regions: tuple[Mark, ...]
    quiet: tuple[str, ...]
    passage: str | Markup
    found_in: str
    others: tuple[LanguageLink, ...]
    language: str
    facts: tuple[Fact, ...]
    published: str


def marks(codes: Iterable[str]) -> tuple[Mark, ...]:
    """Return the marks of pilot regions."""
    return tuple(Mark(code, names.region(code)) for code in codes)


def dots(grade: str | None) -> str:
    """Return '●●●○' for a grade such as '3_evaluated', or nothing where there is none."""
    reached = int(grade[0]) if grade and grade[:1].isdigit() else 0
    return "●" * reached + "○" * (GRADES - reached) if reached else ""


def countries(codes: Sequence[str]) -> str:
    """Return up to three countries by name, more of them by number."""
    if len(codes) > NAMED_COUNTRIES:
        return ngettext("%(count)s country", "%(count)s countries", len(codes)) % {"count": formats.number(len(codes))}
    return ", ".join(names.country(code) for code in codes)


def overdue(review_by: str | None) -> bool:
    """Say whether the day by which a record should have been looked at again is past."""
    return bool(formats.known(review_by)) and str(review_by) < date.today().isoformat()[: len(str(review_by))]


def _language_link(card: Card, code: str, addresses: Addresses) -> LanguageLink:
    own = Addresses(addresses.root, code) if code in INTERFACE else addresses
    known = BY_CODE.get(code)
    attributes = Markup(' lang="{0}" hreflang="{0}"').format(code)
    if known and known.direction == "rtl":
        attributes += Markup(' dir="rtl"')
    text = None if code in INTERFACE else code
    return LanguageLink(code, language_name(code), own.record(card.kind, card.id, text), attributes)


def other_languages(card: Card) -> tuple[LanguageLink, ...]:
    """Return links to a record's other languages, the interface's own among them leading to its pages."""
    return tuple(_language_link(card, code, at()) for code in card.languages if code != card.language)


def href(card: Card) -> str:
    """Return a card's address: the language version that it shows, even where the page would choose another by itself."""
    here = language()
    other = card.language != here and here in card.languages
    return at().record(card.kind, card.id, card.language if other else None)


def type_label(card: Card) -> str:
    """Return what kind of practice or resource a record is; a service directory, a manual."""
    return names.label(f"{card.kind}_type", card.type) if card.type and formats.known(card.type) else ""


def _quiet(card: Card) -> tuple[str, ...]:
    parts = (gettext(KINDS[card.kind].label), type_label(card), countries(card.countries))
    return tuple(part for part in parts if part)


def _review(card: Card) -> Fact:
    due = formats.known(card.review_by)
    if due and overdue(due):
        text = gettext("overdue since %(date)s") % {"date": _month(due)}
        return Fact(pgettext("of a record", "Review"), text, late=True)
    return Fact(pgettext("of a record", "Updated"), formats.month(card.updated_at))


def _month(value: str) -> str:
    return formats.month(date.fromisoformat(value)) if len(value) == 10 else formats.partial(value)


def facts(card: Card) -> tuple[Fact, ...]:
    """Return the few facts that one chooses by: of a practice evidence, period, review; of a resource publisher and year."""
    unreported = gettext("not reported")
    if card.kind == "practice":
        grade = formats.known(card.evidence)
        evidence = names.label("evidence", grade) if grade else unreported
        return (
            Fact(gettext("Evidence"), evidence, dots(grade)),
            Fact(gettext("Period"), formats.period(*card.period) or unreported),
            _review(card),
        )
    return (
        Fact(gettext("Publisher"), ", ".join(card.publishers[:2]) or unreported),
        Fact(gettext("Year"), str(card.year) if card.year else unreported),
    )


def shown(card: Card) -> ShownCard:
    """Return a card ready to be printed."""
    return ShownCard(
        href=href(card),
        title=card.title,
        attributes=names.lang(card.spoken),
        regions=marks(card.regions),
        quiet=_quiet(card),
        passage=Markup(card.snippet) if card.snippet else formats.shortened(card.summary),  # noqa: S704 - safe by contract
        found_in=card.found_in,
        others=other_languages(card),
        language="" if card.language == language() else formats.language_named(card.language),
        facts=facts(card),
        published=formats.short_day(card.published_at),
    )


def all_shown(cards: Iterable[Card]) -> tuple[ShownCard, ...]:
    """Return cards ready to be printed, in their order."""
    return tuple(shown(card) for card in cards)
