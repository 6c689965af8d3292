"""`portal privacy check`: a line in, an object out."""

import json
from pathlib import Path

from click.testing import CliRunner

from portal.cli import main

LINES = ["Her passport number is A01234567.", "", "Nothing here.", "เบอร์มือถือของเธอ 081-234-5678"]


def test_every_line_has_its_object(tmp_path: Path) -> None:
    """Else a program that reads the answers counts on with the wrong lines."""
    file = tmp_path / "texts.txt"
    file.write_bytes("\r\n".join(LINES).encode("utf-8-sig"))
    done = CliRunner().invoke(main, ["privacy", "check", str(file), "--json"])
    assert done.exit_code == 0
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [row["line"] for row in rows] == [1, 2, 3, 4]
    assert [[one["kind"] for one in row["findings"]] for row in rows] == [["passport"], [], [], ["phone"]]
    only = rows[0]["findings"][0]
    assert set(only) == {"kind", "text", "start", "end", "blocking"}
    assert LINES[0][only["start"] : only["end"]] == only["text"] == "A01234567"
    assert only["blocking"] is True


def test_people_read_why_and_what_to_write_instead() -> None:
    """Else a person knows that something is wrong, and not what to do."""
    done = CliRunner().invoke(main, ["privacy", "check", "-"], input="\n".join(LINES))
    assert "1:24: Passport number: A01234567" in done.output
    assert "Leave the number out" in done.output


def test_another_encoding_is_said_and_not_guessed(tmp_path: Path) -> None:
    """Else letters are lost, and names with them."""
    file = tmp_path / "texts.txt"
    file.write_bytes("Né le 3 mai 1990".encode("cp1252"))
    done = CliRunner().invoke(main, ["privacy", "check", str(file)])
    assert done.exit_code == 1
    assert "is not UTF-8" in done.output
