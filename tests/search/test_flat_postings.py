"""The index's own layout of postings: what Whoosh reads from it is what was written, and what the arrays say."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import index
from whoosh.query import Phrase, Term

from portal.search.whoosh_engine import WhooshEngine
from portal.search.whoosh_engine.codec import packed, unpacked
from portal.search.whoosh_engine.folder import Folder
from portal.search.whoosh_engine.schema import FlatPositions
from portal.search.whoosh_engine.segment import PLACES, Cache, Segment
from tests.search.samples import concepts, document, library

POSITIONS = st.lists(st.integers(0, 200_000), min_size=1, max_size=20, unique=True).map(sorted)


@given(
    st.dictionaries(st.integers(0, 2**31), st.tuples(st.floats(0.5, 500, width=32), POSITIONS), min_size=1, max_size=80)
)
def test_postings_come_back_as_they_were_written(postings: dict[int, tuple[float, list[int]]]) -> None:
    docs = sorted(postings)
    encode = FlatPositions().encode
    flat = unpacked(packed(docs, [postings[d][0] for d in docs], [encode(postings[d][1]) for d in docs]))
    assert flat.docs.tolist() == docs
    assert flat.weights.tolist() == pytest.approx([postings[d][0] for d in docs])
    assert flat.counts.tolist() == [len(postings[d][1]) for d in docs]
    assert flat.positions.tolist() == [place for d in docs for place in postings[d][1]]


def test_postings_without_positions_come_back() -> None:
    flat = unpacked(packed([1, 5], [1.0, 1.0], [b"", b""]))
    assert (flat.docs.tolist(), flat.weights.tolist(), flat.positions.tolist()) == ([1, 5], [1.0, 1.0], [])


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """An index of several segments, some documents deleted, one with positions past 65,535."""
    engine = WhooshEngine(tmp_path, concepts())
    engine.rebuild(library(), 0)
    engine.write([document(30, 30, "A long text", "filler " * 70_000 + "family tracing at its end")], [2], 1)
    engine.write([document(31, 31, "More family tracing", "tracing family")], [], 2)
    return engine


@pytest.mark.parametrize("term", ["famili", "trace", "end", "filler", "nothing"])
def test_whoosh_and_the_arrays_find_the_same_documents_with_the_same_weights(
    engine: WhooshEngine, tmp_path: Path, term: str
) -> None:
    reader = index.open_dir(Folder(tmp_path).current()).reader()
    for part, _ in reader.leaf_readers():
        ours = Segment(part, Cache()).postings("text", term)
        theirs = []
        if ("text", term) in part:
            matcher = part.postings("text", term)
            while matcher.is_active():
                theirs.append((matcher.id(), matcher.weight()))
                matcher.next()
        alive = [
            (d, w) for d, w in zip(ours.docs.tolist(), ours.weights.tolist(), strict=True) if not part.is_deleted(d)
        ]
        assert alive == theirs


def test_whoosh_finds_the_same_phrases(engine: WhooshEngine, tmp_path: Path) -> None:
    with index.open_dir(Folder(tmp_path).current()).searcher() as searcher:
        found = {
            searcher.reader().column_reader("record")[doc]
            for doc in searcher.docs_for_query(Phrase("text", ["famili", "trace"]))
        }
        either = set(searcher.docs_for_query(Term("text", "famili")))
    assert {1, 30, 31} <= found
    assert len(either) > len(found)


def test_places_hold_document_and_position(engine: WhooshEngine, tmp_path: Path) -> None:
    reader = index.open_dir(Folder(tmp_path).current()).reader()
    places = np.concatenate([Segment(part, Cache()).places("end") for part, _ in reader.leaf_readers()])
    assert int(places[0]) & ((1 << PLACES) - 1) > 65_535
