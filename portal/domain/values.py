"""The structured values that a field of a record can hold, and the small types that fields share."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from portal.domain.files import type_of

NOT_REPORTED = "not_reported"
NotReported = Literal["not_reported"]


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", value):
        raise PydanticCustomError("web_address", "must be a web address that begins with http:// or https://")
    return value


def _partial_date(value: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", value)
    if not match or not 1 <= int(match[2] or 1) <= 12 or not 1 <= int(match[3] or 1) <= 31:
        message = "must be a year, year-month or date such as 2005, 2005-03 or 2005-03-31"
        raise PydanticCustomError("partial_date", message)
    return value


def _text(value: Any) -> Any:
    """YAML reads 2005 as a number and 2005-03-31 as a date; both are texts here."""
    return value if isinstance(value, (str, dict, list, bool, type(None))) else str(value)


def word_count(text: str) -> int:
    """Return about how many words a text has."""
    # Thai, Lao, Khmer and Burmese put no spaces between words: about five characters make one.
    spaced = len(text.split())
    return spaced if spaced * 15 > len(text) else len(text) // 5


@dataclass(frozen=True)
class Words:
    """A check that a text has from `least` to `most` words."""

    least: int
    most: int

    def __call__(self, value: str) -> str:
        """Return the text as it is; an error of type `words` where it is shorter or longer."""
        count = word_count(value)
        if not self.least <= count <= self.most:
            message = "must have {least} to {most} words; this has about {count}"
            raise PydanticCustomError("words", message, {"least": self.least, "most": self.most, "count": count})
        return value


Line = Annotated[str, BeforeValidator(_text), StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Title = Annotated[str, BeforeValidator(_text), StringConstraints(strip_whitespace=True, min_length=3, max_length=100)]
Paragraph = Annotated[
    str, BeforeValidator(_text), StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)
]
PracticeSummary = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=1800), AfterValidator(Words(60, 150))
]
ResourceSummary = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=1500), AfterValidator(Words(40, 120))
]
Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), AfterValidator(_web_address)]
PartialDate = Annotated[str, BeforeValidator(_text), AfterValidator(_partial_date)]
PeriodEnd = Annotated[str, BeforeValidator(_text), AfterValidator(lambda v: v if v == "ongoing" else _partial_date(v))]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Year = Annotated[int, Field(ge=1900, le=2100)]
SdgTarget = Annotated[str, BeforeValidator(_text), StringConstraints(pattern=r"^\d{1,2}\.[0-9a-z]{1,2}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=r"^[^/\\\x00-\x1f]+$")
]
# Below ten a person may be recognised: see the page on privacy.
Persons = Annotated[int, Field(ge=10)]


def markdown_text(least: int = 1, most: int = 3000) -> Any:
    """Return the type of a Markdown text of `least` to `most` characters."""
    return Annotated[str, StringConstraints(strip_whitespace=True, min_length=least, max_length=most)]


class Value(BaseModel):
    """A structured value: unknown keys are refused, texts lose the spaces at their ends."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Source(Value):
    """Where a statement comes from."""

    title: Line
    publisher: Line | None = None
    year: Year | None = None
    language: LanguageCode | None = None
    url: Url


class Indicator(Value):
    """One figure worth showing large, with its date and who counted."""

    name: Line
    baseline: Line | None = None
    value: Line
    unit: Line | None = None
    date: Line | None = None
    source: Line | None = None


class BuildingBlock(Value):
    """A part of the approach that could be taken over alone."""

    name: Line
    how: Paragraph
    enabling_factors: Paragraph | None = None
    lesson: Paragraph | None = None


class Corridor(Value):
    """A way that people take: host country, countries passed through, country of origin."""

    host: Country
    transit: list[Country] | None = None
    origin: Country


class ContactBody(Value):
    """The body that answers questions; never a private person."""

    organisation: Identifier
    unit: Line | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200)] | None = None
    url: Url | None = None
    languages: list[LanguageCode] | None = None
    last_confirmed: PartialDate | None = None


class PersonsReached(Value):
    """How many people a practice reached; numbers below ten are not given."""

    total: Persons | None = None
    women: Persons | None = None
    men: Persons | None = None
    girls: Persons | None = None
    boys: Persons | None = None


Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Costs(Value):
    """What it cost, in the currency of the source."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    total: Amount | None = None
    unit_cost: Amount | None = None
    per: Line | None = None
    staff_fte: Amount | None = None
    cost_band: str | None = None


Objective = Annotated[int, Field(ge=1, le=23)]


class GcmObjectives(Value):
    """Objectives of the Global Compact for Migration (A/RES/73/195)."""

    primary: Annotated[list[Objective], Field(min_length=1, max_length=3)]
    secondary: list[Objective] | None = None


class Reuse(Value):
    """Who took a practice up, and how."""

    country: Country
    body: Line
    year: Year
    adapted_how: Paragraph | None = None
    outcome: Paragraph | None = None


class Abstract(Value):
    """Title and summary in a language in which there is no whole text."""

    language: LanguageCode
    title: Title
    summary: Annotated[
        str, BeforeValidator(_text), StringConstraints(strip_whitespace=True, min_length=20, max_length=1800)
    ]


class LanguageVersion(Value):
    """The same document in another language."""

    language: LanguageCode
    url: Url


class Attachment(Value):
    """A file of the record, by the SHA-256 of what is kept; a picture says in words what it shows."""

    file: Sha256
    name: FileName
    title: Line | None = None
    alt: Paragraph | None = Field(default=None, validate_default=True)
    language: LanguageCode | None = None
    licence: str | None = None

    @field_validator("alt")
    @classmethod
    def _pictures_have_words(cls, value: str | None, others: ValidationInfo) -> str | None:
        type = type_of(str(others.data.get("name") or ""))
        if type and type.is_image and not value:
            raise PydanticCustomError("alt_needed", "a picture needs a text alternative", {})
        return value


class Service(Value):
    """A service or contact point that a person can go to."""

    service: Line
    provider: Line
    place: Line
    opening: Line | None = None
    eligibility: Line | None = None
    cost: Line | None = None
    languages: list[LanguageCode] | None = None
    phone: Line | None = None
    last_verified: PartialDate
