"""BM25 over arrays. Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); idf as in Lucene."""

import math

import numpy as np

from portal.search.whoosh_engine.segment import Floats, Postings
from portal.search.whoosh_engine.snapshot import Snapshot

K1 = 1.5
B = 0.75
CODE_K1 = 3.0
CODE_B = 0.5


def idf(total: int, having: int) -> float:
    """Return log(1 + (N - n + 0.5) / (n + 0.5)) for n of N documents."""
    return math.log(1.0 + (max(total, having) - having + 0.5) / (having + 0.5))


def text_scores(snapshot: Snapshot, postings: Postings, rarity: float) -> Floats:
    """Return the BM25 scores of a word's documents."""
    norm = np.float32(K1 * (1.0 - B)) + np.float32(K1 * B) * snapshot.relative_lengths[postings.docs]
    return (np.float32(rarity * (K1 + 1.0)) * postings.weights / (postings.weights + norm)).astype(np.float32)


def code_scores(snapshot: Snapshot, postings: Postings, rarity: float) -> Floats:
    """Return the BM25 scores of a concept's documents. It is what a text is about by being named often, so more mentions still count."""
    norm = (
        np.float32(CODE_K1 * (1.0 - CODE_B)) + np.float32(CODE_K1 * CODE_B) * snapshot.relative_lengths[postings.docs]
    )
    return (np.float32(rarity * (CODE_K1 + 1.0)) * postings.weights / (postings.weights + norm)).astype(np.float32)
