"""The plain way gives what the arrays give, factors of ranking and all; and it takes over where the arrays cannot be trusted."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from portal.domain.query import Query
from portal.search.engine import Results
from portal.search.whoosh_engine import WhooshEngine
from portal.search.whoosh_engine.explaining import MOST
from portal.search.whoosh_engine.selfcheck import is_same
from tests.search.drawn import READERS, Written, queries, typed, written
from tests.search.samples import concepts

EVERYTHING = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CONCEPTS = concepts()


@contextmanager
def both(made: Written) -> Iterator[tuple[WhooshEngine, WhooshEngine]]:
    """Give an engine that reads arrays and one that reads the plain way, on the same index."""
    folder = Path(tempfile.mkdtemp(prefix="plain"))
    try:
        fast, plain = WhooshEngine(folder, CONCEPTS), WhooshEngine(folder, CONCEPTS, plain=True)
        assert (bool(fast.fallback), bool(plain.fallback)) == (False, True)
        made.into(folder, fast)
        yield fast, plain
    finally:
        shutil.rmtree(folder)


def points(results: Results) -> dict[int, dict[str, float]]:
    """Return for each record what its reasons count; none where there were more than are said."""
    return {
        hit.record: {reason.text: reason.points for reason in hit.why} for hit in results.hits if len(hit.why) < MOST
    }


@EVERYTHING
@given(
    written(),
    st.lists(st.one_of(queries(), typed()), min_size=8, max_size=12),
    st.sampled_from(READERS),
    st.frozensets(st.integers(0, 12), max_size=2),
)
def test_both_ways_give_the_same_answers(
    made: Written, asked: list[Query], reader: frozenset[str], without: frozenset[int]
) -> None:
    """Else a portal that falls back shows other notes, or counts what a reader may not see."""
    with both(made) as (fast, plain):
        for query in asked:
            one, other = fast.search(query, reader, without), plain.search(query, reader, without)
            assert is_same(one, other), (query, one, other)
            assert (one.needles, one.also_searched, one.shown_in) == (
                other.needles,
                other.also_searched,
                other.shown_in,
            )
            said = points(other)
            for record, reasons in points(one).items():
                assert reasons == pytest.approx(said.get(record, reasons), abs=2e-4)
        assert fast.state().documents == plain.state().documents
