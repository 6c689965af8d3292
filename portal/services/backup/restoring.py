"""Puts a backup into an empty installation. Broken off anywhere, it is simply done again.

The rows come last of what is in the backup, in one transaction, so that an installation without rows is an empty one still. After
them only what had been expunged is taken out again; until that is done, the database counts as unfinished and no portal opens it.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.database import loading
from portal.services.backup.archive import Backup
from portal.services.backup.checking import opened_backup
from portal.services.backup.common import BackupError, Meter, plain_words, silent
from portal.services.backup.files import blocks, measure, put_in_place
from portal.services.backup.layout import LEDGER, Manifest, below
from portal.services.backup.ledger import check_lines, expunge_again, joined, read_ledger
from portal.services.backup.own_settings import as_toml
from portal.services.context import Portal

SETTINGS = "settings.toml"


@dataclass(frozen=True)
class Restored:
    """What was put back. `settings_kept` says that settings were there already and stayed; `expunged` counts lines of the ledger."""

    manifest: Manifest
    rows: int
    files: int
    expunged: int
    settings_kept: bool


def check(path: Path, meter: Meter = silent) -> Manifest:
    """Return what a backup holds, after reading all of it; BackupError where it could not be restored."""
    with plain_words(path), opened_backup(path) as backup:
        backup.check(meter)
        return backup.manifest


def restore(portal: Portal, path: Path, expunctions: Path | None = None, meter: Meter = silent) -> Restored:
    """Put the backup `path` into this installation, which must be empty; `expunctions` is a ledger kept elsewhere.

    Everything is checked before anything is written. BackupError where it cannot be done.
    """
    instance = portal.settings.instance
    with plain_words(instance), opened_backup(path) as backup:
        settings_kept = (instance / SETTINGS).exists()
        ledger = _ledger(instance, backup, expunctions)
        backup.check(meter)
        if not loading.is_unfinished(portal.database, backup.mark):
            _put_all_in(portal, backup, meter)
        if ledger:
            put_in_place(instance / LEDGER, ledger)
        expunged = expunge_again(portal, instance / LEDGER)
        loading.finish(portal.database)
        manifest = backup.manifest
    rows = sum(table.rows for table in manifest.tables.values())
    return Restored(manifest, rows, len(manifest.files), expunged, settings_kept)


def _ledger(instance: Path, backup: Backup, expunctions: Path | None) -> list[bytes]:
    """Join what had been expunged when the backup was made with what has been since, as far as it is known."""
    if expunctions and not expunctions.is_file():
        raise BackupError(f"There is no file {expunctions}.")
    kept_elsewhere = read_ledger(expunctions) if expunctions else []
    in_backup = check_lines(backup.ledger().splitlines(keepends=True), f"{LEDGER} in {backup.path}")
    return joined(in_backup, read_ledger(instance / LEDGER), kept_elsewhere)


def _put_all_in(portal: Portal, backup: Backup, meter: Meter) -> None:
    instance = portal.settings.instance
    loading.require_empty(portal.database)
    missing = _missing_files(instance, backup)
    _require_room(portal, backup)
    with meter("Files", sum(backup.manifest.files[name].size for name in missing), "B") as advance:
        for name in missing:
            put_in_place(below(instance, name), backup.file(name))
            advance(backup.manifest.files[name].size)
    if backup.manifest.settings and not (instance / SETTINGS).exists():
        put_in_place(instance / SETTINGS, [as_toml(backup.manifest.settings).encode()])
    # Before the rows: an index of other records could count as whole.
    _forget_index(portal.settings.index)
    _load(portal, backup, meter)


def _load(portal: Portal, backup: Backup, meter: Meter) -> None:
    facts = backup.facts()
    with meter("Database", sum(table.rows for table in facts.values()), "rows") as advance:

        def lines(table: str) -> Iterator[bytes]:
            for line in backup.lines(table):
                advance(1)
                yield line

        loading.load(portal.database, backup.manifest.migration, facts, lines, backup.mark)


def _missing_files(instance: Path, backup: Backup) -> list[str]:
    """Return the files that are not in place yet; BackupError where another file has the place of one."""
    missing = []
    for name, expected in backup.manifest.files.items():
        path = below(instance, name)
        if not path.exists():
            missing.append(name)
            continue
        if path.is_file():
            with path.open("rb") as file:
                if measure(blocks(file)) == expected:
                    continue
        raise BackupError(f"{path} is there already and is not the one of the backup. Move it away, and try again.")
    return missing


def _require_room(portal: Portal, backup: Backup) -> None:
    instance = portal.settings.instance
    needed = sum(member.size for member in backup.manifest.files.values())
    if portal.database.is_sqlite:
        # In its log first, and then in its file.
        needed += 2 * sum(table.size for table in backup.manifest.tables.values())
    instance.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(instance).free
    if needed > free:
        raise BackupError(
            f"The backup needs {needed // 1_000_000} MB below {instance}, and {free // 1_000_000} MB are free. Make room first."
        )


def _forget_index(index: Path) -> None:
    """Take away the search index; whoever keeps it sees that it is missing and builds it anew."""
    # First what names the rest, so that half an index is none.
    (index / "CURRENT").unlink(missing_ok=True)
    for path in index.glob("gen-*"):
        shutil.rmtree(path)
