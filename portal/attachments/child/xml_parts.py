"""XML read as it comes, without ever holding a tree of it, and without entities and document types, which are traps."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn
from xml.parsers import expat

from portal.attachments.refusing import Refused

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Words = Callable[[str], None]


class XmlReader:
    """Takes a part in pieces and calls handlers with local names: `w:p` is `p`. Raises Refused on what is no harmless XML."""

    def __init__(self, start: Start | None = None, end: End | None = None, words: Words | None = None) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse
        parser.buffer_text = True
        self._parser = parser
        self.look(start, end, words)

    def look(self, start: Start | None = None, end: End | None = None, words: Words | None = None) -> None:
        """Call these handlers from here on."""
        if start is not None:
            given = start
            self._parser.StartElementHandler = lambda name, attributes: given(local(name), attributes)
        if end is not None:
            ended = end
            self._parser.EndElementHandler = lambda name: ended(local(name))
        if words is not None:
            self._parser.CharacterDataHandler = words

    def feed(self, piece: bytes, is_last: bool = False) -> None:
        """Read a piece."""
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            raise Refused("damaged") from error

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read a part to its end."""
        for piece in pieces:
            self.feed(piece)
        self.feed(b"", is_last=True)


def local(name: str) -> str:
    """Return a name without its prefix, which each program chooses itself."""
    return name.rpartition(":")[2]


def valued(attributes: Mapping[str, str], name: str) -> str:
    """Return the value of an attribute by its local name, or ''."""
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _refuse(*_: Any) -> NoReturn:
    raise Refused("active")
