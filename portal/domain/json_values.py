"""The values of a content as a person reads them, and when two of them are the same value."""

import json
from typing import Any


def shown(value: Any) -> str:
    """Return a value as a person reads it: a list in one line, a structured value in lines of "key: value"."""
    if isinstance(value, dict):
        return "\n".join(f"{key}: {shown(item)}" for key, item in value.items() if not empty(item))
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def empty(value: Any) -> bool:
    """Return whether there is nothing in a value; 0 and false are something."""
    return value is None or value == "" or value == [] or value == {}


def alike(old: Any, new: Any) -> bool:
    """Return whether two values say the same; so do two empty ones."""
    return (empty(old) and empty(new)) or canonical(old) == canonical(new)


def canonical(value: Any) -> str:
    """Return the same text for the same value, whatever the order of its keys and however a number is written."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if not empty(item)}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
