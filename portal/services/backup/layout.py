"""What a backup looks like: a zip with a manifest, a file of lines for each table, the files of the instance, the ledger."""

from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import category

from pydantic import BaseModel, Field

FORMAT = 1
"""Raised when an older portal could not restore what is written now."""

MANIFEST = "manifest.json"
LEDGER = "expunctions.jsonl"
"""What was expunged, a line each: in the instance folder, and under the same name in a backup."""
SHA256 = r"^[0-9a-f]{64}$"

NOT_KEPT = {
    "portal.sqlite*": "the database goes in as tables",
    "settings.toml": "goes into the manifest without its secrets",
    LEDGER: "goes in by itself",
    "secret_key*": "a copy of it would let others sign in the portal's name; a new one is made",
    "*.key": "as the secret",
    "*.pem": "as the secret",
    "outbox": "mails that were written to files have been sent",
    "batches": "what is still being read is sent again",
    "uploads": "what is still arriving is sent again",
    "backups": "a backup holds no backups",
    "*.lock": "belongs to a process",
    "*.part": "is not finished",
    "README.md": "comes with the code",
    ".*": "belongs to programs such as an editor",
}
"""What lies directly in the instance folder and is in no backup, and why. All else below it is."""


class Measure(BaseModel):
    """Size in bytes and SHA-256 of a member of the zip."""

    size: int = Field(ge=0)
    sha256: str = Field(pattern=SHA256)


class TableMeasure(Measure):
    """A table's lines, how many they are, and the highest number ever given to a row (None: the database kept no account)."""

    rows: int = Field(ge=0)
    last_number: int | None = None


class Manifest(BaseModel):
    """What a backup holds. `migration` is that of the tables, `portal` the version that wrote it, `settings` without secrets."""

    format: int = FORMAT
    portal: str
    migration: str
    database: str
    created_at: datetime
    tables: dict[str, TableMeasure]
    left_out: list[str]
    files: dict[str, Measure]
    ledger: Measure | None = None
    settings: dict[str, Any] = {}

    def members(self) -> dict[str, Measure]:
        """Return every member of the zip but the manifest, by its name."""
        tables = {table_member(name): measure for name, measure in self.tables.items()}
        files = {file_member(name): measure for name, measure in self.files.items()}
        return {**tables, **files, **({LEDGER: self.ledger} if self.ledger else {})}


def table_member(name: str) -> str:
    """Return where the lines of a table are."""
    return f"tables/{name}.jsonl"


def file_member(name: str) -> str:
    """Return where a file of the instance is; `name` is its path below the folder."""
    return f"files/{name}"


def is_kept(name: str) -> bool:
    """Say whether a file of this path below the instance folder belongs into a backup."""
    return not any(PurePosixPath(PurePosixPath(name).parts[0]).match(pattern) for pattern in NOT_KEPT)


def is_safe(name: str) -> bool:
    """Say whether a path stays below the folder it is joined to, on every system, and can be written in a zip."""
    if any(category(letter) in ("Cc", "Cs") or letter in "\\:" for letter in name) or len(name) > 1000:
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))


def below(folder: Path, name: str) -> Path:
    """Return the path of a file of the instance."""
    return folder.joinpath(*name.split("/"))
