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
from portal.search.whoosh_engine.lexical import OF
from portal.search.whoosh_engine.lexicon import lexicon_of, spellings
from portal.search.whoosh_engine.segment import Ints
from portal.search.whoosh_engine.slips import SHORTEST
from portal.search.whoosh_engine.snapshot import Mask, Snapshot

ENOUGH = 2
"""Documents that hold a word before it is taken for right; a single one may hold a slip itself."""

MUCH_MORE = 20
"""How many times as many documents hold a word of the field that one slip in a single document was meant to be."""

SLIP, OF_THE_FIELD, OF_THE_LANGUAGE, FIRST_LETTER, DOCUMENTS = 4.0, 2.0, 2.0, 1.0, 0.4
"""What counts for or against a word: each slip, being a word of the field, being of the question's language, beginning alike,
each doubling of the documents that hold it.
"""

EXACT, TEXT = "exact", "text"


@dataclass(frozen=True)
class _Candidate:
    word: str
    slips: int
    documents: int
    of_the_field: bool


class Correcting:
    """Words looked at for one reader: `docs` are the documents that they may see."""

    def __init__(self, snapshot: Snapshot, concepts: Concepts, docs: Mask, language: str) -> None:
        self._snapshot, self._concepts, self._docs, self._language = snapshot, concepts, docs, language

    def corrected(self, words: Sequence[str]) -> dict[str, str]:
        """Return the wrong ones among `words`, each with what was probably meant."""
        found: dict[str, str] = {}
        # Most words of most questions are in some text: of them nothing else has to be known.
        doubtful = [word for word in dict.fromkeys(words) if _can_be_wrong(word) and not self._is_usual(word)]
        spoken = self._spoken(words) if doubtful else {}
        for word in doubtful:
            meant = self._meant(analysis.fold(word), spoken)
            if meant is not None:
                shown = self._shown(meant, spoken)
                found[word] = shown[:1].upper() + shown[1:] if word[:1].isupper() else shown
        return found

    @cached_property
    def _domain(self) -> Domain:
        return domain_of(self._concepts)

    def _is_usual(self, word: str) -> bool:
        return self._count(EXACT, analysis.fold(word)) >= ENOUGH

    def _spoken(self, words: Iterable[str]) -> Mapping[str, float]:
        """Return for each language how far the words that it knows speak for it, 1 for the one that is likeliest."""
        votes = {self._language: 1.0}
        for word in words:
            plain = analysis.fold(word)
            known = {code for code in analysis.LANGUAGES if plain in analysis.plain_stopwords(code)}
            for code in known | self._domain.tongues(plain):
                votes[code] = votes.get(code, 0.0) + 1.0
        most = max(votes.values())
        return {code: number / most for code, number in votes.items()}

    def _meant(self, typed: str, spoken: Mapping[str, float]) -> str | None:
        if typed in self._domain.words or typed in self._domain.stops:
            return None
        stems = dict(_stems(typed))
        if any(self._stemmed(stem, name) >= ENOUGH for name, stem in stems.items()):
            return None
        near = list(self._near(typed))
        if held := self._count(EXACT, typed):
            near = [one for one in near if one.slips == 1 and one.of_the_field and one.documents >= held * MUCH_MORE]
        best = max(near, key=lambda one: (self._points(one, typed, spoken), one.word), default=None)
        # Another form of the same word is no slip: searches find the one by the other.
        if best is None or any(analysis.term(best.word, name) == stem for name, stem in stems.items()):
            return None
        return best.word

    def _near(self, typed: str) -> Iterator[_Candidate]:
        found = {word: slips for slips, word in self._domain.slips.near(typed)}
        for segment in self._snapshot.segments:
            found.update((word, slips) for slips, word in spellings(segment).near(typed))
        for word, slips in found.items():
            documents = self._count(EXACT, word) or self._named(word)
            if documents and slips:
                of_the_field = word in self._domain.words or self._is_of_a_name(word)
                if of_the_field or documents >= ENOUGH:
                    yield _Candidate(word, slips, documents, of_the_field)

    def _points(self, one: _Candidate, typed: str, spoken: Mapping[str, float]) -> float:
        tongues = self._domain.tongues(one.word)
        fit = max((spoken.get(code, 0.0) for code in tongues), default=0.5)
        return (
            OF_THE_FIELD * one.of_the_field
            + OF_THE_LANGUAGE * fit
            + FIRST_LETTER * (one.word[0] == typed[0])
            + DOCUMENTS * math.log2(one.documents)
            - SLIP * one.slips
        )

    def _count(self, field: str, term: str) -> int:
        return int(self._docs[self._snapshot.postings(field, term).docs].sum())

    def _stemmed(self, stem: str, name: str) -> int:
        docs: Ints = self._snapshot.postings(TEXT, stem).docs
        return int((self._docs[docs] & self._snapshot.analysed((name,))[docs]).sum())

    def _named(self, word: str) -> int:
        """Return how many documents are about what a word names, though they call it otherwise."""
        return max((self._count("concepts", ":".join(key)) for key in self._domain.keys.get(word, ())), default=0)

    def _is_of_a_name(self, word: str) -> bool:
        """Say whether a word stands in the name of an organisation that the reader's records name."""
        for base, segment in zip(self._snapshot.bases, self._snapshot.segments, strict=False):
            named = lexicon_of(segment, "named")
            if any(self._docs[named.rows_of(place) + base].any() for place in named.beginning(word + OF)):
                return True
        return False

    def _shown(self, word: str, spoken: Mapping[str, float]) -> str:
        """Return a folded word with its marks: as the field writes it in the likeliest language, else as most documents do."""
        known = self._domain.words.get(word)
        if known:
            return known[max(known, key=lambda code: (spoken.get(code, 0.0), code))]
        forms = {form for segment in self._snapshot.segments for form in spellings(segment).marked.get(word, ())}
        counts = {form: self._count(EXACT, analysis.MARKED + form) for form in sorted(forms)}
        most = max(counts, key=lambda form: counts[form], default="")
        return most if 2 * sum(counts.values()) >= self._count(EXACT, word) and counts.get(most) else word


def _can_be_wrong(word: str) -> bool:
    plain = analysis.fold(word)
    return len(plain) >= SHORTEST and plain.isalpha() and analysis.is_latin(plain)


def _stems(word: str) -> Iterator[tuple[str, str]]:
    for name, how in analysis.ANALYSES.items():
        if how.script == "latin":
            yield name, analysis.term(word, name)
