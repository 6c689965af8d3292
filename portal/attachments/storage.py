"""Where files are kept: the port that a folder and an object store both pass."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol


class MissingError(LookupError):
    """There is nothing under this key."""


class StorageAwayError(Exception):
    """Nothing can be read or written just now: the server does not answer, or the disk is full."""


class Storage(Protocol):
    """Keeps bytes under keys: the SHA-256 of a file, or `<sha256>/<width>` for a smaller copy of a picture."""

    def put(self, key: str, path: Path) -> None:
        """Keep the bytes of a file under a key, whole or not at all; again, where they are there already. Raises StorageAwayError."""

    def open(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Return the bytes from `start` to before `end`, in pieces. Raises MissingError, StorageAwayError."""

    def size(self, key: str) -> int:
        """Return how many bytes there are. Raises MissingError, StorageAwayError."""

    def delete(self, key: str) -> None:
        """Take away what is under a key and below it; nothing where there is none. Raises StorageAwayError."""

    def keys(self) -> Iterator[str]:
        """Yield every key. Raises StorageAwayError."""
