"""Makes a backup while the portal runs: written beside its place, given its name when it is whole."""

import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.database.dumping import LEFT_OUT, Snapshot, snapshot
from portal.database.schema import database_file
from portal.database.sessions import Database
from portal.services.backup.common import Advance, BackupError, Meter, plain_words, silent
from portal.services.backup.files import blocks, kept_files, sync_folder
from portal.services.backup.layout import (
    LEDGER,
    MANIFEST,
    Manifest,
    Measure,
    TableMeasure,
    file_member,
    table_member,
)
from portal.services.backup.ledger import whole_lines
from portal.services.backup.own_settings import settings_without_secrets
from portal.settings import Settings

FILE_TYPE = (stat.S_IFREG | 0o600) << 16


@dataclass(frozen=True)
class Made:
    """What a backup holds: rows and files, and the bytes that it takes."""

    rows: int
    files: int
    size: int


def back_up(settings: Settings, database: Database, target: Path, force: bool = False, meter: Meter = silent) -> Made:
    """Write all that the installation keeps to the file `target`; another of that name is replaced with `force` only.

    BackupError where something is in the way; nothing is left of what was begun.
    """
    _refuse_inside(settings.instance, target)
    with plain_words(target), _new_file(target, force) as file:
        with snapshot(database) as found, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            manifest = _fill(archive, settings, database, found, meter)
            _add(archive, MANIFEST, [manifest.model_dump_json(indent=1).encode()])
        size = file.tell()
    return Made(sum(table.rows for table in manifest.tables.values()), len(manifest.files), size)


def _fill(archive: ZipFile, settings: Settings, database: Database, found: Snapshot, meter: Meter) -> Manifest:
    # In this order. Files that the rows name are there when the rows are read; the ledger names what was taken away meanwhile.
    tables = _add_tables(archive, found, meter)
    files = _add_files(archive, settings.instance, database, meter)
    return Manifest(
        portal=version("avrr-portal"),
        migration=found.migration,
        database=database.engine.dialect.name,
        created_at=datetime.now(UTC),
        tables=tables,
        left_out=sorted(LEFT_OUT),
        files=files,
        ledger=_add_ledger(archive, settings.instance / LEDGER),
        settings=settings_without_secrets(settings.instance / "settings.toml"),
    )


def _add_tables(archive: ZipFile, found: Snapshot, meter: Meter) -> dict[str, TableMeasure]:
    made = {}
    with meter("Database", sum(map(found.rows, found.tables)), "rows") as advance:
        for name in found.tables:
            rows = 0

            def counted(name: str = name) -> Iterator[bytes]:
                nonlocal rows
                for line in found.lines(name):
                    rows += 1
                    advance(1)
                    yield line

            written = _add(archive, table_member(name), counted())
            made[name] = TableMeasure(**written.model_dump(), rows=rows, last_number=found.last_number(name))
    return made


def _add_files(archive: ZipFile, instance: Path, database: Database, meter: Meter) -> dict[str, Measure]:
    if not instance.is_dir():
        return {}
    files = list(kept_files(instance, database_file(database)))
    made = {}
    with meter("Files", sum(path.stat().st_size for _, path in files if path.exists()), "B") as advance:
        for name, path in files:
            try:
                content = path.open("rb")
            except FileNotFoundError:
                # Expunged since it was listed.
                continue
            with content:
                made[name] = _add(archive, file_member(name), _counted(blocks(content), advance))
    return made


def _counted(content: Iterable[bytes], advance: Advance) -> Iterator[bytes]:
    for block in content:
        advance(len(block))
        yield block


def _add_ledger(archive: ZipFile, path: Path) -> Measure | None:
    return _add(archive, LEDGER, [whole_lines(path.read_bytes())]) if path.exists() else None


def _add(archive: ZipFile, name: str, content: Iterable[bytes]) -> Measure:
    member = ZipInfo(name, datetime.now(UTC).timetuple()[:6])
    member.compress_type, member.external_attr = ZIP_DEFLATED, FILE_TYPE
    size, digest = 0, sha256()
    with archive.open(member, "w", force_zip64=True) as file:
        for block in content:
            size += len(block)
            digest.update(block)
            file.write(block)
    return Measure(size=size, sha256=digest.hexdigest())


def _refuse_inside(instance: Path, target: Path) -> None:
    inside = target.resolve().is_relative_to(instance.resolve())
    if inside and not target.resolve().is_relative_to((instance / "backups").resolve()):
        # It would hold the one before it, and that the one before, and so on.
        raise BackupError(f"Choose a place outside of {instance}, best on another disk, or {instance / 'backups'}.")


@contextmanager
def _new_file(target: Path, force: bool) -> Iterator[IO[bytes]]:
    """Yield a file that gets the name `target` at the end, if all went well; until then it is TARGET.part."""
    if target.is_dir():
        raise BackupError(f"{target} is a folder; name a file in it.")
    _refuse_present(target, force)
    part = target.with_name(f"{target.name}.part")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "w+b") as file:
        _only_writer(file, part)
        try:
            os.fchmod(file.fileno(), 0o600)
            yield file
            file.flush()
            os.fsync(file.fileno())
            _refuse_present(target, force)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)


def _only_writer(file: IO[bytes], part: Path) -> None:
    """Leave only one of two that write the same backup at once; what an earlier one left is emptied."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        ours = os.fstat(file.fileno()).st_ino == part.stat().st_ino
    except (BlockingIOError, FileNotFoundError):
        ours = False
    if not ours:
        raise BackupError(f"Another backup is being written to {part.with_suffix('')} just now.")
    file.truncate(0)


def _refuse_present(target: Path, force: bool) -> None:
    if target.exists() and not force:
        raise BackupError(f"{target} is there already. Choose another name, or replace it with --force.")
