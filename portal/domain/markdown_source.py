"""Markdown before it is HTML: cleaned of what nobody sees, measured before it is rendered, and read as plain text."""

import re
from html import unescape

MAX_LENGTH = 100_000
MAX_DEPTH = 20
MAX_RUN = 200
MAX_CELLS = 5_000
MAX_WORK = 250_000_000

# The renderer keeps its place marks between U+0002 and U+0003; overrides of direction make a text read as another.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"\n[ \t]+(?=\n)")

_MARKER = r"(?:>|(?:[-*+]|\d{1,9}[.)])(?![^\s]))"
_NESTING = re.compile(rf"^([ \t]*+)((?:{_MARKER}[ \t]*+)++)", re.MULTILINE)
_SIGN = re.compile(_MARKER)
_RUN = re.compile(rf"([^\w\s])\1{{{MAX_RUN}}}|[ \t]{{{MAX_RUN}}}")
_SIGN_OF_TEXT = re.compile(r"[*_`\\&|]")

_BLOCK_START = re.compile(r"(?:[ \t]|>|(?:[-*+]|\d{1,3}[.)])(?=\s))*+(?:#{1,6}+)?[ \t]*+")
_NO_WORDS = re.compile(r"[\s|:=*_-]*+")
_DEFINITION = re.compile(r"\[[^\[\]]++\]:[ \t]*+\S.*")
_LINK = re.compile(r"!?\[([^\[\]]*+)\](?:\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*+>")
_SIGNS = re.compile(r"\\([!-/:-@\[-`{-~])|(\*++|_++)|`++")


class MarkdownTooComplex(ValueError):
    """The text is too long, nested too deep or too tangled to render; the message tells its author what to do."""


def tidy(text: str) -> str:
    """Return `text` with one kind of line end, without control characters, direction overrides and lone surrogates."""
    return without_unseen(_LINE_ENDS.sub("\n", text))


def without_unseen(text: str) -> str:
    """Return `text` without control characters, direction overrides and lone surrogates."""
    return _UNSEEN.sub("", text)


def refuse_long(text: str) -> None:
    """Raise MarkdownTooComplex where `text` is longer than MAX_LENGTH."""
    if len(text) > MAX_LENGTH:
        raise MarkdownTooComplex(f"The text is longer than {MAX_LENGTH:,} characters. Shorten it or split it.")


def refuse_tangles(text: str) -> None:
    """Raise MarkdownTooComplex where rendering a tidy `text` could take more than a few seconds or never end."""
    if _RUN.search(text):
        raise MarkdownTooComplex(f"The same sign, or spaces, stand {MAX_RUN} times in a row. Use fewer.")
    if any(_depth(match) > MAX_DEPTH for match in _NESTING.finditer(text)):
        raise too_deep()
    blocks = _BLANK_LINE.sub("\n", text).split("\n\n")
    if any(_cells(block) > MAX_CELLS for block in blocks):
        raise MarkdownTooComplex(f"A table has more than {MAX_CELLS:,} cells. Split it into smaller tables.")
    if sum(map(_work, blocks)) > MAX_WORK:
        raise MarkdownTooComplex(
            "Too many lines, brackets or signs stand together. Put empty lines between paragraphs."
        )


def too_deep() -> MarkdownTooComplex:
    """Return the error for lists and quotations that are nested too deep."""
    return MarkdownTooComplex(f"Lists or quotations are nested too deep. Use at most {MAX_DEPTH} levels.")


def _depth(match: re.Match[str]) -> int:
    indent, markers = match.groups()
    return len(indent.expandtabs(4)) // 4 + len(_SIGN.findall(markers))


def _cells(block: str) -> int:
    return max(line.count("|") for line in block.split("\n")) * (block.count("\n") + 1) if "|" in block else 0


def _work(block: str) -> int:
    # Every mark makes elements, which the cleaners take apart; and from every mark the renderer may walk to the end of
    # its block. The prices were measured, in units of some five nanoseconds.
    links = block.count("[") + block.count("<")
    lines = block.count("\n") + 1 + sum(map(_depth, _NESTING.finditer(block)))
    signs = len(_SIGN_OF_TEXT.findall(block))
    elements = 30_000 * lines + 40_000 * links + 10_000 * signs
    walks = len(block) * (160 * links + 10 * lines + signs)
    return elements + walks


def plain(text: str) -> str:
    """Return the words of a Markdown text, one line for each block: no marks, links and images as their text.

    It takes linear time and never fails. The answer is text, not HTML: escape it where it is shown.
    """
    blocks: list[list[str]] = [[]]
    for line in tidy(text).split("\n"):
        body, begins, ends = _read_line(line)
        if begins:
            blocks.append([])
        blocks[-1].append(body)
        if ends:
            blocks.append([])
    lines = (" ".join(_without_marks(" ".join(block)).split()) for block in blocks)
    return "\n".join(filter(None, lines))


def _read_line(line: str) -> tuple[str, bool, bool]:
    """Return a line without what marks its block, whether it begins a block, and whether it ends one."""
    body = line[_BLOCK_START.match(line).end() :]  # type: ignore[union-attr]
    # A sign of quotation stands before every line of its paragraph, and begins none.
    mark = line[: len(line) - len(body)].strip("> \t")
    if _NO_WORDS.fullmatch(body) or _DEFINITION.fullmatch(body):
        return "", True, False
    if "|" in body:
        return body.replace("|", " "), True, True
    return (body.rstrip("# "), True, True) if mark.endswith("#") else (body, bool(mark), False)


def _without_marks(text: str) -> str:
    # Twice, for an image within a link.
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = unescape(_SIGNS.sub(_without_sign, _TAG.sub(_without_tag, text)))
    return without_unseen(text)


def _without_tag(match: re.Match[str]) -> str:
    inner = match[0][1:-1]
    if "://" in inner or ("@" in inner and "=" not in inner):
        return inner
    # `a <b and c> d` is no tag: without an equals sign a tag is one word.
    return "" if "=" in inner or len(inner.rstrip(" /").split()) == 1 or inner.startswith("!--") else match[0]


def _without_sign(match: re.Match[str]) -> str:
    if match[1] or not match[2]:
        return match[1] or ""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    if match[2][0] == "_":
        return match[2] if before.isalnum() and after.isalnum() else ""
    return match[2] if not before.strip() and not after.strip() else ""
