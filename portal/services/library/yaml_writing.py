"""Writes YAML in the one canonical style of content files: short lists and mappings on a line, long texts folded."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

WIDTH = 100
STEP = "  "
# What YAML takes for a line end or does not take at all; it can stand in a quoted text only, escaped.
ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
NOT_FOLDED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^ | $|\\A\n|\n\\Z", re.MULTILINE)
# Not only what YAML would take for a number: people should not wonder why one of two figures is quoted.
LIKE_A_NUMBER = re.compile(r"[\d.,:+/ \u00a0\u202f-]*\d[\d.,:+/ \u00a0\u202f-]*")
FOLD = re.compile(r"(?<=[^ ] )(?=[^ ])")

_EMITTER: Any = yaml.SafeDumper(io.StringIO(), allow_unicode=True)


def write(content: Mapping[str, Any]) -> str:
    """Return a mapping of texts, numbers, lists and mappings as YAML, in the order given."""
    return "".join(f"{line}\n" for key, value in content.items() for line in _entry(f"{_scalar(key)}:", value, ""))


def write_list(items: list[Mapping[str, Any]]) -> str:
    """Return a list of mappings as YAML, with an empty line between two."""
    return "\n".join("".join(f"{line}\n" for line in _item(item, "")) for item in items)


def _entry(prefix: str, value: Any, indent: str) -> Iterator[str]:
    start = f"{indent}{prefix}"
    line = f"{start} {_flow(value) if isinstance(value, (Mapping, list)) else _scalar(value, in_block=True)}"
    if isinstance(value, str):
        yield from _text(start, line, value, indent)
    elif isinstance(value, list) and any(isinstance(item, (list, dict)) for item in value):
        yield start
        for item in value:
            yield from _item(item, indent + STEP)
    elif isinstance(value, Mapping) and value and len(line) > WIDTH:
        yield start
        for key, inner in value.items():
            yield from _entry(f"{_scalar(key)}:", inner, indent + STEP)
    elif isinstance(value, list) and len(line) > WIDTH:
        parts = [*(f"{_scalar(item)}, " for item in value[:-1]), f"{_scalar(value[-1])}]"]
        yield from _wrapped(f"{start} [", parts, indent + STEP)
    else:
        yield line


def _item(item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        lines = [line for key, value in item.items() for line in _entry(f"{_scalar(key)}:", value, indent + STEP)]
        yield f"{indent}- {lines[0][len(indent + STEP) :]}"
        yield from lines[1:]
    else:
        yield from _entry("-", item, indent)


def _text(start: str, line: str, value: str, indent: str) -> Iterator[str]:
    fits = len(line) <= WIDTH or not FOLD.search(value)
    if (fits and "\n" not in value) or not value or NOT_FOLDED.search(value):
        yield line
        return
    yield f"{start} >-"
    for number, paragraph in enumerate(value.split("\n")):
        if number:
            yield ""
        if paragraph:
            # A line may end at a single space only: YAML would join two spaces to one.
            yield from _wrapped(indent + STEP, FOLD.split(paragraph), indent + STEP)


def _wrapped(start: str, parts: list[str], indent: str) -> Iterator[str]:
    lines = [start]
    for part in parts:
        if len(lines[-1]) + len(part.rstrip(" ")) > WIDTH and lines[-1].strip(" "):
            lines.append(indent)
        lines[-1] += part
    yield from (line.rstrip(" ") for line in lines)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value)


def _scalar(value: str | int | float, in_block: bool = False) -> str:
    if not isinstance(value, str):
        return str(int(value)) if value == int(value) else repr(value)
    analysis = _EMITTER.analyze_scalar(value)
    meant = _EMITTER.resolve(yaml.ScalarNode, value, (True, False))
    plain = analysis.allow_block_plain if in_block else analysis.allow_flow_plain
    is_text = meant == "tag:yaml.org,2002:str" and not LIKE_A_NUMBER.fullmatch(value)
    if plain and is_text and not analysis.multiline:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
