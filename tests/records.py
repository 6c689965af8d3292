"""Records for tests, published the way the portal publishes."""

from typing import Any

from sqlmodel import select

from portal.database import publishing
from portal.database.tables import Origin, Record
from portal.domain.inputs import shared_model, version_model
from portal.domain.policy import Visibility
from portal.services.context import Portal
from portal.services.indexing import drain
from portal.services.texts import made_text

SUMMARY = "Sixty words are needed here. " * 12


def shared(**more: Any) -> dict[str, Any]:
    """Return the shared fields of a practice from West Africa."""
    return {
        "regions": ["west-africa"],
        "practice_type": "service_model",
        "geographic_scope": "national",
        "implementation_countries": ["SN"],
        "avrr_stage": ["post_arrival"],
        "return_type": ["avrr"],
        "beneficiary_groups": ["umc"],
        "themes": ["child_protection"],
        "interventions": ["family_tracing"],
        "lead_body": "iom",
        "partners": "not_reported",
        "period_start": "2019",
        "period_end": "2021",
        "project_status": "completed",
        "evidence_grade": "1_described",
        "gcm_objectives": {"primary": [21]},
        "contact_body": {"organisation": "iom"},
        "sources": [{"title": "A source", "url": "https://example.org/source"}],
        "licence": "CC-BY-4.0",
        **more,
    }


def texts(title: str, **more: Any) -> dict[str, Any]:
    """Return the texts of a practice."""
    return {
        "title": title,
        "summary": SUMMARY.strip(),
        "evidence_reason": "Told by those who did it.",
        "problem": "A problem is described here at such a length that it passes the limit. " * 3,
        "approach": "What was done.",
        "results": "12 things came of it.",
        "what_did_not_work": "Nothing yet that we know of, because nobody has asked those who left early. " * 2,
        "lessons": "Begin early.",
        "replication_conditions": "Somebody who knows the families.",
        "safeguards": "Nobody was pressed.",
        **more,
    }


def publish(portal: Portal, id: str, title: str, visibility: Visibility = Visibility.public, **more: Any) -> None:
    """Publish a practice in English; `more` holds shared fields, or texts by the names of text fields."""
    names = set(version_model("practice").model_fields)
    content = texts(title, **{name: value for name, value in more.items() if name in names})
    fields = shared(**{name: value for name, value in more.items() if name not in names})
    context = {"vocabulary": portal.vocabulary, "places": portal.places}
    version_model("practice").model_validate(content, context=context)
    shared_model("practice").model_validate(fields, context=context)
    with portal.database.writing() as session:
        record = publishing.add_record(session, id, "practice", "en", visibility)
        publishing.publish(session, record, fields, [made_text("practice", "en", "original", content)], Origin.person)


def index(portal: Portal) -> None:
    """Let the index catch up, as the worker does."""
    while drain(portal):
        pass


def change(portal: Portal, id: str, how: Any, *more: Any) -> None:
    """Apply a function of database.publishing to a record."""
    with portal.database.writing() as session:
        how(session, session.exec(select(Record).where(Record.id == id)).one(), *more)
