"""How a person gives the value of a field: as a line, a choice, several of them, or rows of parts. Read from the types in kinds.py."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from portal.domain import values as v
from portal.domain.kinds import Field


class Sort(StrEnum):
    """What one value is."""

    line = "line"
    paragraph = "paragraph"
    markdown = "markdown"
    date = "date"
    url = "url"
    email = "email"
    whole = "whole"
    amount = "amount"
    code = "code"
    region = "region"
    country = "country"
    language = "language"
    organisation = "organisation"
    record = "record"
    structure = "structure"


@dataclass(frozen=True)
class Shape:
    """One value, or (`many`) several; with limits of characters, of words and of how many, as far as there are any."""

    sort: Sort
    many: bool = False
    scheme: str = ""
    least: int | None = None
    most: int | None = None
    words: v.Words | None = None
    most_items: int | None = None
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a structured value."""

    name: str
    shape: Shape
    required: bool


# What a type alone does not say: which scheme a part's codes are of, and whether an identifier is a record's.
SCHEMES = {"primary": "gcm_objective", "secondary": "gcm_objective", "cost_band": "cost_band", "licence": "licence"}
RECORDS = frozenset({"related_practices"})
TYPES: tuple[tuple[Any, Sort], ...] = (
    (v.Country, Sort.country),
    (v.LanguageCode, Sort.language),
    (v.Identifier, Sort.organisation),
    (v.Url, Sort.url),
    (v.PartialDate, Sort.date),
    (v.PeriodEnd, Sort.date),
)
# A text that may be longer than this gets several lines.
LONG = 400


@cache
def shape_of(field: Field) -> Shape:
    """Return how a field's value is given."""
    return _shape(field.holds, field.name, field.scheme, field.section)


def _shape(holds: Any, name: str, scheme: str = "", section: bool = False) -> Shape:
    holds, _ = _without_none(holds)
    bare, limits = _bare(holds)
    if get_origin(bare) is list:
        one = _shape(get_args(bare)[0], name, scheme)
        return Shape(one.sort, True, one.scheme, one.least, one.most, one.words, limits.get("max_length"), one.parts)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return Shape(Sort.structure, parts=_parts(bare))
    scheme = scheme or SCHEMES.get(name, "")
    sort = _sort(holds, bare, name, scheme)
    if sort is Sort.line and section:
        sort = Sort.markdown
    elif sort is Sort.line and limits.get("max_length", 0) > LONG:
        sort = Sort.paragraph
    words = limits.get("words")
    return Shape(sort, False, scheme, limits.get("min_length"), limits.get("max_length"), words)


def _parts(model: type[BaseModel]) -> tuple[Part, ...]:
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        Part(name, _shape(hints[name], name), not _without_none(hints[name])[1]) for name in model.model_fields
    )


def _sort(holds: Any, bare: Any, name: str, scheme: str) -> Sort:
    if scheme:
        return Sort.region if scheme == "region" else Sort.code
    for type_, sort in TYPES:
        if holds == type_:
            return Sort.record if name in RECORDS else sort
    if name == "email":
        return Sort.email
    return {int: Sort.whole, float: Sort.amount}.get(bare, Sort.line)


def _without_none(holds: Any) -> tuple[Any, bool]:
    """Return the type without its None, and whether it had one."""
    if get_origin(holds) in (Union, UnionType):
        kept = [one for one in get_args(holds) if one is not type(None)]
        return kept[0], True
    return holds, False


def _bare(holds: Any) -> tuple[Any, dict[str, Any]]:
    """Return the type below its annotations, and the limits that these set."""
    if get_origin(holds) is not Annotated:
        return holds, {}
    bare, *notes = get_args(holds)
    found: dict[str, Any] = {}
    for note in notes:
        for part in note.metadata if isinstance(note, FieldInfo) else (note,):
            for limit in ("min_length", "max_length"):
                value = getattr(part, limit, None)
                found |= {limit: value} if value is not None else {}
            if isinstance(part, AfterValidator) and isinstance(part.func, v.Words):
                found["words"] = part.func
    return bare, found
