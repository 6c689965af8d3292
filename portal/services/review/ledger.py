"""What was expunged, a line each in the instance folder: places and hashes, never words. A restored backup is expunged again by it."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LEDGER = "expunctions.jsonl"


def note(instance: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """Add lines to the ledger; they are on the disk when this returns."""
    instance.mkdir(parents=True, exist_ok=True)
    path = instance / LEDGER
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8") as file:
        file.writelines(json.dumps(line, sort_keys=True) + "\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
