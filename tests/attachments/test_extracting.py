"""What is in a file is read as it stands there, in every format."""

import os
from pathlib import Path

import pytest

from portal.attachments.extracting import extract
from portal.attachments.pictures import renditions
from portal.domain.files import MOST_TEXT, type_of
from tests.attachments import making as m

LINES = "\n".join(m.WORDS)
KNOWN = {
    "report.pdf": "Returned to Kolda",
    "note.docx": f"{LINES}\n\nIn a cell\nIn the header\nIn the footer",
    "table.xlsx": "Returns\n" + "\n".join(f"{words}\t12" for words in m.WORDS) + "\nSecond\nOn the second sheet",
    "slides.pptx": "\n".join(line for words in m.WORDS for line in (words, f"Note on {words}")),
    "text.odt": "\n".join(f"{words} and more" for words in m.WORDS),
    "sheet.ods": "\n".join(f"{words} and more" for words in m.WORDS),
    "talk.odp": "\n".join(f"{words} and more" for words in m.WORDS),
    "letter.rtf": LINES,
    "plain.txt": LINES,
    "values.csv": "\n".join(f"{words};12" for words in m.WORDS),
    "map.png": "",
    "place.jpg": "",
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_words_of_a_file_are_found(name: str, tmp_path: Path) -> None:
    """Else nobody finds a note by the report that is attached to it, and no check sees a name in it."""
    path = tmp_path / name
    path.write_bytes(m.GOOD[name])
    found = extract(path, type_of(name).code)  # type: ignore[union-attr]
    assert found.failed == ""
    lines = [line.strip() for line in found.text.splitlines() if not line.strip().isdigit()]
    assert "\n".join(lines) == KNOWN[name]


CODINGS = [
    ("cp1252", "Réintégration à l’école"),
    ("cp874", "กลับคืนถิ่นฐานอย่างปลอดภัย"),
    ("utf-16", "Trở về từ Đài Loan"),
    ("utf-8-sig", "Réintégration"),
]


@pytest.mark.parametrize(("coding", "words"), CODINGS)
def test_texts_of_other_codings_are_read(coding: str, words: str, tmp_path: Path) -> None:
    """Else a table from a ministry's computer is full of question marks."""
    path = tmp_path / "a.txt"
    path.write_bytes(words.encode(coding))
    assert extract(path, "txt").text == words


def test_a_very_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    """Else one file fills the index."""
    path = tmp_path / "a.txt"
    path.write_text("return home " * (MOST_TEXT // 10), "utf-8")
    found = extract(path, "txt")
    assert found.cut
    assert len(found.text) <= MOST_TEXT


@pytest.mark.parametrize("name", KNOWN)
def test_a_damaged_file_gives_no_text_and_no_error(name: str, tmp_path: Path) -> None:
    """Else the worker stands still at the first such file."""
    path = tmp_path / name
    path.write_bytes(m.GOOD[name][:40] + os.urandom(300))
    found = extract(path, type_of(name).code)  # type: ignore[union-attr]
    assert isinstance(found.text, str)


def test_pictures_get_smaller_copies_for_slow_lines(tmp_path: Path) -> None:
    """Else a page with a photograph costs a megabyte on a phone."""
    path = tmp_path / "a.jpg"
    path.write_bytes(m.picture("JPEG", (2000, 1000)))
    made = renditions(path, tmp_path)
    assert sorted(made) == [320, 800, 1600]
    assert made[320].stat().st_size < made[800].stat().st_size < path.stat().st_size


def test_a_small_picture_needs_none(tmp_path: Path) -> None:
    """Else a logo is kept four times."""
    path = tmp_path / "a.png"
    path.write_bytes(m.picture("PNG", (200, 100)))
    assert renditions(path, tmp_path) == {}
