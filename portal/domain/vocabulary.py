"""Controlled vocabularies: schemes of concepts with labels, synonyms and broader terms in many languages.

Shaped after SKOS (https://www.w3.org/TR/skos-reference/). The YAML is read elsewhere and handed in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

GLOSSARY = "glossary"
"""The scheme of the glossary's concepts. It is no facet and stands in no form."""

ANY = "mul"
"""The language code of acronyms that serve in every language (ISO 639-2)."""

Labels = Mapping[str, str]
Terms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Concept:
    """One entry of a scheme. `alternatives` are shown and searched, `hidden` are only accepted in a query.

    `within` are (scheme, code) of the countries and regions that a place lies in, or where a people lives.
    """

    scheme: str
    code: str
    preferred: Labels
    alternatives: Terms = field(default_factory=dict)
    hidden: Terms = field(default_factory=dict)
    broader: tuple[str, ...] = ()
    definition: Labels = field(default_factory=dict)
    source: str = ""
    distinct_from: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()

    def label(self, language: str) -> str:
        """Return the label in `language`, else in English, else any."""
        return (
            self.preferred.get(language) or self.preferred.get("en") or next(iter(self.preferred.values()), self.code)
        )

    def terms(self) -> Iterator[tuple[str, str]]:
        """Yield (language, term) for every word or phrase that names this concept in a text or a query."""
        yield from self.preferred.items()
        yield from _listed(self.alternatives)

    def hidden_terms(self) -> Iterator[tuple[str, str]]:
        """Yield (language, term) for what names this concept in a query only: in a text it may mean something else."""
        yield from _listed(self.hidden)


def _listed(terms: Terms) -> Iterator[tuple[str, str]]:
    for language, listed in terms.items():
        for term in listed:
            yield language, term


@dataclass(frozen=True)
class Scheme:
    """A list of concepts in the order in which they are shown."""

    name: str
    title: Labels
    concepts: Mapping[str, Concept]


class UnknownCodeError(KeyError):
    """A code that its scheme does not have."""


@dataclass(frozen=True)
class MoreWords:
    """Words that searches join with a concept, or a place, of another list; pages never show them."""

    scheme: str
    code: str
    alternatives: Terms = field(default_factory=dict)
    hidden: Terms = field(default_factory=dict)

    def terms(self) -> Iterator[tuple[str, str]]:
        """Yield (language, term), as Concept.terms does."""
        yield from _listed(self.alternatives)

    def hidden_terms(self) -> Iterator[tuple[str, str]]:
        """Yield (language, term), as Concept.hidden_terms does."""
        yield from _listed(self.hidden)


class Vocabulary:
    """All schemes. Codes are unique within a scheme. `glossary` holds the field's ordinary words, which only searches know."""

    def __init__(
        self, schemes: Iterable[Scheme], glossary: Scheme | None = None, more: Iterable[MoreWords] = ()
    ) -> None:
        self.schemes: dict[str, Scheme] = {scheme.name: scheme for scheme in schemes}
        self.glossary = glossary or Scheme(GLOSSARY, {}, {})
        self.more = tuple(more)

    def codes(self, scheme: str) -> tuple[str, ...]:
        """Return the codes of a scheme in order; KeyError where there is no such scheme."""
        return tuple(self.schemes[scheme].concepts)

    def has(self, scheme: str, code: str) -> bool:
        """Say whether `scheme` has `code`."""
        found = self.schemes.get(scheme)
        return found is not None and code in found.concepts

    def concept(self, scheme: str, code: str) -> Concept:
        """Return one concept; UnknownCodeError where there is none."""
        try:
            return self.schemes[scheme].concepts[code]
        except KeyError:
            raise UnknownCodeError(f"{scheme}:{code}") from None

    def label(self, scheme: str, code: str, language: str) -> str:
        """Return a code's label in `language`, or the code itself where the scheme does not have it."""
        if scheme == GLOSSARY and code in self.glossary.concepts:
            return self.glossary.concepts[code].label(language)
        return self.concept(scheme, code).label(language) if self.has(scheme, code) else code

    def definition(self, scheme: str, code: str, language: str) -> str:
        """Return a code's definition in `language`, else in English, else nothing."""
        texts = self.concept(scheme, code).definition if self.has(scheme, code) else {}
        return texts.get(language) or texts.get("en") or ""

    def concepts(self) -> Iterator[Concept]:
        """Yield every concept of every scheme."""
        for scheme in self.schemes.values():
            yield from scheme.concepts.values()
