"""The page of results, made ready: chips, order, pages, and what helps where nothing was found."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from portal.domain.query import Query, Sort
from portal.services.search import clauses_text
from portal.services.views import Found
from portal.web import formats, names
from portal.web.addresses import at, filter_pairs, pairs_of, setting_pairs
from portal.web.current import portal
from portal.web.i18n import gettext, ngettext, pgettext


@dataclass(frozen=True)
class Link:
    """A link; `current` where it leads to what is shown already, `count` the records that it would show."""

    text: str
    href: str
    current: bool = False
    count: str = ""
    attributes: Markup = field(default_factory=Markup)


@dataclass(frozen=True)
class Pages:
    """Where a reader is in a long list, and the ways on. `beyond`: past its end, where only the last page helps."""

    number: int
    count: int
    previous: str = ""
    next: str = ""
    last: str = ""
    beyond: bool = False


@dataclass(frozen=True)
class Asked:
    """Who can be asked where nothing was found."""

    label: str
    contact: names.Contact


def chips(found: Found) -> tuple[Link, ...]:
    """Return the chosen values; each link asks again without its value."""
    known = {(facet.name, value.value): value.label for facet in found.facets for value in facet.chosen}
    links = []
    for facet, value in filter_pairs(found.query.filters):
        text = known.get((facet, value)) or names.facet_value(facet, value)
        address = at().search(pairs_of(found.query, without=(facet, value)))
        links.append(Link(text, address, attributes=names.lang(value) if facet == "language" else Markup("")))
    return tuple(links)


def clear(query: Query) -> str:
    """Return the address of the same words without any filter."""
    return at().search(pairs_of(query.only(filters={})))


def orders(query: Query) -> tuple[Link, ...]:
    """Return the orders that a reader can choose."""
    texts = {Sort.relevance: pgettext("order", "relevance"), Sort.date: pgettext("order", "newest")}
    return tuple(
        Link(text, at().search(pairs_of(query.only(sort=sort))), query.sort is sort) for sort, text in texts.items()
    )


def pages(found: Found) -> Pages:
    """Return the ways through a list of more than one page."""
    number, count = found.query.page, found.pages

    def to(page: int) -> str:
        return at().search(pairs_of(found.query, page=page)) if 1 <= page <= count else ""

    beyond = number > count
    return Pages(number, count, "" if beyond else to(number - 1), "" if beyond else to(number + 1), to(count), beyond)


def only_my_words(query: Query) -> str:
    """Return the address of the search without the words that the vocabulary added."""
    return at().search(pairs_of(query.only(expand=False)))


def did_you_mean(found: Found) -> Link | None:
    """Return the search with its slips mended, where there are some."""
    mended = found.did_you_mean
    return Link(clauses_text(mended), at().search(pairs_of(mended))) if mended else None


def hidden(query: Query) -> list[tuple[str, str]]:
    """Return what the form must keep although the reader did not type it."""
    return setting_pairs(query)


def total(found: Found) -> str:
    """Return '20 results'."""
    return ngettext("%(count)s result", "%(count)s results", found.total) % {"count": formats.number(found.total)}


def _without(text: str, href: str, count: int) -> Link:
    return Link(gettext("without “%(what)s”") % {"what": text}, href, count=formats.number(count))


def less(found: Found) -> tuple[Link, ...]:
    """Return searches that leave one filter or one word out and would find something."""
    query = found.query
    links = []
    for key, count in found.without_filter.items():
        facet, _, value = key.partition(":")
        if count:
            address = at().search(pairs_of(query, without=(facet, value)))
            links.append(_without(names.facet_value(facet, value), address, count))
    for word, count in found.without_word.items():
        if count:
            rest = tuple(clause for clause in query.clauses if clauses_text(Query(clauses=(clause,))) != word)
            links.append(_without(word, at().search(pairs_of(query.only(clauses=rest))), count))
    return tuple(links)


def to_ask(regions: Iterable[str]) -> tuple[Asked, ...]:
    """Return the coordinators of `regions` (of all where none is chosen), else the portal's own contact, else nobody."""
    settings = portal().settings
    chosen = tuple(regions) or tuple(settings.coordinators)
    wanted = [code for code in chosen if code in settings.coordinators]
    found = []
    for code in wanted:
        link = names.contact(settings.coordinators[code])
        if link:
            text = gettext("Ask the coordinator for %(region)s") % {"region": names.region(code)}
            found.append(Asked(text, link))
    own = names.contact(settings.contact)
    if not found and own:
        found.append(Asked(gettext("Ask those who run this portal"), own))
    return tuple(found)
