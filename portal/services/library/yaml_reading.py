"""Reads YAML as content files use it: texts, whole numbers, lists and mappings, with the line of every key.

YAML's own rules turn NO into false, 2005-03-31 into a date and 8.10 into 8.1. Here a word is a number only where the
number is written back as the same word; all else stays text.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

Place = tuple[str | int, ...]
Lines = Mapping[Place, int]

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
INTEGER = re.compile(r"-?\d{1,15}")
DECIMAL = re.compile(r"-?\d{1,15}\.\d{1,15}")
NOTHING = frozenset({"", "~", "null"})
MOST_LEVELS = 20


class UnreadableError(Exception):
    """A text that cannot be read; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        """Keep where the fault is."""
        super().__init__(message)
        self.line = line
        self.message = message


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

    Keys without a value are left out. UnreadableError for broken YAML, repeated keys, anchors, tags and deep nesting.
    """
    # Events, not the library's own tree: that is built by recursion in C and ends the process on a deep nesting.
    reading = _Reading(yaml.parse(text, Loader=yaml.CSafeLoader), before)
    try:
        return reading.document(), reading.lines
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "cannot be read"
        raise UnreadableError(before + (mark.line + 1 if mark else 1), f"broken YAML: {problem}") from None


class _Reading:
    """One pass over the events of a text."""

    def __init__(self, events: Iterator[Any], before: int) -> None:
        self.events = events
        self.before = before
        self.lines: dict[Place, int] = {}

    def document(self) -> Any:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self.events), ())
        next(self.events)
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            raise self._fault(after, "a second document (---) begins here")
        return value

    def _value(self, event: Any, place: Place) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._fault(event, "anchors (&, *) are not used here: write the value out")
        if event.tag:
            raise self._fault(event, f"the tag {event.tag} is not used here")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event.value) if event.implicit[0] else event.value
        if len(place) == MOST_LEVELS:
            raise self._fault(event, "is nested too deep")
        return self._mapping(place) if isinstance(event, yaml.MappingStartEvent) else self._list(place)

    def _list(self, place: Place) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._at(event, event, (*place, len(found))))
        return found

    def _mapping(self, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._fault(event, "a key must be a word")
            if event.value in found:
                raise self._fault(event, f"'{event.value}' is given twice")
            found[event.value] = self._at(event, next(self.events), (*place, event.value))
        return {key: value for key, value in found.items() if value is not None}

    def _at(self, start: Any, event: Any, place: Place) -> Any:
        self.lines[place] = self.before + start.start_mark.line + 1
        return self._value(event, place)

    def _fault(self, event: Any, message: str) -> UnreadableError:
        return UnreadableError(self.before + event.start_mark.line + 1, message)


def _scalar(text: str) -> str | int | float | None:
    if text in NOTHING:
        return None
    number = int(text) if INTEGER.fullmatch(text) else float(text) if DECIMAL.fullmatch(text) else text
    return number if str(number) == text else text
