"""Reads YAML as content files use it: texts, whole numbers, lists and mappings, with the line of every key.

YAML's own rules turn NO into false, 2005-03-31 into a date and 8.10 into 8.1. Here a word is a number only where the
number is written back as the same word; all else stays text.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

Place = tuple[str | int, ...]
Lines = Mapping[Place, int]

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
INTEGER = re.compile(r"^-?\d{1,15}$")
DECIMAL = re.compile(r"^-?\d{1,15}\.\d{1,15}$")
PREFIX = "tag:yaml.org,2002:"
TAGS = frozenset(PREFIX + kind for kind in ("str", "int", "float", "null", "seq", "map"))


class UnreadableError(Exception):
    """A text that cannot be read; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        """Keep where the fault is."""
        super().__init__(message)
        self.line = line
        self.message = message


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the library's own declaration


def _resolve(kind: str, pattern: re.Pattern[str], starts: str) -> None:
    _Loader.add_implicit_resolver(PREFIX + kind, pattern, [*starts, ""])


_resolve("int", INTEGER, "-0123456789")
_resolve("float", DECIMAL, "-0123456789")
_resolve("null", re.compile(r"^(?:~|null|)$"), "~n")


def decoded(data: bytes) -> str:
    """Return a file's text with plain line ends; UnreadableError where it is not UTF-8 or holds control characters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(data[: error.start].count(b"\n") + 1, "this is not UTF-8 text") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := UNPRINTABLE.search(text):
        line = text[: found.start()].count("\n") + 1
        raise UnreadableError(line, f"holds a control character (U+{ord(found[0]):04X})")
    return text


def read(text: str, before: int = 0) -> tuple[Any, Lines]:
    """Return what `text` holds and the line of each key and item; `before` lines stand before it in its file.

    Keys without a value are left out. UnreadableError for broken YAML, repeated keys, anchors and tags.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "cannot be read"
        raise UnreadableError(before + (mark.line + 1 if mark else 1), f"broken YAML: {problem}") from None
    reading = _Reading(before)
    return (reading.value(node, ()) if node else None), reading.lines


class _Reading:
    """One pass over the nodes of a text."""

    def __init__(self, before: int) -> None:
        self.before = before
        self.lines: dict[Place, int] = {}
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, place: Place) -> Any:
        if id(node) in self.seen:
            raise self._fault(node, "anchors (&, *) are not used here: write the value out")
        self.seen.add(id(node))
        if node.tag not in TAGS:
            raise self._fault(node, f"the tag {node.tag} is not used here")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self._at(item, (*place, number)) for number, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._fault(key_node, "a key must be a word")
            key = str(key_node.value)
            if key in found:
                raise self._fault(key_node, f"'{key}' is given twice")
            found[key] = self._at(value_node, (*place, key), key_node)
        return {key: value for key, value in found.items() if value is not None}

    def _at(self, node: yaml.Node, place: Place, key: yaml.Node | None = None) -> Any:
        self.lines[place] = self.before + (key or node).start_mark.line + 1
        return self.value(node, place)

    def _fault(self, node: yaml.Node, message: str) -> UnreadableError:
        return UnreadableError(self.before + node.start_mark.line + 1, message)


def _scalar(node: yaml.Node) -> str | int | float | None:
    text = str(node.value)
    if node.tag == PREFIX + "null":
        return None
    if node.tag != PREFIX + "str":
        number = int(text) if INTEGER.match(text) else float(text) if DECIMAL.match(text) else text
        return number if str(number) == text else text
    return text
