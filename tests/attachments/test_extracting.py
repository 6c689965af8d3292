"""What is in a file is read as it stands there, in every format and seven languages."""

import os
import sys
import unicodedata
from pathlib import Path
from shutil import which

import pytest

from portal.attachments import running
from portal.attachments.extracting import Extracted, extract
from portal.attachments.inspecting import Refused, inspect
from portal.attachments.running import Limits
from portal.domain.files import MOST_TEXT, TYPES, type_of
from tests.attachments import making as m
from tests.attachments import making_pdfs as p
from tests.attachments import making_texts as t

CHROMIUM = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser") or which("google-chrome")
KNOWN: dict[str, tuple[bytes, tuple[str, ...], int | None]] = {
    "note.docx": (t.word(), t.WORD, None),
    "table.xlsx": (t.workbook(), t.WORKBOOK, None),
    "slides.pptx": (t.slides(), t.SLIDES, 7),
    "text.odt": (t.open_text(), t.OPEN_TEXT, None),
    "sheet.ods": (t.open_sheet(), t.OPEN_SHEET, None),
    "talk.odp": (t.open_slides(), t.OPEN_SLIDES, 7),
    "letter.rtf": (t.rich(), t.RICH, None),
    "old.rtf": (t.old_rich(), t.OLD_RICH, None),
    "plain.txt": ("\r\n".join(t.LANGUAGES).encode(), t.LANGUAGES, None),
    "values.csv": ("\n".join(f'"{words}";12' for words in t.LANGUAGES).encode("utf-8-sig"), t.LANGUAGES, None),
    "report.pdf": (p.text(b"Returned to Kolda"), ("Returned to Kolda",), 1),
    "map.png": (m.picture("PNG"), (), None),
    "place.jpg": (m.picture("JPEG"), (), None),
}


def read(folder: Path, name: str, content: bytes) -> Extracted:
    """What is read of a file."""
    path = folder / name
    path.write_bytes(content)
    type = type_of(name)
    assert type is not None
    return extract(path, type.code)


