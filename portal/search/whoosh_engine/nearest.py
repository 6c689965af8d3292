"""Related records: those that share most with one, as far as facet values say."""

import numpy as np

from portal.search.engine import Hit
from portal.search.whoosh_engine.codes import Codes, Mask
from portal.search.whoosh_engine.scoring import idf
from portal.search.whoosh_engine.searching import hit, records_of
from portal.search.whoosh_engine.segment import Ints
from portal.search.whoosh_engine.snapshot import Snapshot

FIRST = 1e6
FACETS = ("group", "theme", "intervention", "root_cause", "stage", "dimension", "level")


def nearest(snapshot: Snapshot, record: int, docs: Mask, language: str, limit: int) -> tuple[Hit, ...]:
    """Return up to `limit` of `docs` by the summed rarity of the values shared with `record`; other regions first."""
    row = int(np.searchsorted(snapshot.records, record))
    if row == len(snapshot.records) or snapshot.records[row] != record:
        return ()
    points = np.zeros(len(snapshot.records))
    for name in FACETS:
        for sharing in _sharing(snapshot.codes(name), row):
            points[sharing] += idf(len(points), len(sharing))
    near = np.zeros(len(points), bool)
    for sharing in _sharing(snapshot.codes("region"), row):
        near[sharing] = True
    points[~records_of(snapshot, docs)] = 0
    points[row] = 0
    rows = np.flatnonzero(points)
    # Whole numbers above any sum of rarities put other regions first.
    keys = points[rows] + FIRST * ~near[rows]
    if len(rows) > limit:
        best = keys >= np.partition(keys, -limit)[-limit]
        rows, keys = rows[best], keys[best]
    order = rows[np.lexsort((rows, -keys))][:limit].tolist()
    return tuple(_best_version(snapshot, docs, found, language, float(points[found])) for found in order)


def _sharing(codes: Codes, row: int) -> list[Ints]:
    """Return for each value of `row` all rows that carry it."""
    return [codes.rows_of(code) for code in codes.codes[codes.rows == row].tolist()]


def _best_version(snapshot: Snapshot, docs: Mask, row: int, language: str, score: float) -> Hit:
    found = np.flatnonzero(snapshot.ordinals == row)
    found = found[docs[found]]
    return hit(snapshot, int(found[np.argmax(snapshot.in_language(language)[found])]), score)
