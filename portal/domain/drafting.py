"""Texts that are not finished: what was typed is kept, and what is wrong with it is said; the strict models have the last word.

A draft may lack anything. Whatever was given keeps its place, also where it is wrong, so that nobody types it twice.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from portal.domain.inputs import field_model, may_be_unreported, shared_model, version_model
from portal.domain.json_values import empty
from portal.domain.kinds import KINDS, Field
from portal.domain.problems import Problem, checked, problems_of
from portal.domain.shapes import Shape, Sort, shape_of
from portal.domain.values import NOT_REPORTED

Context = Mapping[str, Any]
"""`vocabulary` and `places`, as for the input models."""

# Far larger than any field may be: whoever pastes a whole report keeps it until it is shortened. What goes beyond is no text of a person.
LONGEST = 200_000
MOST_ITEMS = 300
LARGEST = 10**15
NUMBERS = frozenset({Sort.whole, Sort.amount})
# Control signs (a database refuses NUL in a text) and halves of a sign; line breaks and tabs stay.
UNWRITTEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# What more typing will mend.
UNFINISHED = frozenset({"missing", "needed", "string_too_short", "too_short", "alt_needed"})


class Content(NamedTuple):
    """What a record's form holds: the fields that it has once, and the texts of one language."""

    shared: dict[str, Any]
    texts: dict[str, Any]


def checked_draft(
    kind: str, shared: Mapping[str, Any], texts: Mapping[str, Any], context: Context
) -> tuple[Content, tuple[Problem, ...]]:
    """Return what can be kept of a draft, and what is wrong with what was given; what is still missing is not.

    What is valid comes back as the strict models give it, what is not as it was typed. Left out is what is empty, what is not
    a field of this kind, and what cannot be printed in the field's form (a problem says so).
    """
    problems: list[Problem] = []
    halves = []
    for fields, given in ((KINDS[kind].shared_fields, shared), (KINDS[kind].version_fields, texts)):
        kept: dict[str, Any] = {}
        for field in fields:
            if field.name in given:
                value, found = _checked_field(kind, field, given[field.name], context)
                kept |= {} if empty(value) else {field.name: value}
                problems += found
        known = {field.name for field in fields}
        problems += [Problem(name, "extra_forbidden") for name in sorted(map(str, given)) if name not in known]
        halves.append(kept)
    return Content(*halves), tuple(problems)


def missing(
    kind: str, shared: Mapping[str, Any] | None, texts: Mapping[str, Any], context: Context
) -> tuple[Problem, ...]:
    """Return what stands between a draft and its submission: what the strict models find wrong or missing.

    `shared` is None where only a language version's texts are handed in.
    """
    found = () if shared is None else checked(shared_model(kind), shared, context)[1]
    order = {field.name: place for place, field in enumerate(KINDS[kind].fields)}
    both = (*found, *checked(version_model(kind), texts, context)[1])
    return tuple(sorted(both, key=lambda problem: order.get(problem.name, len(order))))


def is_unfinished(problem: Problem) -> bool:
    """Say whether a problem is one that a draft may have: something is missing or still too short."""
    if problem.type == "words":
        return bool(problem.about["count"] < problem.about["least"])
    return problem.type in UNFINISHED


def written(text: str) -> str:
    """Return a text without control signs, its line breaks as one sign, no longer than any text of a record."""
    return UNWRITTEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST]


def _checked_field(kind: str, field: Field, given: Any, context: Context) -> tuple[Any, list[Problem]]:
    if given == NOT_REPORTED and may_be_unreported(field):
        return NOT_REPORTED, []
    value = _fitting(shape_of(field), given)
    if empty(value):
        return None, [] if empty(given) else [Problem(field.name, "unreadable")]
    try:
        checked_value = field_model(kind, field.name).model_validate({field.name: value}, context=dict(context))
    except ValidationError as error:
        return value, [problem for problem in problems_of(error) if not is_unfinished(problem)]
    return checked_value.content().get(field.name), []


def _fitting(shape: Shape, value: Any) -> Any:
    """Return what of a value has the form that pages and forms of this field expect; None where nothing has."""
    if shape.many:
        items = value[:MOST_ITEMS] if isinstance(value, list) else []
        return [kept for item in items if not empty(kept := _fitting_one(shape, item))]
    return _fitting_one(shape, value)


def _fitting_one(shape: Shape, value: Any) -> Any:
    if shape.sort is Sort.structure:
        known = value if isinstance(value, Mapping) else {}
        kept = {part.name: _fitting(part.shape, known.get(part.name)) for part in shape.parts}
        return {name: part for name, part in kept.items() if not empty(part)}
    if isinstance(value, str):
        return written(value).strip()
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not abs(value) < LARGEST:
        # Neither endless numbers nor "not a number", which JSON cannot hold.
        return None
    return value if shape.sort in NUMBERS else str(value)
