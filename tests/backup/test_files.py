"""Which files and settings a backup holds, and which it must not; how it comes to be at its place."""

import os
import re
import resource
import stat
import tomllib
from pathlib import Path

import pytest

from portal.services.backup import files, writing
from portal.services.backup.common import BackupError
from portal.services.backup.own_settings import as_toml, settings_without_secrets
from portal.services.backup.restoring import check, restore
from portal.services.backup.writing import back_up
from portal.services.context import Portal
from portal.settings import Settings
from tests.backup.conftest import KEPT, LEFT, Install
from tests.backup.rows import everything
from tests.backup.zips import contents

TOML = """
name = "Échange \\"A\\""
secure = true
workers = 3
database = "postgresql+psycopg://portal:HIDDEN-1@db/portal"
instance = "/srv/portal"
secret_key = "HIDDEN-2"
smtp_password = "HIDDEN-3"
relay = "smtp://user:HIDDEN-4@mail.example.org"
access_token = "HIDDEN-5"
# the old one was HIDDEN-6

[coordinators]
west-africa = "https://example.org:8000/contact"
password = "HIDDEN-7"
"""


def test_files_are_kept_but_for_those_with_a_reason(saved: Path) -> None:
    found = {name.removeprefix("files/") for name in contents(saved) if name.startswith("files/")}
    assert found == set(KEPT)
    whole = b"".join(contents(saved).values())
    assert not [content for name, content in LEFT.items() if content.startswith(b"SECRET") and content in whole]


def test_no_secret_is_in_a_backup_and_no_place_of_this_machine(full: Portal, install: Install, tmp_path: Path) -> None:
    """Else who finds a backup signs in as anybody, or a copy that is tried out writes to the database of the first."""
    (full.settings.instance / "settings.toml").write_text(TOML, encoding="utf-8")
    back_up(full.settings, full.database, tmp_path / "b.zip")
    assert b"HIDDEN" not in b"".join(contents(tmp_path / "b.zip").values())
    target = install("target")
    assert not restore(target, tmp_path / "b.zip").settings_kept
    restored = target.settings.instance / "settings.toml"
    assert tomllib.loads(restored.read_text(encoding="utf-8")) == {
        "name": 'Échange "A"', "secure": True, "workers": 3, "relay": "smtp://user@mail.example.org",
        "coordinators": {"west-africa": "https://example.org:8000/contact"},
    }  # fmt: skip
    assert stat.S_IMODE(restored.stat().st_mode) == 0o600


def test_every_secret_setting_is_known_as_one(tmp_path: Path) -> None:
    """Else a setting that is added later as a secret is written into backups."""
    secret = [name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)]
    assert secret
    (tmp_path / "settings.toml").write_text("".join(f'{name} = "x"\n' for name in secret))
    assert settings_without_secrets(tmp_path / "settings.toml") == {}


def test_settings_are_written_as_they_were_read() -> None:
    said = {"a": 'x\x7f\t"\\é', "b": [1, 2.5, True], "c": {"k y": "v", "n": {"m": []}}}
    assert tomllib.loads(as_toml(said)) == said


def test_settings_and_files_that_are_there_stay(saved: Path, install: Install) -> None:
    """Else a restore overwrites what somebody has just written for it."""
    target = install("target")
    instance = target.settings.instance
    instance.mkdir(parents=True)
    (instance / "settings.toml").write_text('name = "New"\n')
    other = instance / "attachments" / "empty"
    other.parent.mkdir()
    other.write_text("another")
    with pytest.raises(BackupError, match="is there already and is not the one of the backup"):
        restore(target, saved)
    other.unlink()
    assert restore(target, saved).settings_kept
    assert (instance / "settings.toml").read_text() == 'name = "New"\n'


