"""The index stays whole: killed writers, damaged files, other makes, and what readers see meanwhile."""

import contextlib
import json
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh import index as whoosh_index

from portal.search.engine import SearchUnavailableError
from portal.search.whoosh_engine import WhooshEngine
from portal.search.whoosh_engine.folder import Folder
from portal.search.whoosh_engine.segment import Cache
from portal.settings import ROOT
from tests.search.samples import MODERATOR, VISITOR, concepts, document, library, words

KILLS = 200


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    engine = WhooshEngine(tmp_path / "index", concepts())
    engine.rebuild(library(), 0)
    return engine


@pytest.fixture
def other(engine: WhooshEngine, tmp_path: Path) -> WhooshEngine:
    """The same index, opened by another process."""
    return WhooshEngine(tmp_path / "index", concepts())


def test_after_each_of_200_kills_in_the_middle_of_writes_the_index_is_whole(tmp_path: Path) -> None:
    """Else a power cut or an impatient stop loses a note, doubles one, or leaves an index that nobody can open or write."""
    command = [sys.executable, "-m", "tests.search.killed_writers", str(tmp_path), str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kills"] == KILLS
    # Were none of them between a commit and the word of it, they would prove little.
    assert told["commits_untold"] > 0
    assert len(list(tmp_path.glob("gen-*"))) <= 3
    assert told["most_files"] < 400


def test_an_index_that_was_deleted_and_built_anew_is_not_taken_for_the_old_one(
    engine: WhooshEngine, other: WhooshEngine, tmp_path: Path
) -> None:
    """Else readers are answered from what was deleted, with notes that were withheld since."""
    assert engine.search(words("family"), MODERATOR).total == 5
    shutil.rmtree(tmp_path / "index")
    other.rebuild(library()[:1], 0)
    assert engine.search(words("family"), MODERATOR).total == 1


def test_what_a_killed_rebuild_left_goes_with_the_next_one(engine: WhooshEngine, tmp_path: Path) -> None:
    """Else each killed rebuild leaves half an index, and the next one deletes the index that readers are just opening."""
    before = Folder(tmp_path / "index").current()
    for _ in range(3):
        (tmp_path / "index" / f"{Folder(tmp_path / 'index').fresh().name}" / "half.pst").write_bytes(b"half")
    engine.rebuild(library(), 0)
    kept = {path.name for path in (tmp_path / "index").glob("gen-*")}
    assert kept == {before.name, Folder(tmp_path / "index").current().name}


DAMAGES: dict[str, Callable[[Path], object]] = {
    "overwritten": lambda file: file.write_bytes(random.Random(3).randbytes(file.stat().st_size)),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "emptied": lambda file: file.write_bytes(b""),
    "one bit turned": lambda file: file.write_bytes(bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:]),
    "lost": lambda file: file.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_any_file_is_noticed_searches_go_on_and_a_rebuild_heals_it(
    engine: WhooshEngine, tmp_path: Path, damage: str
) -> None:
    """Else a bad disk makes pages fail, or searches wrong for ever."""
    engine.write([document(40, 40, "Another segment", "family")], [3], 1)
    generation = Folder(tmp_path / "index").current()
    files = [file.name for file in generation.iterdir() if not file.name.endswith("LOCK")]
    assert {Path(name).suffix for name in files} >= {".toc", ".pst", ".trm", ".col", ".json"}
    for name in files:
        copied = shutil.copytree(tmp_path / "index", tmp_path / f"{damage} {name}")
        DAMAGES[damage](copied / generation.name / name)
        fresh = WhooshEngine(copied, concepts())
        with contextlib.suppress(SearchUnavailableError):
            fresh.search(words("family tracing"), VISITOR)
        with pytest.raises(SearchUnavailableError) as raised:
            fresh.state()
        assert str(raised.value), name
        fresh.rebuild(library(), 2)
        assert fresh.state().documents == len(library()), name
        assert fresh.search(words("family tracing"), VISITOR).total == 2, name


def test_a_language_whose_last_text_was_taken_out_leaves_no_trace(engine: WhooshEngine) -> None:
    """Else each page tells the log of a mean of nothing, and where warnings are errors the index is taken for damaged."""
    engine.write([document(1, 1, "Family tracing")], [8], 1)
    assert engine.search(words("family"), VISITOR).total == 2
    assert engine.search(words("ค้ามนุษย์", language="th", expand=False), VISITOR).total == 0


def test_all_damaged_files_are_named(engine: WhooshEngine, tmp_path: Path) -> None:
    """Else whoever looks for a bad disk mends one file and meets the next."""
    columns = sorted(Folder(tmp_path / "index").current().glob("*.col"))
    columns[0].unlink()
    columns[1].write_bytes(b"?" * columns[1].stat().st_size)
    with pytest.raises(SearchUnavailableError) as raised:
        engine.state()
    assert f"{columns[0].name} is missing" in str(raised.value)
    assert f"{columns[1].name} is damaged" in str(raised.value)


@pytest.mark.parametrize("error", [FileNotFoundError, whoosh_index.EmptyIndexError])
def test_an_index_that_moves_on_while_it_is_opened_is_opened_again(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """Else three searches in a thousand fail while somebody publishes, and the index is taken for damaged."""
    real, tries = whoosh_index.open_dir, []

    def open_dir(folder: Path) -> object:
        tries.append(folder)
        if len(tries) < 3:
            raise error("gone between two steps")
        return real(folder)

    monkeypatch.setattr(whoosh_index, "open_dir", open_dir)
    assert engine.search(words("family"), VISITOR).total == 2
    assert len(tries) == 3
    assert not (tmp_path / "index" / "DAMAGED").exists()


def test_files_that_a_merge_takes_away_while_they_are_opened_are_no_damage(
    engine: WhooshEngine, other: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The race itself: the list of segments is read, another process merges and deletes them, and only then they are opened."""
    engine.write([document(30, 30, "Family first")], [], 1)
    real, merged = whoosh_index.FileIndex._reader, []

    def reader(storage: object, schema: object, segments: object, generation: object, reuse: object = None) -> object:
        if not merged:
            merged.append(True)
            for number in range(31, 37):
                other.write([document(number, number, "Family again")], [], number)
        return real(storage, schema, segments, generation, reuse)

    monkeypatch.setattr(whoosh_index.FileIndex, "_reader", staticmethod(reader))
    assert engine.search(words("family"), VISITOR).total == 2 + 7
    assert merged
    assert not (tmp_path / "index" / "DAMAGED").exists()


def test_an_index_of_another_make_is_not_written_into(engine: WhooshEngine, other: WhooshEngine) -> None:
    """Else, after an update, notes bear the blame for a schema that does not take them, and are given up."""
    other.make = "another make"
    before = engine.state()
    with pytest.raises(SearchUnavailableError):
        other.write([document(1, 1, "Changed")], [], 5)
    assert engine.state() == before
    assert other.search(words("family"), VISITOR).total == 2


def test_threads_that_share_a_full_cache_disturb_nobody() -> None:
    """Else under load a search asks for what another thread just let go, and the index is taken for damaged."""
    cache, faults = Cache(most=40), []
    interval = sys.getswitchinterval()

    def use() -> None:
        try:
            for turn in range(20_000):
                key = ("segment", "text", str(turn % 5), False)
                if cache.get(key) is None:
                    cache.put(key, turn, 1)
        except KeyError as error:
            faults.append(error)

    sys.setswitchinterval(1e-6)
    threads = [threading.Thread(target=use) for _ in range(4)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert not faults
