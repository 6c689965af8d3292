"""How many of the documents that a reader may see hold a word. What is hidden counts nowhere."""

from portal.search import analysis
from portal.search.concepts import Key
from portal.search.whoosh_engine.lexical import OF
from portal.search.whoosh_engine.lexicon import lexicon_of, spellings
from portal.search.whoosh_engine.segment import Ints
from portal.search.whoosh_engine.snapshot import Mask, Snapshot

EXACT, TEXT = "exact", "text"
STEMMED = frozenset(name for name, how in analysis.ANALYSES.items() if how.stemmer)


class Held:
    """Counts over `docs`, the documents that a reader may see."""

    def __init__(self, snapshot: Snapshot, docs: Mask) -> None:
        self._snapshot, self._docs = snapshot, docs

    def exactly(self, term: str) -> int:
        """Return how many hold a folded word, or one as it is written (analysis.MARKED)."""
        return self._count(EXACT, term)

    def written(self, form: str) -> int:
        """Return how many hold a word with these marks."""
        return self._count(EXACT, analysis.marked_term(form) or analysis.fold(form))

    def by_stem(self, stem: str, name: str) -> int:
        """Return how many of those with one analysis hold a stem."""
        docs: Ints = self._snapshot.postings(TEXT, stem).docs
        return int((self._docs[docs] & self._snapshot.analysed((name,))[docs]).sum())

    def about(self, key: Key) -> int:
        """Return how many name a concept or place, or are coded with it."""
        return self._count("concepts", ":".join(key))

    def _count(self, field: str, term: str) -> int:
        return int(self._docs[self._snapshot.postings(field, term).docs].sum())

    def has_in_a_name(self, word: str) -> bool:
        """Say whether one names an organisation with this word in its name."""
        for base, segment in zip(self._snapshot.bases, self._snapshot.segments, strict=False):
            named = lexicon_of(segment, "named")
            if any(self._docs[named.rows_of(place) + base].any() for place in named.beginning(word + OF)):
                return True
        return False

    def analyses(self, word: str) -> frozenset[str]:
        """Return the analyses with stems of the documents that hold a folded word."""
        docs = self._snapshot.postings(EXACT, word).docs
        docs = docs[self._docs[docs]]
        return frozenset(name for name in STEMMED if self._snapshot.analysed((name,))[docs].any())

    def near(self, typed: str) -> dict[str, int]:
        """Return the words of all texts that are as near to `typed` as may be, with their slips; whoever may see them."""
        found = (spellings(segment).near(typed) for segment in self._snapshot.segments)
        return {word: slips for some in found for slips, word in some}

    def forms(self, word: str) -> list[str]:
        """Return the ways in which at least half of the documents write a folded word; the word itself where there is none."""
        known = {form for segment in self._snapshot.segments for form in spellings(segment).marked.get(word, ())}
        return [form for form in sorted(known) if 2 * self.written(form) >= self.exactly(word) > 0] or [word]
