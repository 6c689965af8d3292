"""A restore, backup or upgrade that is killed at any point is done again, and all is as if nothing had been."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.database import loading, schema
from portal.services.backup import ledger, restoring, upgrading, writing
from portal.services.backup.common import BackupError
from portal.services.backup.restoring import restore
from portal.services.backup.upgrading import bring_up
from portal.services.backup.writing import back_up
from portal.services.context import Portal
from tests.backup.conftest import KEPT, Install
from tests.backup.rows import everything, kept


def killed(work: Callable[[], object], place: Any, name: str, call: int) -> None:
    """Do the work in a process that is killed (SIGKILL) at the given call of a function."""
    child = os.fork()
    if not child:
        whole, calls = getattr(place, name), 0

        def counted(*words: Any, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return whole(*words, **more)

        try:
            setattr(place, name, counted)
            work()
        finally:
            os._exit(3)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


WHOLE_WAY = [
    (restoring, "put_in_place", 3, False),
    (restoring, "_forget_index", 1, False),
    (loading, "migrate", 1, False),
    (loading, "_put_in", 9, False),
    (loading, "_set_number", 1, False),
    (restoring, "expunge_again", 1, True),
    (loading, "finish", 1, True),
]
"""The steps of a restore in their order, and whether the rows are in by then."""


@pytest.mark.parametrize(
    ("make", "place", "name", "call", "rows_are_in"),
    [*(("sqlite", *step) for step in WHOLE_WAY), *(("postgresql", *WHOLE_WAY[step]) for step in (3, 6))],
)
def test_a_restore_that_was_killed_is_done_again(
    full: Portal, saved: Path, install: Install, request: pytest.FixtureRequest, make: str, place: Any, name: str, call: int,
    rows_are_in: bool,
) -> None:  # fmt: skip
    """Else after a power cut there is half an installation that neither serves nor takes the backup again."""
    target = install("target", request.getfixturevalue("postgres_url") if make == "postgresql" else "")
    killed(lambda: restore(target, saved), place, name, call)
    # Nobody opens what is not finished, and nothing makes it look finished.
    assert not schema.is_current(target.database)
    if rows_are_in:
        with pytest.raises(schema.RestoreUnfinishedError):
            schema.upgrade(target.database)
        with pytest.raises(BackupError, match="do `portal restore` again"):
            back_up(target.settings, target.database, saved.with_name("of-half.zip"))
    restore(target, saved)
    assert everything(target.database) == kept(everything(full.database))
    assert schema.is_current(target.database)
    for name, content in KEPT.items():
        assert (target.settings.instance / name).read_bytes() == content


def test_another_backup_does_not_finish_a_restore(saved: Path, install: Install, full: Portal) -> None:
    """Else the ledger of one is applied to the rows of the other, and what was expunged stays."""
    target = install("target")
    killed(lambda: restore(target, saved), loading, "finish", 1)
    back_up(full.settings, full.database, saved, force=True)
    with pytest.raises(BackupError, match="restore of another backup"):
        restore(target, saved)


def test_a_ledger_that_comes_later_counts_when_the_restore_is_finished(
    saved: Path, install: Install, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Else who remembers the ledger only after the crash has restored what was to stay gone."""
    target, applied = install("target"), []
    killed(lambda: restore(target, saved), loading, "finish", 1)
    (tmp_path / "kept.jsonl").write_text(json.dumps({"subject": "record:a"}))

    class Expunging:
        @staticmethod
        def apply_ledger(_: Portal, path: Path) -> None:
            applied.extend(path.read_text().splitlines())

    monkeypatch.setattr(ledger, "import_module", lambda _: Expunging)
    assert restore(target, saved, tmp_path / "kept.jsonl").expunged == 1
    assert applied == ['{"subject": "record:a"}']


@pytest.mark.parametrize("name", ["_add_files", "sync_folder"])
def test_a_backup_that_was_killed_leaves_no_file_that_looks_like_one(full: Portal, tmp_path: Path, name: str) -> None:
    """Else half a backup is found when it is needed; or the next one fails because of what is left."""
    path = tmp_path / "backup.zip"
    # No connection is carried over into the other process.
    full.database.close()
    killed(lambda: back_up(full.settings, full.database, path), writing, name, 1)
    # It has its name once it is whole.
    assert path.exists() == (name == "sync_folder")
    back_up(full.settings, full.database, path, force=True)
    assert not path.with_name("backup.zip.part").exists()
    restoring.check(path)


@pytest.mark.parametrize("name", ["_render_batch", "_derive", "_index"])
def test_an_upgrade_that_was_killed_is_done_again(portal: Portal, name: str) -> None:
    """Else a power cut at the worst time leaves pages without facets until somebody finds out why."""
    before = everything(portal.database)
    portal.database.close()
    killed(lambda: bring_up(portal), upgrading, name, 1)
    done = bring_up(portal)
    assert (done.migrated, done.rendered, done.records > 0) == (False, 0, True)
    after = everything(portal.database)
    assert after == before
