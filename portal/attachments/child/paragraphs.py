"""Words and paragraphs of Word, PowerPoint and Excel parts, whose elements have the same names."""

from collections.abc import Iterable, Iterator, Mapping

from portal.attachments.child.xml_parts import XmlReader, valued

TEXTS = frozenset({"t", "delText", "text"})
"""Elements that hold words; those that were deleted but not accepted can be read by everyone who has the file."""

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
PARAGRAPH = "p"
ENDINGS = frozenset({"cm", "comment", "si", "threadedComment"})
"""What ends a line where words stand in no paragraph."""

SKIPPED = frozenset({"Fallback", "rPh"})
"""What is there a second time for older programs, and how Japanese words are read."""


class ParagraphReader:
    """Takes the elements of a part; the paragraphs that have ended wait in `lines`.

    What stands in a box comes after the paragraph that the box hangs on.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[tuple[list[str], list[str]]] = [([], [])]
        self._skipping = 0
        self._is_text = self._is_number = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name in SKIPPED or self._skipping:
            self._skipping += 1
        elif name == PARAGRAPH:
            self._open.append(([], []))
        elif name in TEXTS:
            self._is_text = not self._is_number
        elif name in SIGNS and not (name == "tab" and attributes):
            # With attributes it is where a stop is, and no step to it.
            self._open[-1][0].append(SIGNS[name])
        elif name == "fld":
            self._is_number = valued(attributes, "type") == "slidenum"

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif name in TEXTS:
            self._is_text = False
        elif name == "fld":
            self._is_number = False
        elif name == PARAGRAPH and len(self._open) > 1:
            words, boxes = self._open.pop()
            lines = ["".join(words), *boxes]
            if len(self._open) > 1:
                self._open[-1][1].extend(lines)
            else:
                self.lines += lines
        elif name in ENDINGS:
            self.flush()

    def words(self, words: str) -> None:
        """Characters between elements."""
        if self._is_text and not self._skipping:
            self._open[-1][0].append(words)

    def flush(self) -> None:
        """Words that stand in no paragraph are a line of their own."""
        words = self._open[0][0]
        if words:
            self.lines.append("".join(words))
            words.clear()


def paragraphs(pieces: Iterable[bytes]) -> Iterator[str]:
    """Yield the paragraphs of a part as they come."""
    reader = ParagraphReader()
    xml = XmlReader(reader.start, reader.end, reader.words)
    for piece in pieces:
        xml.feed(piece)
        yield from reader.lines
        reader.lines.clear()
    xml.feed(b"", is_last=True)
    reader.flush()
    yield from reader.lines


def values(pieces: Iterable[bytes]) -> Iterator[str]:
    """Yield what a chart or a pivot table keeps of the cells that it was made from, also where these are gone."""
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name in ("s", "d", "n") and (value := valued(attributes, "v")):
            found.append(value)
        elif name == "strCache" or inside:
            inside.append(name)

    def end(_name: str) -> None:
        if inside:
            inside.pop()

    xml = XmlReader(start, end, lambda words: found.append(words) if inside[-1:] == ["v"] else None)
    for piece in pieces:
        xml.feed(piece)
        yield from found
        found.clear()
    xml.feed(b"", is_last=True)
    yield from found
