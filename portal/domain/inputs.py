"""The validated input models, made from the kinds. Form, API, CLI and import use the same.

A model is validated with a context `{"vocabulary": Vocabulary, "places": Places}`: codes that these do not have are
errors at their field.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    create_model,
    field_validator,
    model_validator,
)
from pydantic import Field as Limits
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from portal.domain.kinds import KINDS, Field, Kind
from portal.domain.languages import CODES
from portal.domain.places import Places
from portal.domain.values import NOT_REPORTED, Country, Identifier, Line, Url
from portal.domain.vocabulary import Vocabulary

TOO_HIGH_HEADING = re.compile(r"^ {0,3}#{1,2}(?:\s|$)", re.MULTILINE)


# Where a field names countries, and how they are read from one of its items.
COUNTRIES_OF: dict[str, Callable[[Any], list[str]]] = {
    "implementation_countries": lambda country: [country],
    "countries_covered": lambda country: [country],
    "corridors": lambda corridor: [corridor.host, *(corridor.transit or []), corridor.origin],
    "reused_by": lambda reuse: [reuse.country],
}


class _OrNotReported:
    """Lets a field hold `not_reported` too. A union of types would name each fault twice, once for each branch."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def check(value: Any, otherwise: Callable[[Any], Any]) -> Any:
            return value if value == NOT_REPORTED else otherwise(value)

        return core_schema.no_info_wrap_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"const": NOT_REPORTED}]}


class Input(BaseModel):
    """The base of every input: unknown fields are refused, so that nothing typed is dropped silently."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    of_kind: ClassVar[Kind | None] = None

    def content(self) -> dict[str, Any]:
        """Return what was given, as JSON values in the order of the fields."""
        # A field that holds `not_reported` in place of its type would be warned of.
        return self.model_dump(mode="json", exclude_none=True, warnings=False)

    @field_validator("*")
    @classmethod
    def _check_field(cls, value: Any, info: ValidationInfo) -> Any:
        if cls.of_kind is not None and value is not None:
            field = cls.of_kind.field(str(info.field_name))
            if value != NOT_REPORTED:
                _check_codes(field, value, info.context or {})
            elif not may_be_unreported(field):
                raise PydanticCustomError("always_given", "cannot be not_reported", {})
            if field.section and TOO_HIGH_HEADING.search(value):
                raise PydanticCustomError("heading_level", "headings inside a section start at level three (###)", {})
        return value

    @model_validator(mode="after")
    def _check_conditions(self) -> "Input":
        for field in self.of_kind.fields if self.of_kind else ():
            if field.name in type(self).model_fields and getattr(self, field.name) is None and _is_needed(field, self):
                message = "{field} is required here (or not_reported)"
                raise PydanticCustomError("needed", message, {"field": field.name})
        start, end = getattr(self, "period_start", None), getattr(self, "period_end", None)
        if start and end and start[0].isdigit() and end[0].isdigit() and end < start[: len(end)]:
            raise PydanticCustomError("period_order", "period_end is before period_start", {})
        return self


class OrganisationInput(Input):
    """A body as organisations.yaml and forms give it; the first name serves where a reader's language has none."""

    id: Identifier
    name: Annotated[dict[Literal[CODES], Line], Limits(min_length=1)]  # type: ignore[valid-type]
    type: str
    countries: list[Country] = []
    url: Url | None = None

    @model_validator(mode="after")
    def _check_known(self, info: ValidationInfo) -> "OrganisationInput":
        context = info.context or {}
        if vocabulary := context.get("vocabulary"):
            _known([self.type], vocabulary.codes("body"), "body")
        if places := context.get("places"):
            _known(self.countries, places.countries, "country")
        return self


def _is_needed(field: Field, content: Any) -> bool:
    """Say whether a field that was left out is asked for because of what other fields hold."""
    if field.unless:
        return not getattr(content, field.unless, None)
    other, values = field.required_if or ("", ())
    return bool(other) and bool(set(_listed(getattr(content, other))) & set(values))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _known(values: Iterable[str], known: Iterable[str], scheme: str) -> None:
    allowed = frozenset(known)
    for value in values:
        if value not in allowed:
            message = "'{code}' is not in the vocabulary '{scheme}'"
            raise PydanticCustomError("unknown_code", message, {"code": value, "scheme": scheme})


def _check_codes(field: Field, value: Any, context: Mapping[str, Any]) -> None:
    vocabulary: Vocabulary | None = context.get("vocabulary")
    places: Places | None = context.get("places")
    if field.scheme == "region":
        _known(value, places.regions if places else value, "region")
    elif field.scheme and vocabulary is not None:
        _known(_listed(value), vocabulary.codes(field.scheme), field.scheme)
    elif field.name == "attachments" and vocabulary is not None:
        _known([item.licence for item in value if item.licence], vocabulary.codes("licence"), "licence")
    elif field.name == "costs" and value.cost_band and vocabulary is not None:
        _known([value.cost_band], vocabulary.codes("cost_band"), "cost_band")
    elif places is not None and field.name in COUNTRIES_OF:
        _known([code for item in value for code in COUNTRIES_OF[field.name](item)], places.countries, "country")


def may_be_unreported(field: Field) -> bool:
    """Say whether a field can hold `not_reported`: only what is asked for can be left unanswered, all else is left out."""
    return (field.required and not field.always_given) or field.required_if is not None


def _annotation(field: Field) -> tuple[Any, Any]:
    holds = Annotated[field.holds, _OrNotReported()] if may_be_unreported(field) else field.holds
    return (holds, ...) if field.required and not field.unless else (holds | None, None)


def _model(kind: Kind, fields: tuple[Field, ...], name: str) -> type[Input]:
    annotations: dict[str, Any] = {field.name: _annotation(field) for field in fields}
    made = create_model(name, __base__=Input, **annotations)
    made.of_kind = kind
    return made


@cache
def shared_model(kind: str) -> type[Input]:
    """Return the input model of the fields that a record of `kind` holds once."""
    return _model(KINDS[kind], KINDS[kind].shared_fields, f"{kind.title()}Shared")


@cache
def version_model(kind: str) -> type[Input]:
    """Return the input model of the texts that each language version of `kind` has."""
    return _model(KINDS[kind], KINDS[kind].version_fields, f"{kind.title()}Version")


@cache
def field_model(kind: str, name: str) -> type[Input]:
    """Return the input model of one field alone, by which it is checked while others are still missing."""
    return _model(KINDS[kind], (KINDS[kind].field(name),), f"{kind.title()}_{name}")


# The fields of a record that name organisations.
ROLES = ("lead_body", "publisher_body", "partners", "donors", "contact_body")


def named_organisations(shared: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (field, organisation's id) for every organisation that a record's shared fields name."""
    pairs: list[tuple[str, str]] = []
    for role in ROLES:
        value = reported(shared, role)
        bodies = _listed(value["organisation"] if isinstance(value, dict) else value)
        pairs += [(role, body) for body in bodies if body]
    return pairs


def reported(content: Mapping[str, Any], name: str) -> Any:
    """Return a field's value, or None where it is empty or `not_reported`."""
    value = content.get(name)
    return None if value in (None, "", NOT_REPORTED, []) else value
