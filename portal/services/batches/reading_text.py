"""Bytes of a table as text: by their marks, as UTF-8, else as what Windows writes."""

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(content: bytes) -> str:
    """Return the text; what cannot be read becomes a sign that says so."""
    for mark, coding in MARKS:
        if content.startswith(mark):
            return content.decode(coding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        is_thai = sum(0xA1 <= byte <= 0xFB for byte in content) * 3 > len(content)
        return content.decode("cp874" if is_thai else "cp1252", "replace")
