"""The steps and groups in which a record's form asks for its fields, in the order in which people think of them."""

from dataclasses import dataclass

from portal.domain.kinds import KINDS
from portal.domain.messages import msgid

WHAT, STORY, OUTCOME, ELSEWHERE, SOURCES, SEND = "what", "story", "outcome", "elsewhere", "sources", "send"


@dataclass(frozen=True)
class Group:
    """A heading with the fields below it, in a step."""

    name: str
    heading: str
    fields: tuple[str, ...]
    step: str


@dataclass(frozen=True)
class Step:
    """A part of the form that is a page of its own, with the fields that it asks for."""

    name: str
    heading: str
    fields: tuple[str, ...] = ()


HEADINGS: dict[str, dict[str, str]] = {
    "practice": {
        WHAT: msgid("What and where"),
        STORY: msgid("The problem and what was done"),
        OUTCOME: msgid("What came of it"),
        ELSEWHERE: msgid("To do it elsewhere"),
        SOURCES: msgid("Sources and files"),
        SEND: msgid("Check and send"),
    },
    "resource": {
        WHAT: msgid("What and where"),
        STORY: msgid("What it says, and for whom"),
        SOURCES: msgid("Sources and files"),
        SEND: msgid("Check and send"),
    },
}
PUBLISHING = Group(
    "publication", msgid("Publication"), ("licence", "visibility", "embargo_until", "review_by"), SOURCES
)
REPLICATION = (
    "replication_conditions",
    "replication_legal",
    "replication_institutional",
    "replication_capacity",
    "replication_budget",
    "replication_context_to_avoid",
)
WHOM = ("avrr_stage", "return_type", "beneficiary_groups", "audience", "themes", "root_causes", "interventions")
WHO = msgid("Who")
ABOUT = msgid("For whom and about what")
ABSTRACTS = Group("abstracts", msgid("For readers of other languages"), ("abstracts",), SOURCES)
CONTACT = Group("contact", msgid("Contact"), ("contact_body",), SOURCES)

GROUPS: dict[str, tuple[Group, ...]] = {
    "practice": (
        Group("short", msgid("In short"), ("title", "summary"), WHAT),
        Group(
            "place",
            msgid("Where and when"),
            (
                "regions",
                "implementation_countries",
                "subnational",
                "geographic_scope",
                "corridors",
                "period_start",
                "period_end",
                "project_status",
            ),
            WHAT,
        ),
        Group("about", ABOUT, ("practice_type", *WHOM, "reintegration_dimension", "level"), WHAT),
        Group("bodies", WHO, ("lead_body", "partners", "donors"), WHAT),
        Group("story", msgid("What happened"), ("problem", "approach", "steps", "building_blocks"), STORY),
        Group("care", msgid("Safeguards"), ("safeguards", "safeguards_checked"), STORY),
        Group(
            "outcome",
            msgid("Results"),
            ("results", "indicators", "persons_reached", "what_did_not_work", "lessons"),
            OUTCOME,
        ),
        Group("evidence", msgid("Evidence"), ("evidence_grade", "evidence_reason"), OUTCOME),
        Group(
            "aims", msgid("Commitments that it serves"), ("gcm_objectives", "gcm_principles", "sdg_targets"), OUTCOME
        ),
        Group("elsewhere", msgid("What it takes"), REPLICATION, ELSEWHERE),
        Group("costs", msgid("What it cost"), ("costs", "costs_note"), ELSEWHERE),
        Group("reuse", msgid("Who took it up"), ("reused_by",), ELSEWHERE),
        Group("sources", msgid("Sources"), ("sources", "attachments"), SOURCES),
        ABSTRACTS,
        CONTACT,
        PUBLISHING,
    ),
    "resource": (
        Group("short", msgid("In short"), ("title", "summary"), WHAT),
        Group(
            "document",
            msgid("The document"),
            (
                "resource_type",
                "url",
                "language_of_document",
                "other_language_versions",
                "year",
                "pages",
                "author",
                "edition",
                "identifier",
                "replaces",
                "jurisdiction",
                "in_force_from",
                "in_force_to",
                "service",
            ),
            WHAT,
        ),
        Group("place", msgid("Where"), ("regions", "countries_covered", "corridors"), WHAT),
        Group("bodies", WHO, ("publisher_body", "partners", "donors", "project"), WHAT),
        Group("says", msgid("What it says"), ("description", "limitations"), STORY),
        Group("about", ABOUT, (*WHOM, "reintegration_dimension", "level"), STORY),
        Group("sources", msgid("Sources"), ("sources", "attachments", "related_practices"), SOURCES),
        ABSTRACTS,
        CONTACT,
        PUBLISHING,
    ),
}
REST = msgid("More")


def groups(kind: str) -> tuple[Group, ...]:
    """Return the groups of a kind, with those of its fields only; a field that no group names comes last."""
    known = {field.name for field in KINDS[kind].fields}
    found = [Group(g.name, g.heading, tuple(n for n in g.fields if n in known), g.step) for g in GROUPS[kind]]
    named = {name for group in found for name in group.fields}
    left = tuple(field.name for field in KINDS[kind].fields if field.name not in named)
    return (*found, Group("rest", REST, left, SOURCES)) if left else tuple(found)


def steps(kind: str) -> tuple[Step, ...]:
    """Return the steps of a kind in their order; the last one sends, and asks for no field."""
    found: dict[str, list[str]] = {name: [] for name in HEADINGS[kind]}
    for group in groups(kind):
        found[group.step] += group.fields
    return tuple(Step(name, HEADINGS[kind][name], tuple(fields)) for name, fields in found.items())


def step_of(kind: str, field: str) -> str:
    """Return the step that asks for a field; the first one where no step does."""
    return next((step.name for step in steps(kind) if field in step.fields), WHAT)
