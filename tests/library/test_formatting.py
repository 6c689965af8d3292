"""Formatting changes how a file is written, never what it says."""

from pathlib import Path

from portal.services.library.files import parse
from portal.services.library.formatting import format_folder
from tests.library.samples import PRACTICE, make_folder, practice, put

UNTIDY = """\
---
title:   'Savings groups in villages'
type: practice
id: "savings-groups"
language: en
"""


def _untidy() -> str:
    head, _, rest = practice().partition("title: Savings groups in villages\n")
    assert head
    rest = (
        rest.replace("[SN, NE]", "\n- SN\n- NE")
        .replace('"2017"', "2017")
        .replace("Begin small.", "Begin small.  \n\n\n\n")
    )
    return UNTIDY + rest


def test_formatting_keeps_what_a_file_says(tmp_path: Path) -> None:
    """Otherwise a tidy-up changes somebody's words."""
    folder = make_folder(tmp_path)
    put(folder, PRACTICE, _untidy())
    formatted = format_folder(folder)
    assert formatted.changed == (folder / PRACTICE,)
    assert (folder / PRACTICE).read_text() == practice()
    assert parse(_untidy().encode()).sections == parse(practice().encode()).sections


def test_formatting_twice_changes_nothing(tmp_path: Path) -> None:
    """Otherwise the check of a freshly formatted library fails."""
    folder = make_folder(tmp_path)
    put(folder, PRACTICE, _untidy())
    format_folder(folder)
    assert format_folder(folder).changed == ()


def test_a_check_only_names_the_files(tmp_path: Path) -> None:
    """Otherwise a test run rewrites what a writer is working on."""
    folder = make_folder(tmp_path)
    put(folder, PRACTICE, _untidy())
    assert format_folder(folder, check=True).changed == (folder / PRACTICE,)
    assert (folder / PRACTICE).read_text() == _untidy()


def test_a_faulty_file_is_left_as_it_is(tmp_path: Path) -> None:
    """Otherwise formatting throws away what it does not understand."""
    folder = make_folder(tmp_path)
    put(folder, PRACTICE, practice(budget="1"))
    formatted = format_folder(folder)
    assert [fault.field for fault in formatted.faults] == ["budget"]
    assert (folder / PRACTICE).read_text() == practice(budget="1")
