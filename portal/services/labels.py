"""What a code is called: one place that knows where each facet's labels live."""

from portal.domain.facets import FACETS
from portal.domain.languages import INTERFACE, language_name
from portal.domain.places import Places
from portal.domain.vocabulary import Vocabulary


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
        case "plain":
            return code.replace("-", "–")
    return vocabulary.label(scheme, code, language)


def codes(vocabulary: Vocabulary, places: Places, scheme: str) -> tuple[str, ...]:
    """Return the known codes of a facet's scheme in their order; empty where any code may occur."""
    match scheme:
        case "region":
            return tuple(places.regions)
        case "country":
            return tuple(places.countries)
    found = vocabulary.schemes.get(scheme)
    return tuple(found.concepts) if found else ()


def typed_values(vocabulary: Vocabulary, places: Places) -> dict[str, dict[str, str]]:
    """Return for each facet what a person may type for a value (code or label, lower case) and its code."""
    found: dict[str, dict[str, str]] = {}
    for facet in FACETS:
        values: dict[str, str] = {}
        for code in codes(vocabulary, places, facet.scheme):
            for language in INTERFACE:
                values.setdefault(label(vocabulary, places, facet.scheme, code, language).rstrip("*").casefold(), code)
            values[code.casefold()] = code
        found[facet.name] = values
    return found
