"""Archives that lie: about sizes, names, places, and what is in them."""

import io
import struct
import zipfile
import zlib

from tests.attachments import making as m

MEGABYTE = 1024 * 1024


def entry(name: bytes, packed: bytes, size: int, crc: int, method: int = 8, flags: int = 0) -> bytes:
    """The bytes of one entry as it stands in an archive."""
    head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, flags, method, 0, 33, crc, len(packed), size, len(name), 0)
    return head + name + packed


def listed(name: bytes, packed: int, size: int, crc: int, place: int, method: int = 8, flags: int = 0) -> bytes:
    """The bytes by which the list at the end names an entry."""
    return (
        struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            *(b"PK\1\2", 20, 20, flags, method, 0, 33, crc, packed, size, len(name), 0, 0, 0, 0, 0, place),
        )
        + name
    )


def ended(body: bytes, directory: list[bytes], comment: bytes = b"") -> bytes:
    """A whole archive from its entries and its list."""
    lists = b"".join(directory)
    count = len(directory)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(lists), len(body), len(comment))
    return body + lists + end + comment


def deflated(content: bytes) -> bytes:
    """The bytes packed as archives have them."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(content) + packing.flush()


def overlapping(parts: int = 30) -> bytes:
    """Parts each of which is the next one's beginning and all of its bytes, so that 20 kB are unpacked again and again."""
    whole = b"\0" * (20 * MEGABYTE)
    names = [b"content.xml", b"mimetype", *(b"Pictures/%d" % number for number in range(parts))]
    packed = deflated(whole)
    body = entry(names[-1], packed, len(whole), zlib.crc32(whole))
    sizes = [(len(packed), len(whole), zlib.crc32(whole))]
    for name in reversed(names[:-1]):
        head = body[: len(body) - sizes[0][0]]
        # A piece that is not packed, and that more follows: the next part's own beginning.
        packed = struct.pack("<BHH", 0, len(head), len(head) ^ 0xFFFF) + body
        whole = head + whole
        sizes.insert(0, (len(packed), len(whole), zlib.crc32(whole)))
        body = entry(name, packed, len(whole), zlib.crc32(whole))
    directory, place = [], 0
    for name, (length, size, crc) in zip(names, sizes, strict=True):
        directory.append(listed(name, length, size, crc, place))
        place += 30 + len(name) + 5
    return ended(body, directory)


def understated(content: bytes) -> bytes:
    """A text whose part says that it has ten bytes, and has 60 MB."""
    zeros = b" " * (60 * MEGABYTE)
    packed, crc = deflated(zeros), zlib.crc32(zeros[:10])
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    body, directory = b"", []
    for name, part in parts.items():
        small = deflated(part)
        directory.append(listed(name.encode(), len(small), len(part), zlib.crc32(part), len(body)))
        body += entry(name.encode(), small, len(part), zlib.crc32(part))
    directory.append(listed(b"word/media/a.bin", len(packed), 10, crc, len(body)))
    return ended(body + entry(b"word/media/a.bin", packed, 10, crc), directory)


def two_names(content: bytes) -> bytes:
    """An archive one of whose parts has another name in the list than where it stands."""
    return content.replace(b"word/settings.xml", b"word/vbaProject1x", 1)


def with_gap(content: bytes) -> bytes:
    """An archive with a page hidden between its parts and its list."""
    hidden = b"<html><script>alert(1)</script></html>" * 4
    end = struct.unpack("<4sHHHHIIH", content[-22:])
    body, lists = content[: end[6]], content[end[6] : -22]
    return body + hidden + lists + struct.pack("<4sHHHHIIH", *end[:6], end[6] + len(hidden), 0)


def with_comment(content: bytes) -> bytes:
    """An archive with a note at its end, in which another file can hide."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as made:
        made.comment = b"<script>alert(1)</script>"
    return out.getvalue()


def with_entry(content: bytes, name: str, data: bytes = b"x", mode: int = 0, flags: int = 0) -> bytes:
    """An archive with one more entry: a link, one with a password, one of a bad name."""
    out = io.BytesIO(content)
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(info, data)
        place = info.header_offset
    data = bytearray(out.getvalue())
    if flags:
        data[place + 6] |= flags
        data[data.rfind(b"PK\1\2") + 8] |= flags
    return bytes(data)


def with_twin(content: bytes, name: str) -> bytes:
    """An archive with two parts of one name, told apart by the size of a letter only."""
    return with_entry(content, name.swapcase())


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    """A list of relations with one of a kind."""
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    ).encode()


def pointing(kind: str, target: str, mode: str = "External") -> bytes:
    """A Word file with a relation of a kind."""
    return m.changed(m.docx(), {"word/_rels/settings.xml.rels": relation(kind, target, mode)})


def with_field(*pieces: str) -> bytes:
    """A Word file with a field whose instruction is cut into pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    field = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return with_body(field)


def with_body(more: str, before: str = "") -> bytes:
    """A Word file with something more in its text, or before it."""
    content = m.docx()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        text = old.read("word/document.xml").decode()
    text = text.replace("<w:document", f"{before}<w:document", 1).replace("<w:body>", f"<w:body>{more}", 1)
    return m.changed(content, {"word/document.xml": text.encode()})


def renamed(content: bytes, part: str, name: str) -> bytes:
    """The same file whose main part has a name that says nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    parts[name] = parts.pop(part)
    for listing in ("[Content_Types].xml", "_rels/.rels"):
        parts[listing] = parts[listing].replace(part.encode(), name.encode())
    return m.archive(parts)


def with_type(part: str, type: str) -> bytes:
    """A Word file with a part of a type under a harmless name."""
    content = m.docx()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        types = old.read("[Content_Types].xml").decode()
    override = f'<Override PartName="/{part}" ContentType="{type}"/></Types>'
    return m.changed(content, {"[Content_Types].xml": types.replace("</Types>", override).encode(), part: b"<a/>"})


def odf_part(body: str) -> bytes:
    """A part of an OpenDocument file."""
    spaces = " ".join(
        f'xmlns:{name}="{m.ODF}:{name}:1.0"'
        for name in ("office", "text", "draw", "table", "script", "presentation", "form", "manifest")
    )
    root = "office:document-content"
    return f'<{root} {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">{body}</{root}>'.encode()


def odf_with(body: str, kind: str = "text", more: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument file with something in its text."""
    return m.odf(kind, {"content.xml": odf_part(body), **(more or {})})
