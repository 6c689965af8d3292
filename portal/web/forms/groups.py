"""The groups in which a record's form asks for its fields: what happened first, what libraries need last."""

from dataclasses import dataclass

from portal.domain.kinds import KINDS
from portal.domain.messages import msgid


@dataclass(frozen=True)
class Group:
    """A heading with the fields below it."""

    name: str
    heading: str
    fields: tuple[str, ...]


PUBLISHING = Group("publication", msgid("Publication"), ("licence", "visibility", "embargo_until", "review_by"))
REPLICATION = (
    "replication_conditions",
    "replication_legal",
    "replication_institutional",
    "replication_capacity",
    "replication_budget",
    "replication_context_to_avoid",
)
WHOM = ("avrr_stage", "return_type", "beneficiary_groups", "audience", "themes", "root_causes", "interventions")

GROUPS: dict[str, tuple[Group, ...]] = {
    "practice": (
        Group("short", msgid("In short"), ("title", "summary")),
        Group("story", msgid("What happened"), ("problem", "approach", "steps", "building_blocks")),
        Group(
            "outcome",
            msgid("What came of it"),
            (
                "results",
                "indicators",
                "persons_reached",
                "evidence_grade",
                "evidence_reason",
                "what_did_not_work",
                "lessons",
            ),
        ),
        Group("elsewhere", msgid("To do it elsewhere"), (*REPLICATION, "costs", "costs_note")),
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
        ),
        Group(
            "about",
            msgid("For whom and about what"),
            ("practice_type", *WHOM, "reintegration_dimension", "level"),
        ),
        Group("bodies", msgid("Who"), ("lead_body", "partners", "donors", "contact_body")),
        Group(
            "care",
            msgid("Safeguards and commitments"),
            ("safeguards", "safeguards_checked", "gcm_objectives", "gcm_principles", "sdg_targets"),
        ),
        Group("sources", msgid("Sources"), ("sources", "attachments", "reused_by")),
        PUBLISHING,
    ),
    "resource": (
        Group("short", msgid("In short"), ("title", "summary", "description", "limitations")),
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
        ),
        Group("place", msgid("Where"), ("regions", "countries_covered", "corridors")),
        Group("about", msgid("For whom and about what"), (*WHOM, "reintegration_dimension", "level")),
        Group("bodies", msgid("Who"), ("publisher_body", "partners", "donors", "project", "contact_body")),
        Group("sources", msgid("Sources"), ("sources", "attachments", "related_practices")),
        PUBLISHING,
    ),
}
REST = Group("rest", msgid("More"), ())


def groups(kind: str) -> tuple[Group, ...]:
    """Return the groups of a kind, with those of its fields only; a field that no group names comes last."""
    known = {field.name for field in KINDS[kind].fields}
    found = [Group(g.name, g.heading, tuple(n for n in g.fields if n in known)) for g in GROUPS[kind]]
    named = {name for group in found for name in group.fields}
    left = tuple(field.name for field in KINDS[kind].fields if field.name not in named)
    return (*found, Group(REST.name, REST.heading, left)) if left else tuple(found)
