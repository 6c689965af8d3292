"""The starter library is imported when its files changed, and only then."""

import os
from pathlib import Path
from shutil import copytree

import pytest

from portal.database.notes import read_note
from portal.database.sessions import Database
from portal.services.library import starter
from portal.services.library.folder import silent
from portal.services.library.outcomes import Outcome
from portal.services.library.starter import DIGEST, STAMP, import_if_changed
from portal.settings import ROOT

NOTE = Path("west-africa/wan-rao-child-protection-network.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library of one record."""
    folder = tmp_path / "library"
    copytree(ROOT / "content" / "vocabulary", folder / "vocabulary")
    (folder / NOTE).parent.mkdir()
    for path in (Path("organisations.yaml"), NOTE):
        (folder / path).write_bytes((ROOT / "content" / path).read_bytes())
    return folder


def notes(database: Database) -> tuple[str | None, str | None]:
    with database.reading() as session:
        return read_note(session, STAMP), read_note(session, DIGEST)


def test_the_first_time_everything_is_imported(database: Database, folder: Path) -> None:
    summary = import_if_changed(database, folder, silent)
    assert summary is not None
    assert not summary.faults
    assert summary.outcomes == {NOTE.stem: Outcome.new}


def test_files_that_have_not_changed_are_not_even_read(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every start of the portal takes as long as the first."""
    import_if_changed(database, folder, silent)
    monkeypatch.setattr(starter, "_digest", lambda _: pytest.fail("read the files"))
    assert import_if_changed(database, folder, silent) is None


def test_files_with_a_new_time_and_the_same_content_are_not_imported(database: Database, folder: Path) -> None:
    """Else a new checkout imports the same library again; and it is seen at once the next time."""
    import_if_changed(database, folder, silent)
    before = notes(database)
    os.utime(folder / NOTE, (1, 1))
    assert import_if_changed(database, folder, silent) is None
    after = notes(database)
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_a_file_that_changed_is_imported(database: Database, folder: Path) -> None:
    """Else a correction that was pulled never reaches readers."""
    import_if_changed(database, folder, silent)
    text = (folder / NOTE).read_text(encoding="utf-8")
    (folder / NOTE).write_text(text.replace("title: ", "title: Anew, ", 1), encoding="utf-8")
    summary = import_if_changed(database, folder, silent)
    assert summary is not None
    assert summary.outcomes == {NOTE.stem: Outcome.changed}
    assert import_if_changed(database, folder, silent) is None


def test_hidden_files_do_not_count(database: Database, folder: Path) -> None:
    """Else the copy that an editor keeps makes the next start import everything."""
    import_if_changed(database, folder, silent)
    (folder / ".kept").mkdir()
    (folder / ".kept" / "copy.md").write_text("---\n")
    assert import_if_changed(database, folder, silent) is None
