"""How two changes of one revision go together: field by field, and within lists whose items name what they are about item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.files import FIELD_OF_FILES
from portal.domain.json_values import alike, empty

Content = Mapping[str, Any]
# Two items are about the same thing where these are the same: a file, an address.
KEYS = {FIELD_OF_FILES: "file", "sources": "url"}


@dataclass(frozen=True)
class Merged:
    """A content in which the changes of both sides are, and the fields that both changed: there `mine` is kept."""

    content: dict[str, Any]
    conflicts: tuple[str, ...]


def merge(base: Content, mine: Content, theirs: Content) -> Merged:
    """Return `mine` with what `theirs` changed since `base`. A text is taken as a whole, never mixed within."""
    content: dict[str, Any] = {}
    conflicts = []
    for name in dict.fromkeys([*mine, *theirs, *base]):
        before, my, their = base.get(name), mine.get(name), theirs.get(name)
        side = theirs if alike(my, before) and not alike(their, before) else mine
        if side is mine and not alike(their, before) and not alike(my, their):
            both = _items(KEYS[name], before, my, their) if name in KEYS else None
            if both is None:
                conflicts.append(name)
            else:
                side = {name: both}
        if name in side:
            content[name] = side[name]
    return Merged(content, tuple(conflicts))


def _items(key: str, before: Any, mine: Any, theirs: Any) -> list[Any] | None:
    """Return the items of both sides; None where both changed the same one, or where items cannot be told apart."""
    sides = [_by_key(key, side) for side in (before, mine, theirs)]
    if any(side is None for side in sides):
        return None
    old, my, their = (side or {} for side in sides)
    found = []
    for name in dict.fromkeys([*my, *their]):
        item = _item(old.get(name), my.get(name), their.get(name))
        if item is None:
            return None
        found += [item] if item else []
    return found


def _item(before: Any, mine: Any, theirs: Any) -> Any:
    """Return an item with the changes of both sides, {} where one took it away, None where they do not go together."""
    if alike(mine, before) or alike(mine, theirs):
        return theirs or {}
    if alike(theirs, before):
        return mine or {}
    if not mine or not theirs:
        return None
    both = merge(before or {}, mine, theirs)
    return None if both.conflicts else both.content


def _by_key(key: str, items: Any) -> dict[str, Any] | None:
    if empty(items):
        return {}
    if not isinstance(items, list) or not all(isinstance(item, Mapping) and item.get(key) for item in items):
        return None
    found = {str(item[key]): item for item in items}
    return found if len(found) == len(items) else None
