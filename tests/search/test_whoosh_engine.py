"""The embedded engine: the conformance suite, and what is its own: generations, damage, one writer."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh import fields as whoosh_fields
from whoosh import index as whoosh_index
from whoosh.matching import AndNotMatcher, ListMatcher

from portal.search.engine import Engine, IndexLockedError, SearchUnavailableError
from portal.search.whoosh_engine import WhooshEngine, guard
from portal.search.whoosh_engine.folder import Folder
from tests.search.conformance import EngineSuite
from tests.search.samples import VISITOR, concepts, document, library, words


class TestWhooshEngine(EngineSuite):
    """The conformance suite on Whoosh."""

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        engine = WhooshEngine(tmp_path, concepts())
        engine.rebuild(library(), 0)
        return engine

    @pytest.fixture
    def open_again(self, tmp_path: Path) -> Callable[[], Engine]:
        return lambda: WhooshEngine(tmp_path, concepts())


class TestPlainWay(EngineSuite):
    """The same, answered by Whoosh's own searcher."""

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        engine = WhooshEngine(tmp_path, concepts(), plain=True)
        engine.rebuild(library(), 0)
        return engine

    @pytest.fixture
    def open_again(self, tmp_path: Path) -> Callable[[], Engine]:
        return lambda: WhooshEngine(tmp_path, concepts(), plain=True)


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    engine = WhooshEngine(tmp_path, concepts())
    engine.rebuild(library(), 0)
    return engine


def test_without_an_index_the_caller_is_told_so(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "none", concepts())
    with pytest.raises(SearchUnavailableError):
        engine.search(words("family"), VISITOR)
    with pytest.raises(SearchUnavailableError):
        engine.state()


@pytest.mark.parametrize("suffix", [".trm", ".pst", ".seg", ".toc", "state.json", "record.col"])
def test_a_damaged_file_is_noticed_and_a_rebuild_heals_it(engine: WhooshEngine, tmp_path: Path, suffix: str) -> None:
    damaged = [file for file in Folder(tmp_path).current().rglob("*") if file.name.endswith(suffix)]
    for file in damaged:
        file.write_bytes(os.urandom(40))
    fresh = WhooshEngine(tmp_path, concepts())
    if damaged:
        with pytest.raises(SearchUnavailableError):
            _look(fresh)
    fresh.rebuild(library(), 0)
    assert fresh.search(words("family tracing"), VISITOR).total == 2
    assert fresh.state().documents == len(library())


def _look(engine: WhooshEngine) -> None:
    engine.search(words("family tracing"), VISITOR)
    engine.state()


def test_an_index_made_with_another_vocabulary_is_to_be_rebuilt(engine: WhooshEngine, tmp_path: Path) -> None:
    other = WhooshEngine(tmp_path, concepts())
    other.make = "another make"
    assert engine.state().documents == len(library())
    with pytest.raises(SearchUnavailableError):
        other.state()


def test_two_processes_never_write_at_once(engine: WhooshEngine, tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from portal.search.whoosh_engine.folder import Folder
with Folder(Path({str(tmp_path)!r})).writing():
    print("held", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(IndexLockedError):
            engine.write([document(1, 1, "x")], [], 1)
        assert holder.stdin is not None
        holder.stdin.close()
    engine.write([document(1, 1, "x")], [], 1)


def test_a_writer_that_fails_leaves_the_index_as_it_was(engine: WhooshEngine) -> None:
    def broken() -> object:
        yield document(70, 70, "half")
        raise RuntimeError("a fault in the middle")

    with pytest.raises(RuntimeError):
        engine.rebuild(broken(), 5)  # type: ignore[arg-type]
    assert engine.search(words("half"), VISITOR).total == 0
    assert engine.search(words("family"), VISITOR).total == 2
    engine.write([document(71, 71, "whole")], [], 6)
    assert engine.search(words("whole"), VISITOR).total == 1


def test_only_the_last_two_generations_are_kept(engine: WhooshEngine, tmp_path: Path) -> None:
    for _ in range(4):
        engine.rebuild(library(), 0)
    assert len(list(tmp_path.glob("gen-*"))) == 2


def test_many_segments_answer_as_one(engine: WhooshEngine) -> None:
    before = engine.search(words("family tracing"), VISITOR)
    for doc in library():
        engine.write([doc], [], 1)
    after = engine.search(words("family tracing"), VISITOR)
    assert [hit.record for hit in after.hits] == [hit.record for hit in before.hits]
    assert after.facets == before.facets


def test_another_whoosh_than_the_pinned_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PINNED", "9.9")
    with pytest.raises(guard.WrongWhooshError, match=r"9\.9 is needed"):
        guard.check()


def test_a_searcher_that_whoosh_refreshes_serves_the_old_text(tmp_path: Path) -> None:
    """The fault that forbids refresh(): where this fails, a new Whoosh has mended it and the rule can be looked at again."""
    made = whoosh_index.create_in(tmp_path, whoosh_fields.Schema(key=whoosh_fields.ID(unique=True)))
    for key in "abc":
        with made.writer() as writer:
            writer.add_document(key=key)
    searcher = made.searcher()
    with made.writer() as writer:
        writer.update_document(key="a")
    assert searcher.refresh().doc_count() != 3


def test_whoosh_lets_a_banned_document_through() -> None:
    """The fault that forbids AndNot; where this fails, a new Whoosh has mended it."""
    assert list(AndNotMatcher(ListMatcher([5, 7]), ListMatcher([3, 5])).all_ids()) == [5, 7]