def test_a_folder_on_another_disk_is_kept_and_a_circle_has_an_end(full: Portal, tmp_path: Path) -> None:
    """Else all attachments are missing where somebody moved them and left a link."""
    away = tmp_path / "away"
    away.mkdir()
    (away / "big.bin").write_bytes(b"far")
    (away / "back").symlink_to(full.settings.instance)
    (full.settings.instance / "more").symlink_to(away)
    (full.settings.instance / "broken").symlink_to(tmp_path / "nowhere")
    os.mkfifo(full.settings.instance / "pipe")
    back_up(full.settings, full.database, tmp_path / "b.zip")
    assert contents(tmp_path / "b.zip")["files/more/big.bin"] == b"far"


def test_a_file_that_goes_away_meanwhile_does_no_harm(
    full: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else no backup succeeds while something is being expunged."""

    def listed(instance: Path, _: Path | None) -> list[tuple[str, Path]]:
        found = list(files.kept_files(instance, None))
        (instance / "attachments" / "empty").unlink()
        return found

    monkeypatch.setattr(writing, "kept_files", listed)
    back_up(full.settings, full.database, tmp_path / "b.zip")
    assert "attachments/empty" not in check(tmp_path / "b.zip").files


def test_a_name_that_no_backup_can_hold_is_told_at_once(full: Portal, tmp_path: Path) -> None:
    """Else it turns out when the backup is needed."""
    (full.settings.instance / "a\\b").write_text("x")
    with pytest.raises(BackupError, match="Rename it"):
        back_up(full.settings, full.database, tmp_path / "b.zip")
    assert not list(tmp_path.glob("b.zip*"))


def test_nothing_is_replaced_without_being_told_so(full: Portal, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_text("precious")
    with pytest.raises(BackupError, match="there already"):
        back_up(full.settings, full.database, path)
    assert path.read_text() == "precious"
    back_up(full.settings, full.database, path, force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert check(path).tables
    assert list(tmp_path.glob("b.zip*")) == [path]


def test_two_backups_to_one_place_do_not_mix(full: Portal, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    with writing._new_file(path, force=False), pytest.raises(BackupError, match="Another backup is being written"):
        back_up(full.settings, full.database, path)


@pytest.mark.parametrize("name", ["b.zip", "attachments/b.zip"])
def test_a_backup_in_the_folder_that_it_backs_up_is_refused(full: Portal, name: str) -> None:
    """Else each holds the one before, and the disk is full within days."""
    with pytest.raises(BackupError, match="Choose a place outside of"):
        back_up(full.settings, full.database, full.settings.instance / name)


def test_what_cannot_be_written_leaves_nothing(full: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a full disk leaves a file that looks like a backup."""
    # Opened before: SQLite makes a file of its own beside the database.
    assert everything(full.database)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        with pytest.raises(BackupError, match=r"b.zip cannot be used: File too large"):
            back_up(full.settings, full.database, tmp_path / "b.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    def is_full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", is_full)
    with pytest.raises(BackupError, match=re.escape(f"The disk is full: {tmp_path / 'b.zip'} cannot be written.")):
        back_up(full.settings, full.database, tmp_path / "b.zip")
    assert not list(tmp_path.glob("b.zip*"))
    with pytest.raises(BackupError, match="cannot be used: No such file"):
        back_up(full.settings, full.database, tmp_path / "nowhere" / "b.zip")


def test_without_a_database_there_is_nothing_to_back_up(install: Install, tmp_path: Path) -> None:
    """Else a wrong setting makes an empty backup every night."""
    portal = install("nothing")
    with pytest.raises(BackupError, match="There is no database"):
        back_up(portal.settings, portal.database, tmp_path / "b.zip")
    assert not list(tmp_path.glob("*.zip*"))
    assert not portal.settings.instance.exists()


def test_a_database_that_is_in_use_is_not_restored_into(full: Portal, saved: Path) -> None:
    """Else the rows of two portals are mixed."""
    with pytest.raises(BackupError, match="The database is not empty"):
        restore(full, saved)
