"""Did you mean: which of the typed words are slips, and what was meant.

A word is right where any language knows it: it is a stop word, one of the field's words, or the reader's records hold it or another form
of it. Only words that records hold which this reader may see are put in a wrong one's place, so nothing that is hidden is told, neither by
a suggestion nor by its absence.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.whoosh_engine.domain import Domain, domain_of
from portal.search.whoosh_engine.held import STEMMED, Held
from portal.search.whoosh_engine.likely import is_likely, marks
from portal.search.whoosh_engine.slips import SHORTEST, distances

ENOUGH = 2
"""Documents that hold a word before it is taken for right; a single one may hold a slip itself."""

MUCH_MORE = 20
"""How many times as many documents hold a word of the field that one slip in a single document was meant to be."""

CLEARLY = 3.0
"""Words that speak for a language before those of others, which are half as likely, are no longer thought of."""

SLIP, OF_THE_FIELD, OF_THE_LANGUAGE, FIRST_LETTER, MARKS, DOCUMENTS = 4.0, 2.0, 2.0, 1.0, 1.0, 0.4
"""What counts for or against a word: each slip, being a word of the field, being of the question's language, beginning alike,
having a letter with a mark that was typed, each doubling of the documents that hold it.
"""


@dataclass(frozen=True)
class _Candidate:
    word: str
    slips: int
    documents: int
    of_the_field: bool


@dataclass(frozen=True)
class _Spoken:
    """How many of a question's words speak for each language."""

    votes: Mapping[str, float]

    @property
    def most(self) -> float:
        return max(self.votes.values())

    def share(self, languages: Iterable[str]) -> float:
        """Return how likely the likeliest of `languages` is, up to 1; half where none is given."""
        return max((self.votes.get(code, 0.0) / self.most for code in languages), default=0.5)


class Correcting:
    """Words looked at for one reader; `language` is that of the page."""

    def __init__(self, held: Held, concepts: Concepts, language: str) -> None:
        self._held, self._concepts, self._language = held, concepts, language

    @cached_property
    def _domain(self) -> Domain:
        return domain_of(self._concepts)

    def corrected(self, words: Sequence[str]) -> dict[str, str]:
        """Return the wrong ones among `words`, each with what was probably meant."""
        # Most words of most questions are in some text: of them nothing else has to be known.
        doubtful = [word for word in dict.fromkeys(words) if _can_be_wrong(word) and not self._is_usual(word)]
        spoken = self._spoken(words if doubtful else ())
        if not doubtful or self._is_foreign(spoken):
            return {}
        found = {word: self._meant(analysis.written(word), spoken) for word in doubtful}
        return {
            word: meant[:1].upper() + meant[1:] if word[:1].isupper() else meant
            for word, meant in found.items()
            if meant
        }

    def _is_usual(self, word: str) -> bool:
        return self._held.exactly(analysis.fold(word)) >= ENOUGH

    def _spoken(self, words: Iterable[str]) -> _Spoken:
        votes = {self._language: 1.0}
        for word in words:
            plain = analysis.fold(word)
            known = {code for code in analysis.LANGUAGES if plain in analysis.plain_stopwords(code)}
            for code in known | self._domain.tongues(plain):
                votes[code] = votes.get(code, 0.0) + 1.0
        return _Spoken(votes)

    def _is_foreign(self, spoken: _Spoken) -> bool:
        """Say whether the question is in a language of which no words are known that could be right."""
        return spoken.share(self._domain.spoken | {self._language}) < 1.0

    def _meant(self, written: str, spoken: _Spoken) -> str | None:
        typed = analysis.fold(written)
        if typed in self._domain.words or typed in self._domain.small:
            return None
        stems = {name: analysis.term(typed, name) for name in STEMMED}
        if any(self._held.by_stem(stem, name) >= ENOUGH for name, stem in stems.items()):
            return None
        near = [one for one in self._near(typed) if self._fits(one, written, spoken)]
        best = max(near, key=lambda one: (self._points(one, written, spoken), one.word), default=None)
        # Another form of the same word is no slip: searches find the one by the other.
        if best is None or any(analysis.term(best.word, name) == stems[name] for name in self._analyses(best.word)):
            return None
        return self._shown(best.word, written, spoken)

    def _analyses(self, word: str) -> frozenset[str]:
        return self._domain.tongues(word) & STEMMED if word in self._domain.words else self._held.analyses(word)

    def _near(self, typed: str) -> Iterator[_Candidate]:
        near = {word: slips for slips, word in self._domain.slips.near(typed)} | self._held.near(typed)
        once = self._held.exactly(typed)
        for word, slips in near.items():
            if not slips or not is_likely(typed, word, slips):
                continue
            documents = self._held.exactly(word) or self._named(word)
            of_the_field = bool(documents) and (word in self._domain.words or self._held.has_in_a_name(word))
            least = (1 if of_the_field else ENOUGH) if not once else once * MUCH_MORE
            if documents >= least and (not once or (slips == 1 and of_the_field)):
                yield _Candidate(word, slips, documents, of_the_field)

    def _named(self, word: str) -> int:
        """Return how many documents are about what a word names, though they call it otherwise."""
        return max(map(self._held.about, self._domain.keys.get(word, ())), default=0)

    def _fits(self, one: _Candidate, written: str, spoken: _Spoken) -> bool:
        if one.slips > 1 and marks(written) and not any(map(marks, self._forms(one.word))):
            return False
        return spoken.most < CLEARLY or spoken.share(self._domain.tongues(one.word)) >= 0.5

    def _points(self, one: _Candidate, written: str, spoken: _Spoken) -> float:
        return (
            OF_THE_FIELD * one.of_the_field
            + OF_THE_LANGUAGE * spoken.share(self._domain.tongues(one.word))
            + FIRST_LETTER * (one.word[0] == analysis.fold(written)[0])
            + MARKS * any(marks(form) & marks(written) for form in self._forms(one.word))
            + DOCUMENTS * math.log2(one.documents)
            - SLIP * one.slips
        )

    def _shown(self, word: str, written: str, spoken: _Spoken) -> str:
        """Return a folded word with its marks: nearest to those that were typed, in the likeliest language, as most documents have it."""
        forms, typed = self._forms(word), marks(written)

        def rank(form: str) -> tuple[bool, int, float, int, bool]:
            far = next(distances(written, [form.casefold()])) if typed else 0
            likely, often = spoken.share(forms[form]), self._held.written(form)
            return bool(typed) and not marks(form), far, -likely, -often, form != form.lower()

        return min(forms, key=rank)

    def _forms(self, word: str) -> Mapping[str, Sequence[str]]:
        """Return the ways in which the field writes a folded word, with their languages; else those of the texts."""
        known = self._domain.words.get(word)
        if not known:
            return dict.fromkeys(self._held.forms(word), ())
        forms: dict[str, list[str]] = {}
        for language, written in known.items():
            for form in written:
                forms.setdefault(form, []).append(language)
        return forms


def _can_be_wrong(word: str) -> bool:
    plain = analysis.fold(word)
    return len(plain) >= SHORTEST and plain.isalpha() and analysis.is_latin(plain)