def lines(found: Extracted) -> list[str]:
    """The lines of a text that hold something."""
    assert found.text == unicodedata.normalize("NFC", found.text)
    return [line.strip() for line in found.text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", KNOWN)
def test_the_words_of_a_file_are_found(name: str, tmp_path: Path) -> None:
    """Else nobody finds a note by the report that is attached to it, and no check sees a name in it."""
    content, words, pages = KNOWN[name]
    found = read(tmp_path, name, content)
    ends = {"values.csv": '"{}";12'}.get(name, "{}")
    assert lines(found) == [ends.format(unicodedata.normalize("NFC", line)) for line in words]
    assert (found.pages, found.cut, found.failed) == (pages, False, "")


def test_every_type_is_read() -> None:
    """Else a new type is taken whose words nobody finds."""
    assert {type_of(name) for name in KNOWN} == set(TYPES)


def test_what_a_browser_prints_is_read_exactly(tmp_path: Path) -> None:
    """Else Thai is found in no PDF: its letters are drawn in pieces, which are read twice and with gaps between them."""
    if CHROMIUM is None:
        reason = "PRINTED PDF IS NOT TESTED: install Chromium or set CHROMIUM"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    found = read(tmp_path, "a.pdf", t.printed(tmp_path, CHROMIUM))
    assert lines(found) == [unicodedata.normalize("NFC", line) for line in t.PRINTED]
    assert found.pages == 2


def test_a_chart_is_read_with_the_sheet_behind_it(tmp_path: Path) -> None:
    """Else the list of people that a chart was made from is handed out unseen."""
    found = read(tmp_path, "a.pptx", m.slides_with_chart())
    assert lines(found)[0] == "Returns by place"
    assert "Kolda\t120" in lines(found)
    assert "Thiès\t340" in lines(found)


def test_letters_in_pieces_become_whole(tmp_path: Path) -> None:
    """Else “é” of a Mac is not found by who types “é”."""
    apart = unicodedata.normalize("NFD", t.LANGUAGES[4])
    assert read(tmp_path, "a.txt", apart.encode()).text == unicodedata.normalize("NFC", apart)


def test_no_sign_stays_that_is_no_text(tmp_path: Path) -> None:
    """Else the database refuses the text, or a page shows boxes."""
    strange = "A\u2028B\x0cC\u200bD<w:t>\ufeffE\ud7ff\ufffeF\x07"
    found = read(tmp_path, "a.txt", strange.encode())
    assert found.text == "A\nB\nC\u200bD<w:t>E\ud7ff F"


CODINGS = [
    ("cp1252", t.LANGUAGES[1].replace("œ", "œ")),
    ("cp1252", t.LANGUAGES[2]),
    ("cp1252", t.LANGUAGES[3]),
    ("cp1252", "Però può essere più facile: “città”, perché è così."),
    ("cp874", t.LANGUAGES[5]),
    ("tis-620", t.LANGUAGES[5]),
    ("cp1258", t.LANGUAGES[4]),
    ("utf-16", t.LANGUAGES[4]),
    ("utf-16-le", t.LANGUAGES[0]),
    ("utf-16-be", t.LANGUAGES[0]),
    ("utf-8-sig", t.LANGUAGES[5]),
    ("utf-8", t.LANGUAGES[4]),
]


@pytest.mark.parametrize(("coding", "words"), CODINGS)
def test_texts_of_other_codings_are_read(coding: str, words: str, tmp_path: Path) -> None:
    """Else a table from a ministry's computer is full of question marks."""
    given = words
    if coding == "cp1258":
        # The letters have their tones behind them there.
        given = vietnamese(words)
    found = read(tmp_path, "a.csv", given.encode(coding))
    assert found.text == unicodedata.normalize("NFC", words)


def vietnamese(words: str) -> str:
    """The same with tones apart from letters, as the old Vietnamese coding writes it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = []
    for letter in words:
        pieces = unicodedata.normalize("NFD", letter)
        tone = next((piece for piece in pieces if piece in tones), "")
        made.append(unicodedata.normalize("NFC", pieces.replace(tone, "")) + tone if tone else letter)
    return "".join(made)


def test_a_very_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    """Else one file fills the index."""
    found = read(tmp_path, "a.txt", b"return home " * (MOST_TEXT // 10))
    assert found.cut
    assert len(found.text) <= MOST_TEXT
    assert not read(tmp_path, "a.txt", b"r" * MOST_TEXT).cut


@pytest.mark.parametrize("name", KNOWN)
def test_a_damaged_file_gives_no_text_and_no_error(name: str, tmp_path: Path) -> None:
    """Else the worker stands still at the first such file."""
    for kept in (40, len(KNOWN[name][0]) // 2):
        assert isinstance(read(tmp_path, name, KNOWN[name][0][:kept] + os.urandom(300)).text, str)


HANGS = "import time; time.sleep(60)"
COMPUTES = "[None for number in iter(int, 1)]"
EATS = "import resource, json; open('answer.json', 'w').write('x' * (40 << 20))"
LIES = "import json; open('answer.json', 'w').write(json.dumps({'text': 'a\\ud800b\\0c', 'pages': 'x', 'cut': 1}))"
DIES = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
LINKS = "import os; os.symlink('/etc/passwd', 'answer.json')"
BABBLES = "import sys; sys.stderr.write('y' * 9_000_000); sys.stdout.write('x' * 9_000_000); sys.exit(3)"


@pytest.mark.parametrize(
    ("program", "answer"),
    [
        (HANGS, Extracted("", None, False, "takes_too_long")),
        (COMPUTES, Extracted("", None, False, "takes_too_long")),
        (EATS, Extracted("", None, False, "damaged")),
        (LIES, Extracted("ab c", None, False, "")),
        (DIES, Extracted("", None, False, "damaged")),
        (LINKS, Extracted("", None, False, "damaged")),
        (BABBLES, Extracted("", None, False, "damaged")),
    ],
)
def test_whatever_a_child_does_there_is_an_answer(
    program: str, answer: Extracted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a fault in a library for PDF, or somebody who found one, stops the portal."""
    monkeypatch.setattr(running, "PROGRAM", ("-I", "-c", f"open('began', 'w').close(); {program}"))
    path = tmp_path / "a.txt"
    path.write_text("words", "utf-8")
    assert extract(path, "txt", Limits(seconds=1.0, cpu=1, memory=1 << 30)) == answer


def test_a_file_is_not_called_damaged_where_nothing_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one hour without memory marks every file that arrived in it as damaged, for ever."""
    monkeypatch.setattr(running, "PROGRAM", ("-I", "-c", "raise MemoryError"))
    path = tmp_path / "a.txt"
    path.write_text("words", "utf-8")
    with pytest.raises(OSError, match="MemoryError"):
        extract(path, "txt")
    with pytest.raises(Refused) as refused:
        inspect(path, "a.txt", tmp_path)
    assert refused.value.code == "unchecked"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits; the clock is left")
def test_a_child_has_its_limits(tmp_path: Path) -> None:
    """Else a file that eats memory or time takes it from the portal."""
    path = tmp_path / "a.odt"
    path.write_bytes(m.odf("text", {"content.xml": b"<a>" + b"<b>" * 3_000_000}))
    assert extract(path, "odt", Limits(seconds=30, cpu=20, memory=64 << 20)).failed == "bomb"
    assert extract(path, "odt", Limits(seconds=0.05, cpu=20, memory=1 << 30)).failed == "takes_too_long"


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each file that is read leaves a copy of its words behind, for ever and for everyone on the machine."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = tmp_path / "a.pdf"
    path.write_bytes(p.text(b"Words"))
    assert extract(path, "pdf").text == "Words"
    assert list(tmp_path.iterdir()) == [path]
