"""What was posted to a record's form, as its input models take it. Whatever else was posted is passed over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.domain.drafting import written
from portal.domain.inputs import may_be_unreported
from portal.domain.json_values import empty
from portal.domain.kinds import KINDS, Field
from portal.domain.shapes import Shape, Sort, shape_of
from portal.domain.values import NOT_REPORTED
from portal.web.forms import typed
from portal.web.forms.fields import MOST_VALUES, Posted
from portal.web.forms.written import plain_end, plain_number

ADD, REMOVE = "add", "remove"
UNREPORTED = "not_reported"
ORDER = "order"
KNOWN = "known"
ROW = re.compile(r"([a-z_]{1,40})\.([0-9]{1,3})\.[a-z_]{1,40}", re.ASCII)
MOST_ROWS = 50
WAY = re.compile(r"[A-Z]{2}(?:-[A-Z]{2}){1,8}", re.ASCII)
SEVERAL_LINES = frozenset({Sort.paragraph, Sort.markdown})
# Typed one in each line; all else of which there are several is chosen.
LINES = frozenset({Sort.line, Sort.record})

NUMBERS = frozenset({Sort.whole, Sort.amount})
PERIOD_END = "period_end"

Rows = dict[str, list[int]]


@dataclass(frozen=True)
class Pressed:
    """A button that changes the form and saves nothing: which field, and how many rows it shall have."""

    field: str
    rows: int


def read(kind: str, posted: Posted) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return (shared fields, texts) as raw values: what is empty is left out, what the sources do not say is `not_reported`."""
    rows = _rows(kind, posted)
    return (
        _read(KINDS[kind].shared_fields, posted, rows),
        _read(KINDS[kind].version_fields, posted, rows),
    )


def pressed(kind: str, posted: Posted) -> Pressed | None:
    """Return which list was asked to become longer or shorter, or None where the form was sent to be saved."""
    added, removed = posted.get(ADD, ""), posted.get(REMOVE, "")
    name = added or removed.partition(".")[0]
    field = next((field for field in KINDS[kind].fields if field.name == name), None)
    if field is None or not shape_of(field).many:
        return None
    is_rows = shape_of(field).sort is Sort.structure
    shown = len(_rows(kind, posted).get(name, ())) if is_rows else len(posted.getlist(name))
    return Pressed(name, min(shown + 1, MOST_ROWS) if added else 0)


def _rows(kind: str, posted: Posted) -> Rows:
    """Return the numbers of the rows of each repeated field, found in one pass whatever was posted."""
    repeated = {field.name for field in KINDS[kind].fields if _is_rows(shape_of(field))}
    found: dict[str, set[int]] = {name: set() for name in repeated}
    for key in posted:
        match = ROW.fullmatch(key)
        if match and match[1] in repeated:
            found[match[1]].add(int(match[2]))
    name, _, number = posted.get(REMOVE, "").partition(".")
    if name in found and number.isascii() and number.isdigit() and len(number) < 4:
        found[name].discard(int(number))
    return {name: sorted(numbers)[:MOST_ROWS] for name, numbers in found.items()}


def _is_rows(shape: Shape) -> bool:
    return shape.many and shape.sort is Sort.structure


def _read(fields: Iterable[Field], posted: Posted, rows: Rows) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields:
        value = _value(field.name, shape_of(field), posted, rows)
        if field.name == PERIOD_END:
            value = plain_end(str(value))
        if empty(value) and may_be_unreported(field) and posted.get(f"{field.name}.{UNREPORTED}"):
            value = NOT_REPORTED
        # The default is left out, as in files, so that saying it makes no difference.
        if not empty(value) and (field.name, value) != ("visibility", "public"):
            found[field.name] = value
    return found


def _value(path: str, shape: Shape, posted: Posted, rows: Rows) -> Any:
    if _is_rows(shape):
        items = [_structure(f"{path}.{number}", shape, posted) for number in rows.get(path, ())]
        return _with_known([item for item in items if item], path, posted)
    if shape.sort is Sort.structure:
        return _structure(path, shape, posted)
    if shape.many:
        return _several(path, shape, posted)
    found = _one(posted.get(path, ""), shape)
    return typed.one(path, shape, posted, found) if typed.scheme_of(shape) else found


def _with_known(items: list[dict[str, Any]], path: str, posted: Posted) -> list[dict[str, Any]]:
    """Return the rows with the corridors that were chosen whole ("DZ-NE-ML") or typed, as far as they are not among them."""
    way = posted.get(f"{path}.{KNOWN}", "")
    more = typed.ways(f"{path}.{KNOWN}", posted)
    if WAY.fullmatch(way) and not more:
        host, *transit, origin = way.split("-")
        more = [{"host": host, **({"transit": transit} if transit else {}), "origin": origin}]
    for one in more:
        if not any((item.get("host"), item.get("origin")) == (one["host"], one.get("origin")) for item in items):
            items = [*items, one]
    return items


def _structure(path: str, shape: Shape, posted: Posted) -> dict[str, Any]:
    parts = {part.name: _value(f"{path}.{part.name}", part.shape, posted, {}) for part in shape.parts}
    return {name: value for name, value in parts.items() if not empty(value)}


def _one(text: str, shape: Shape) -> str:
    text = written(text).strip()
    if shape.sort in NUMBERS:
        text = plain_number(text)
    return text if shape.sort in SEVERAL_LINES else " ".join(text.split("\n"))


def _several(path: str, shape: Shape, posted: Posted) -> list[str]:
    if shape.sort in LINES:
        lines = [line.strip() for line in written(posted.get(path, "")).split("\n")]
        return [_record(line) if shape.sort is Sort.record else line for line in lines if line][:MOST_VALUES]
    # No box twice; an empty one is a list from which nothing was chosen.
    chosen = list(dict.fromkeys(filter(None, (_one(text, shape) for text in posted.getlist(path)[:MOST_VALUES]))))
    chosen = typed.several(path, shape, posted, chosen)
    order = {code: place for place, code in enumerate(written(posted.get(f"{path}.{ORDER}", "")).split("\n"))}
    return sorted(chosen, key=lambda code: order.get(code, len(order)))


def _record(line: str) -> str:
    """Return a record's id from its id or its address."""
    return line.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
