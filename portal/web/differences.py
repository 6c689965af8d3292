"""What changed between two contents, as a page prints it: codes, countries and bodies by name, the same words and the others apart.

`shown` takes what domain/diff.py found; `whole` prints one content in the same form, with nothing marked.
templates/_differences.html prints both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portal.domain.diff import FieldChange, Item, changes
from portal.domain.diff_text import Mark, Piece, pieces
from portal.domain.diff_text import whole as replaced
from portal.domain.kinds import KINDS, Field
from portal.domain.shapes import Shape, Sort, shape_of
from portal.domain.values import NOT_REPORTED
from portal.services.context import Portal
from portal.web.forms import parts
from portal.web.i18n import gettext
from portal.web.value_words import CODED, Words

GONE, COME = frozenset({Mark.same, Mark.removed}), frozenset({Mark.same, Mark.added})


@dataclass(frozen=True)
class Part:
    """A value within a line, with its name where it has one."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def old(self) -> tuple[Piece, ...]:
        """What it was."""
        return tuple(piece for piece in self.pieces if piece.kind in GONE)

    @property
    def new(self) -> tuple[Piece, ...]:
        """What it is now."""
        return tuple(piece for piece in self.pieces if piece.kind in COME)


@dataclass(frozen=True)
class Line:
    """An item of a list, or a key of a structured value; `kind` says what became of it."""

    kind: Mark
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Difference:
    """A field that differs: a text or single value has `pieces`, all else has `lines`. `lang` is set where it is in a text's language.

    `kind` is `added` where there was nothing before, `removed` where nothing is left, else `changed`; `same` in a whole content.
    """

    name: str
    label: str
    kind: Mark
    lang: str = ""
    pieces: tuple[Piece, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def old(self) -> tuple[Piece, ...]:
        """What the text was."""
        return Part("", self.pieces).old

    @property
    def new(self) -> tuple[Piece, ...]:
        """What the text is now."""
        return Part("", self.pieces).new

    @property
    def old_lines(self) -> tuple[Line, ...]:
        """What the list was, in its order as far as it is the same one."""
        return tuple(line for line in self.lines if line.kind is not Mark.added)

    @property
    def new_lines(self) -> tuple[Line, ...]:
        """What the list is now."""
        return tuple(line for line in self.lines if line.kind is not Mark.removed)


def shown(portal: Portal, kind: str, changed: Iterable[FieldChange], lang: str = "") -> tuple[Difference, ...]:
    """Return changes ready to be printed; `lang` is the language of the texts."""
    writer = _Writer(portal, kind)
    return tuple(writer.difference(change, lang) for change in changed)


def whole(portal: Portal, kind: str, content: Mapping[str, Any], lang: str = "") -> tuple[Difference, ...]:
    """Return every field that a content has, ready to be printed with nothing marked."""
    return tuple(_unmarked(one) for one in shown(portal, kind, changes(KINDS[kind], {}, content), lang))


class _Writer:
    def __init__(self, portal: Portal, kind: str) -> None:
        self._words, self._kind = Words(portal), KINDS[kind]

    def difference(self, change: FieldChange, lang: str) -> Difference:
        field = self._kind.field(change.name)
        shape = shape_of(field)
        lines = tuple(self._line(field, shape, item) for item in change.items)
        found = self._single(shape, change.pieces)
        kinds = {piece.kind for piece in found} | {line.kind for line in lines}
        kind = next(iter(kinds)) if kinds in ({Mark.added}, {Mark.removed}) else Mark.changed
        # An address or a code is no text in a language.
        spoken = lang if field.of_version and shape.sort not in CODED else ""
        return Difference(change.name, gettext(change.label), kind, spoken, found, lines)

    def _single(self, shape: Shape, given: tuple[Piece, ...]) -> tuple[Piece, ...]:
        if shape.sort not in CODED and not any(piece.text == NOT_REPORTED for piece in given):
            return given
        return tuple(Piece(piece.kind, self._words.of(shape, piece.text)) for piece in given)

    def _line(self, field: Field, shape: Shape, item: Item) -> Line:
        if shape.sort is not Sort.structure:
            return Line(item.kind, (Part("", self._marked(item.kind, self._words.of(shape, item.text))),))
        if not shape.many:
            return Line(item.kind, (self._key(field, shape, item),))
        if item.kind is not Mark.changed:
            rows = self._rows(field, shape, item.text)
            return Line(item.kind, tuple(Part(name, self._marked(item.kind, text)) for name, text in rows.items()))
        old = self._rows(field, shape, _joined(item.pieces, GONE))
        new = self._rows(field, shape, _joined(item.pieces, COME))
        labels = dict.fromkeys([*new, *old])
        return Line(Mark.changed, tuple(Part(name, _compared(old.get(name, ""), new.get(name, ""))) for name in labels))

    def _key(self, field: Field, shape: Shape, item: Item) -> Part:
        part = next((part.shape for part in shape.parts if part.name == item.key), Shape(Sort.line))
        label = gettext(parts.words(field.name, item.key).label) if item.key else ""
        if item.kind is not Mark.changed:
            return Part(label, self._marked(item.kind, self._words.of(part, item.text)))
        old, new = (self._words.of(part, _joined(item.pieces, side)) for side in (GONE, COME))
        return Part(label, _compared(old, new))

    def _rows(self, field: Field, shape: Shape, text: str) -> dict[str, str]:
        """Return {name of the part: value in words} of lines of "key: value"; a line without a known key goes on with the one before."""
        found: dict[str, list[str]] = {}
        at = ""
        for line in text.split("\n"):
            key, colon, value = line.partition(": ")
            if colon and key not in found and any(part.name == key for part in shape.parts):
                at, line = key, value
            found.setdefault(at, []).append(line)
        shapes = {part.name: part.shape for part in shape.parts}
        return {
            gettext(parts.words(field.name, key).label) if key else "": self._words.of(
                shapes.get(key, Shape(Sort.line)), "\n".join(lines)
            )
            for key, lines in found.items()
        }

    @staticmethod
    def _marked(kind: Mark, text: str) -> tuple[Piece, ...]:
        return (Piece(kind if kind in (Mark.added, Mark.removed) else Mark.same, text),)


def _joined(given: tuple[Piece, ...], kinds: frozenset[Mark]) -> str:
    return "".join(piece.text for piece in given if piece.kind in kinds)


def _compared(old: str, new: str) -> tuple[Piece, ...]:
    return pieces(old, new) if old and new and (" " in old or " " in new) else replaced(old, new)


def _unmarked(one: Difference) -> Difference:
    def same(given: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(Piece(Mark.same, piece.text) for piece in given)

    lines = tuple(
        Line(Mark.same, tuple(replace(part, pieces=same(part.pieces)) for part in line.parts)) for line in one.lines
    )
    return replace(one, kind=Mark.same, pieces=same(one.pieces), lines=lines)
