"""Files of each format with the same words in seven languages, in every place where a format has words."""

import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
from docx import Document
from openpyxl.comments import Comment
from pptx import Presentation
from pptx.util import Inches

from tests.attachments import making as m
from tests.attachments import making_archives as a

LANGUAGES = (
    "The grant was paid in three parts; “safe return” was agreed.",
    "Réintégration à Kolda : l’œuvre d’une coopérative — 3 000 €.",
    "¿Cómo volvió la señora Muñoz? Cañón, pingüino, corazón.",
    "Reintegração económica: não há soluções fáceis às margens.",
    "Người trở về từ Đài Loan được hỗ trợ học nghề ở Nghệ An.",
    "ผู้เดินทางกลับได้รับเงินช่วยเหลือและฝึกอาชีพที่เชียงราย",
    "Pemulangan sukarela dan pelatihan usaha kecil di Lombok.",
)
"""A sentence in each language of the portal's readers."""

VML_BOX = (
    "<w:p><w:r><w:t>Around the box</w:t></w:r><w:r>"
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Below in the box</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
DELETED = (
    "<w:p><w:r><w:t>Kept and </w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del><w:r><w:tab/>"
    "<w:t>after a tab</w:t></w:r><w:r><w:br/><w:t>in a new line</w:t></w:r></w:p>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word() -> bytes:
    """A Word file with words in its text, a table in a table, a box, deletions, header, footer, notes and comments."""
    document = Document()
    for words in LANGUAGES:
        paragraph = document.add_paragraph()
        # Programs cut a sentence into runs wherever somebody has corrected something.
        for piece in re.findall(r".{1,5}", words):
            paragraph.add_run(piece).bold = len(piece) % 2 == 0
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "First cell"
    table.rows[0].cells[1].text = "Second cell"
    document.sections[0].header.paragraphs[0].text = "In the header"
    document.sections[0].footer.paragraphs[0].text = "In the footer"
    out = io.BytesIO()
    document.save(out)
    return with_notes(out.getvalue())


def with_notes(content: bytes) -> bytes:
    """The Word file with a box, a deletion, a footnote and a comment, which the library that makes it does not know."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        text, types = old.read("word/document.xml").decode(), old.read("[Content_Types].xml").decode()
    parts = {}
    for name in ("footnotes", "comments"):
        note = f'<w:p><w:r><w:t xml:space="preserve">In the {name}</w:t></w:r></w:p>'
        parts[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{W}"><w:note>{note}</w:note></w:{name}>'.encode()
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        types = types.replace("</Types>", f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/></Types>')
    text = text.replace("<w:sectPr", f"{VML_BOX}{DELETED}<w:sectPr", 1)
    return m.changed(content, {**parts, "word/document.xml": text.encode(), "[Content_Types].xml": types.encode()})


WORD = (
    *LANGUAGES,
    "First cell",
    "Second cell",
    "Around the box",
    "In a box",
    "Below in the box",
    "Kept and deleted\tafter a tab",
    "in a new line",
    "In the header",
    "In the footer",
    "In the footnotes",
    "In the comments",
)


def workbook() -> bytes:
    """A workbook with words, numbers, days and truths, a hidden sheet and a comment."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Returns"
    for row, words in enumerate(LANGUAGES):
        sheet.append([words, row])
    sheet.append([date(1994, 3, 12), datetime(2020, 5, 4, 13, 30), time(8, 15), 44.25, 221771234567, True])
    sheet["A1"].comment = Comment("Said beside a cell", "author")
    hidden = book.create_sheet("Names")
    hidden.append(["Below the sheets"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WORKBOOK = (
    "Returns",
    *(f"{words}\t{row}" for row, words in enumerate(LANGUAGES)),
    "1994-03-12\t2020-05-04 13:30:00\t08:15:00\t44.25\t221771234567\tTRUE",
    "Names",
    "Below the sheets",
    "Said beside a cell",
)


def slides() -> bytes:
    """Slides whose order is not that of their names, with a table, notes and the number of the slide."""
    made = Presentation()
    for words in LANGUAGES:
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = words
        slide.notes_slide.notes_text_frame.text = f"Note: {words}"
    table = made.slides[0].shapes.add_table(1, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "First cell", "Second cell"
    order = made.slides._sldIdLst
    order.append(order[0])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


SLIDES = (
    *(line for words in LANGUAGES[1:] for line in (words, f"Note: {words}")),
    LANGUAGES[0],
    "First cell",
    "Second cell",
    f"Note: {LANGUAGES[0]}",
)


def open_text() -> bytes:
    """An OpenDocument text with a list, a footnote, a comment, a box, deletions, spaces and a header."""
    lines = "".join(f"<text:p>{words}</text:p>" for words in LANGUAGES)
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In a note</text:p></text:note-body></text:note>"
    said = "<office:annotation><dc:creator xmlns:dc='d'>Somebody</dc:creator><text:p>In a comment</text:p></office:annotation>"
    body = (
        f"<office:body><office:text><text:tracked-changes><text:p>Deleted</text:p></text:tracked-changes>{lines}"
        f"<text:h>A  heading\n</text:h><text:list><text:list-item><text:p>In<text:s text:c='2'/>a<text:tab/>list{note}, and on"
        f"{said}</text:p></text:list-item></text:list><text:p>Around<draw:text-box><text:p>In a box</text:p></draw:text-box></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>First cell</text:p></table:table-cell><table:table-cell>"
        "<text:p>Second<text:line-break/>cell</text:p></table:table-cell></table:table-row></table:table></office:text></office:body>"
    )
    header = "<office:master-styles><text:p>In the header</text:p></office:master-styles>"
    styles = a.odf_part(f"<office:styles><text:p>Not shown</text:p></office:styles>{header}")
    return a.odf_with(body, "text", {"styles.xml": styles})


OPEN_TEXT = (
    "Deleted",
    *LANGUAGES,
    "A heading",
    "In  a\tlist, and on",
    "In a note",
    "In a comment",
    "Around",
    "In a box",
    "First cell",
    "Second",
    "cell",
    "In the header",
)


def open_sheet() -> bytes:
    """An OpenDocument sheet with cells that repeat to the end of the world."""
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{words}</text:p></table:table-cell><table:table-cell "
        f'table:number-columns-repeated="16000"/><table:table-cell office:value="{row}"><text:p>{row}</text:p>'
        "</table:table-cell></table:table-row>"
        for row, words in enumerate(LANGUAGES)
    )
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return a.odf_with(f'<table:table table:name="Returns">{rows}{empty}</table:table>', "spreadsheet")


OPEN_SHEET = ("Returns", *(f"{words}\t{row}" for row, words in enumerate(LANGUAGES)))


def open_slides() -> bytes:
    """OpenDocument slides with notes."""
    pages = "".join(
        f"<draw:page><draw:frame><draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame>"
        f"<presentation:notes><draw:frame><draw:text-box><text:p>Note: {words}</text:p></draw:text-box></draw:frame>"
        "</presentation:notes></draw:page>"
        for words in LANGUAGES
    )
    return a.odf_with(f"<office:body>{pages}</office:body>", "presentation")


OPEN_SLIDES = tuple(line for words in LANGUAGES for line in (words, f"Note: {words}"))


def rich(words: tuple[str, ...] = LANGUAGES) -> bytes:
    """An RTF text in which letters are written by number, as today's programs do, with a header, a note and a picture."""
    coded = "\\par\n".join("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) for line in words)
    more = "{\\header In the header\\par}{\\*\\generator Program}{\\info{\\author Somebody}}"
    picture = "{\\pict\\pngblip " + "89504e47" * 400 + "}"
    note = '\\par With a note{\\footnote In a note}\\par{\\field{\\*\\fldinst HYPERLINK "https://a.example"}{\\fldrslt a link}}'
    return f"{{\\rtf1\\ansi\\uc1{more}{picture}{coded}{note}}}".encode("ascii")


RICH = ("In the header", *LANGUAGES, "With a note", "In a note", "a link")


def old_rich() -> bytes:
    """An RTF text in which letters are written in the coding of their font, as programs did."""
    fonts = "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset222 B;}{\\f2\\fcharset163 C;}}"
    western = "".join(
        f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in "Réintégration à l’école".encode("cp1252")
    )
    thai = "".join(f"\\'{byte:02x}" for byte in "กลับคืนถิ่นฐาน".encode("cp874"))
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}\\f0 {western}\\par\\f1 {thai}\\f0\\par end}}".encode("ascii")


OLD_RICH = ("Réintégration à l’école", "กลับคืนถิ่นฐาน", "end")


def printed(folder: Path, chromium: str) -> bytes:
    """A PDF of the sentences as a browser prints them."""
    from playwright.sync_api import sync_playwright

    lines = "".join(f"<p>{words}</p>" for words in LANGUAGES)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(f'<meta charset="utf-8"><h1>Report</h1>{lines}<p style="break-before: page">Second page</p>')
        page.pdf(path=folder / "printed.pdf")
        browser.close()
    return (folder / "printed.pdf").read_bytes()


PRINTED = ("Report", *LANGUAGES, "Second page")
