"""The pieces of a file on its way: one file of this machine that grows. Its length says what has arrived, whatever was stopped when."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from portal.attachments.storage import StorageAwayError
from portal.services.context import Portal

FOLDER = "uploads"
SUFFIX = ".part"


def path_of(portal: Portal, upload_id: str) -> Path:
    """Return where the pieces of a file are; only ids that we made may be given."""
    return portal.settings.instance / FOLDER / f"{upload_id}{SUFFIX}"


def received(portal: Portal, upload_id: str) -> int:
    """Return how many bytes have arrived."""
    try:
        return path_of(portal, upload_id).stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def held(portal: Portal, upload_id: str) -> Iterator[IO[bytes]]:
    """Yield the file of pieces, for one at a time: a browser may send one anew while its first try is still under way.

    Raises StorageAwayError where it cannot be opened.
    """
    path = path_of(portal, upload_id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab", buffering=0)
    except OSError as error:
        raise StorageAwayError(str(error)) from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def length(file: IO[bytes]) -> int:
    """Return how many bytes are in an open file of pieces."""
    return os.fstat(file.fileno()).st_size


def add(file: IO[bytes], piece: bytes | memoryview) -> None:
    """Write a piece to the end, and to the disk. Raises StorageAwayError; what was written before the disk was full stays and counts."""
    rest = memoryview(piece)
    try:
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    except OSError as error:
        raise StorageAwayError(str(error)) from error


def drop(portal: Portal, upload_id: str) -> None:
    """Delete the pieces of a file."""
    path_of(portal, upload_id).unlink(missing_ok=True)


def untouched(portal: Portal, seconds: float) -> Iterator[str]:
    """Yield the ids of files of which nothing arrived for so long."""
    before = time.time() - seconds
    for path in sorted((portal.settings.instance / FOLDER).glob(f"*{SUFFIX}")):
        try:
            if path.stat().st_mtime < before:
                yield path.name.removesuffix(SUFFIX)
        except FileNotFoundError:
            continue
