"""The kinds of record and their fields. A new field or kind goes here; the file format, the form, the API and the pages follow.

A field is `shared` (the same in every language, kept once for the record) or belongs to each language version.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field as Limits

from portal.domain import values as v
from portal.domain.files import MOST_FILES
from portal.domain.messages import msgid


@dataclass(frozen=True)
class Field:
    """One field: its name in files, forms, API and code, what it may hold, and how a person calls it.

    A required one may be left out where the field named in `unless` is given.
    """

    name: str
    holds: Any
    label: str
    required: bool = False
    scheme: str = ""
    of_version: bool = False
    section: bool = False
    always_given: bool = False
    required_if: tuple[str, tuple[str, ...]] | None = None
    unless: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of record: its name, its path in addresses, and its fields in the order of the file."""

    name: str
    path: str
    label: str
    plural: str
    fields: tuple[Field, ...]

    @property
    def version_fields(self) -> tuple[Field, ...]:
        """The fields that every language version has for itself."""
        return tuple(field for field in self.fields if field.of_version)

    @property
    def shared_fields(self) -> tuple[Field, ...]:
        """The fields that the record holds once."""
        return tuple(field for field in self.fields if not field.of_version)

    @property
    def sections(self) -> tuple[Field, ...]:
        """The long texts, which are sections in a file and on a page."""
        return tuple(field for field in self.fields if field.section)

    def field(self, name: str) -> Field:
        """Return the field called `name`; KeyError where the kind has none."""
        return next((field for field in self.fields if field.name == name), None) or _no_field(self.name, name)


def _no_field(kind: str, name: str) -> Field:
    raise KeyError(f"{kind} has no field {name}")


Codes = Annotated[list[str], Limits(min_length=1)]
Countries = Annotated[list[v.Country], Limits(min_length=1)]
Organisations = Annotated[list[v.Identifier], Limits(min_length=1)]


def _text(name: str, label: str, holds: Any, required: bool = False, always_given: bool = False) -> Field:
    return Field(name, holds, label, required, of_version=True, always_given=always_given)


def _section(name: str, label: str, required: bool = False, least: int = 1, most: int = 3000) -> Field:
    return Field(name, v.markdown_text(least, most), label, required, of_version=True, section=True)


def _codes(name: str, label: str, scheme: str, required: bool = False, always_given: bool = False) -> Field:
    return Field(name, Codes, label, required, scheme, always_given=always_given)


def _code(name: str, label: str, scheme: str, required: bool = False) -> Field:
    return Field(name, str, label, required, scheme)


REINTEGRATION = ("avrr_stage", ("reintegration",))

REGIONS = _codes("regions", msgid("Pilot regions"), "region", required=True, always_given=True)
CORRIDORS = Field("corridors", list[v.Corridor], msgid("Corridors"))
STAGE = _codes("avrr_stage", msgid("AVRR stage"), "stage", required=True)
GROUPS = _codes("beneficiary_groups", msgid("For whom"), "group", required=True)
THEMES = _codes("themes", msgid("Themes"), "theme", required=True)
CAUSES = _codes("root_causes", msgid("Root causes"), "root_cause")
PARTNERS = Field("partners", Organisations, msgid("Partners"))
SOURCES = Field(
    "sources", Annotated[list[v.Source], Limits(min_length=1)], msgid("Sources"), required=True, always_given=True
)
ATTACHMENTS = Field("attachments", Annotated[list[v.Attachment], Limits(max_length=MOST_FILES)], msgid("Files"))
ABSTRACTS = Field(
    "abstracts", Annotated[list[v.Abstract], Limits(max_length=20)], msgid("In short, in other languages")
)
CONTACT = Field("contact_body", v.ContactBody, msgid("Contact"), required=True)
ADMINISTRATION = (
    ABSTRACTS,
    _code("licence", msgid("Licence"), "licence", required=True),
    _code("visibility", msgid("Visible to"), "visibility"),
    Field("embargo_until", v.PartialDate, msgid("Embargo until")),
    Field("review_by", v.PartialDate, msgid("Next review")),
)

