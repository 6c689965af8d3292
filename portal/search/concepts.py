"""Finds the vocabulary's concepts in words, in every language.

Both sides are read this way: a document is indexed with the concepts that its text and its facets name, a query is searched by the
concepts that its words name. So AVRR, ARVR and "aide au retour volontaire" meet in one term, whatever language the document is in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from portal.domain.places import Places
from portal.domain.vocabulary import ANY, Concept, Vocabulary
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
        self._runs: dict[str, dict[str, list[tuple[Run, Key]]]] = {language: {} for language in self.languages}
        self._terms: dict[tuple[Key, str], set[Run]] = {}
        self._narrower: dict[Key, set[Key]] = {}
        digest = sha256()
        for key, language, term in sorted(_named(vocabulary, places, self.languages)):
            digest.update(f"{key}{language}{term}\n".encode())
            for target in self.languages if language == ANY else (language,):
                self._add(target, term, key)
        for concept in vocabulary.concepts():
            for code in concept.broader:
                self._narrower.setdefault((concept.scheme, code), set()).add((concept.scheme, concept.code))
        for starts in self._runs.values():
            for runs in starts.values():
                runs.sort(key=lambda item: -len(item[0]))
        self.digest = digest.hexdigest()[:16]

    def _add(self, language: str, term: str, key: Key) -> None:
        if language not in self._runs:
            return
        run = tuple(token for token, _ in analysis.terms(term, language) if token is not None)
        if run:
            self._runs[language].setdefault(run[0], []).append((run, key))
            self._terms.setdefault((key, language), set()).add(run)

    def runs(self, key: Key, language: str) -> frozenset[Run]:
        """Return the runs of words that name a concept in texts of `language`."""
        return frozenset(self._terms.get((key, language), ()))

    def narrower(self, key: Key) -> frozenset[Key]:
        """Return the concepts directly below one."""
        return frozenset(self._narrower.get(key, ()))

    def find(self, words: Sequence[str], language: str) -> list[Found]:
        """Return the concepts that `words` (analysed in `language`, without stop words) name; the longest run wins."""
        starts = self._runs.get(language, {})
        found: list[Found] = []
        place = 0
        while place < len(words):
            run, keys = _longest(starts.get(words[place], ()), words, place)
            if run:
                found.append(Found(place, place + run, keys))
            place += run or 1
        return found


def _longest(candidates: Iterable[tuple[Run, Key]], words: Sequence[str], place: int) -> tuple[int, frozenset[Key]]:
    length, keys = 0, set()
    for run, key in candidates:
        if len(run) < length:
            break
        if tuple(words[place : place + len(run)]) == run:
            length = len(run)
            keys.add(key)
    return length, frozenset(keys)


def _named(vocabulary: Vocabulary, places: Places, languages: Iterable[str]) -> Iterable[tuple[Key, str, str]]:
    for scheme in SCHEMES:
        found = vocabulary.schemes.get(scheme)
        for concept in found.concepts.values() if found else ():
            for language, term in concept_terms(concept):
                yield (scheme, concept.code), language, term
    # A region's name must not stand for its countries, nor a bloc's: both are searched as what they are.
    groups: tuple[tuple[str, Mapping[str, object]], ...] = (("region", places.regions), ("country", places.countries), ("bloc", places.blocs))
    for scheme, items in groups:
        for code, place in items.items():
            names: Mapping[str, str] = place.names  # type: ignore[attr-defined]
            for language in languages:
                if name := names.get(language):
                    yield (scheme, code), language, name
            for language, synonyms in place.synonyms.items():  # type: ignore[attr-defined]
                for term in synonyms:
                    yield (scheme, code), language, term


def concept_terms(concept: Concept) -> Iterable[tuple[str, str]]:
    """Yield (language, term) of a concept; a label such as "Pre-return / pre-departure" gives each of its parts too."""
    for language, term in concept.terms():
        parts = [part.split("(")[0].strip() for part in term.split(" / ")]
        yield from ((language, part) for part in dict.fromkeys(parts) if part)
