"""Backups that were changed on the way: damaged, or made to do harm."""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LINK = 0o120777 << 16
Change = Callable[[dict[str, Any]], None]


def contents(path: Path) -> dict[str, bytes]:
    """Return what each member of a zip holds."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(path: Path, members: Mapping[str, bytes | None], manifest: Change = lambda _: None, kind: int = 0) -> None:
    """Write a backup anew with other members (None: left out) and another manifest; `kind` is what those members say they are."""
    inside = contents(path)
    said = json.loads(inside.pop("manifest.json"))
    manifest(said)
    inside = {name: content for name, content in {**inside, **members}.items() if content is not None}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in inside.items():
            member = ZipInfo(name)
            member.external_attr = kind if name in members else 0
            archive.writestr(member, content)
        archive.writestr("manifest.json", json.dumps(said))


def forged(path: Path, name: str, content: bytes, kind: int = 0) -> None:
    """Add a file that the manifest names too, with all its checksums right."""

    def named(said: dict[str, Any]) -> None:
        said["files"][name] = {"size": len(content), "sha256": sha256(content).hexdigest()}

    rebuilt(path, {f"files/{name}": content}, named, kind)


def with_rows(path: Path, table: str, rows: list[dict[str, Any]]) -> None:
    """Put other rows into a table, with all checksums right."""
    content = b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows)

    def measured(said: dict[str, Any]) -> None:
        said["tables"][table] |= {"rows": len(rows), "size": len(content), "sha256": sha256(content).hexdigest()}

    rebuilt(path, {f"tables/{table}.jsonl": content}, measured)


def rows_of(path: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table."""
    return [json.loads(line) for line in contents(path)[f"tables/{table}.jsonl"].splitlines()]


def flip(path: Path, name: str) -> None:
    """Change one bit in the middle of a member, as a failing disk does."""
    with ZipFile(path) as archive:
        member = archive.getinfo(name)
    whole = bytearray(path.read_bytes())
    start = member.header_offset + 30 + len(name.encode())
    whole[start + member.compress_size // 2] ^= 0x10
    path.write_bytes(whole)
