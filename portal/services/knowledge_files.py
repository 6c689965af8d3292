"""The shape of the files in content/vocabulary. Unknown keys are refused."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from portal.domain.languages import CODES
from portal.domain.vocabulary import ANY

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Literal[CODES]
Labels = Annotated[dict[Language, Text], Field(min_length=1)]  # type: ignore[valid-type]
Terms = dict[Literal[(*CODES, ANY)], Annotated[list[Text], Field(min_length=1)]]  # type: ignore[valid-type]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Concept(_Shape):
    """One entry of a scheme."""

    code: Code
    prefLabel: Labels  # noqa: N815 - SKOS spells it so
    altLabel: Terms = {}  # noqa: N815
    hiddenLabel: Terms = {}  # noqa: N815
    broader: list[Code] = []
    definition: dict[Language, Text] = {}  # type: ignore[valid-type]
    source: Text = ""
    distinct_from: list[Code] = []


class Scheme(_Shape):
    """A vocabulary file."""

    scheme: Code
    prefLabel: Labels  # noqa: N815
    concepts: Annotated[list[Concept], Field(min_length=1)]
