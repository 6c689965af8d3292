"""What was expunged is expunged again, whichever copy of the ledger survived; a ledger that cannot be read stops the restore."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.database.schema import is_current
from portal.domain.policy import Reader, Role
from portal.services.backup import ledger
from portal.services.backup.common import BackupError
from portal.services.backup.restoring import restore
from portal.services.backup.writing import back_up
from portal.services.context import Portal
from portal.services.review import expunging
from tests.backup.conftest import Install
from tests.backup.zips import contents
from tests.records import publish

A, B, C = (f'{{"subject": "record:{name}"}}\n'.encode() for name in "abc")
Apply = Callable[[Portal, Path], None]


@pytest.fixture
def applied(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the lines that are given to whoever expunges, and the state of the database then."""
    seen: list[bytes] = []

    class Expunging:
        @staticmethod
        def apply_ledger(portal: Portal, path: Path) -> None:
            assert not is_current(portal.database)
            seen.extend(path.read_bytes().splitlines(keepends=True))

    monkeypatch.setattr(ledger, "import_module", lambda _: Expunging)
    return seen


@pytest.fixture
def with_ledger(full: Portal, tmp_path: Path) -> Path:
    """Return a backup that was made while a line of its ledger was being written."""
    (full.settings.instance / "expunctions.jsonl").write_bytes(A + B + C[:9])
    back_up(full.settings, full.database, tmp_path / "ledger.zip")
    return tmp_path / "ledger.zip"


def test_all_ledgers_are_joined_and_applied_before_anybody_reads(
    with_ledger: Path, install: Install, applied: list[bytes], tmp_path: Path
) -> None:
    """Else an old backup brings back what somebody had a right to see gone."""
    assert contents(with_ledger)["expunctions.jsonl"] == A + B
    target = install("target")
    target.settings.instance.mkdir(parents=True)
    (target.settings.instance / "expunctions.jsonl").write_bytes(b"\n" + B)
    (tmp_path / "elsewhere.jsonl").write_bytes(C.rstrip())
    assert restore(target, with_ledger, tmp_path / "elsewhere.jsonl").expunged == 3
    assert applied == [A, B, C]
    assert (target.settings.instance / "expunctions.jsonl").read_bytes() == A + B + C
    assert is_current(target.database)


def test_what_was_expunged_after_the_backup_is_not_there_after_a_restore(
    portal: Portal, install: Install, tmp_path: Path
) -> None:
    """Else a person's name is read again on the day that the machine is replaced."""
    publish(
        portal,
        "told-too-much",
        "Reintegration in a small town",
        problem=f"{'It was hard to find work there. ' * 6} Asked Quagmire.",
    )
    old = tmp_path / "old.zip"
    back_up(portal.settings, portal.database, old)
    moderator = Reader(Role.moderator, frozenset({"west-africa"}), id="0" * 32)
    expunging.expunge(portal, moderator, "told-too-much", "Quagmire", "A person can be recognised")
    kept = portal.settings.instance / "expunctions.jsonl"
    target, new = install("target"), tmp_path / "new.zip"
    assert restore(target, old, kept).expunged == 1
    back_up(target.settings, target.database, new)
    assert b"Quagmire" in b"".join(contents(old).values())
    assert b"quagmire" not in b"".join(contents(new).values()).lower()
    assert contents(new)["expunctions.jsonl"] == kept.read_bytes()


@pytest.mark.parametrize("line", [b"{", b"[]", b"\xff\xfe", b"words"])
def test_a_line_that_cannot_be_read_stops_the_restore(
    with_ledger: Path, install: Install, tmp_path: Path, line: bytes
) -> None:
    target = install("target")
    (tmp_path / "elsewhere.jsonl").write_bytes(A + line)
    with pytest.raises(BackupError, match=r"Line 2 of .*elsewhere\.jsonl cannot be read"):
        restore(target, with_ledger, tmp_path / "elsewhere.jsonl")
    assert not target.settings.instance.exists()


def test_a_ledger_that_is_named_and_not_there_stops_the_restore(saved: Path, install: Install, tmp_path: Path) -> None:
    """Else a slip of the finger passes for a restore with the ledger."""
    with pytest.raises(BackupError, match="There is no file"):
        restore(install("target"), saved, tmp_path / "slip.jsonl")


def test_a_portal_that_cannot_expunge_does_not_open_what_it_restored(
    with_ledger: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "EXPUNGING", "portal.services.review.nowhere")
    target = install("target")
    with pytest.raises(BackupError, match="cannot expunge"):
        restore(target, with_ledger)
    assert not is_current(target.database)
