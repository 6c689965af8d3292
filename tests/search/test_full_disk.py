"""A disk that fills up while the index is written: what was committed stays, and all goes on when there is room again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.search.whoosh_engine import WhooshEngine
from portal.settings import ROOT
from tests.search.samples import VISITOR, concepts, document, library, words

FILL = """
import os
import sys
from pathlib import Path
from portal.search.whoosh_engine import WhooshEngine
from tests.search.samples import concepts, document, library

engine, filler = WhooshEngine(Path(sys.argv[1]) / "index", concepts()), Path(sys.argv[1]) / "filler"
what, room = sys.argv[2], int(sys.argv[3])
file = os.open(filler, os.O_WRONLY | os.O_CREAT)
try:
    while True:
        os.write(file, b"x" * 4096)
except OSError:
    os.ftruncate(file, filler.stat().st_size - room)
done = 0
try:
    for done in range(100):
        if what == "rebuild":
            engine.rebuild(library() * 400, 0)
        else:
            texts = " ".join(f"word{done}n{number}" for number in range(800))
            engine.write([document(100 + done, 100 + done, "Full", texts)], [], done)
except OSError as error:
    print(done, error.strerror)
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder on a disk of 4 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip(
            "A FULL DISK IS NOT TESTED: needs the right to mount one (tests/faults limits the size of files instead)"
        )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize(("what", "room"), [("write", 0), ("write", 60_000), ("write", 200_000), ("rebuild", 100_000)])
def test_on_a_full_disk_nothing_that_was_committed_is_lost(small_disk: Path, what: str, room: int) -> None:
    """Else the disk that fills up overnight takes the search with it, and it stays away when there is room again."""
    engine = WhooshEngine(small_disk / "index", concepts())
    engine.rebuild(library(), 0)
    command = [sys.executable, "-c", FILL, str(small_disk), what, str(room)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    count, _, said = done.stdout.strip().partition(" ")
    assert said == "No space left on device", done.stderr
    assert engine.search(words("family"), VISITOR).total == 2
    held = sorted(one.version for one in engine.contents())
    told = sorted(one.version for one in library())
    new = [100 + number for number in range(int(count) + 1)] if what == "write" else []
    # The last commit may be complete, though its writer could not say so.
    assert held in ([*told, *new], [*told, *new[:-1]])
    assert len(list((small_disk / "index").glob("gen-*"))) == 1
    (small_disk / "filler").unlink()
    engine.write([document(300, 300, "Room again")], [], 9)
    assert engine.search(words("room"), VISITOR).total == 1
    engine.rebuild(library(), 10)
    assert engine.state().documents == len(library())
