"""Beginnings of words (`reintegr*`): which words of the index they stand for, and the documents of all these as if they were one word."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import numpy as np

from portal.search import analysis
from portal.search.whoosh_engine.plan import Part, Plan
from portal.search.whoosh_engine.segment import NOTHING, Floats, Postings
from portal.search.whoosh_engine.snapshot import Mask, Snapshot

MOST = 100
"""Words that a beginning stands for: the most frequent that the reader may see."""

FIELD = "exact"
"""Where words stand as they are written: a stem can be shorter than what is typed of its word."""

Words = Callable[[str], tuple[str, ...]]


def written_out(plan: Plan, words: Words) -> Plan:
    """Return the plan with the words that its beginnings stand for."""
    return replace(plan, parts=tuple(_part(part, words) for part in plan.parts)) if _any(plan.parts) else plan


def words_in(snapshot: Snapshot, seen: Mask) -> Words:
    """Return the function from a beginning to the words that begin so in the documents `seen`."""

    def words(beginning: str) -> tuple[str, ...]:
        counts: Counter[str] = Counter()
        for segment in snapshot.segments:
            counts.update(segment.terms_from(FIELD, beginning))
        return most_frequent(counts, lambda word: bool(seen[snapshot.postings(FIELD, word).docs].any()))

    return words


def most_frequent(counts: Mapping[str, int], is_seen: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the words that stand in most documents, of those that the reader may see: others must not push these out."""
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return tuple(islice(filter(is_seen, ordered), MOST))


def postings(snapshot: Snapshot, words: Iterable[str]) -> Postings:
    """Return the documents that hold one of `words`, weighted by how many of them they hold."""
    weights: Floats = np.zeros(snapshot.size, np.float32)
    for word in words:
        found = snapshot.postings(FIELD, word)
        weights[found.docs] += found.weights
    docs = np.flatnonzero(weights)
    return Postings(docs, weights[docs]) if len(docs) else NOTHING


@lru_cache(maxsize=512)
def runs(words: tuple[str, ...]) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return for each analysis what the words are in its texts, where they are to be marked."""
    return {name: frozenset((analysis.term(word, name),) for word in words) for name in analysis.ANALYSES}


def _any(parts: Iterable[Part]) -> bool:
    return any(any(piece.beginning for piece in part.pieces) or any(map(_any, part.groups)) for part in parts)


def _part(part: Part, words: Words) -> Part:
    pieces = tuple(replace(piece, words=words(piece.beginning)) if piece.beginning else piece for piece in part.pieces)
    return replace(
        part, pieces=pieces, groups=tuple(tuple(_part(one, words) for one in group) for group in part.groups)
    )
