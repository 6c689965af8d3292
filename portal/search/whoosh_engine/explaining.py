"""Why each hit of a page was found: the words and concepts that count most for it."""

import numpy as np

from portal.search.engine import Reason
from portal.search.whoosh_engine.plan import Part, Plan, wanted
from portal.search.whoosh_engine.ranking import DEFAULT, Ranking
from portal.search.whoosh_engine.scoring import code_scores, idf
from portal.search.whoosh_engine.searching import piece_scores
from portal.search.whoosh_engine.segment import Floats, Ints, Postings
from portal.search.whoosh_engine.snapshot import Snapshot
from portal.search.whoosh_engine.weighing import weights

MOST = 6
LEAST = 0.01
"""Points below which nothing is said."""


def reasons(snapshot: Snapshot, plan: Plan, rows: Ints, ranking: Ranking = DEFAULT) -> tuple[tuple[Reason, ...], ...]:
    """Return for each of the documents `rows` what it was found by, what counts most first."""
    found: list[list[Reason]] = [[] for _ in rows]
    weighing = weights(snapshot, plan, ranking)
    for part in wanted(plan.parts):
        points = _of_part(snapshot, part, weighing.of(part), rows, ranking)
        _note(found, Reason("word", " ".join(part.typed), 0.0), points)
    for (scheme, code), weight in plan.concepts:
        postings = snapshot.postings("concepts", f"{scheme}:{code}")
        rarity = idf(snapshot.size, len(postings.docs)) * weight * weighing.of_concept(scheme)
        points = _at(Postings(postings.docs, code_scores(snapshot, postings, rarity, ranking)), rows)
        _note(found, Reason("concept", f"{scheme}:{code}", 0.0), points)
    return tuple(tuple(sorted(one, key=lambda reason: -reason.points)[:MOST]) for one in found)


def _note(found: list[list[Reason]], reason: Reason, points: Floats) -> None:
    for place in np.flatnonzero(points > LEAST):
        found[place].append(Reason(reason.kind, reason.text, round(float(points[place]), 4)))


def _of_part(snapshot: Snapshot, part: Part, weight: float, rows: Ints, ranking: Ranking) -> Floats:
    points = np.zeros(len(rows), np.float32)
    for piece in part.pieces:
        for postings in piece_scores(snapshot, piece, weight, ranking):
            points += _at(postings, rows)
    return points


def _at(postings: Postings, rows: Ints) -> Floats:
    """Return the weights of `postings` at `rows`, 0 where they are not in them."""
    points = np.zeros(len(rows), np.float32)
    if len(postings.docs):
        places = np.minimum(np.searchsorted(postings.docs, rows), len(postings.docs) - 1)
        hit = postings.docs[places] == rows
        points[hit] = postings.weights[places[hit]]
    return points
