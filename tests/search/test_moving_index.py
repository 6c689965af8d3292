"""Readers while another process commits: what is withdrawn stays withdrawn, and nobody is sent away because files come and go."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from whoosh import index as whoosh_index

from portal.domain.query import Query
from portal.search.engine import SearchUnavailableError
from portal.search.whoosh_engine import WhooshEngine, kept
from tests.search.samples import MODERATOR, VISITOR, concepts, document, library, words

COMMITS = 60
FIRST = 1000
WRITER = f"""
import sys
from pathlib import Path
from portal.search.whoosh_engine import WhooshEngine
from tests.search.samples import concepts, document
engine = WhooshEngine(Path(sys.argv[1]), concepts())
for number in range({FIRST + 1}, {FIRST + 1 + COMMITS}):
    engine.write([document(number, number, "Moving note")], [number - 1], number)
    print(number, flush=True)
"""


class Committing:
    """Another process that puts a new note in the place of the one before, again and again, and says when each is committed."""

    def __init__(self, folder: Path) -> None:
        self.newest = FIRST
        self._process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        self._listening = Thread(target=self._listen)
        self._listening.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.newest = int(line)

    def is_going_on(self) -> bool:
        """Say whether more is to come."""
        return self._listening.is_alive()

    def stop(self) -> int:
        """Wait until it has ended, and return how."""
        self._listening.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return self._process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    engine = WhooshEngine(tmp_path, concepts())
    engine.rebuild([*library(), document(FIRST, FIRST, "Moving note")], 0)
    return tmp_path


@pytest.fixture
def committing(folder: Path) -> Iterator[Committing]:
    writer = Committing(folder)
    yield writer
    assert writer.stop() == 0


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("again", [False, True])
def test_readers_see_what_was_committed_last_and_nothing_twice(
    folder: Path, committing: Committing, plain: bool, again: bool
) -> None:
    """Else a reader that is open (or opens, `again`) just then finds notes that were withdrawn, or an error."""
    reader, rounds = WhooshEngine(folder, concepts(), plain=plain), 0
    while committing.is_going_on():
        if again:
            reader = WhooshEngine(folder, concepts(), plain=plain)
        known = committing.newest
        found = reader.search(words("moving"), VISITOR)
        assert found.total == 1
        assert found.hits[0].version >= known
        assert reader.search(Query(), MODERATOR).total == 9
        rounds += 1
    assert committing.stop() == 0
    assert reader.search(words("moving"), VISITOR).hits[0].version == FIRST + COMMITS
    assert rounds > 1


class Vanishing:
    """Opens an index as Whoosh does while another process commits: the first few times a file is gone."""

    def __init__(self, times: int) -> None:
        self.left = times
        self._open = whoosh_index.open_dir

    def __call__(self, *args: Any, **more: Any) -> Any:
        """Open, or find a file gone."""
        if self.left:
            self.left -= 1
            raise FileNotFoundError("a segment that was merged away")
        return self._open(*args, **more)


@pytest.mark.parametrize("plain", [False, True])
def test_a_file_that_goes_while_the_index_is_opened_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, plain: bool
) -> None:
    """Else three in a thousand readers who come during a commit are told that the search is away."""
    opening = Vanishing(kept.TRIES - 1)
    monkeypatch.setattr(kept.index, "open_dir", opening)
    assert WhooshEngine(folder, concepts(), plain=plain).search(words("moving"), VISITOR).total == 1
    assert opening.left == 0


def test_a_file_that_stays_away_is_a_fault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an index that lacks a file is looked for again and again, and never repaired."""
    monkeypatch.setattr(kept.index, "open_dir", Vanishing(100))
    with pytest.raises(SearchUnavailableError):
        WhooshEngine(folder, concepts()).search(words("moving"), VISITOR)


@pytest.mark.parametrize("plain", [False, True])
def test_an_index_that_moves_on_while_it_is_opened_is_opened_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, plain: bool
) -> None:
    """Else a reader keeps what it read half of the old files: of a column that is gone Whoosh makes an empty one."""
    writer, reading = WhooshEngine(folder, concepts()), whoosh_index.FileIndex.reader
    committed: list[int] = []

    def read_while_another_commits(*args: Any, **more: Any) -> Any:
        opened = reading(*args, **more)
        if not committed:
            committed.append(1)
            writer.write([document(FIRST + 1, FIRST + 1, "Moving note")], [FIRST], 1)
        return opened

    monkeypatch.setattr(whoosh_index.FileIndex, "reader", read_while_another_commits)
    found = WhooshEngine(folder, concepts(), plain=plain).search(words("moving"), VISITOR)
    assert [hit.version for hit in found.hits] == [FIRST + 1]
