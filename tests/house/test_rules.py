"""The rules of code that a machine can hold (CONTRIBUTING.md)."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from portal.settings import PACKAGE, ROOT
from tests.house.files import ours

SOURCES = sorted(PACKAGE.rglob("*.py"))
OUTSIDE = re.compile("|".join((r"(?<![\w.])/" + r"work(?![\w-])", r"\.\./" + "shared", "/" + "tmp/v/")))
"""Folders of the machine on which the portal was written."""


def call(*command: str) -> None:
    """Run a tool on the repository and fail with what it says."""
    # The one that was installed with the portal, whatever else is on the path.
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [str(program), *command[1:]], cwd=ROOT, capture_output=True, text=True, timeout=500, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_the_linter_has_nothing_to_say() -> None:
    """Else slips that a machine sees (an argument that is shared, a name that is unused) wait for a reader."""
    call("ruff", "check", "--quiet", ".")


def test_all_code_is_formatted() -> None:
    """Else each change mixes what it does with how it is laid out."""
    call("ruff", "format", "--quiet", "--check", ".")


def test_types_hold() -> None:
    """Else a call with the wrong thing is found by a reader of the portal."""
    call("mypy", "--strict", "portal")


BANNED = {"refresh", "AsyncWriter", "BufferedWriter", "AndNot", "AndNotMatcher"}
"""What must not be used of Whoosh (docs/search.md, "Rules about Whoosh")."""


def names_in(code: str) -> set[str]:
    """Return every name, attribute, imported name and plain text of a program."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) | ast.Constant(value=str(name)):
                found.add(name.rpartition(".")[2])
    return found


@pytest.mark.parametrize(
    "code",
    [
        "searcher.refresh()",
        "again = searcher.refresh",
        "getattr(searcher, 'refresh')()",
        "from whoosh.writing import AsyncWriter as Writer",
        "import whoosh.writing\nwhoosh.writing.BufferedWriter(index)",
    ],
)
def test_the_rule_about_whoosh_sees_what_breaks_it(code: str) -> None:
    """Else the next test holds nothing."""
    assert names_in(code) & BANNED


def test_what_is_faulty_in_whoosh_is_not_used() -> None:
    """Else withdrawn notes are found again: a refreshed searcher serves deleted documents, and AndNot lets banned ones through."""
    files = [file for folder in (PACKAGE / "search", ROOT / "bench") for file in folder.rglob("*.py")]
    assert len(files) > 20
    for file in files:
        assert not names_in(file.read_text("utf-8")) & BANNED, file


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    """Else what runs here fails for whoever clones it."""
    for file in ours():
        text = file.read_bytes().decode("utf-8", errors="ignore")
        assert not (found := OUTSIDE.search(text)), f"{file.relative_to(ROOT)}: {found and found[0]}"


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later(word: str) -> None:
    """Else a gap is noted where no user can read of it; what is missing stands in the README."""
    for file in SOURCES:
        assert not re.search(rf"\b{word}\b", file.read_text("utf-8")), file


def test_annotations_are_never_put_off() -> None:
    """`from __future__ import annotations` breaks the tables, whose annotations are read at import."""
    for file in SOURCES:
        tree = ast.parse(file.read_text("utf-8"))
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module == "__future__"], file
