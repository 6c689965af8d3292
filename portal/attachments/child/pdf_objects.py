"""The objects of a PDF as any program could read them: found by what they begin with, not by the lists that say where they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from portal.attachments.refusing import Refused

BLANK = rb"\0\t\n\f\r "
REGULAR = rb"[^" + BLANK + rb"()<>\[\]{}/%]"
TOKEN = re.compile(
    rb"(?>[" + BLANK + rb"]++|%[^\r\n]*+)*+(?:(?P<name>/" + REGULAR + rb"*+)|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<string>\()|(?P<hex><[^>]*+>?)|(?P<word>" + REGULAR + rb"++)|(?P<other>.))",
    re.DOTALL,
)
IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
BEGINNING = re.compile(rb"(?<!end)obj|trailer")
NUMBERED = re.compile(rb"(\d{1,10})[" + BLANK + rb"]+\d{1,5}[" + BLANK + rb"]*$")
STREAM = re.compile(rb"(?>[" + BLANK + rb"]++|%[^\r\n]*+)*+stream[ \t]*(?:\r\n|\n|\r)?")
DEEPEST = 300
ENDS = {b"<<": b">>", b"[": b"]"}


class Name(str):
    """A name, such as /JavaScript: without its stroke, with its escapes resolved."""

    __slots__ = ()


class Ref(NamedTuple):
    """A pointer to another object."""

    number: int


NOWHERE = Ref(-1)
"""A pointer to what is not there."""


@dataclass(frozen=True)
class Dictionary:
    """The pairs of a dictionary; a key can be there twice, and programs differ in which one they take."""

    pairs: tuple[tuple[str, Any], ...]

    def all(self, key: str) -> list[Any]:
        """Return every value of a key."""
        return [value for name, value in self.pairs if name == key]


class Found(NamedTuple):
    """An object: its number if it stands before it, its value, and where its stream's bytes begin (0: it has none)."""

    number: int | None
    value: Any
    stream: int


class Reading:
    """Reads objects, up to so many bytes in all: those that overlap without end would take for ever."""

    def __init__(self, most: int) -> None:
        self._left = most

    def objects(self, data: bytes) -> Iterator[Found]:
        """Yield whatever stands where an object could begin, also in streams and between objects."""
        for found in BEGINNING.finditer(data):
            value, end = self.value(data, found.end())
            stream = STREAM.match(data, end) if isinstance(value, Dictionary) else None
            number = NUMBERED.search(data, max(0, found.start() - 40), found.start())
            yield Found(int(number[1]) if number else None, value, stream.end() if stream else 0)

    def value(self, data: bytes, start: int) -> tuple[Any, int]:
        """Return the value that begins at a place, and where it ends. Raises Refused where there is no end of it."""
        open_lists: list[tuple[bytes, list[Any]]] = []
        loose: list[Name] | None = None
        place = start
        while (token := TOKEN.match(data, place)) is not None:
            kind, place = token.lastgroup, token.end()
            if kind == "open":
                open_lists.append((token["open"], []))
                if len(open_lists) > DEEPEST:
                    raise Refused("takes_too_long")
                continue
            if kind == "string":
                place = _string_end(data, place)
            self._spend(place - token.start())
            value: Any = None
            if kind == "close":
                if not open_lists:
                    return None, place
                if token["close"] != ENDS[open_lists[-1][0]]:
                    # Some programs close what is open, some read on: from here on every name counts, whatever it stands in.
                    loose = loose or []
                    continue
                value = _closed(*open_lists.pop())
            elif kind == "name":
                value = _name(token["name"])
                if loose is not None:
                    loose.append(value)
            elif kind == "word":
                value = token["word"]
            if not open_lists:
                return _with_loose(value, loose), place
            _put(open_lists[-1][1], value)
        return _with_loose(_closed(*open_lists[0]) if open_lists else None, loose), len(data)

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise Refused("takes_too_long")


def _with_loose(value: Any, names: list[Name] | None) -> Any:
    """Return a value with names of which nobody knows where they stand, as keys and as kinds."""
    if not names:
        return value
    pairs = tuple(pair for name in names for pair in ((str(name), NOWHERE), ("S", name)))
    return Dictionary((value.pairs if isinstance(value, Dictionary) else (("", value),)) + pairs)


def _put(items: list[Any], value: Any) -> None:
    """Add a value; two numbers and an R are one pointer."""
    if value == b"R" and len(items) > 1 and isinstance(items[-2], bytes) and items[-2].isdigit():
        items[-2:] = [Ref(int(items[-2][:10]))]
    else:
        items.append(value)


def _closed(opened: bytes, items: list[Any]) -> Any:
    if opened == b"[":
        return items
    keys = [place for place in range(0, len(items), 2) if isinstance(items[place], Name)]
    pairs = tuple((str(items[place]), items[place + 1] if place + 1 < len(items) else None) for place in keys)
    # Where keys and values are out of step, every name counts as a key: programs differ in how they go on.
    odd = (
        ()
        if len(keys) * 2 >= len(items)
        else tuple(
            (str(item), following)
            for item, following in zip(items, [*items[1:], None], strict=True)
            if isinstance(item, Name)
        )
    )
    return Dictionary(pairs + odd)


def _name(token: bytes) -> Name:
    name = token[1:]
    if b"#" in name:
        name = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)
    return Name(name.decode("latin-1"))


def _string_end(data: bytes, place: int) -> int:
    depth = 1
    for found in IN_STRING.finditer(data, place):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return len(data)
