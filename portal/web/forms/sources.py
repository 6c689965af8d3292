"""Where the choices of a record's fields come from: vocabularies, places, languages, organisations; named in the page's language."""

from functools import cached_property, lru_cache

from portal.domain.languages import CODES
from portal.domain.places import Places
from portal.domain.shapes import Shape, Sort
from portal.domain.vocabulary import Vocabulary
from portal.search.analysis import fold
from portal.services import labels
from portal.services.choosing import organisation_labels
from portal.services.context import Portal
from portal.services.people.corridors import offered
from portal.web import formats, names
from portal.web.forms.choices import Choice, Choices, Group
from portal.web.i18n import gettext

COUNTRY, LANGUAGE, ORGANISATION, CORRIDOR = "country", "language", "organisation", "corridor"
"""What can be typed by name beside the schemes of the vocabulary."""


class Sources:
    """The choices of one page; what needs the database is asked for once."""

    def __init__(self, portal: Portal, language: str) -> None:
        self._portal = portal
        self._language = language

    def of(self, shape: Shape) -> Choices:
        """Return the choices of a field or part; none where it is typed."""
        if shape.sort is Sort.code:
            return _scheme(self._portal.vocabulary, shape.scheme, self._language)
        if shape.sort is Sort.region:
            return _regions(self._portal.places, self._language)
        if shape.sort is Sort.country:
            return self.countries
        if shape.sort is Sort.language:
            return _languages(self._language)
        return self._organisations if shape.sort is Sort.organisation else Choices()

    def corridors(self) -> Choices:
        """Return the corridors that are offered, each as the codes of its countries in the order of the way."""
        found = []
        for one in offered(self._portal):
            codes = (one.host, *one.transit, one.origin)
            found.append(Choice("-".join(codes), " → ".join(self.countries.labels.get(code, code) for code in codes)))
        ordered = tuple(sorted(found, key=lambda choice: fold(choice.label)))
        return Choices((Group("", ordered),), CORRIDOR)

    @cached_property
    def countries(self) -> Choices:
        """All countries, those of the pilot regions first; the page prints the footnotes that their names need."""
        for code in names.noted():
            names.note(code)
        return _countries(self._portal.vocabulary, self._portal.places, self._language)

    @cached_property
    def _organisations(self) -> Choices:
        """All of them, to name those that a text names; which of them somebody may choose is asked where they type."""
        named = organisation_labels(self._portal, self._language)
        return Choices((Group("", tuple(Choice(id, name) for id, name in named.items())),), ORGANISATION, listed=False)


@lru_cache(maxsize=128)
def _scheme(vocabulary: Vocabulary, scheme: str, language: str) -> Choices:
    numbered = scheme == "gcm_objective"
    found = []
    for code in vocabulary.codes(scheme):
        label = vocabulary.label(scheme, code, language)
        hint = vocabulary.definition(scheme, code, language)
        found.append(Choice(code, f"{code}. {label}" if numbered else label, hint))
    return Choices((Group("", tuple(found)),), scheme)


@lru_cache(maxsize=16)
def _regions(places: Places, language: str) -> Choices:
    return Choices((Group("", tuple(Choice(code, places.region_name(code, language)) for code in places.regions)),))


@lru_cache(maxsize=16)
def _countries(vocabulary: Vocabulary, places: Places, language: str) -> Choices:
    def group(label: str, region: str | None) -> Group:
        codes = [code for code in places.countries if places.region_of(code) == region]
        found = [Choice(code, labels.label(vocabulary, places, "country", code, language)) for code in codes]
        return Group(label, tuple(sorted(found, key=lambda choice: fold(choice.label))))

    groups = [group(places.region_name(code, language), code) for code in places.regions]
    return Choices((*(one for one in groups if one.choices), group(gettext("Other countries"), None)), COUNTRY)


@lru_cache(maxsize=16)
def _languages(language: str) -> Choices:
    def group(label: str, codes: list[str]) -> Group:
        found = [Choice(code, formats.language_named(code)) for code in codes]
        return Group(label, tuple(sorted(found, key=lambda choice: fold(choice.label))))

    # Two letters are a language of the world's lists (ISO 639-1); records may be told of documents in any of them.
    others = [code for code in map(str, formats.locale(language).languages) if len(code) == 2 and code not in CODES]
    groups = (group(gettext("Languages of this portal"), list(CODES)), group(gettext("Other languages"), others))
    return Choices(groups, LANGUAGE)
