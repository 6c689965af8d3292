"""What a code is called: one place that knows where each facet's labels live."""

from collections.abc import Iterator

from portal.domain.facets import FACETS, PERIODS
from portal.domain.languages import CODES, INTERFACE, language_name
from portal.domain.places import Places
from portal.domain.vocabulary import Vocabulary
from portal.search.analysis import fold
from portal.services.country_names import OTHERWISE, languages_in


def label(vocabulary: Vocabulary, places: Places, scheme: str, code: str, language: str) -> str:
    """Return the label of a facet value in `language`, or the code itself where there is none."""
    match scheme:
        case "region":
            return places.region_name(code, language)
        case "country":
            name = places.name(code, language)
            return f"{name}*" if places.footnote(code, language) else name
        case "corridor":
            return places.corridor_name(code, language)
        case "language":
            return language_name(code)
        case "period":
            return code.replace("-", "–")
    return vocabulary.label(scheme, code, language)


def codes(vocabulary: Vocabulary, places: Places, scheme: str) -> tuple[str, ...]:
    """Return the known codes of a facet's scheme in their order; empty where any code may occur."""
    match scheme:
        case "region":
            return tuple(places.regions)
        case "country":
            return tuple(places.countries)
        case "language":
            return CODES
        case "period":
            return PERIODS
    found = vocabulary.schemes.get(scheme)
    return tuple(found.concepts) if found else ()


def typed_key(text: str) -> str:
    """Return what a typed value and a label have in common: no case, no accents, one kind of apostrophe."""
    return fold(text).replace("’", "'")


def typed_values(vocabulary: Vocabulary, places: Places) -> dict[str, dict[str, str]]:
    """Return for each facet what a person may type for a value (code or label, lower case) and its code."""
    found: dict[str, dict[str, str]] = {}
    for facet in FACETS:
        values: dict[str, str] = {}
        for code in codes(vocabulary, places, facet.scheme):
            for language in INTERFACE:
                for name in _called(vocabulary, places, facet.scheme, code, language):
                    values.setdefault(typed_key(name), code)
            values[typed_key(code)] = code
        found[facet.name] = values
    return found


def _called(vocabulary: Vocabulary, places: Places, scheme: str, code: str, language: str) -> Iterator[str]:
    """Yield what people call a value in `language`."""
    yield label(vocabulary, places, scheme, code, language).rstrip("*")
    if scheme == "language":
        yield languages_in(language).get(OTHERWISE.get(code, code), code)


def is_possible(vocabulary: Vocabulary, places: Places, scheme: str, code: str) -> bool:
    """Say whether a facet of this scheme can have the value `code`."""
    if scheme == "corridor":
        host, _, origin = code.partition("-")
        return host in places.countries and origin in places.countries
    return code in codes(vocabulary, places, scheme)
