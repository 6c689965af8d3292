"""A small folder of content files, and the ways to spoil it."""

from pathlib import Path
from typing import Any

from portal.services.library.notes import ORIGINAL, text_of

WORDS = " ".join(f"word{number}" for number in range(70))
LONG = "Returnees and their neighbours saved together for two years and lent to each other. " * 3

TEXTS: dict[str, Any] = {
    "title": "Savings groups in villages",
    "summary": WORDS,
    "evidence_reason": "Counted by the project itself.",
    "problem": LONG.strip(),
    "approach": "They met *every week*.\n\n- a box\n- three keys",
    "results": "112 groups in 2019.",
    "what_did_not_work": "not_reported",
    "lessons": "Begin small.",
    "replication_conditions": "A trusted treasurer.",
    "safeguards": "not_reported",
}
SHARED: dict[str, Any] = {
    "regions": ["west-africa"],
    "practice_type": "service_model",
    "geographic_scope": "local",
    "implementation_countries": ["SN", "NE"],
    "avrr_stage": ["reintegration"],
    "return_type": ["avrr"],
    "beneficiary_groups": ["families"],
    "themes": ["community_development"],
    "interventions": "not_reported",
    "reintegration_dimension": ["economic"],
    "level": ["community"],
    "lead_body": "iom",
    "partners": ["gov-sn"],
    "period_start": "2017",
    "period_end": "2019-06",
    "project_status": "completed",
    "evidence_grade": "2_monitored",
    "gcm_objectives": {"primary": [21]},
    "contact_body": {"organisation": "iom", "url": "https://example.org/contact"},
    "sources": [{"title": "Final report", "year": 2019, "url": "https://example.org/report"}],
    "licence": "not_reported",
}
RESOURCE_TEXTS: dict[str, Any] = {
    "title": "Manual on savings groups",
    "summary": " ".join(WORDS.split()[:50]),
    "description": "How to begin a group.",
}
RESOURCE_SHARED: dict[str, Any] = {
    "regions": ["west-africa", "europe"],
    "resource_type": "manual",
    "countries_covered": ["SN"],
    "avrr_stage": ["reintegration"],
    "beneficiary_groups": ["families"],
    "themes": ["community_development"],
    "audience": "not_reported",
    "publisher_body": ["iom"],
    "year": 2020,
    "language_of_document": "fr",
    "url": "https://example.org/manual.pdf",
    "related_practices": ["savings-groups"],
    "contact_body": {"organisation": "iom"},
    "sources": [{"title": "The manual", "url": "https://example.org/manual.pdf"}],
    "licence": "not_reported",
}
ORGANISATIONS = """\
- id: gov-sn
  name: {en: Government of Senegal, fr: Gouvernement du Sénégal}
  type: national_government
  countries: [SN]

- id: iom
  name: {en: International Organization for Migration}
  type: un_agency
  url: https://www.iom.int
"""

PRACTICE = "west-africa/savings-groups.md"
FRENCH = "west-africa/savings-groups.fr.md"
RESOURCE = "west-africa/savings-manual.md"


def practice(**changes: Any) -> str:
    """Return the practice's file with some fields changed (None takes one out)."""
    return _file("savings-groups", "practice", "en", ORIGINAL, {**TEXTS, **SHARED, **changes})


def french(**changes: Any) -> str:
    """Return the practice's French file with some fields changed."""
    return _file("savings-groups", "practice", "fr", "human", {**TEXTS, "title": "Groupes d'épargne", **changes})


def resource(**changes: Any) -> str:
    """Return the resource's file with some fields changed."""
    return _file("savings-manual", "resource", "en", ORIGINAL, {**RESOURCE_TEXTS, **RESOURCE_SHARED, **changes})


def make_folder(folder: Path) -> Path:
    """Write a practice in two languages, a resource about it and two organisations."""
    put(folder, PRACTICE, practice())
    put(folder, FRENCH, french())
    put(folder, RESOURCE, resource())
    put(folder, "organisations.yaml", ORGANISATIONS)
    return folder


def put(folder: Path, path: str, text: str | bytes) -> None:
    """Write one file."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode() if isinstance(text, str) else text)


def _file(record: str, kind: str, language: str, translation: str, content: dict[str, Any]) -> str:
    return text_of(record, kind, language, translation, {k: v for k, v in content.items() if v is not None})
