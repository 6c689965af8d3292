"""Finds the vocabulary's concepts in words, in every language.

Both sides are read this way: a document is indexed with the concepts that its text and its facets name, a query is searched by the
concepts that its words name. So AVRR, ARVR and "aide au retour volontaire" meet in one term, whatever language the document is in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from portal.domain.places import Bloc, Country, Places, Region
from portal.domain.vocabulary import ANY, Vocabulary
from portal.search import analysis

SCHEMES = (
    "stage",
    "return_type",
    "dimension",
    "level",
    "group",
    "theme",
    "root_cause",
    "intervention",
    "practice_type",
    "resource_type",
    "audience",
)
"""Schemes whose terms are searched for. Those of administration (licence, visibility ...) name no subject."""

Run = tuple[str, ...]
Key = tuple[str, str]
Entry = tuple[Run, Key, bool]


@dataclass(frozen=True)
class Found:
    """Concepts named by the words from `start` up to `end`."""

    start: int
    end: int
    keys: frozenset[Key]


class Concepts:
    """All terms of the vocabulary and of places, ready to be found in sequences of analysed words."""

    def __init__(self, vocabulary: Vocabulary, places: Places, languages: Iterable[str]) -> None:
        self.languages = tuple(languages)
        self._runs: dict[str, dict[str, list[Entry]]] = {language: {} for language in self.languages}
        self._terms: dict[tuple[Key, str], set[Run]] = {}
        self._narrower: dict[Key, set[Key]] = {}
        digest = sha256()
        for key, language, term, hidden in sorted(_named(vocabulary, places, self.languages)):
            digest.update(f"{key}{language}{term}{hidden}\n".encode())
            for target in self.languages if language == ANY else (language,):
                self._add(target, term, key, hidden)
        for concept in vocabulary.concepts():
            for code in concept.broader:
                self._narrower.setdefault((concept.scheme, code), set()).add((concept.scheme, concept.code))
        for starts in self._runs.values():
            for runs in starts.values():
                runs.sort(key=lambda item: -len(item[0]))
        self.digest = digest.hexdigest()[:16]

    def _add(self, language: str, term: str, key: Key, hidden: bool) -> None:
        if language not in self._runs:
            return
        tokens = analysis.index_terms(term, language)
        run = tuple(token for token in tokens if token is not None)
        # "Avant le retour" without its stop words is "retour", which names nothing in particular.
        if run and (len(run) > 1 or len(tokens) == 1):
            self._runs[language].setdefault(run[0], []).append((run, key, hidden))
            self._terms.setdefault((key, language), set()).add(run)

    def runs(self, key: Key, language: str) -> frozenset[Run]:
        """Return the runs of words that name a concept in texts of `language`."""
        return frozenset(self._terms.get((key, language), ()))

    def narrower(self, key: Key) -> frozenset[Key]:
        """Return the concepts directly below one."""
        return frozenset(self._narrower.get(key, ()))

    def find(self, words: Sequence[str], language: str, query: bool = False) -> list[Found]:
        """Return the concepts that `words` (analysed in `language`, without stop words) name; the longest run wins.

        In a `query` the hidden terms count too.
        """
        starts = self._runs.get(language, {})
        found: list[Found] = []
        place = 0
        while place < len(words):
            run, keys = _longest(starts.get(words[place], ()), words, place, query)
            if run:
                found.append(Found(place, place + run, keys))
            place += run or 1
        return found


def _longest(candidates: Iterable[Entry], words: Sequence[str], place: int, query: bool) -> tuple[int, frozenset[Key]]:
    length, keys = 0, set()
    for run, key, hidden in candidates:
        if len(run) < length:
            break
        if hidden and not query:
            continue
        if tuple(words[place : place + len(run)]) == run:
            length = len(run)
            keys.add(key)
    return length, frozenset(keys)


def _named(vocabulary: Vocabulary, places: Places, languages: Iterable[str]) -> Iterable[tuple[Key, str, str, bool]]:
    for scheme in SCHEMES:
        found = vocabulary.schemes.get(scheme)
        for concept in found.concepts.values() if found else ():
            for language, term in _parts(concept.terms()):
                yield (scheme, concept.code), language, term, False
            for language, term in _parts(concept.hidden_terms()):
                yield (scheme, concept.code), language, term, True
    groups: tuple[tuple[str, Iterable[Region | Country | Bloc]], ...] = (
        ("region", places.regions.values()),
        ("country", places.countries.values()),
        ("bloc", places.blocs.values()),
    )
    for scheme, found_places in groups:
        for place in found_places:
            for language, term in _place_names(place, languages):
                yield (scheme, place.code), language, term, False


def _place_names(place: Region | Country | Bloc, languages: Iterable[str]) -> Iterable[tuple[str, str]]:
    for language in languages:
        if name := place.names.get(language):
            yield language, name
    for language, synonyms in place.synonyms.items():
        yield from ((language, term) for term in synonyms)


def _parts(terms: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Give each part of a label such as "Pre-return / pre-departure (abroad)", without what stands in brackets.

    A part of one word ("Across stages / system") is too general to name the concept alone.
    """
    for language, term in terms:
        parts = [part.split("(")[0].strip() for part in term.split(" / ")]
        kept = parts if len(parts) == 1 else [part for part in parts if len(part.replace("-", " ").split()) > 1]
        yield from ((language, part) for part in dict.fromkeys(kept) if part)
