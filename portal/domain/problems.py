"""What is wrong with an input, one problem a place, in a form that pages can say in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Problem:
    """One problem: the path of its field ("sources.0.title", empty for the whole), its type, and what its message names."""

    path: str
    type: str
    about: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""

    @property
    def name(self) -> str:
        """The field that the path begins with."""
        return self.path.partition(".")[0]


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Return what a model found wrong, in the order of its fields."""
    return tuple(_problem(dict(found)) for found in error.errors(include_url=False, include_input=False))


def checked(
    model: type[Model], values: Mapping[str, Any], context: Mapping[str, Any] | None = None
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Return the validated input, or None and what is wrong with it."""
    try:
        return model.model_validate(dict(values), context=dict(context or {})), ()
    except ValidationError as error:
        return None, problems_of(error)


def _problem(found: Mapping[str, Any]) -> Problem:
    about = dict(found.get("ctx") or {})
    path = ".".join(str(part) for part in found["loc"] if part != "[key]")
    if found["type"] == "needed":
        path = about["field"]
    elif found["type"] == "period_order":
        path = "period_end"
    return Problem(path, found["type"], about, found["msg"])
