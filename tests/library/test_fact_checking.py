"""`portal content check`: a note states what its sheet states."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.settings import ROOT

NOTE = ROOT / "content" / "west-africa" / "gambia-migrant-peer-support-groups.md"
SHEET = """
- id: gambia-migrant-peer-support-groups
  language: en
  period: "2017-"
  facts: [{facts}]
  sources: [{sources}]
"""


def sheet_of(folder: Path, facts: str) -> Path:
    """Write a sheet that states `facts` and names the note's own sources."""
    urls = [
        line.split("url: ")[1]
        for line in NOTE.read_text("utf-8").split("\nsources:")[1].splitlines()
        if "url: " in line
    ]
    sources = ", ".join(
        f'{{title: "2017, 2022, 2023, 2019, 2018, 2020, 2021", url: "{url}"}}' for url in dict.fromkeys(urls)
    )
    (folder / "sheets.yaml").write_text(SHEET.format(facts=facts, sources=sources), "utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one note."""
    folder = tmp_path / "library"
    (folder / "west-africa").mkdir(parents=True)
    (folder / "west-africa" / NOTE.name).write_text(NOTE.read_text("utf-8"), "utf-8")
    (folder / "organisations.yaml").write_bytes((ROOT / "content" / "organisations.yaml").read_bytes())
    return folder


def test_a_number_without_a_sheets_word_is_an_error(library: Path, tmp_path: Path) -> None:
    """Else an official plans with a figure that nobody counted."""
    facts = sheet_of(tmp_path, '"A forum of five days for about 35 people; up to 70 seats"')
    whole = CliRunner().invoke(main, ["content", "check", str(library), "--facts", str(facts)])
    lacking = sheet_of(tmp_path, '"A forum of five days"')
    report = tmp_path / "report.md"
    found = CliRunner().invoke(
        main, ["content", "check", str(library), "--facts", str(lacking), "--report", str(report)]
    )
    assert found.exit_code == 1
    said = {line for line in found.output.splitlines() if "does not state: 35" in line}
    assert {line.split(": ")[1] for line in said} >= {"summary", "indicators"}
    assert said.isdisjoint(whole.output.splitlines())
    assert "| `summary` | number | 35 |" in report.read_text("utf-8")


def test_a_source_that_the_sheet_does_not_name_is_an_error(library: Path, tmp_path: Path) -> None:
    """Else a note cites what its writer never read."""
    facts = sheet_of(tmp_path, '"35, 5, 70"')
    text = (facts / "sheets.yaml").read_text("utf-8").replace("gambia.iom.int", "elsewhere.example")
    (facts / "sheets.yaml").write_text(text, "utf-8")
    found = CliRunner().invoke(main, ["content", "check", str(library), "--facts", str(facts)])
    assert found.exit_code == 1
    assert "a source that the sheet does not name" in found.output
    assert "a source of the sheet is missing: https://elsewhere.example" in found.output


def test_without_sheets_nothing_is_called_checked(library: Path, tmp_path: Path) -> None:
    """Else a wrong folder looks like a library without doubts."""
    (tmp_path / "none").mkdir()
    found = CliRunner().invoke(main, ["content", "check", str(library), "--facts", str(tmp_path / "none")])
    assert found.exit_code == 1
    assert "no fact sheets" in found.output
