"""What people call a country, a term, a language or an organisation when they type it: in any language, without its accents, by its code.

A name is never finished for anybody: "Guinea" is Guinea and not Guinea-Bissau, "Niger" not Nigeria. What is no name, or the name of
several, is answered with the names that are near.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from portal.domain.languages import CODES, LANGUAGES
from portal.domain.places import Places
from portal.domain.vocabulary import ANY, Vocabulary
from portal.search.analysis import fold
from portal.services.country_names import OTHERWISE, countries_in, languages_in

MOST_NEAR = 5
LONGEST = 300
"""Characters of a name that are compared: no name is longer."""

LONGEST_LIST = 10_000
"""Characters of several names that are taken apart."""

# Marks between words: whether somebody writes "Guinée-Bissau" or "Guinee Bissau" makes no difference.
BETWEEN = frozenset("PZSC")
IN_BRACKETS = re.compile(r"\(([^()]{2,20})\)\s*$")
SEPARATORS = str.maketrans({";": "\n", "،": "\n", "、": "\n", "，": "\n"})


@dataclass(frozen=True)
class Name:
    """One name of a value, in one language (empty: a code that serves in all)."""

    code: str
    language: str
    text: str


def key(text: str) -> str:
    """Return what two ways to write a name have in common."""
    folded = fold(text[:LONGEST])
    plain = "".join(" " if unicodedata.category(letter)[0] in BETWEEN else letter for letter in folded)
    return " ".join(plain.split())


def _accented(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text[:LONGEST]).casefold().split())


class Names:
    """All names of the values of a scheme."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.all = tuple(dict.fromkeys(names))
        self._exact: dict[str, dict[str, None]] = {}
        self._codes: dict[str, dict[str, None]] = {}
        for name in self.all:
            if found := key(name.text):
                self._exact.setdefault(_accented(name.text), {})[name.code] = None
                # "-1" is not number 1.
                if not found.isdigit():
                    self._codes.setdefault(found, {})[name.code] = None

    def find(self, text: str) -> tuple[str, ...]:
        """Return the values that have exactly this name: one, or none, or several."""
        if len(text) > LONGEST:
            return ()
        head, comma, tail = text.partition(",")
        return self._same(text) or (self._same(f"{tail} {head}") if comma else ())

    def _same(self, text: str) -> tuple[str, ...]:
        # "Áo" is Austria to somebody from Viet Nam, "AO" is Angola.
        return tuple(self._exact.get(_accented(text)) or self._codes.get(key(text)) or ())

    def of(self, code: str) -> dict[str, list[str]]:
        """Return the names of a value by language."""
        found: dict[str, list[str]] = {}
        for name in self.all:
            if name.code == code and name.language:
                found.setdefault(name.language, []).append(name.text)
        return found

    def near(self, text: str, limit: int = MOST_NEAR) -> tuple[str, ...]:
        """Return the values whose names begin like `text`, word by word, then those that are spelt alike."""
        wanted = key(text)
        if not wanted:
            return ()
        found = dict.fromkeys(self.find(text))
        found |= dict.fromkeys(code for name, codes in self._codes.items() if _begins(name, wanted) for code in codes)
        alike = get_close_matches(wanted, self._codes, limit, 0.7)
        found |= dict.fromkeys(code for name in alike for code in self._codes[name])
        return tuple(found)[:limit]

    def split(self, text: str, commas: bool = True) -> list[str]:
        """Return the names that were typed one after the other; a comma within a name ("Congo, Democratic Republic of") parts nothing.

        Without `commas` they part only where there is a known name on each side: the names of organisations have them.
        """
        found: list[str] = []
        for line in text[:LONGEST_LIST].translate(SEPARATORS).split("\n"):
            pieces = list(self._joined([piece.strip() for piece in line.split(",")]))
            found += pieces if commas or all(self.find(piece) for piece in pieces) else [line.strip()]
        return [piece for piece in found if piece]

    def _joined(self, pieces: Sequence[str]) -> Iterator[str]:
        place = 0
        while place < len(pieces):
            ends = range(min(len(pieces), place + 4), place + 1, -1)
            end = next((end for end in ends if self.find(", ".join(pieces[place:end]))), place + 1)
            yield ", ".join(pieces[place:end])
            place = end


def _begins(name: str, wanted: str) -> bool:
    """Say whether each word of `wanted` begins a word of `name`, or a name in a script without spaces holds it."""
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return True
    return not wanted.isascii() and len(wanted) > 2 and wanted in name


@lru_cache(maxsize=64)
def names(vocabulary: Vocabulary, places: Places, scheme: str) -> Names:
    """Return the names of `country`, `language`, `region` or of a vocabulary's scheme; none where there is no such list."""
    if scheme == "country":
        return Names(_countries(places))
    if scheme == "language":
        return Names(_languages())
    if scheme == "region":
        return Names(_regions(places))
    return Names(_concepts(vocabulary, scheme))


def _countries(places: Places) -> Iterator[Name]:
    for code, country in places.countries.items():
        yield Name(code, "", code)
        for language in CODES:
            if own := country.names.get(language):
                yield Name(code, language, own)
            if usual := countries_in(language).get(code):
                yield Name(code, language, usual)
        for language, synonyms in country.synonyms.items():
            yield from (Name(code, "" if language == ANY else language, text) for text in synonyms)
    yield from (Name(code, "", alias) for alias, code in places.aliases.items())


def _languages() -> Iterator[Name]:
    # Two letters are a language of the world's lists (ISO 639-1).
    for code in dict.fromkeys((*CODES, *(code for code in languages_in("en") if len(code) == 2))):
        yield Name(code, "", code)
        for language in CODES:
            named = languages_in(language)
            for known in (code, OTHERWISE.get(code, code)):
                if text := named.get(known):
                    yield Name(code, language, text)
    yield from (Name(one.code, one.code, one.name) for one in LANGUAGES)


def _regions(places: Places) -> Iterator[Name]:
    for code, region in places.regions.items():
        yield Name(code, "", code)
        yield from (Name(code, language, text) for language, text in region.names.items())
        for language, synonyms in region.synonyms.items():
            yield from (Name(code, language, text) for text in synonyms)


def _concepts(vocabulary: Vocabulary, scheme: str) -> Iterator[Name]:
    found = vocabulary.schemes.get(scheme)
    for concept in found.concepts.values() if found else ():
        yield Name(concept.code, "", concept.code)
        for language, text in (*concept.terms(), *concept.hidden_terms()):
            for part in dict.fromkeys((text, *_parts(text))):
                yield Name(concept.code, "" if language == ANY else language, part)


def of_organisation(id: str, named: Mapping[str, str]) -> Iterator[Name]:
    """Yield what an organisation is called: its names, each with and without the acronym that stands in brackets, and the acronym."""
    yield Name(id, "", id)
    for language, text in named.items():
        yield Name(id, language, text)
        if match := IN_BRACKETS.search(text):
            yield Name(id, language, text[: match.start()].strip())
            yield Name(id, language, match[1])


def _parts(label: str) -> Iterator[str]:
    """Yield the parts of a label such as "Pre-return / pre-departure (abroad)", without what stands in brackets."""
    for part in label.split(" / "):
        if kept := part.split("(")[0].strip():
            yield kept
