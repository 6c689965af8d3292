"""Words that stand near each other in a text, in the order in which they were asked for, count more.

The ordered pairs of the sequential dependence model (Metzler and Croft, "A Markov random field model for term dependencies", 2005),
for the best documents only: what is added is never negative, so no other document can pass them.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np

from portal.domain.query import Need
from portal.search.whoosh_engine.plan import Part, Piece, Plan
from portal.search.whoosh_engine.ranking import DEFAULT, Ranking
from portal.search.whoosh_engine.scoring import idf
from portal.search.whoosh_engine.segment import NOTHING, PLACES, Floats, Ints
from portal.search.whoosh_engine.snapshot import Mask, Snapshot

CANDIDATES = 200
"""How many of the best documents are looked at."""

APART = 2
"""How many places the second word may stand behind the first."""

LOWER = (1 << PLACES) - 1


def add(snapshot: Snapshot, plan: Plan, scores: Floats, docs: Mask, ranking: Ranking = DEFAULT) -> None:
    """Add to the scores of the best of `docs` what their pairs of words are worth."""
    found_pairs = list(pairs(plan)) if ranking.near else []
    best = _best(scores, docs) if found_pairs else NOTHING.docs
    # The second word of one pair is mostly the first of the next.
    places = cache(lambda term: _within(snapshot.places(term), best))
    for one, other, names in found_pairs:
        spoken = snapshot.analysed(names)[best]
        found = _counts(places(one), places(other), best) * spoken if spoken.any() else spoken
        if found.any():
            rarity = _rarity(snapshot, one) + _rarity(snapshot, other)
            worth = np.float32(ranking.near * rarity * (ranking.k1 + 1.0))
            scores[best] += worth * found / (found + np.float32(ranking.k1))


def pairs(plan: Plan) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield (first term, second term, analyses) for each two words of a plan that may stand near each other."""
    for first, second in zip(plan.parts, plan.parts[1:], strict=False):
        if _can(first, second):
            yield from _terms(first, second)


def _can(first: Part, second: Part) -> bool:
    """Say whether both are single words that may occur."""
    return all(
        part.need is Need.may
        and len(part.pieces) == 1
        and all(len(terms) == 1 for terms, _ in part.pieces[0].sequences)
        for part in (first, second)
    )


def _terms(first: Part, second: Part) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield (first word, second word, analyses) as each analysis makes them; where marks part words, as they were typed."""
    for one, ones in _forms(first.pieces[0]):
        for other, others in _forms(second.pieces[0]):
            names = ones & others
            if names and one != other:
                yield one, other, names


def _forms(piece: Piece) -> Iterator[tuple[str, frozenset[str]]]:
    written = piece.marked
    for terms, names in piece.sequences:
        yield terms[0][1], names - written[1] if written else names
    if written:
        yield written


def _best(scores: Floats, docs: Mask) -> Ints:
    chosen = np.flatnonzero(docs & (scores > 0))
    if len(chosen) <= CANDIDATES:
        return chosen
    return np.sort(chosen[np.argpartition(-scores[chosen], CANDIDATES)[:CANDIDATES]])


def _counts(starts: Ints, ends: Ints, docs: Ints) -> Floats:
    """Return for each of `docs` how often a place of the first word has one of the second a few places behind it."""
    if not len(starts) or not len(ends):
        return np.zeros(len(docs), np.float32)
    # The first place of the second word behind each place of the first; of another document it is too far away.
    behind = np.searchsorted(ends, starts, side="right")
    near = ends[np.minimum(behind, len(ends) - 1)] - starts
    hits = starts[(behind < len(ends)) & (near > 0) & (near <= APART)]
    return np.bincount(np.searchsorted(docs, hits >> PLACES), minlength=len(docs)).astype(np.float32)


def _within(places: Ints, docs: Ints) -> Ints:
    """Return those of ascending `places` that are in `docs`."""
    firsts = np.searchsorted(places, docs << PLACES)
    lasts = np.searchsorted(places, (docs << PLACES) | LOWER, side="right")
    lengths = lasts - firsts
    if not lengths.any():
        return places[:0]
    offsets = np.repeat(firsts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    found: Ints = places[np.arange(int(lengths.sum())) + offsets]
    return found


def _rarity(snapshot: Snapshot, term: str) -> float:
    return idf(snapshot.size, len(snapshot.postings("text", term).docs))
