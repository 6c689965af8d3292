"""Finds the vocabulary's concepts in words, in every language.

Both sides are read this way: a document is indexed with the concepts that its text and its facets name, a query is searched by the
concepts that its words name. So AVRR, ARVR and "aide au retour volontaire" meet in one term, whatever language the document is in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby
from typing import NamedTuple

from portal.domain.places import Bloc, Country, Places, Region
from portal.domain.vocabulary import ANY, GLOSSARY, Concept, MoreWords, Vocabulary
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

VERSION = 2
"""Changes whenever the same words would name other concepts."""

Run = tuple[str, ...]
Key = tuple[str, str]

STEM, FOLDED, WRITTEN = 1, 2, 3
"""How near a word comes to a term: the same stem, the same letters, the same letters with the same marks."""


@dataclass(frozen=True)
class Found:
    """Concepts named by the words from `start` up to `end`."""

    start: int
    end: int
    keys: frozenset[Key]


class _Entry(NamedTuple):
    """A term of a concept. `run` is what its words are looked up by, `words` as they are written; a `name` is that of a place or body."""

    run: Run
    words: Run
    key: Key
    hidden: bool
    name: bool


class Concepts:
    """All terms of the vocabulary and of places, ready to be found in sequences of words."""

    def __init__(self, vocabulary: Vocabulary, places: Places, languages: Iterable[str]) -> None:
        self.languages = tuple(languages)
        # By the stem of the first word that is no stop word; and terms that are told by their stop words, by the first word of all.
        self._runs: dict[str, dict[str, list[_Entry]]] = {language: {} for language in self.languages}
        self._whole: dict[str, dict[str, list[_Entry]]] = {language: {} for language in self.languages}
        self._terms: dict[tuple[Key, str], set[Run]] = {}
        self._narrower: dict[Key, set[Key]] = {}
        digest = sha256(str(VERSION).encode())
        self.named = tuple(sorted(_named(vocabulary, places, self.languages)))
        for key, language, term, hidden in self.named:
            digest.update(f"{key}{language}{term}{hidden}\n".encode())
            for target in self.languages if language == ANY else (language,):
                self._add(target, term, key, hidden)
        for concept in chain(vocabulary.concepts(), vocabulary.glossary.concepts.values()):
            for code in concept.broader:
                self._narrower.setdefault((concept.scheme, code), set()).add((concept.scheme, concept.code))
        self._within = {
            (GLOSSARY, concept.code): concept.within
            for concept in vocabulary.glossary.concepts.values()
            if concept.within
        }
        for table in (self._runs, self._whole):
            for entries in chain.from_iterable(starts.values() for starts in table.values()):
                entries.sort(key=lambda entry: -len(entry.run))
        self.digest = digest.hexdigest()[:16]

    def _add(self, language: str, term: str, key: Key, hidden: bool) -> None:
        if language not in self._runs:
            return
        words = [word.text for word in analysis.words(term)]
        content = _content(words, language)
        is_name = term[:1].isupper() and (key[0] in NAMES or not term.isupper())
        run = tuple(stem for _, stem, _ in content)
        if len(run) > 1 or (run and len(words) == 1):
            written = tuple(analysis.written(word) for _, _, word in content)
            self._runs[language].setdefault(run[0], []).append(_Entry(run, written, key, hidden, is_name))
            self._terms.setdefault((key, language), set()).add(run)
        elif len(words) > 1:
            # "Avant le retour" without its stop words is "retour", which names nothing in particular.
            whole = tuple(analysis.written(word) for word in words)
            folded = tuple(map(analysis.fold, words))
            self._whole[language].setdefault(folded[0], []).append(_Entry(folded, whole, key, hidden, is_name))

    def runs(self, key: Key, language: str) -> frozenset[Run]:
        """Return the runs of words that name a concept in texts of `language`."""
        return frozenset(self._terms.get((key, language), ()))

    def narrower(self, key: Key) -> frozenset[Key]:
        """Return the concepts directly below one."""
        return frozenset(self._narrower.get(key, ()))

    def around(self, key: Key) -> tuple[Key, ...]:
        """Return the countries and regions in which a place lies."""
        return self._within.get(key, ())

    def find(self, words: Sequence[str], language: str, query: bool = False) -> list[Found]:
        """Return the concepts that `words` of a language name; the longest run wins, and among its terms those that are nearest.

        In a `query` the hidden terms count too.
        """
        if language not in self._runs:
            return []
        reading = _Reading(words, language, self._runs[language], self._whole[language], query)
        found: list[Found] = []
        free = 0
        for place in reading.starts():
            if place >= free:
                free, keys = reading.at(place)
                if keys:
                    found.append(Found(place, free, keys))
        return found


NAMES = frozenset({"country", "region", "bloc"})


class _Reading:
    """Words that are looked through once, from the first to the last."""

    def __init__(
        self,
        words: Sequence[str],
        language: str,
        runs: Mapping[str, Sequence[_Entry]],
        whole: Mapping[str, Sequence[_Entry]],
        query: bool,
    ) -> None:
        self._words, self._runs, self._whole, self._query = words, runs, whole, query
        self._content = _content(words, language)
        self._from: dict[int, int] = {}
        for place, (word, _, _) in enumerate(self._content):
            self._from.setdefault(word, place)
        how = analysis.analysis_of(language)
        self._marked = how.marked
        # Where nobody typed marks they part no words; a single syllable can then be anything.
        self._plain = how.marked and all(analysis.marked_term(word) is None for word in words)

    def starts(self) -> list[int]:
        """Return the places of words with which any term begins, in their order: few of a text's words do."""
        begin = {place for place, stem, _ in self._content if stem in self._runs}
        begin.update(place for place, word in enumerate(self._words) if analysis.fold(word) in self._whole)
        return sorted(begin)

    def at(self, place: int) -> tuple[int, frozenset[Key]]:
        """Return where the longest run from a word on ends, and what it names."""
        end, keys = place, frozenset[Key]()
        start = self._from.get(place)
        if start is not None:
            stems = [stem for _, stem, _ in self._content[start : start + LONGEST]]
            for length, found in self._matching(self._runs.get(stems[0], ()), stems, self._content_words(start)):
                end, keys = self._content[start + length - 1][0] + 1, found
                break
        folded = analysis.fold(self._words[place])
        if folded in self._whole:
            following = self._words[place : place + LONGEST]
            for length, found in self._matching(self._whole[folded], list(map(analysis.fold, following)), following):
                if place + length > end:
                    end, keys = place + length, found
                break
        return end, keys

    def _content_words(self, start: int) -> list[str]:
        return [word for _, _, word in self._content[start : start + LONGEST]]

    def _matching(
        self, entries: Sequence[_Entry], stems: Sequence[str], words: Sequence[str]
    ) -> Iterator[tuple[int, frozenset[Key]]]:
        """Yield (number of words, concepts) for the terms that begin here, the longest first; of one length the nearest alone."""
        for length, same in groupby(entries, key=lambda entry: len(entry.run)):
            near: dict[Key, int] = {}
            for entry in same:
                if (self._query or not entry.hidden) and entry.run == tuple(stems[:length]):
                    level = self._level(entry, words[:length])
                    near[entry.key] = max(near.get(entry.key, 0), level)
            best = max(near.values(), default=0)
            if best:
                yield length, frozenset(key for key, level in near.items() if level == best)

    def _level(self, entry: _Entry, words: Sequence[str]) -> int:
        """Return how near words come to a term, 0 for not near enough."""
        written = tuple(map(analysis.written, words))
        if written == entry.words:
            return WRITTEN
        folded = tuple(map(analysis.fold, words)) == tuple(map(analysis.fold, entry.words))
        if self._marked and (not self._plain or (len(words) == 1 and not (entry.name and words[0][:1].isupper()))):
            return 0
        # Niger and Nigeria have one stem in Portuguese, and Mali that of "mal" in French.
        return FOLDED if folded else 0 if entry.name else STEM


