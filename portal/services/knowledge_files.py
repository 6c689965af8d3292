"""The shape of the files in content/vocabulary. Unknown keys are refused."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from portal.domain.languages import CODES
from portal.domain.vocabulary import ANY

GLOSSARY_LANGUAGES = ("en", "fr", "es", "pt", "vi", "th", "id")

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Labels = Annotated[dict[Literal[CODES], Text], Field(min_length=1)]  # type: ignore[valid-type]
Texts = dict[Literal[CODES], Text]  # type: ignore[valid-type]
Terms = dict[Literal[(*CODES, ANY)], Annotated[list[Text], Field(min_length=1)]]  # type: ignore[valid-type]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Concept(_Shape):
    """One entry of a scheme."""

    code: Code
    prefLabel: Labels
    altLabel: Terms = {}
    hiddenLabel: Terms = {}
    broader: list[Code] = []
    definition: Texts = {}
    source: Text = ""
    distinct_from: list[Code] = []


class Scheme(_Shape):
    """A vocabulary file."""

    scheme: Code
    prefLabel: Labels
    concepts: Annotated[list[Concept], Field(min_length=1)]


Words = Annotated[list[Text], Field(min_length=1)]


class Ordinary(_Shape):
    """One entry of the glossary: the words of a concept of its own (`code`), or more words for one of another list (`extends`)."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$")] | Literal[""] = ""
    extends: Annotated[str, StringConstraints(pattern=r"^[a-z_]+:[\w-]+$")] | Literal[""] = ""
    broader: list[Code] = []
    within: list[Annotated[str, StringConstraints(pattern=r"^(country|region|bloc):[\w-]+$")]] = []
    asked: Terms = {}
    mul: Words | None = None
    en: Words | None = None
    fr: Words | None = None
    es: Words | None = None
    pt: Words | None = None
    vi: Words | None = None
    th: Words | None = None
    id: Words | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.code) == bool(self.extends):
            raise ValueError("an entry has either a code or extends")
        if self.code and any(not getattr(self, language) for language in GLOSSARY_LANGUAGES):
            raise ValueError(f"{self.code} has no words in some of {', '.join(GLOSSARY_LANGUAGES)}")
        return self

    def terms(self) -> dict[str, list[str]]:
        """Return the words by language."""
        return {language: found for language in (*GLOSSARY_LANGUAGES, ANY) if (found := getattr(self, language))}


class Glossary(_Shape):
    """glossary.yaml."""

    concepts: Annotated[list[Ordinary], Field(min_length=1)]


class _Region(_Shape):
    code: Code
    prefLabel: Labels
    altLabel: Terms = {}
    countries: list[CountryCode]
    neighbours: list[CountryCode] = []
    # On the way and hosts outside the pilot; noted for the readers of the file.
    transit: list[CountryCode] = []


class Country(_Shape):
    """What of a country differs from CLDR, and what else it is called."""

    code: CountryCode
    alpha3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    name: Texts = {}
    altLabel: Terms = {}
    footnote: Texts = {}
    aliases: list[Text] = []


class _Member(_Shape):
    country: CountryCode
    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")


class Bloc(_Shape):
    """A group of states."""

    code: Code
    prefLabel: Labels
    altLabel: Terms = {}
    members: Annotated[list[_Member], Field(min_length=1)]


class Places(_Shape):
    """places.yaml."""

    regions: Annotated[list[_Region], Field(min_length=1)]
    countries: list[Country] = []
    blocs: list[Bloc] = []


class _Corridor(_Shape):
    host: CountryCode
    transit: list[CountryCode] = []
    origin: CountryCode
    seen: Text


class Corridors(_Shape):
    """corridors.yaml."""

    corridors: list[_Corridor]
