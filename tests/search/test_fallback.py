"""Which way serves: the arrays, or Whoosh's own searcher where they cannot be trusted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.search.whoosh_engine import WhooshEngine, guard, searching, segment, selfcheck
from portal.search.whoosh_engine import snapshot as snapshot_module
from tests.search.samples import VISITOR, concepts, library, words


@pytest.fixture
def _trust_is_new() -> Iterator[None]:
    """Forget what was found of the arrays, before and after."""
    selfcheck.fault.cache_clear()
    yield
    selfcheck.fault.cache_clear()


def differ(*_: object, **__: object) -> int:
    """Stand for arrays that read postings wrongly."""
    return 999


@pytest.mark.usefixtures("_trust_is_new")
@pytest.mark.parametrize(
    ("broken", "name", "value", "why"),
    [
        (guard, "PINNED", "9.9", "9.9 is needed"),
        (searching, "idf", differ, "differ"),
        (segment, "read", None, "not callable"),
        (snapshot_module.Snapshot, "visible", lambda self, _: self.alive, "differ"),
    ],
)
def test_where_the_arrays_cannot_be_trusted_whoosh_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: object, name: str, value: object, why: str
) -> None:
    """Else another Whoosh, or one that lays its files out otherwise, stops the portal or answers wrongly."""
    monkeypatch.setattr(broken, name, value)
    engine = WhooshEngine(tmp_path, concepts())
    engine.rebuild(library(), 0)
    found = engine.search(words("family tracing"), VISITOR)
    assert (found.total, [hit.record for hit in found.hits]) == (2, [1, 2])
    assert why in engine.state().fallback


def test_the_arrays_answer_unless_it_is_set_otherwise(tmp_path: Path) -> None:
    """Else every search is slow and nobody knows."""
    engine = WhooshEngine(tmp_path, concepts())
    engine.rebuild(library(), 0)
    assert engine.state().fallback == ""
    assert WhooshEngine(tmp_path, concepts(), plain=True).state().fallback == "set by PORTAL_SEARCH_PLAIN"
