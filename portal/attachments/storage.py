"""Where files are kept: the port that a folder and an object store both pass."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

KEY = re.compile(r"([0-9a-f]{64})(?:/([0-9]{1,5}))?", re.ASCII)
PLACE = re.compile(r"[0-9a-f]{2}/([0-9a-f]{64})(?:\.([0-9]{1,5}))?", re.ASCII)


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
        """Yield every key in order. Raises StorageAwayError."""


def place(key: str) -> str:
    """Return where a key lies: `ab/abcdef...`, a smaller copy beside it as `ab/abcdef....320`. Raises MissingError where it is no key.

    The same in a folder and in a bucket, so that one can be copied into the other. Beside and not below it: behind some object stores
    there is a file system, in which nothing is a file and a folder.
    """
    found = KEY.fullmatch(key)
    if found is None:
        raise MissingError(key)
    sha256, width = found.groups()
    return f"{sha256[:2]}/{sha256}" + (f".{width}" if width else "")


def key_at(place: str) -> str | None:
    """Return the key that lies at a place; None where something else does."""
    found = PLACE.fullmatch(place)
    return "/".join(part for part in found.groups() if part) if found else None
