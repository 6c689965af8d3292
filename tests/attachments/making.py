"""Files of every type with known words in them, and what can be wrong with them, all made here."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import openpyxl
from docx import Document
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

WORDS = (
    "Réintégration à Kolda",
    "Trở về từ Đài Loan",
    "กลับคืนถิ่น",
    "Reintegración y retorno",
    "Pemulangan sukarela",
    "Reintegração",
)
ODF = "urn:oasis:names:tc:opendocument:xmlns"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD = OLE + b"\0" * 512
"""How files of Office began before 2007, and those with a password begin today."""


def pdf(text: str = "Returned to Kolda", **more: object) -> bytes:
    """A PDF of one page; `more` are keys of its catalogue, as pypdf writes them."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 200)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    for name, value in more.items():
        writer._root_object[NameObject(f"/{name}")] = value
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    """The bytes of a PDF."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with_script() -> bytes:
    """A PDF that runs JavaScript when it is opened."""
    runs = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('hello')")}
    return pdf(OpenAction=DictionaryObject(runs))


def pdf_with_hidden_script() -> bytes:
    """The same with its name written in numbers, as the format allows."""
    return pdf_with_script().replace(b"/JavaScript", b"/J#61v#61Script")


def pdf_with_file() -> bytes:
    """A PDF that carries another file."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("inner.exe", b"MZ")
    return written(writer)


def pdf_locked() -> bytes:
    """A PDF with a password."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    return written(writer)


def docx() -> bytes:
    """A Word file with words in its text, a table, its header and its footer."""
    document = Document()
    for words in WORDS:
        document.add_paragraph(words)
    document.add_table(1, 2).rows[0].cells[1].text = "In a cell"
    document.sections[0].header.paragraphs[0].text = "In the header"
    document.sections[0].footer.paragraphs[0].text = "In the footer"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    """A workbook with two sheets."""
    book = openpyxl.Workbook()
    book.active.title = "Returns"
    for words in WORDS:
        book.active.append([words, 12])
    book.create_sheet("Second").append(["On the second sheet"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pptx() -> bytes:
    """Slides with notes."""
    slides = Presentation()
    for words in WORDS:
        slide = slides.slides.add_slide(slides.slide_layouts[5])
        slide.shapes.title.text = words
        slide.notes_slide.notes_text_frame.text = f"Note on {words}"
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def slides_with_chart() -> bytes:
    """Slides with a chart, which carries the sheet that it was made from."""
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[5])
    slide.shapes.title.text = "Returns by place"
    data = CategoryChartData()
    data.categories = ["Kolda", "Thiès"]
    data.add_series("People", (120, 340))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(1), Inches(1), Inches(4), Inches(3), data)
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def many_rows() -> bytes:
    """A workbook that packs well: twenty thousand rows that are nearly the same."""
    book = openpyxl.Workbook()
    for number in range(20_000):
        book.active.append(["Kolda", "reintegration", 0, 0, number % 7])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def odf(kind: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """An OpenDocument file of a kind: text, spreadsheet, presentation."""
    lines = "".join(f"<text:p>{words}<text:s/>and <text:span>more</text:span></text:p>" for words in WORDS)
    body = f'<o:document-content xmlns:o="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"><o:body>{lines}</o:body></o:document-content>'
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "content.xml": body.encode(),
        "META-INF/manifest.xml": b"<m/>",
    }
    return archive({**parts, **(more or {})})


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def changed(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same archive with some parts changed or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    return archive({**kept, **parts})


def with_formula(formula: str, coding: str = "utf-8", before: int = 0) -> bytes:
    """A workbook with a formula (as it stands in the XML) in its first sheet, below `before` other cells."""
    cells = "".join(f'<c r="A{number}"><v>{number}</v></c>' for number in range(before))
    sheet = f'<x:sheet xmlns:x="y"><x:d>{cells}<x:c><x:f>{formula}</x:f></x:c></x:d></x:sheet>'
    return changed(
        xlsx(), {"xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="{coding}"?>{sheet}'.encode(coding)}
    )


def rtf(more: str = "") -> bytes:
    """An RTF text with words in several scripts."""
    coded = "\\par ".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in words) for words in WORDS)
    return f"{{\\rtf1\\ansi {coded}{more}}}".encode("ascii")


def picture(format: str, size: tuple[int, int] = (900, 600), **more: object) -> bytes:
    """A picture with stripes."""
    made = Image.new("RGB", size, (120, 80, 40))
    for x in range(0, size[0], 7):
        made.paste((x % 255, 90, 200), (x, 0, x + 3, size[1]))
    out = io.BytesIO()
    made.save(out, format, **more)  # type: ignore[arg-type]
    return out.getvalue()


def photograph() -> bytes:
    """A JPEG that says where and with what it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of a caseworker"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (14.0, 41.0, 30.0), "W", (17.0, 26.0, 10.0)
    return picture("JPEG", exif=exif, comment=b"Name of a child")


def vast_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has very many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


GOOD: dict[str, bytes] = {
    "report.pdf": pdf(),
    "note.docx": docx(),
    "table.xlsx": xlsx(),
    "slides.pptx": pptx(),
    "text.odt": odf("text"),
    "sheet.ods": odf("spreadsheet"),
    "talk.odp": odf("presentation"),
    "letter.rtf": rtf(),
    "plain.txt": "\n".join(WORDS).encode(),
    "values.csv": "\n".join(f"{words};12" for words in WORDS).encode("utf-8-sig"),
    "map.png": picture("PNG"),
    "place.jpg": picture("JPEG"),
}
"""One good file of every type."""
