"""The files that an installation keeps beside its database: which they are, and how one is put in place."""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

from portal.services.backup.common import BLOCK, BackupError
from portal.services.backup.layout import Measure, is_kept, is_safe


def kept_files(instance: Path, database_file: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield path below the instance folder and path of each file that belongs into a backup, in order.

    Links are followed: a folder of files may lie on a disk of its own. BackupError where a name cannot be written in a backup.
    """
    not_these = {f"{database_file}{more}" for more in ("", "-wal", "-shm", "-journal")} if database_file else set()
    for path in _walk(instance, frozenset()):
        name = path.relative_to(instance).as_posix()
        if str(path) in not_these or not is_kept(name) or not path.is_file():
            continue
        if not is_safe(name):
            raise BackupError(f"The name of the file {name!r} cannot be kept in a backup. Rename it, and try again.")
        yield name, path


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path]:
    try:
        found, paths = folder.stat(), sorted(folder.iterdir())
    except FileNotFoundError:
        # Taken away since it was listed.
        return
    here = (found.st_dev, found.st_ino)
    if here in above:
        # A link that leads back up.
        return
    for path in paths:
        if path.is_dir():
            yield from _walk(path, above | {here})
        else:
            yield path


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what an open file holds."""
    while block := file.read(BLOCK):
        yield block


def measure(content: Iterable[bytes]) -> Measure:
    """Return size and SHA-256 of what comes."""
    size, digest = 0, sha256()
    for block in content:
        size += len(block)
        digest.update(block)
    return Measure(size=size, sha256=digest.hexdigest())


def put_in_place(path: Path, content: Iterable[bytes]) -> None:
    """Write a file whole or not at all, also when the machine stops in between; only its owner may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb") as file:
        for block in content:
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that a name that was given or changed in a folder is kept when the machine stops."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
