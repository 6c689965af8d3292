"""Searches that found nothing: which may be kept at all, and whose region they are of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.domain.policy import Reader
from portal.domain.privacy import check
from portal.domain.query import Query
from portal.domain.query_writing import to_text
from portal.search import analysis
from portal.services.context import Portal

LONGEST = 200
NUMBER = re.compile(r"(?:\d[\s./()-]*){5,}")
COUNTRY, REGION = "country", "region"


@dataclass(frozen=True)
class Missed:
    """A search that found nothing: its words as typed, the language of the page, and the regions by which it can be placed."""

    words: str
    language: str
    regions: frozenset[str]
    filters: Mapping[str, Sequence[str]]


def missed(reader: Reader, query: Query) -> Missed:
    """Return what is remembered of a search until it is looked at, beside requests."""
    return Missed(to_text(query.clauses, {}), query.language, reader.regions, query.filters)


def kept_words(words: str) -> str:
    """Return the words as they are kept, or nothing where they may not be: they are long, or look like personal data."""
    same = " ".join(words.split())
    if not same or len(same) > LONGEST or "@" in same or NUMBER.search(same):
        return ""
    # Names are told by their capitals, which few type into a box.
    if any(check(text) for text in (same, same.title())):
        return ""
    return same.casefold()[:LONGEST]


def regions_of(portal: Portal, search: Missed) -> tuple[str, ...]:
    """Return the regions of who asked, else those that were asked about: by filter, or by a country in the words. Often none."""
    known = portal.places.regions
    places = search.regions or set(search.filters.get(REGION, ()))
    if not places:
        countries = [*search.filters.get(COUNTRY, ()), *_named(portal, search)]
        places = {region for code in countries if (region := portal.places.region_of(code))}
    return tuple(sorted(set(places) & set(known)))


def _named(portal: Portal, search: Missed) -> list[str]:
    words = [word.text for word in analysis.words(search.words)]
    found = portal.concepts.find(words, search.language, query=True)
    return [code for one in found for scheme, code in one.keys if scheme == COUNTRY]
