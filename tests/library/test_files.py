"""What is written is read back the same: otherwise an export loses what people wrote."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.kinds import KINDS
from portal.services.library.files import parse, tidy, write
from portal.services.library.yaml_reading import UnreadableError, read
from portal.services.library.yaml_writing import WIDTH
from portal.services.library.yaml_writing import write as write_yaml

LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\n\t\x85", exclude_characters="\ufffe\uffff"
)
PIECES = ["a", "NO", "yes", "5,700+", "10.70", "007", "1e3", "~", "-x", "#y", ": z", "[q", "d'un", '"b"', "\n", "…", "  "]  # fmt: skip
TEXTS = st.text(LETTERS, max_size=250) | st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join)
NUMBERS = st.integers(-(10**12), 10**12) | st.decimals(-1000, 1000, places=2).map(float)
VALUES = st.recursive(
    TEXTS | NUMBERS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(LETTERS, min_size=1, max_size=9), inner, max_size=4)
    ),
    max_leaves=8,
)
FIELDS = [field.name for field in KINDS["practice"].fields if not field.section]
SECTIONS = [field.name for field in KINDS["practice"].sections]
BODIES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n", exclude_characters="\ufffe\uffff")
)


def _is_body(text: str) -> bool:
    return not any(line.startswith("## ") or line == "##" for line in text.split("\n"))


@given(
    st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5),
    st.dictionaries(st.sampled_from(SECTIONS), BODIES.map(tidy).filter(_is_body), max_size=4),
)
def test_a_file_says_what_was_written(front: dict[str, Any], sections: dict[str, str]) -> None:
    """Otherwise an export changes somebody's words."""
    front = {"id": "some-record", "type": "practice", **front}
    text = write(front, sections)
    parsed = parse(text.encode())
    assert parsed.front == front
    assert parsed.sections == sections
    assert write(parsed.front, parsed.sections) == text


@given(st.lists(st.sampled_from(["word", "déjà", "x" * 40, "#", "-", "a:"]), min_size=1, max_size=120))
def test_long_texts_are_folded_to_the_width(words: list[str]) -> None:
    """Otherwise a change of one word in a summary shows as a change of a line of a thousand characters."""
    text = write_yaml({"sources": [{"title": " ".join(words)}]})
    assert all(len(line) <= WIDTH for line in text.split("\n"))


def test_every_key_and_section_has_its_line() -> None:
    """Otherwise a fault in the ninth source sends its reader through the whole file."""
    text = "---\nid: a\nsources:\n  - title: b\n    url: c\n---\n\n## problem\n\ntext\n\n## approach\n\ntext\n"
    lines = parse(text.encode()).lines
    assert lines["id",] == 2
    assert lines["sources", 0, "url"] == 5
    assert lines["problem",] == 8
    assert lines["approach",] == 12


@pytest.mark.parametrize(
    ("word", "value"),
    [("NO", "NO"), ("2005-03-31", "2005-03-31"), ("8.10", "8.10"), ("10.7", 10.7), ("007", "007"), ("12:30", "12:30"),
     ("1051", 1051), ("+44", "+44"), ("1_000", "1_000"), ("yes", "yes"), ("0x1F", "0x1F"), ("10.c", "10.c")],
)  # fmt: skip
def test_words_that_yaml_would_change_stay(word: str, value: object) -> None:
    """Otherwise Norway is read as false, target 8.10 as 8.1 and a date as something that cannot be stored."""
    assert read(f"key: {word}")[0] == {"key": value}


@pytest.mark.parametrize(
    "text", ["---\r\nid: a\r\n---\r\n\r\n## problem\r\n\r\ntext\r\n", "\ufeff---\nid: a\n---\n## problem\ntext"]
)
def test_files_of_other_editors_are_read(text: str) -> None:
    """Otherwise who writes with a Windows editor cannot post."""
    parsed = parse(text.encode())
    assert (parsed.front, parsed.sections) == ({"id": "a"}, {"problem": "text"})


BAD = {
    "no front matter": (b"# Title\n", 1, "front matter"),
    "front matter without end": (b"---\nid: a\n", 1, "front matter"),
    "empty file": (b"", 1, "front matter"),
    "front matter is a list": (b"---\n- a\n---\n", 2, "field: value"),
    "broken YAML": (b"---\nid: a\ntitle: [a\n---\n", 4, "broken YAML"),
    "colon in a plain text": (b"---\nid: a\ntitle: b: c\n---\n", 3, "broken YAML"),
    "tab as indent": (b"---\nid:\n\t- a\n---\n", 3, "broken YAML"),
    "key twice": (b"---\nid: a\nid: b\n---\n", 3, "given twice"),
    "key twice further in": (b"---\ncosts:\n  total: 1\n  total: 2\n---\n", 4, "given twice"),
    "anchor": (b"---\na: &x [1]\nb: *x\n---\n", 2, "anchors"),
    "tag": (b"---\na: !!python/name:os.system x\n---\n", 2, "tag"),
    "nested too deep": (b"---\na: " + b"[" * 100_000 + b"\n---\n", 2, "nested too deep"),
    "nested lists too deep": (b"---\na:\n" + b"- " * 9_000 + b"\n---\n", 3, "nested too deep"),
    "list as a key": (b"---\n[a]: 1\n---\n", 2, "a key must be a word"),
    "NUL": (b"---\nid: a\n---\n\n## problem\n\nte\x00xt\n", 7, "control character (U+0000)"),
    "not UTF-8": (b"---\nid: a\n---\n\n## problem\n\nt\xe9xt\n", 7, "UTF-8"),
    "section twice": (b"---\nid: a\n---\n## problem\na\n## problem\nb\n", 6, "given twice"),
    "text before sections": (b"---\nid: a\n---\n\ntext\n", 5, "before the first section"),
    "heading without name": (b"---\nid: a\n---\n##\n", 4, "without a name"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_said_with_its_line(case: str) -> None:
    """Otherwise a broken file is taken for an empty one, or a person searches for the fault for an hour."""
    data, line, message = BAD[case]
    with pytest.raises(UnreadableError) as caught:
        parse(data)
    assert caught.value.line == line
    assert message in caught.value.message


def test_a_second_document_is_a_fault() -> None:
    """Otherwise all organisations after a line of dashes are lost without a word."""
    with pytest.raises(UnreadableError, match="second document") as caught:
        read("- id: a\n---\n- id: b\n")
    assert caught.value.line == 2


def test_an_empty_text_holds_nothing() -> None:
    """Otherwise an empty list of organisations stops the import."""
    assert read("# none yet\n") == (None, {})
