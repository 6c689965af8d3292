"""BM25 over arrays. Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); idf as in Lucene."""

import math

import numpy as np

from portal.search.whoosh_engine.ranking import Ranking
from portal.search.whoosh_engine.segment import Floats, Postings
from portal.search.whoosh_engine.snapshot import Snapshot


def idf(total: int, having: int) -> float:
    """Return log(1 + (N - n + 0.5) / (n + 0.5)) for n of N documents."""
    return math.log(1.0 + (max(total, having) - having + 0.5) / (having + 0.5))


def text_scores(snapshot: Snapshot, postings: Postings, rarity: float, ranking: Ranking) -> Floats:
    """Return the BM25 scores of a word's documents."""
    return _saturated(postings, snapshot.relative_lengths, rarity, ranking.k1, ranking.b)


def code_scores(snapshot: Snapshot, postings: Postings, rarity: float, ranking: Ranking) -> Floats:
    """Return the BM25 scores of a concept's documents. It is what a text is about by being named often, so more mentions still count."""
    return _saturated(postings, snapshot.relative_lengths, rarity, ranking.code_k1, ranking.code_b)


def _saturated(postings: Postings, lengths: Floats, rarity: float, k1: float, b: float) -> Floats:
    norm = np.float32(k1 * (1.0 - b)) + np.float32(k1 * b) * lengths[postings.docs]
    return (np.float32(rarity * (k1 + 1.0)) * postings.weights / (postings.weights + norm)).astype(np.float32)
