"""PDF files that run, open, send or hide something, in every way that the format allows; written byte by byte."""

import io
import zlib
from collections.abc import Mapping

from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions

from tests.attachments import making as m

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
PAGES = {2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"}


def whole(objects: Mapping[int, bytes], catalog: bytes = b"", before: bytes = b"", after: bytes = b"") -> bytes:
    """A PDF of one page: its catalogue's other keys, more objects by number, what stands before the list and after the end."""
    parts = {1: b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>", **PAGES, **objects}
    body = b"%PDF-1.7\n"
    places = {}
    for number, content in parts.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    body += before
    lists = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    trailer = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (max(parts) + 1, len(body))
    return body + b"xref\n0 1\n0000000000 65535 f \n" + lists + trailer + after


def stream(content: bytes, keys: bytes = b"") -> bytes:
    """An object with a stream."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), keys, content)


def held(content: bytes, keys: bytes = b"/Filter /FlateDecode", packed: bytes | None = None) -> bytes:
    """A stream of objects that holds object 9."""
    data = b"9 0 " + content
    return stream(zlib.compress(data) if packed is None else packed, b"/Type /ObjStm /N 1 /First 4 " + keys)


def text(words: bytes) -> bytes:
    """A PDF whose page says these words."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return whole({3: page, 4: stream(b"BT /F1 12 Tf 20 100 Td (%s) Tj ET" % words), 5: font})


def bomb(times: int) -> bytes:
    """A PDF whose page is packed once or twice, and becomes hundreds of megabytes."""
    content = zlib.compress(b"\0" * 540_000_000, 1)
    for _ in range(times - 1):
        content = zlib.compress(content)
    filters = b"/Filter [" + b"/FlateDecode " * times + b"]"
    return whole({4: stream(content, filters)})


def protected(content: bytes, user: str, owner: str) -> bytes:
    """The PDF under passwords."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user, owner, permissions_flag=UserAccessPermissions.PRINT, algorithm="RC4-128")
    return m.written(writer)


def appended(content: bytes, catalog: bytes) -> bytes:
    """The PDF with a later version of its catalogue at its end, as editors save changes."""
    place = len(content)
    body = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n" % catalog
    lists = b"xref\n1 1\n%010d 00000 n \ntrailer << /Root 1 0 R /Size 9 /Prev %d >>\n" % (
        place,
        content.find(b"xref\n0 1"),
    )
    return content + body + lists + b"startxref\n%d\n%%%%EOF\n" % (place + len(body))


ACTIVE: dict[str, bytes] = {
    "a script on opening": whole({}, b"/OpenAction " + SCRIPT),
    "a script among the names": whole({}, b"/Names << /JavaScript << /Names [(a) 9 0 R] >> >>"),
    "a script in another object": whole({9: SCRIPT}, b"/OpenAction 9 0 R"),
    "a script with its name in numbers": whole({9: b"<< /S /#4aava#53cript /J#53 (x) >>"}, b"/OpenAction 9 0 R"),
    "a script whose kind is another object": whole(
        {8: b"/JavaScript", 9: b"<< /S 8 0 R /J (x) >>"}, b"/OpenAction 9 0 R"
    ),
    "a script in a stream of objects": whole({8: held(SCRIPT)}, b"/OpenAction 9 0 R"),
    "a script in a stream in letters": whole(
        {8: held(b"", b"/Filter /ASCIIHexDecode", (b"9 0 " + SCRIPT).hex().encode() + b">")}, b"/OpenAction 9 0 R"
    ),
    "a script in an open stream of objects": whole({8: held(b"", b"", b"9 0 " + SCRIPT)}, b"/OpenAction 9 0 R"),
    "a script in a stream that does not say it holds objects": whole(
        {8: held(SCRIPT).replace(b"/Type /ObjStm", b"/Type /Other")}, b"/OpenAction 9 0 R"
    ),
    "a script that no list names": whole({}, before=b"9 0 obj\n" + SCRIPT + b"\nendobj\n"),
    "a script behind a comment": whole({}, before=b"9%\n0%\nobj" + SCRIPT + b"\nendobj\n"),
    "a script within another stream": whole({8: stream(b"9 0 obj\n" + SCRIPT + b"\nendobj")}),
    "a script in a later version": appended(whole({}), b"/OpenAction " + SCRIPT),
    "a script behind an open bracket": whole({7: b"("}, before=b"9 0 obj\n" + SCRIPT + b"\nendobj\n"),
    "a script behind a comment before its stream": whole(
        {8: held(SCRIPT).replace(b">>\nstream", b">>%\nstream")}, b"/OpenAction 9 0 R"
    ),
    "a script behind a list that is closed as another": whole({9: b"<< /K [ 1 >> >> ] /S /JavaScript /JS (x) >>"}),
    "a script behind a list without an end": whole({9: b"<< /K [ 1 >> endobj ] /S /JavaScript /JS (x) >>"}),
    "a script before where its stream says objects begin": whole(
        {8: held(SCRIPT).replace(b"/First 4", b"/First 4 /First 900")}, b"/OpenAction 9 0 R"
    ),
    "a script in a stream that counts elsewhere": whole(
        {7: b"4", 8: held(SCRIPT).replace(b"/First 4", b"/First 7 0 R")}, b"/OpenAction 9 0 R"
    ),
    "a script with a value too many": whole({9: b"<< 5 /S /JavaScript /JS (x) >>"}),
    "a script under a password that opens by itself": protected(whole({}, b"/OpenAction " + SCRIPT), "", "owner"),
    "a program": whole({9: b"<< /S /Launch /F (cmd.exe) >>"}),
    "a page of the web on opening": whole({}, b"/OpenAction << /S /URI /URI (http://evil.example) >>"),
    "a page of the web on opening, elsewhere": whole(
        {9: b"<< /S /URI /URI (http://evil.example) >>"}, b"/OpenAction 9 0 R"
    ),
    "printing on opening": whole({}, b"/OpenAction << /S /Named /N /Print >>"),
    "a page and then the web": whole({}, b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /URI /URI (x) >> >>"),
    "an opening that nobody finds": whole({}, b"/OpenAction 77 0 R"),
    "actions of a page": whole({}, b"/AA << /WC 9 0 R >>"),
    "a form that is sent": whole({9: b"<< /S /SubmitForm /F (http://evil.example) >>"}),
    "values that are fetched": whole({9: b"<< /S /ImportData /F (x.fdf) >>"}),
    "another file": whole({9: b"<< /S /GoToR /F (\\\\\\\\server\\\\share) /D [0 /Fit] >>"}),
    "a file inside the file": whole({9: b"<< /S /GoToE /D [0 /Fit] >>"}),
    "a form with a program": whole({}, b"/AcroForm << /XFA [(a) 9 0 R] /Fields [] >>"),
    "a film": whole({9: b"<< /Type /Annot /Subtype /RichMedia /RichMediaContent 8 0 R >>"}),
    "a sound": whole({9: b"<< /Type /Annot /Subtype /Sound /Sound 8 0 R >>"}),
    "a drawing in space": whole({9: b"<< /Type /Annot /Subtype /3D /3DD 8 0 R >>"}),
}
NESTED: dict[str, bytes] = {
    "a file at a place of the page": whole({9: b"<< /Type /Annot /Subtype /FileAttachment /FS 8 0 R >>"}),
    "files by name": whole({}, b"/Names << /EmbeddedFiles 9 0 R >>"),
    "a file that a picture belongs to": whole({9: b"<< /Type /Filespec /F (a.exe) /EF << /F 8 0 R >> >>"}),
    "a collection": whole({}, b"/Collection << /View /T >>"),
    "an archive behind it": whole({}, after=m.archive({"a.js": b"x"})),
    "an old archive within": whole({8: stream(b"Rar!\x1a\x07\0 and so on")}),
    "a page of the web behind it": whole({}, after=b"<html><script>alert(1)</script></html>" * 3),
}
TAKEN: dict[str, bytes] = {
    "words about scripts": text(b"The page says /JavaScript and /Launch"),
    "a title about scripts": whole({9: b"<< /Title (HTML /JavaScript \\(and /AA\\) guide) >>"}),
    "a link with such letters": whole({9: b"<< /S /URI /URI (https://a.example/JS/AA/Launch) >>"}),
    "a page to open at": whole({}, b"/OpenAction [3 0 R /Fit]"),
    "a page to open at, as an action": whole({9: b"<< /S /GoTo /D [3 0 R /Fit] >>"}, b"/OpenAction 9 0 R"),
    "a form to fill in": whole({}, b"/AcroForm << /Fields [] >>"),
    "objects in a stream": whole({8: held(b"<< /Type /Font >>")}),
    "a password for changing only": protected(text(b"Words"), "", "owner"),
    "an empty line before it": b"\r\n" + text(b"Words"),
    "empty bytes behind it": text(b"Words") + b"\0" * 2000,
}
"""What people's files hold and what nobody is harmed by."""