PRACTICE = Kind(
    "practice",
    "practices",
    msgid("Practice"),
    msgid("Practices"),
    (
        _text("title", msgid("Title"), v.Title, required=True, always_given=True),
        _text("summary", msgid("Summary"), v.PracticeSummary, required=True, always_given=True),
        _text("building_blocks", msgid("Building blocks"), Annotated[list[v.BuildingBlock], Limits(max_length=5)]),
        _text("indicators", msgid("Key figures"), list[v.Indicator]),
        _text("evidence_reason", msgid("Why this evidence grade"), v.Paragraph, required=True),
        _section("problem", msgid("The problem"), required=True, least=150, most=1200),
        _section("approach", msgid("What was done"), required=True),
        _section("steps", msgid("Steps")),
        _section("results", msgid("What came of it"), required=True),
        _section("what_did_not_work", msgid("What did not work"), required=True, least=100),
        _section("lessons", msgid("Lessons"), required=True),
        _section("replication_conditions", msgid("To do it elsewhere"), required=True),
        _section("replication_legal", msgid("Legal conditions")),
        _section("replication_institutional", msgid("Institutional conditions")),
        _section("replication_capacity", msgid("People and skills")),
        _section("replication_budget", msgid("Budget")),
        _section("replication_context_to_avoid", msgid("Where not to do it")),
        _section("costs_note", msgid("Costs")),
        _section("safeguards", msgid("Safeguards"), required=True),
        REGIONS,
        _code("practice_type", msgid("Type of practice"), "practice_type", required=True),
        _code("geographic_scope", msgid("Scope"), "geographic_scope", required=True),
        Field("implementation_countries", Countries, msgid("Countries"), required=True),
        Field("subnational", list[v.Line], msgid("Places")),
        CORRIDORS,
        STAGE,
        _codes("return_type", msgid("Type of return"), "return_type", required=True),
        GROUPS,
        THEMES,
        CAUSES,
        _codes("interventions", msgid("Interventions"), "intervention", required=True),
        Field(
            "reintegration_dimension",
            Codes,
            msgid("Reintegration dimension"),
            scheme="dimension",
            required_if=REINTEGRATION,
        ),
        Field("level", Codes, msgid("Reintegration level"), scheme="level", required_if=REINTEGRATION),
        Field("lead_body", v.Identifier, msgid("Lead"), required=True),
        Field("partners", Organisations, msgid("Partners"), required=True),
        Field("donors", Organisations, msgid("Donors")),
        Field("period_start", v.PartialDate, msgid("Start"), required=True),
        Field("period_end", v.PeriodEnd, msgid("End"), required=True),
        _code("project_status", msgid("Status"), "project_status", required=True),
        Field("persons_reached", v.PersonsReached, msgid("Persons reached")),
        _code("evidence_grade", msgid("Evidence"), "evidence", required=True),
        Field("costs", v.Costs, msgid("Costs")),
        _codes("safeguards_checked", msgid("Safeguards checked"), "safeguard"),
        Field("gcm_objectives", v.GcmObjectives, msgid("Objectives of the Global Compact"), required=True),
        _codes("gcm_principles", msgid("Principles of the Global Compact"), "gcm_principle"),
        Field("sdg_targets", list[v.SdgTarget], msgid("Sustainable Development targets")),
        CONTACT,
        SOURCES,
        ATTACHMENTS,
        Field("reused_by", list[v.Reuse], msgid("Taken up by")),
        *ADMINISTRATION,
    ),
)

LEGAL = ("resource_type", ("form_or_template", "sop", "legal_text"))
DIRECTORY = ("resource_type", ("service_directory", "contact_point"))

RESOURCE = Kind(
    "resource",
    "resources",
    msgid("Resource"),
    msgid("Resources"),
    (
        _text("title", msgid("Title"), v.Title, required=True, always_given=True),
        _text("summary", msgid("Summary"), v.ResourceSummary, required=True, always_given=True),
        _section("description", msgid("What it says and covers"), required=True),
        _section("limitations", msgid("Limits")),
        REGIONS,
        _code("resource_type", msgid("Type of resource"), "resource_type", required=True),
        Field("countries_covered", Countries, msgid("Countries"), required=True),
        CORRIDORS,
        STAGE,
        GROUPS,
        THEMES,
        CAUSES,
        _codes("interventions", msgid("Interventions"), "intervention"),
        Field("reintegration_dimension", Codes, msgid("Reintegration dimension"), scheme="dimension"),
        Field("level", Codes, msgid("Reintegration level"), scheme="level"),
        _codes("audience", msgid("Written for"), "audience", required=True),
        Field("publisher_body", Organisations, msgid("Publisher"), required=True),
        PARTNERS,
        Field("donors", Organisations, msgid("Donors")),
        Field("author", v.Line, msgid("Author")),
        Field("year", v.Year, msgid("Year"), required=True),
        Field("edition", v.Line, msgid("Edition")),
        Field("identifier", v.Line, msgid("Identifier")),
        Field("language_of_document", v.LanguageCode, msgid("Language of the document"), required=True),
        Field("other_language_versions", list[v.LanguageVersion], msgid("Other language versions")),
        Field("url", v.Url, msgid("Web address"), required=True, unless="attachments"),
        Field("pages", Annotated[int, Limits(ge=1)], msgid("Pages")),
        Field("service", v.Service, msgid("Service"), required_if=DIRECTORY),
        Field("jurisdiction", v.Line, msgid("Jurisdiction"), required_if=LEGAL),
        Field("in_force_from", v.PartialDate, msgid("In force from"), required_if=LEGAL),
        Field("in_force_to", v.PartialDate, msgid("In force to")),
        Field("replaces", v.Line, msgid("Replaces")),
        Field("project", v.Line, msgid("Project")),
        Field("related_practices", list[v.Identifier], msgid("Related practices")),
        CONTACT,
        SOURCES,
        ATTACHMENTS,
        *ADMINISTRATION,
    ),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in (PRACTICE, RESOURCE)}
BY_PATH: dict[str, Kind] = {kind.path: kind for kind in KINDS.values()}
