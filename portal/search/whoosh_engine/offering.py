"""What somebody may be typing: titles, concepts, places and organisations with words that begin like the typed ones.

What is spelt as typed comes alone; where there is nothing of it that the reader may see, beginnings that are one slip away serve.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from portal.search import analysis
from portal.search.concepts import NAMES, Key
from portal.search.engine import Offer, Offers
from portal.search.whoosh_engine.domain import NOT_FIRST, Domain
from portal.search.whoosh_engine.lexical import OF
from portal.search.whoosh_engine.lexicon import Lexicon, lexicon_of
from portal.search.whoosh_engine.segment import Ints
from portal.search.whoosh_engine.snapshot import Mask, Snapshot

LEAST_LETTERS = 2
MOST_WORDS = 8
"""Words of what is typed that are looked up."""

LOOKED_AT = 120
"""Terms that are tried for what the reader may see, the likeliest first."""


class Offering:
    """Offers for one reader: `docs` are the documents that they may see."""

    def __init__(self, snapshot: Snapshot, domain: Domain, docs: Mask, language: str, limit: int) -> None:
        self._snapshot, self._domain, self._docs = snapshot, domain, docs
        self._language, self._limit = language, limit
        self._counts: dict[Key, int] = {}

    def offered(self, typed: str) -> Offers:
        """Return what begins like the words of `typed`; nothing for less than two letters."""
        folded = [analysis.fold(word.text) for word in analysis.words(typed)][:MOST_WORDS]
        if sum(map(len, folded)) < LEAST_LETTERS:
            return Offers()
        # A letter alone says little, and in French what is cut from the next word ("côte d").
        words = [word for word in folded if len(word) >= LEAST_LETTERS] or folded
        terms = self._terms(words)
        return Offers(
            versions=self._versions(words),
            concepts=tuple(one for one in terms if one.scheme not in NAMES)[: self._limit],
            places=tuple(one for one in terms if one.scheme in NAMES)[: self._limit],
            organisations=self._organisations(words),
        )

    def _versions(self, words: Sequence[str]) -> tuple[int, ...]:
        docs = np.flatnonzero(self._docs)
        for word in words:
            docs = np.intersect1d(docs, self._titled(word))
            if not len(docs):
                return ()
        own = self._snapshot.in_language(self._language)[docs]
        order = docs[np.lexsort((docs, -self._snapshot.dates[docs], ~own))]
        _, firsts = np.unique(self._snapshot.ordinals[order], return_index=True)
        return tuple(self._snapshot.versions[order[np.sort(firsts)[: self._limit]]].tolist())

    def _titled(self, word: str) -> Ints:
        """Return the reader's documents whose titles have a word that begins so."""
        for forms in (lambda _: [word], lambda lexicon: lexicon.near(word)):
            found = [lexicon.rows(form) + base for base, lexicon in self._lexicons("title") for form in forms(lexicon)]
            docs: Ints = np.unique(np.concatenate([np.empty(0, np.int64), *found]))
            docs = docs[self._docs[docs]]
            if len(docs):
                break
        return docs

    def _organisations(self, words: Sequence[str]) -> tuple[str, ...]:
        counts: dict[str, int] = {}
        for place, word in enumerate(words):
            found = self._bodies(word)
            counts = {id: number for id, number in found.items() if not place or id in counts}
            if not counts:
                break
        return tuple(sorted(counts, key=lambda id: (-counts[id], id))[: self._limit])

    def _bodies(self, word: str) -> dict[str, int]:
        """Return the organisations with a name that has such a word, and how many of the reader's documents name each."""
        for forms in (lambda _: [word], lambda lexicon: lexicon.near(word)):
            counts: dict[str, int] = {}
            for base, lexicon in self._lexicons("named"):
                for place in (place for form in forms(lexicon) for place in lexicon.beginning(form)):
                    id = lexicon.words[place].partition(OF)[2]
                    if number := int(self._docs[lexicon.rows_of(place) + base].sum()):
                        counts[id] = max(counts.get(id, 0), number)
            if counts:
                break
        return counts

    def _lexicons(self, field: str) -> Iterator[tuple[int, Lexicon]]:
        for base, segment in zip(self._snapshot.bases.tolist(), self._snapshot.segments, strict=False):
            yield base, lexicon_of(segment, field)

    def _terms(self, words: Sequence[str]) -> list[Offer]:
        """Return terms of which each word of `words` begins a word, if need be with a slip, the likeliest first."""
        lexicon = self._domain.lexicon
        rows = self._common([lexicon.rows(word) for word in words])
        found = self._seen(rows)
        if not found:
            forms = ([word, *lexicon.near(word)] for word in words)
            rows = self._common([np.concatenate([lexicon.rows(form) for form in some]) for some in forms])
            found = self._seen(rows)
        return found

    def _common(self, found: Sequence[Ints]) -> Ints:
        """Return the rows of the terms that each of `found` has, by the first word that was typed."""
        rows = np.unique(found[0])
        for others in found[1:]:
            rows = rows[np.isin(rows >> 1, others >> 1)]
        # A term whose first word begins so also has others that do.
        return rows[np.unique(rows >> 1, return_index=True)[1]]

    def _seen(self, rows: Ints) -> list[Offer]:
        places, later = rows >> 1, rows & NOT_FIRST
        foreign = ~np.isin(self._domain.languages[places], (self._language, "mul"))
        order = np.lexsort((places, self._domain.lengths[places], foreign, later))
        found: dict[str, tuple[Any, Offer]] = {}
        named: set[Key] = set()
        for at in order[:LOOKED_AT].tolist():
            key, language, term = self._domain.terms[places[at]]
            count = self._count(key)
            if count and key not in named and analysis.fold(term) not in found:
                named.add(key)
                rank = (int(later[at]), int(foreign[at]), -count, len(term))
                found[analysis.fold(term)] = rank, Offer(key[0], key[1], language, term)
        return [offer for _, offer in sorted(found.values(), key=lambda pair: pair[0])]

    def _count(self, key: Key) -> int:
        if key not in self._counts:
            docs = self._snapshot.postings("concepts", ":".join(key)).docs
            self._counts[key] = int(self._docs[docs].sum())
        return self._counts[key]
