"""Measures of a ranked list against judgments, as trec_eval defines them (https://trec.nist.gov/trec_eval/).

A ranking is a list of ids, the best first; judgments map ids to grades above 0. Every measure is between 0 and 1.
"""

from collections.abc import Callable, Mapping, Sequence
from math import log2, sqrt
from statistics import fmean, stdev

Judged = Mapping[str, int]
Ranking = Sequence[str]
NORMAL = 1.96
"""Between minus and plus so many deviations lie 95 % of a normal distribution."""


def ndcg(ranking: Ranking, judged: Judged, depth: int = 10) -> float:
    """Return the gain of the first `depth`, each grade divided by log2(rank + 1), as a share of the best possible."""
    best = _gain(sorted(judged.values(), reverse=True)[:depth])
    return _gain([judged.get(one, 0) for one in ranking[:depth]]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / log2(place + 2) for place, grade in enumerate(grades))


def average_precision(ranking: Ranking, judged: Judged) -> float:
    """Return the mean of the precisions at each relevant document; one that is not found counts as 0."""
    found, total = 0, 0.0
    for place, one in enumerate(ranking, 1):
        if one in judged:
            found += 1
            total += found / place
    return total / len(judged) if judged else 0.0


def reciprocal_rank(ranking: Ranking, judged: Judged) -> float:
    """Return one divided by the rank of the first relevant document."""
    return next((1 / place for place, one in enumerate(ranking, 1) if one in judged), 0.0)


def recall(ranking: Ranking, judged: Judged, depth: int = 100) -> float:
    """Return the share of the relevant documents that stand among the first `depth`."""
    return len(set(ranking[:depth]) & judged.keys()) / len(judged) if judged else 0.0


def success(ranking: Ranking, judged: Judged, depth: int = 5) -> float:
    """Return 1 where one of the highest grade stands among the first `depth`, else 0."""
    most = max(judged.values(), default=0)
    return float(any(judged.get(one, 0) == most for one in ranking[:depth])) if judged else 0.0


MEASURES: Mapping[str, Callable[[Ranking, Judged], float]] = {
    "ndcg@10": ndcg,
    "map": average_precision,
    "mrr": reciprocal_rank,
    "recall@100": recall,
    "success@5": success,
}


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return between which bounds the mean lies with 95 % confidence, by the normal approximation."""
    if len(values) < 2:
        return (0.0, 1.0)
    mean, half = fmean(values), NORMAL * stdev(values) / sqrt(len(values))
    return max(mean - half, 0.0), min(mean + half, 1.0)
