"""A row of a table as a record: its cells read by name or code, and what is wrong with them, by column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.domain.drafting import Content, checked_draft
from portal.domain.json_values import empty
from portal.domain.kinds import KINDS
from portal.domain.policy import Reader
from portal.domain.problems import Problem
from portal.domain.shapes import Shape, Sort
from portal.domain.values import NOT_REPORTED
from portal.services import naming
from portal.services.batches.archives import Note
from portal.services.batches.columns import CORRIDORS, Column
from portal.services.choosing import organisation_names
from portal.services.context import Portal
from portal.services.naming import Names
from portal.services.review.drafts import context
from portal.services.review.finishing import unfinished

SCHEMES = {Sort.country: "country", Sort.language: "language", Sort.region: "region"}
ARROW = re.compile(r"\s*(?:→|->|>|–|—)\s*")
PIECES = re.compile(r"[;\n]")
THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))")
UNREPORTED = frozenset({"not_reported", "not reported", "non communiqué", "non indiqué"})


@dataclass(frozen=True)
class Fault:
    """Something wrong in a row: the column, and a problem as forms have it."""

    column: str
    type: str
    about: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {"column": self.column, "type": self.type, "about": dict(self.about)}


class Rows:
    """Reads rows for one person; the names of values are put together once."""

    def __init__(self, portal: Portal, reader: Reader, kind: str, language: str) -> None:
        self.portal, self.reader, self.kind, self.language = portal, reader, kind, language
        self._bodies = organisation_names(portal, reader)

    def read(
        self, columns: Sequence[Column | None], cells: Sequence[str], with_unfinished: bool
    ) -> tuple[Content, list[Fault]]:
        """Return what a row says, and what is wrong with it; what it only lacks is wrong too, unless `with_unfinished`."""
        faults: list[Fault] = []
        given: dict[str, Any] = {}
        for column, cell in zip(columns, cells, strict=False):
            if column is not None and cell.strip():
                self._put(given, column, cell.strip(), faults)
        for name, value in given.items():
            if isinstance(value, dict) and all(isinstance(key, int) for key in value):
                given[name] = [value[number] for number in sorted(value)]
        shared_names = {field.name for field in KINDS[self.kind].shared_fields}
        shared = {name: value for name, value in given.items() if name in shared_names}
        texts = {name: value for name, value in given.items() if name not in shared_names}
        content, problems = checked_draft(self.kind, shared, texts, context(self.portal))
        said = {fault.column.partition(".")[0] for fault in faults}
        found = [*problems, *self._lacking(content, with_unfinished)]
        more = {_column(problem): problem for problem in reversed(found) if problem.name not in said}
        faults += [Fault(column, problem.type, problem.about) for column, problem in more.items()]
        return content, faults

    def read_note(self, note: Note, with_unfinished: bool) -> tuple[Content, list[Fault]]:
        """Return what a note of an archive says, and what is wrong with it, as of a row."""
        if note.content is None:
            return Content({}, {}), [Fault("", "unreadable_note", {"text": note.fault})]
        if note.kind != self.kind or note.language != self.language:
            return Content({}, {}), [Fault("type", "unreadable_note", {"text": f"type {note.kind}, {note.language}"})]
        names = {field.name for field in KINDS[self.kind].shared_fields}
        shared = {name: value for name, value in note.content.items() if name in names}
        texts = {name: value for name, value in note.content.items() if name not in names}
        content, problems = checked_draft(self.kind, shared, texts, context(self.portal))
        found = [*problems, *self._lacking(content, with_unfinished)]
        faults = {_column(problem): problem for problem in reversed(found)}
        wrong = [Fault(column, problem.type, problem.about) for column, problem in faults.items()]
        return content, [*wrong, *(Fault("attachments", "no_such_file", {"name": name}) for name in note.missing)]

    def _lacking(self, content: Content, with_unfinished: bool) -> Sequence[Problem]:
        if with_unfinished:
            # A draft that nobody can find again is none.
            return () if content.texts.get("title") else (Problem("title", "missing"),)
        # The licence is chosen when a text is sent in.
        found = unfinished(self.portal, self.reader, self.kind, content.shared, content.texts)
        return [problem for problem in found if problem.name != "licence"]

    def _put(self, given: dict[str, Any], column: Column, cell: str, faults: list[Fault]) -> None:
        name = column.field.name
        if cell.casefold() in UNREPORTED and column.part is None:
            given[name] = NOT_REPORTED
            return
        value = (
            self._corridors(column, cell, faults)
            if name == CORRIDORS
            else self._value(column, column.shape, cell, faults)
        )
        if empty(value):
            return
        if column.part is None:
            given[name] = value
        elif column.number:
            given.setdefault(name, {}).setdefault(column.number, {})[column.part.name] = value
        else:
            given.setdefault(name, {})[column.part.name] = value

    def _value(self, column: Column, shape: Shape, cell: str, faults: list[Fault]) -> Any:
        names = self._names(shape)
        if names is not None:
            pieces = [piece.strip() for piece in PIECES.split(cell) if piece.strip()]
            codes = [code for piece in pieces if (code := self._code(names, column, piece, faults))]
            return codes if shape.many else (codes[0] if codes else None)
        if shape.many:
            return [piece.strip() for piece in PIECES.split(cell) if piece.strip()]
        return _number(cell) if shape.sort in (Sort.whole, Sort.amount) else cell

    def _names(self, shape: Shape) -> Names | None:
        if shape.sort is Sort.organisation:
            return self._bodies
        scheme = SCHEMES.get(shape.sort) or (shape.scheme if shape.sort is Sort.code else "")
        return naming.names(self.portal.vocabulary, self.portal.places, scheme) if scheme else None

    def _code(self, names: Names, column: Column, text: str, faults: list[Fault]) -> str:
        found = names.find(text)
        if len(found) == 1:
            return found[0]
        near = [(names.of(code).get(self.language) or [code])[0] for code in (found or names.near(text))][:5]
        faults.append(
            Fault(column.name, "several_meant" if found else "unknown_name", {"text": text[:80], "near": near})
        )
        return ""

    def _corridors(self, column: Column, cell: str, faults: list[Fault]) -> list[dict[str, Any]]:
        countries = naming.names(self.portal.vocabulary, self.portal.places, "country")
        ways = []
        for piece in filter(None, (piece.strip() for piece in PIECES.split(cell))):
            codes = [self._code(countries, column, stop, faults) for stop in ARROW.split(piece) if stop]
            if len(codes) < 2:
                faults.append(Fault(column.name, "no_way", {"text": piece[:80]}))
            elif all(codes):
                host, *transit, origin = codes
                ways.append({"host": host, **({"transit": transit} if transit else {}), "origin": origin})
        return ways


def _number(cell: str) -> str:
    plain = THOUSANDS.sub("", cell)
    return re.sub(r"(?<=\d),(?=\d{1,2}$)", ".", plain) if "." not in plain else plain


def _column(problem: Problem) -> str:
    """Return the column of a problem's path: rows count from one in tables."""
    steps = problem.path.split(".")
    if len(steps) > 1 and steps[1].isdigit():
        steps[1] = str(int(steps[1]) + 1)
    return ".".join(steps[:3])
