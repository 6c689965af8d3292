"""What every place for files has to do: the folder and the object store alike."""

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.attachments.folder import FolderStorage
from portal.attachments.storage import MissingError, Storage, StorageAwayError, key_at, place
from portal.settings import ROOT
from tests.attachments.servers import s3_storage

Make = Callable[[bytes], Path]
LARGE = 12 * 1024 * 1024 + 7


def key_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read(storage: Storage, key: str, start: int = 0, end: int | None = None) -> bytes:
    return b"".join(storage.open(key, start, end))


@pytest.fixture(params=["folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return FolderStorage(tmp_path / "instance" / "attachments") if request.param == "folder" else s3_storage()


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that puts bytes into a file."""

    def write(content: bytes) -> Path:
        path = tmp_path / "made"
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("content", [b"", b"a report", os.urandom(LARGE)], ids=["empty", "small", "large"])
def test_a_file_comes_back_as_it_was_put(storage: Storage, make: Make, content: bytes) -> None:
    """Else somebody downloads a broken report; the large one is sent to a store in several parts."""
    key = key_of(content)
    storage.put(key, make(content))
    assert storage.size(key) == len(content)
    assert hashlib.sha256(read(storage, key)).hexdigest() == key


def test_parts_come_as_they_were_asked_for(storage: Storage, make: Make) -> None:
    """Else a download that broke off goes on at the wrong byte, and nobody can open what arrived."""
    content = os.urandom(3 * 1024 * 1024)
    key = key_of(content)
    storage.put(key, make(content))
    for start, end in ((0, 1), (1, 5), (1_048_575, 1_048_577), (2_000_000, None), (5, 5), (len(content), None)):
        assert read(storage, key, start, end) == content[start:end], (start, end)
    assert read(storage, key, 3_000_000, 99_000_000) == content[3_000_000:]


def test_putting_again_changes_nothing(storage: Storage, make: Make) -> None:
    """Else a form that was sent twice fails, or a file that half of the portal holds is gone for a moment."""
    key = key_of(b"once")
    storage.put(key, make(b"once"))
    storage.put(key, make(b"once"))
    assert read(storage, key) == b"once"
    assert list(storage.keys()) == [key]


def test_a_file_and_its_small_copies_stand_beside_each_other_and_go_together(storage: Storage, make: Make) -> None:
    """Else a picture that was removed for good can still be seen in small."""
    picture, other = key_of(b"picture"), key_of(b"other")
    for key in (picture, f"{picture}/320", f"{picture}/1600", other, f"{other}/320"):
        storage.put(key, make(key.encode()))
    assert read(storage, f"{picture}/320") == f"{picture}/320".encode()
    assert sorted(storage.keys()) == sorted([picture, f"{picture}/320", f"{picture}/1600", other, f"{other}/320"])
    storage.delete(f"{other}/320")
    assert read(storage, other) == other.encode()
    storage.delete(picture)
    assert list(storage.keys()) == [other]
    for key in (picture, f"{picture}/320", f"{other}/320"):
        with pytest.raises(MissingError):
            storage.size(key)


def test_what_is_not_there_is_said_to_be_missing(storage: Storage) -> None:
    """Else a page about a file that is gone says that the portal is broken."""
    key = key_of(b"never put")
    with pytest.raises(MissingError):
        storage.size(key)
    with pytest.raises(MissingError):
        read(storage, key)
    storage.delete(key)
    assert list(storage.keys()) == []


BAD = (
    "",
    "..",
    "../../etc/passwd",
    "a" * 63,
    "A" * 64,
    "a" * 64 + "/../x",
    "a" * 64 + "/320/1",
    "a" * 64 + "\n",
    "é" * 64,
)


@pytest.mark.parametrize("key", BAD)
def test_nothing_but_a_hash_leads_anywhere(storage: Storage, make: Make, key: str) -> None:
    """Else an address that a stranger makes up reads or overwrites a file of the machine."""
    for ask in (storage.size, storage.delete, lambda one: read(storage, one), lambda one: storage.put(one, make(b"x"))):
        with pytest.raises(MissingError):
            ask(key)


def test_readers_never_see_half_a_file(storage: Storage, make: Make) -> None:
    """Else a download that starts while the same file is attached again ends in the middle."""
    content = os.urandom(4 * 1024 * 1024)
    key, path = key_of(content), make(content)
    storage.put(key, path)
    seen: list[str] = []
    stopping = threading.Event()

    def look() -> None:
        while not stopping.is_set():
            seen.append(hashlib.sha256(read(storage, key)).hexdigest())

    thread = threading.Thread(target=look)
    thread.start()
    for _ in range(5):
        storage.put(key, path)
    stopping.set()
    thread.join()
    assert set(seen) == {key}


def test_both_places_call_a_file_the_same(make: Make, tmp_path: Path) -> None:
    """Else a folder of files cannot be copied into a bucket when a portal grows."""
    folder, picture = FolderStorage(tmp_path / "kept"), f"{key_of(b'x')}/320"
    folder.put(picture, make(b"x"))
    assert (tmp_path / "kept" / place(picture)).read_bytes() == b"x"
    assert key_at(place(picture)) == picture
    assert key_at("ab/thumbs.db") is None


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from portal.attachments.folder import FolderStorage
def half(source, target, length):
    target.write(source.read(1000))
    target.flush()
    os.kill(os.getpid(), signal.SIGKILL)
shutil.copyfileobj = half
FolderStorage(Path(sys.argv[1])).put(sys.argv[2], Path(sys.argv[3]))
"""


def test_a_process_that_is_killed_leaves_no_half_file_under_its_name(make: Make, tmp_path: Path) -> None:
    """Else a file that never arrived whole is handed out for years."""
    content = os.urandom(100_000)
    key, path, folder = key_of(content), make(content), tmp_path / "kept"
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), key, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -9
    storage = FolderStorage(folder)
    assert list(storage.keys()) == []
    with pytest.raises(MissingError):
        storage.size(key)
    storage.put(key, path)
    assert read(storage, key) == content


FULL = """
import resource, sys
from pathlib import Path
from portal.attachments.folder import FolderStorage
from portal.attachments.storage import StorageAwayError
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    FolderStorage(Path(sys.argv[1])).put(sys.argv[2], Path(sys.argv[3]))
except StorageAwayError:
    sys.exit(7)
"""


def test_a_full_disk_keeps_nothing_and_says_so(make: Make, tmp_path: Path) -> None:
    """Else the portal thanks for a file that it does not have, and leaves rests that fill the disk for good."""
    content, folder = os.urandom(100_000), tmp_path / "kept"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(folder), key_of(content), str(make(content))], cwd=ROOT, check=False
    )
    assert done.returncode == 7
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_is_said_to_be_away(make: Make, tmp_path: Path) -> None:
    """Else a plain error is shown, and the person does not know whether the file was kept."""
    (tmp_path / "kept").write_bytes(b"a file, and no folder")
    with pytest.raises(StorageAwayError):
        FolderStorage(tmp_path / "kept").put(key_of(b"x"), make(b"x"))


@pytest.mark.parametrize(
    "other",
    [{"endpoint": "http://127.0.0.1:9"}, {"secret_key": "not-the-key"}, {"bucket": "no-such-bucket"}],
    ids=["away", "refused", "no bucket"],
)
def test_a_store_that_cannot_be_used_is_no_missing_file(make: Make, other: dict[str, str]) -> None:
    """Else files look lost while a server is restarted, and somebody deletes their rows."""
    storage, key = s3_storage(**other), key_of(b"x")
    with pytest.raises(StorageAwayError) as said:
        storage.put(key, make(b"x"))
    assert "not-the-key" not in str(said.value)
    assert "\n" not in str(said.value)
    if "bucket" not in other:
        with pytest.raises(StorageAwayError):
            storage.size(key)
        with pytest.raises(StorageAwayError):
            list(storage.keys())
        with pytest.raises(StorageAwayError):
            storage.delete(key)
