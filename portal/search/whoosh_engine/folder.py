"""The index folder: generations side by side, and a small file CURRENT that names the one in use.

search_index/CURRENT                 "gen-000002-9f31c0de"
search_index/DAMAGED                 the generation that a reader could not read
search_index/LOCK                    held by the one process that writes
search_index/gen-000002-9f31c0de/    Whoosh's files, and state.json (Stamp)
"""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from zlib import crc32

from portal.search.engine import IndexLockedError, SearchUnavailableError

CONTENTS = re.compile(r"_MAIN_(\d+)\.toc$")
NUMBER = re.compile(r"gen-(\d+)")
STATE = "state.json"
Manifest = dict[str, list[int]]


@dataclass(frozen=True)
class Stamp:
    """What an index was made with, the last outbox row that it holds, and its files (size, CRC-32) at Whoosh's generation `token`."""

    make: str
    applied: int
    token: str = ""
    files: Manifest = field(default_factory=dict)


class Folder:
    """A folder of index generations."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Path:
        """Return the folder of the generation in use; SearchUnavailableError where there is none."""
        try:
            name = (self.path / "CURRENT").read_text("ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SearchUnavailableError("no index") from error
        if not name.startswith("gen-") or not (self.path / name).is_dir():
            raise SearchUnavailableError(f"no generation {name!r}")
        return self.path / name

    def mark_damaged(self, generation: str) -> None:
        """Leave word for the writer that a generation cannot be read; said in vain where the folder is read-only."""
        with suppress(OSError):
            (self.path / "DAMAGED").write_text(generation, "ascii")

    def is_damaged(self, generation: Path) -> bool:
        """Say whether a reader found that a generation cannot be read."""
        try:
            return (self.path / "DAMAGED").read_text("ascii").strip() == generation.name
        except (OSError, UnicodeDecodeError):
            return False

    def fresh(self) -> Path:
        """Make and return an empty folder for the next generation, and delete what killed processes left half built."""
        numbers = [int(found[1]) for path in self.path.glob("gen-*") if (found := NUMBER.match(path.name))]
        # A name of its own: where all was deleted and built anew, whoever has the old one open must not take it for this.
        folder = self.path / f"gen-{max(numbers, default=0) + 1:06d}-{token_hex(4)}"
        with suppress(SearchUnavailableError):
            current = self.current().name
            for left in [path for path in self.path.glob("gen-*") if path.name > current]:
                shutil.rmtree(left, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def switch(self, generation: Path) -> None:
        """Put `generation` into use at once, and delete all but it and the one before."""
        replace_text(self.path / "CURRENT", generation.name + "\n")
        for old in sorted(self.path.glob("gen-*"))[:-2]:
            if old != generation:
                shutil.rmtree(old, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the one writer; IndexLockedError where another process has it."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "LOCK").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise IndexLockedError(str(self.path)) from error
            yield


def latest_commit(generation: Path) -> str:
    """Return the number of a generation's last commit, from the name of its table of contents; "" where there is none."""
    numbers = [int(found[1]) for name in os.listdir(generation) if (found := CONTENTS.match(name))]  # noqa: PTH208 - twice as fast
    return str(max(numbers)) if numbers else ""


def read_stamp(generation: Path) -> Stamp:
    """Return a generation's stamp; SearchUnavailableError where it is missing or damaged."""
    try:
        found = json.loads((generation / STATE).read_text("utf-8"))
        return Stamp(str(found["make"]), int(found["applied"]), str(found["token"]), dict(found["files"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SearchUnavailableError(f"no state in {generation.name}") from error


def write_stamp(generation: Path, stamp: Stamp) -> None:
    """Note a generation's stamp."""
    replace_text(generation / STATE, json.dumps(asdict(stamp)))


def manifest(generation: Path, known: Manifest) -> Manifest:
    """Return size and CRC-32 of every file of a generation; `known` ones are not read again, since Whoosh never changes a file."""
    files = [file for file in sorted(generation.iterdir()) if file.is_file() and not file.name.startswith(STATE)]
    return {
        file.name: known.get(file.name) or _measured(file) for file in files if file.suffix not in (".lock", ".tmp")
    }


@lru_cache(maxsize=4096)
def _crc(path: Path, size: int, changed: int) -> int:  # noqa: ARG001 - size and time are the key of the cache
    with path.open("rb") as file:
        total = 0
        while block := file.read(1 << 20):
            total = crc32(block, total)
    return total


def _measured(file: Path) -> list[int]:
    found = file.stat()
    return [found.st_size, _crc(file, found.st_size, found.st_mtime_ns)]


def verify(generation: Path, stamp: Stamp) -> None:
    """Raise SearchUnavailableError that names each file that is not as it was written.

    Files are read once, then again only if they change.
    """
    faults = [fault for name, written in stamp.files.items() if (fault := _fault(generation / name, written))]
    if faults:
        raise SearchUnavailableError(", ".join(faults))


def _fault(file: Path, written: list[int]) -> str:
    try:
        return "" if _measured(file) == written else f"{file.name} is damaged"
    except OSError:
        return f"{file.name} is missing"


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that readers see the old or the new one, also after a power cut."""
    aside = path.with_name(path.name + ".new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
