"""Files in a folder: whole or not at all, and on the disk before anybody hears that they are kept."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.attachments.storage import MissingError, StorageAwayError, key_at, place

BLOCK = 256 * 1024
LEFT_SECONDS = 3600
"""Seconds after which nobody can still be writing a file that is not whole."""


class FolderStorage:
    """Keeps files below a folder, which is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, key: str, path: Path) -> None:
        """Keep the bytes of a file under a key."""
        target = self._path(key)
        try:
            _make(target.parent)
            _write(target, path)
            _sync(target.parent)
            _clear(target)
        except OSError as error:
            raise StorageAwayError(str(error)) from error

    def open(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Return the bytes from `start` to before `end`."""
        size = self.size(key)
        return self._blocks(key, start, size if end is None else min(end, size))

    def _blocks(self, key: str, start: int, end: int) -> Iterator[bytes]:
        with _told(key), self._path(key).open("rb") as file:
            file.seek(start)
            while start < end and (block := file.read(min(BLOCK, end - start))):
                yield block
                start += len(block)

    def size(self, key: str) -> int:
        """Return how many bytes there are."""
        path = self._path(key)
        with _told(key):
            return path.stat().st_size

    def delete(self, key: str) -> None:
        """Take away what is under a key and below it."""
        path = self._path(key)
        with _told(key):
            # The copies first: whoever is stopped in between finds the file, and deletes again.
            for found in (*path.parent.glob(f"{path.name}.*"), path):
                found.unlink(missing_ok=True)
            if path.parent.is_dir():
                _sync(path.parent)

    def keys(self) -> Iterator[str]:
        """Yield every key."""
        with _told(""):
            found = [key_at(path.relative_to(self.folder).as_posix()) for path in self.folder.glob("??/*")]
        yield from sorted(key for key in found if key)

    def _path(self, key: str) -> Path:
        return self.folder / place(key)


@contextmanager
def _told(key: str) -> Iterator[None]:
    """Say in the words of the port what a disk says."""
    try:
        yield
    except FileNotFoundError:
        raise MissingError(key) from None
    except OSError as error:
        raise StorageAwayError(str(error)) from error


def _write(target: Path, path: Path) -> None:
    handle, aside = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as copy, path.open("rb") as file:
            shutil.copyfileobj(file, copy, BLOCK)
            copy.flush()
            os.fsync(copy.fileno())
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _clear(target: Path) -> None:
    """Delete what was left of the same file where somebody was stopped in the middle."""
    for rest in target.parent.glob(f"{target.name}.*.part"):
        if rest.stat().st_mtime < time.time() - LEFT_SECONDS:
            rest.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    """Make a folder and those above it, and be sure that their names are kept when the machine stops."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