LONGEST = 12
"""Words of the longest term that is looked for."""


def _content(words: Sequence[str], language: str) -> list[tuple[int, str, str]]:
    """Return (place, stem, word) of the words that are no stop words; where words are indexed in pairs of letters, of each pair."""
    how = analysis.analysis_of(language)
    if how.pairs:
        return [
            (place, part, part if how.pairs and not analysis.is_latin(word) else word)
            for place, word in enumerate(words)
            for part in (analysis.pairs(word) if not analysis.is_latin(word) else [analysis.fold(word)])
        ]
    found = ((place, analysis.indexed_term(word, language), word) for place, word in enumerate(words))
    return [(place, stem, word) for place, stem, word in found if stem is not None]


def _named(vocabulary: Vocabulary, places: Places, languages: Iterable[str]) -> Iterable[tuple[Key, str, str, bool]]:
    schemes = [vocabulary.schemes[name].concepts.values() for name in SCHEMES if name in vocabulary.schemes]
    own: Iterable[Concept | MoreWords] = chain(*schemes, vocabulary.glossary.concepts.values(), vocabulary.more)
    for concept in own:
        for language, term in _parts(concept.terms()):
            yield (concept.scheme, concept.code), language, term, False
        for language, term in _parts(concept.hidden_terms()):
            yield (concept.scheme, concept.code), language, term, True
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
