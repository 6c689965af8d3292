"""`portal content`: what a person at a terminal sees, and what a script gets as exit code."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.settings import Settings
from tests.library.samples import PRACTICE, make_folder, practice, put


@pytest.fixture
def folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small folder; the commands work on a database of their own."""
    monkeypatch.setenv("PORTAL_DATABASE", f"sqlite:///{tmp_path / 'portal.sqlite'}")
    return make_folder(tmp_path / "content")


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["content", *map(str, words)])


def test_import_export_and_import_again(folder: Path, tmp_path: Path) -> None:
    """Otherwise the way that docs describe for moving a portal does not work."""
    first = _run("import", folder)
    assert first.exit_code == 0
    assert first.stdout == (
        "imported from 3 files: 2 new, 0 changed, 0 unchanged, 0 left as they are; 2 organisations; 0 faults\n"
    )
    assert _run("export", tmp_path / "out").stdout == "2 records exported in 3 files\n"
    assert "2 unchanged" in _run("import", tmp_path / "out").stdout


def test_faults_are_listed_and_fail(folder: Path) -> None:
    """Otherwise a script goes on with half of a library."""
    put(folder, PRACTICE, practice(themes=["gold"]))
    result = _run("import", folder)
    assert result.exit_code == 1
    assert f"{folder / PRACTICE}:" in result.stderr
    assert "themes: 'gold' is not in the vocabulary 'theme'" in result.stderr
    assert "1 new" in result.stdout
    assert "1 faults" in result.stdout


def test_a_check_makes_no_database(folder: Path, tmp_path: Path) -> None:
    """Otherwise who only looks for faults has published something."""
    result = _run("import", folder, "--check")
    assert result.exit_code == 0
    assert "would import from 3 files: 2 new" in result.stdout
    assert not (tmp_path / "portal.sqlite").exists()


def test_an_export_without_a_database_says_so(folder: Path, tmp_path: Path) -> None:
    """Otherwise a wrong setting makes an empty export that looks like a good one."""
    result = _run("export", tmp_path / "out")
    assert result.exit_code == 1
    assert "There is no database" in result.stderr
    assert not (tmp_path / "out").exists()


def test_format_lists_and_fails_only_when_checking(folder: Path) -> None:
    """Otherwise a test run passes on files that are not canonical."""
    put(folder, PRACTICE, practice().replace("[SN, NE]", "[ SN, NE ]"))
    checked = _run("format", folder, "--check")
    assert (checked.exit_code, f"{folder / PRACTICE}: is not canonical" in checked.stdout) == (1, True)
    assert _run("format", folder).exit_code == 0
    assert (folder / PRACTICE).read_text() == practice()
    assert _run("format", folder, "--check").exit_code == 0


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Otherwise a mistyped folder is imported as an empty one, without a word."""
    result = _run("import", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_a_faulty_vocabulary_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a slip in a vocabulary ends in a page of program text."""
    monkeypatch.setenv("PORTAL_CONTENT", str(tmp_path))
    result = _run("import", folder)
    assert (result.exit_code, "there are no vocabulary files" in result.stderr) == (1, True)


def test_help_names_every_command_without_loading_it() -> None:
    """Otherwise `portal --help` takes two seconds, or misses a command."""
    code = (
        "import sys; from click.testing import CliRunner; from portal.cli import main;"
        "print(CliRunner().invoke(main, ['--help']).output); sys.exit('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0
    assert "content   Import, export, format and check content files." in done.stdout
