"""Beginnings of words (beginnings.py), by Whoosh's own reader and searcher."""

from collections import Counter
from typing import Any

from whoosh.matching import ListMatcher, NullMatcher, WrappingMatcher
from whoosh.query import Query, Term

from portal.search.whoosh_engine.beginnings import FIELD, Words, most_frequent
from portal.search.whoosh_engine.plain.holding import Docs, Holding


class Begun(Query):  # type: ignore[misc]
    """Any of some words, which score like one word that occurs as often as there are of them."""

    def __init__(self, words: tuple[str, ...], boost: float = 1.0) -> None:
        self.words, self.boost = words, boost

    def estimate_size(self, ixreader: Any) -> int:
        """Return in how many documents they can be at most."""
        return sum(int(ixreader.doc_frequency(FIELD, word)) for word in self.words)

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ARG002 - the shape of Whoosh's Query
        """Return the matcher in one segment."""
        counts: Counter[int] = Counter()
        known = [word for word in self.words if (FIELD, word) in searcher.reader()]
        for word in known:
            counts.update(searcher.reader().postings(FIELD, word).all_ids())
        if not known:
            return NullMatcher()
        docs = sorted(counts)
        scorer = searcher.weighting.scorer(searcher, FIELD, known[0])
        found = ListMatcher(docs, weights=[float(counts[doc]) for doc in docs], scorer=scorer)
        return WrappingMatcher(found, boost=self.boost)


def words_in(holding: Holding, seen: Docs) -> Words:
    """Return the function from a beginning to the words that begin so in the documents `seen`."""

    def words(beginning: str) -> tuple[str, ...]:
        begun = (term.decode() for term in holding.reader.expand_prefix(FIELD, beginning))
        counts = {word: int(holding.reader.doc_frequency(FIELD, word)) for word in begun}
        return most_frequent(counts, lambda word: bool(holding.docs(Term(FIELD, word)) & seen))

    return words
