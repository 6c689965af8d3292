"""`portal batch check`: a table is checked before anybody signs in."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.services.context import Portal
from tests.attachments import making as m
from tests.batches.making import row, table
from tests.batches.test_archives import note


@pytest.fixture
def check(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the portal that the command works on."""
    monkeypatch.setenv("PORTAL_INSTANCE", str(portal.settings.instance))
    monkeypatch.setenv("PORTAL_INDEX", str(portal.settings.index))
    monkeypatch.setenv("PORTAL_DATABASE", portal.settings.database)


def run(path: Path, content: bytes, *options: str) -> Result:
    """Check a file."""
    path.write_bytes(content)
    return CliRunner().invoke(main, ["batch", "check", str(path), *options])


@pytest.mark.usefixtures("check")
def test_faults_are_named_by_row_and_column(tmp_path: Path) -> None:
    """Else whoever prepares tables for others finds out on the page, one by one."""
    rows = [row(f"Savings groups in district {number}") for number in range(60)]
    rows[40]["implementation_countries"] = "Atlantis"
    rows[59]["title"] = ""
    done = run(tmp_path / "t.csv", table(rows), "--json")
    *faulty, last = [json.loads(line) for line in done.output.splitlines()]
    assert done.exit_code == 1
    assert [(one["row"], one["faults"][0]["column"]) for one in faulty] == [
        (42, "implementation_countries"),
        (61, "title"),
    ]
    assert "Atlantis" in faulty[0]["faults"][0]["text"]
    assert last == {"rows": 60, "good": 58, "faulty": 2, "unknown_columns": []}
    said = run(tmp_path / "t.csv", table(rows)).output
    assert "42: implementation_countries: “Atlantis” is not known." in said
    assert "60 rows: 58 good, 2 with faults." in said


@pytest.mark.usefixtures("check")
def test_a_good_table_ends_well(tmp_path: Path) -> None:
    """Else a script cannot tell whether it may go on."""
    assert run(tmp_path / "t.csv", table([row("Whole")])).exit_code == 0
    half = table([{"title": "Half of it", "regions": "West Africa", "colour": "red"}])
    assert run(tmp_path / "t.csv", half).exit_code == 1
    done = run(tmp_path / "t.csv", half, "--unfinished")
    assert (done.exit_code, "“colour”" in done.output) == (0, True)
    assert run(tmp_path / "t.zip", m.archive({"a.md": note("In an archive")})).exit_code == 0


BAD = [("t.csv", b"who,what\n1,2\n", "title"), ("t.pdf", b"x", "unknown_type"), ("t.zip", b"x", "damaged")]


@pytest.mark.usefixtures("check")
@pytest.mark.parametrize(("name", "content", "word"), BAD)
def test_what_cannot_be_read_is_said_in_words(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    """Else a person reads a traceback."""
    done = run(tmp_path / name, content)
    assert done.exit_code == 1
    assert word in done.output
    assert "Traceback" not in done.output
