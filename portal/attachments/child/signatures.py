"""What the first bytes of a file say it is."""

ZIP, OLE, PDF, RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
BEGINNINGS: dict[str, bytes] = {
    "pdf": PDF,
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), ZIP),
    "rtf": RTF,
    "png": PNG,
    "jpeg": JPEG,
}
"""How a file of a type begins. Plain texts begin with anything."""

ARCHIVES = (ZIP, b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"BZh9", b"\xfd7zXZ\x00", b"MSCF\0\0\0\0", b"\x1f\x8b\x08")
PROGRAMS = (b"MZ\x90\0", b"\x7fELF", b"#!/", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
OTHERS = (PDF, RTF, OLE, *ARCHIVES, *PROGRAMS)
"""Files that nothing else may hold or pass for."""

METAFILES = (".emz", ".wmz")
"""Drawings of old Office files, which are packed."""


def is_foreign(head: bytes, name: str = "") -> bool:
    """Say whether a part of a file is a file of its own: an archive, a program, a document."""
    if name.endswith(METAFILES) and head.startswith(b"\x1f\x8b\x08"):
        return False
    return head.startswith(OTHERS)
