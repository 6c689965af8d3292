"""A backup that is damaged, or made to do harm, is refused before anything is written, and the refusal says where."""

import json
import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from portal.database import portable
from portal.services.backup import checking
from portal.services.backup.common import BackupError
from portal.services.backup.restoring import check, restore
from portal.services.context import Portal
from tests.backup.conftest import Install
from tests.backup.rows import everything
from tests.backup.zips import LINK, contents, flip, forged, rebuilt, rows_of, with_rows

Refused = Callable[..., str]


@pytest.fixture
def target(install: Install) -> Portal:
    """Return an empty installation."""
    return install("target")


@pytest.fixture
def refused(saved: Path, target: Portal) -> Refused:
    """Return a function that restores, and gives what it is told; nothing may have been written."""

    def try_it(path: Path = saved) -> str:
        with pytest.raises(BackupError) as told:
            restore(target, path)
        assert not target.settings.instance.exists()
        return str(told.value)

    return try_it


@pytest.mark.parametrize("name", ["tables/record.jsonl", "tables/trail.jsonl", "files/attachments/ab/abcdef"])
def test_one_changed_bit_is_found_and_named(saved: Path, refused: Refused, name: str) -> None:
    """Else a text comes back with another word in it, or half of a library does."""
    flip(saved, name)
    assert f"{saved} is damaged at {name}" in refused()
    with pytest.raises(BackupError, match="is damaged at"):
        check(saved)


@pytest.mark.parametrize(
    "name", ["tables/record.jsonl", "tables/version.jsonl", "files/attachments/empty", "manifest.json"]
)
def test_what_does_not_agree_with_the_manifest_is_named(saved: Path, refused: Refused, name: str) -> None:
    """Else a file that another program packed again, with one part of an older one, is taken for whole."""
    if name == "manifest.json":
        rebuilt(saved, {}, lambda said: said.pop("tables"))
    else:
        rebuilt(saved, {name: contents(saved)[name] + b" "})
    assert f"damaged at {name}" in refused()


def test_a_line_changed_for_another_of_the_same_length_is_found(saved: Path, refused: Refused) -> None:
    name = "tables/person.jsonl"
    rebuilt(saved, {name: contents(saved)[name].replace(b"visitor", b"refused", 1).replace(b"100", b"107", 1)})
    assert f"damaged at {name}" in refused()


def test_a_lost_or_added_member_is_named(saved: Path, refused: Refused) -> None:
    whole = saved.read_bytes()
    rebuilt(saved, {"tables/record.jsonl": None})
    assert "damaged at tables/record.jsonl" in refused()
    saved.write_bytes(whole)
    rebuilt(saved, {"files/attachments/extra": b"x"})
    assert "does not name: 'files/attachments/extra'" in refused()
    saved.write_bytes(whole)
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(saved, "a") as archive:
        archive.writestr("tables/record.jsonl", b"")
    assert "does not name: 'tables/record.jsonl'" in refused()


def test_half_a_file_and_no_backup_at_all_are_told_apart(saved: Path, refused: Refused, tmp_path: Path) -> None:
    """Else who copied to a full stick looks for another fault."""
    saved.write_bytes(saved.read_bytes()[:-2000])
    assert f"{saved} is damaged at its end" in refused()
    other = tmp_path / "other.zip"
    for content in (b"", b"some text"):
        other.write_bytes(content)
        assert refused(other) == f"{other} is not a backup."
    with ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "text")
    assert "is not a backup of a portal" in refused(other)


@pytest.mark.parametrize(
    "name",
    [
        "../evil", "/evil", "a/../../evil", "a//b", "./a", "C:/evil", "a\\..\\evil", "a\nb", "",
        "settings.toml", "secret_key", "portal.sqlite", "portal.sqlite-wal", "serve.lock", ".ssh/authorized_keys",
        "backups/x.zip", "expunctions.jsonl",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder_or_to_what_no_backup_holds(
    saved: Path, refused: Refused, name: str, tmp_path: Path
) -> None:
    """Else a backup that somebody else made puts a program, or a secret that they know, onto the server."""
    forged(saved, name, b"harm")
    assert "Nothing was changed" in refused()
    assert not (tmp_path / "evil").exists()


def test_a_link_is_refused(saved: Path, refused: Refused) -> None:
    """Else the next file is written where the link leads."""
    forged(saved, "attachments/link", b"/etc", LINK)
    assert "something other than a plain file" in refused()


@pytest.mark.parametrize(("key", "value"), [("format", 2), ("migration", "9999")])
def test_a_backup_of_a_newer_portal_says_so(saved: Path, refused: Refused, key: str, value: Any) -> None:
    rebuilt(saved, {}, lambda said: said.update({key: value}))
    assert "made by a newer portal" in refused()


@pytest.mark.parametrize("table", ["sqlite_master", "alembic_version", "x; DROP TABLE y", "sign_in_2"])
def test_only_tables_of_the_portal_are_filled(saved: Path, refused: Refused, table: str) -> None:
    rebuilt(
        saved, {f"tables/{table}.jsonl": b""},
        lambda said: said["tables"].update({table: said["tables"]["note"] | {"size": 0, "rows": 0}}),
    )  # fmt: skip
    assert "Nothing was changed" in refused()


def test_a_table_that_the_manifest_forgets_is_missed(saved: Path, refused: Refused) -> None:
    """Else all reasons, or all people, are silently gone."""
    rebuilt(saved, {"tables/reason.jsonl": None}, lambda said: said["tables"].pop("reason"))
    assert "damaged at manifest.json" in refused()


def test_an_endless_manifest_or_line_does_not_fill_the_memory(
    saved: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MANIFEST_LIMIT", 100)
    assert "damaged at manifest.json" in refused()
    monkeypatch.undo()
    monkeypatch.setattr("portal.services.backup.archive.LINE_LIMIT", 10)
    assert "damaged at tables/" in refused()


def test_a_disk_without_room_is_told_before_anything_is_written(
    saved: Path, target: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 0))
    with pytest.raises(BackupError, match="Make room first"):
        restore(target, saved)
    assert list(target.settings.instance.iterdir()) == []


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"record_pk": 999}, "refers to a row of record"),
        ({"pk": "no number"}, "The database could not do it"),
        ({"title": None}, "The database could not do it"),
        ({"more": 1}, "version, line 1: its fields are not those of the table"),
    ],
)
def test_rows_that_do_not_fit_leave_an_empty_installation(
    saved: Path, target: Portal, tmp_path: Path, row: dict[str, Any], why: str
) -> None:
    """Else a backup of a faulty make leaves half of its rows, and no other can be restored any more."""
    good = tmp_path / "good.zip"
    good.write_bytes(saved.read_bytes())
    first, *others = rows_of(saved, "version")
    with_rows(saved, "version", [first | row, *others])
    with pytest.raises(BackupError, match=why):
        restore(target, saved)
    restore(target, good)
    assert len(everything(target.database)["version"]) == 3


def test_lines_that_are_no_rows_are_not_read(full: Portal) -> None:
    with full.database.asking() as connection:
        table = portable.look_up(connection, "note")
    for line in (b"[]", b"{", b"1", b'{"key": 1}', b"\xff", json.dumps({"key": 1}).encode(), b"[" * 100_000):
        with pytest.raises(portable.NotPortableError):
            portable.read_line(table, line)
