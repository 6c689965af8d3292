"""What a snapshot holds, document by document: for the comparison with the database."""

from collections import defaultdict

import numpy as np

from portal.search.engine import Indexed
from portal.search.whoosh_engine.codes import EMPTY
from portal.search.whoosh_engine.snapshot import LABEL, Snapshot


def indexed(snapshot: Snapshot) -> list[Indexed]:
    """Return every document of a snapshot that is not deleted."""
    labels: dict[int, set[str]] = defaultdict(set)
    codes = snapshot.codes(LABEL)
    for row, code in zip(codes.rows.tolist(), codes.codes.tolist(), strict=True):
        labels[row].add(codes.names[code])
    digests = np.concatenate([EMPTY, *(segment.digests for segment in snapshot.segments)])
    return [
        Indexed(
            version=int(snapshot.versions[row]),
            record=int(snapshot.records[snapshot.ordinals[row]]),
            labels=frozenset(labels[row]),
            digest=int(digests[row]),
        )
        for row in np.flatnonzero(snapshot.alive).tolist()
    ]
