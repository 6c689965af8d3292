"""From database rows to the cards of a list."""

from typing import Any

from portal.domain.inputs import reported
from portal.services.views import Card

COUNTRIES = ("implementation_countries", "countries_covered")


def card(row: Any, snippet: str = "", score: float = 0.0) -> Card:
    """Return the card of a row (Record, Version, shared, languages)."""
    record, version, shared = row.Record, row.Version, row.shared
    countries: list[str] = next((found for name in COUNTRIES if (found := reported(shared, name))), [])
    return Card(
        id=record.id,
        kind=record.kind,
        type=reported(shared, f"{record.kind}_type") or "",
        title=version.title,
        summary=version.summary,
        language=version.language,
        languages=tuple(sorted((row.languages or "").split())),
        regions=tuple(shared.get("regions", ())),
        countries=tuple(countries),
        period=(reported(shared, "period_start"), reported(shared, "period_end")),
        year=reported(shared, "year"),
        evidence=reported(shared, "evidence_grade"),
        condition=record.condition.value,
        published_at=record.published_at,
        updated_at=record.updated_at,
        review_by=reported(shared, "review_by"),
        publishers=tuple(reported(shared, "publisher_body") or ()),
        snippet=snippet,
        score=score,
    )
