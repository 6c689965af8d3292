"""Which documents carry a facet's value, or have a time within years."""

from collections.abc import Sequence

import numpy as np

from portal.domain.facets import BY_NAME, EARLIEST, LATEST
from portal.domain.query import Coded, Years
from portal.search.whoosh_engine.snapshot import YEAR, Mask, Snapshot


def with_codes(snapshot: Snapshot, facet: str, values: Sequence[str]) -> Mask:
    """Return which documents carry one of a facet's values."""
    codes = snapshot.codes(facet)
    if BY_NAME[facet].of_version:
        return codes.carrying(values, snapshot.size)
    return codes.carrying(values, len(snapshot.records))[snapshot.ordinals]


def carrying(snapshot: Snapshot, narrow: Coded | Years) -> Mask:
    """Return which documents carry a value, or have a year of a range; of a facet that there is not, none."""
    if isinstance(narrow, Coded):
        known = narrow.facet in BY_NAME
        return with_codes(snapshot, narrow.facet, (narrow.code,)) if known else np.zeros(snapshot.size, bool)
    return snapshot.codes(YEAR).carrying(year_codes(narrow), snapshot.size)


def year_codes(years: Years) -> tuple[str, ...]:
    """Return the codes of all years of a range that a record can have."""
    first = EARLIEST if years.first is None else max(years.first, EARLIEST)
    last = LATEST if years.last is None else min(years.last, LATEST)
    return tuple(map(str, range(first, last + 1)))
