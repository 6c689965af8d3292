"""What was expunged stays expunged: the ledger of a backup joined with those that survived, and applied again."""

import json
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from portal.services.backup.common import BackupError
from portal.services.context import Portal

EXPUNGING = "portal.services.review.expunging"


class _Expunging(Protocol):
    apply_ledger: Callable[[Portal, Path], Any]


def read_ledger(path: Path) -> list[bytes]:
    """Return the lines of a ledger, none where there is no such file; BackupError where one cannot be read.

    To pass over a line would bring back what somebody had a right to see gone.
    """
    return check_lines(path.read_bytes().splitlines(keepends=True), path) if path.exists() else []


def check_lines(lines: Iterable[bytes], name: object) -> list[bytes]:
    """Return lines of a ledger without empty ones, each ended; BackupError where one is not an object of JSON."""
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if not isinstance(json.loads(line), dict):
                raise ValueError("not an object")
        except ValueError:
            raise BackupError(
                f"Line {number} of {name} cannot be read, and something expunged could come back. Mend the line first."
            ) from None
        found.append(line.strip() + b"\n")
    return found


def whole_lines(content: bytes) -> bytes:
    """Return a ledger without the line that is being written just now."""
    return content[: content.rfind(b"\n") + 1]


def joined(*ledgers: Iterable[bytes]) -> list[bytes]:
    """Return the lines of all ledgers, each once."""
    return list(dict.fromkeys(line for ledger in ledgers for line in ledger))


def expunge_again(portal: Portal, path: Path) -> int:
    """Take out again what the ledger names, and return how many lines it has. BackupError where this portal cannot."""
    lines = len(read_ledger(path))
    if not lines:
        return 0
    # Imported here, and by name: who only writes backups needs none of it.
    try:
        expunging: _Expunging = import_module(EXPUNGING)
    except ModuleNotFoundError as error:
        if error.name is None or not EXPUNGING.startswith(error.name):
            raise
        raise BackupError("This version of the portal cannot expunge; what was expunged would come back.") from None
    expunging.apply_ledger(portal, path)
    return lines
