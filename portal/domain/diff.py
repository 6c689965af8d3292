"""What changed between two revisions, field by field.

Contents are what revisions keep: JSON values by the name of the field, of the shared fields, of a version's, or of both. A draft may hold
anything in them, so nothing is taken for granted about their form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from portal.domain.alignment import align
from portal.domain.diff_text import Mark, Piece, pieces, whole
from portal.domain.json_values import alike, canonical, empty, shown
from portal.domain.kinds import Field, Kind
from portal.domain.values import NOT_REPORTED

# What a person would call an item of a list by: an item that keeps one of these is the same item with something new in it.
_NAMES = ("name", "title", "url")
_MOST_PAIRS = 10_000


class Item(NamedTuple):
    """An item of a list, or a key of a structured value, with its value in lines of "key: value"; codes are left as codes.

    `pieces` says what changed in the lines of one that is `changed`; `text` is then the new state.
    """

    kind: Mark
    text: str
    key: str = ""
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class FieldChange:
    """A field that differs, with its message id: a text or a single value has `pieces`, anything else has `items`."""

    name: str
    label: str
    scheme: str = ""
    pieces: tuple[Piece, ...] = ()
    items: tuple[Item, ...] = ()


def changes(kind: Kind, old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """Return the fields of `kind` that differ, in their order. None, "" and an empty list are the same as no value."""
    return tuple(
        _change(field, old.get(field.name), new.get(field.name))
        for field in kind.fields
        if not alike(old.get(field.name), new.get(field.name))
    )


def _change(field: Field, old: Any, new: Any) -> FieldChange:
    named = (field.name, field.label, field.scheme)
    if isinstance(old, dict) or isinstance(new, dict):
        return FieldChange(*named, items=_keys(old, new))
    if isinstance(old, list) or isinstance(new, list):
        return FieldChange(*named, items=_items(_listed(old), _listed(new)))
    return FieldChange(*named, pieces=_pieces(shown(old), shown(new)))


def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    """A date, a code or an address is another one, whatever letters the two share; a text is compared word by word."""
    both = old + new
    single = both.isascii() and not any(letter.isspace() for letter in both)
    return whole(old, new) if single or NOT_REPORTED in (old, new) else pieces(old, new)


def _keys(old: Any, new: Any) -> tuple[Item, ...]:
    """The keys of a structured value; a value without keys, such as `not_reported`, stands for itself."""
    before = old if isinstance(old, dict) else {"": old}
    after = new if isinstance(new, dict) else {"": new}
    found = []
    for key in dict.fromkeys([*before, *after]):
        one, other = shown(before.get(key)), shown(after.get(key))
        if one == other:
            found += [Item(Mark.same, other, key)] if other else []
        elif one and other:
            found.append(Item(Mark.changed, other, key, _pieces(one, other)))
        else:
            found.append(Item(Mark.added if other else Mark.removed, other or one, key))
    return tuple(found)


def _items(old: list[Any], new: list[Any]) -> tuple[Item, ...]:
    """What became of the items, in the new order; removed ones stand where they were."""
    before, after = [canonical(item) for item in old], [canonical(item) for item in new]
    gone: list[int] = []
    come: list[int] = []
    order: list[tuple[int | None, int | None]] = []
    for run in align(before, after):
        if run.same:
            order += zip(range(run.old, run.old_end), range(run.new, run.new_end), strict=True)
        else:
            gone += range(run.old, run.old_end)
            come += range(run.new, run.new_end)
            order += [(at, None) for at in range(run.old, run.old_end)]
            order += [(None, at) for at in range(run.new, run.new_end)]
    moved = _moved(before, after, gone, come)
    left = set(gone) - set(moved.values())
    changed = _changed(old, new, sorted(left), [at for at in come if at not in moved])
    gone_on = {*moved.values(), *changed.values()}
    found = []
    for at, at_new in order:
        if at_new is None:
            found += [Item(Mark.removed, shown(old[at]))] if at is not None and at not in gone_on else []
        elif at_new in changed:
            text = shown(new[at_new])
            found.append(Item(Mark.changed, text, pieces=pieces(shown(old[changed[at_new]]), text)))
        else:
            mark = Mark.same if at is not None else Mark.moved if at_new in moved else Mark.added
            found.append(Item(mark, shown(new[at_new])))
    return tuple(found)


def _moved(before: list[str], after: list[str], gone: list[int], come: list[int]) -> dict[int, int]:
    """Return, for each item that only changed its place, its new place and its old one."""
    places: dict[str, list[int]] = {}
    for at in reversed(gone):
        places.setdefault(before[at], []).append(at)
    return {at: places[after[at]].pop() for at in come if places.get(after[at])}


def _changed(old: list[Any], new: list[Any], gone: list[int], come: list[int]) -> dict[int, int]:
    """Return, for each structured item that goes on with something new in it, its new place and its old one."""
    if len(gone) * len(come) > _MOST_PAIRS:
        return {}
    found: dict[int, int] = {}
    likeness = [(-_likeness(old[one], new[other]), other, one) for other in come for one in gone]
    for score, other, one in sorted(likeness):
        if score and other not in found and one not in found.values():
            found[other] = one
    return found


def _likeness(old: Any, new: Any) -> int:
    """How many values two items share; 0 where too few for one item that was changed."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return 0
    shared = {key for key in old if key in new and not empty(old[key]) and alike(old[key], new[key])}
    enough = shared & {*_NAMES} or 2 * len(shared) >= max(len(old), len(new))
    return len(shared) if enough else 0


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if empty(value) else [value]
