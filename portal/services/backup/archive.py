"""A backup that is open: what it holds, and whether it is what was written."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from portal.database import portable
from portal.database.portable import Facts
from portal.services.backup.common import BLOCK, BackupError, Meter
from portal.services.backup.files import blocks, measure
from portal.services.backup.layout import LEDGER, Manifest, Measure, file_member, table_member

LINE_LIMIT = 64 * BLOCK
"""Nothing that the portal stores comes near; a line without an end must not fill the memory."""

UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError)
"""What the library raises at a zip that is damaged, or of a sort that no backup is."""


@dataclass(frozen=True)
class Backup:
    """A backup that is open. `mark` is short and differs from that of every other backup."""

    path: Path
    manifest: Manifest
    mark: str
    _archive: ZipFile

    def check(self, meter: Meter) -> None:
        """Read everything once; BackupError at the first member that is not what the manifest says."""
        members = self.manifest.members()
        with meter("Checking", sum(member.size for member in members.values()), "B") as advance:
            for name, expected in members.items():
                found: Measure | Facts
                if name in self._tables():
                    found = portable.measured(_told(self._lines(name), advance))
                    same = found.rows == self._tables()[name].rows
                else:
                    found = measure(_told(self.content(name), advance))
                    same = True
                if not same or (found.size, found.sha256) != (expected.size, expected.sha256):
                    raise self.damaged(name)

    def _tables(self) -> dict[str, Facts]:
        return {table_member(name): facts for name, facts in self.facts().items()}

    def facts(self) -> dict[str, Facts]:
        """Return what is known of the lines of each table."""
        found = self.manifest.tables.items()
        return {name: Facts(each.rows, each.size, each.sha256, each.last_number) for name, each in found}

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the lines of a table."""
        return self._lines(table_member(table))

    def _lines(self, name: str) -> Iterator[bytes]:
        with self._open(name) as file:
            while line := file.readline(LINE_LIMIT):
                if not line.endswith(b"\n"):
                    raise self.damaged(name)
                yield line

    def file(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file of the instance."""
        return self.content(file_member(name))

    def ledger(self) -> bytes:
        """Return what had been expunged when the backup was made."""
        return b"".join(self.content(LEDGER)) if self.manifest.ledger else b""

    def content(self, name: str) -> Iterator[bytes]:
        """Yield what a member holds."""
        with self._open(name) as file:
            yield from blocks(file)

    @contextmanager
    def _open(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._archive.open(name) as file:
                yield file
        except UNREADABLE as error:
            raise self.damaged(name) from error

    def damaged(self, name: str) -> BackupError:
        """Return the fault that says where the backup is damaged."""
        return damaged(self.path, name)


def damaged(path: Path, name: str) -> BackupError:
    """Return the fault that says where a backup is damaged."""
    return BackupError(f"{path} is damaged at {name}. Nothing was changed. Take another backup.")


def _told(content: Iterable[bytes], advance: Callable[[int], object]) -> Iterator[bytes]:
    for block in content:
        advance(len(block))
        yield block
