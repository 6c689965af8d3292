"""From database rows to the cards of a list."""

from typing import Any

from portal.domain.inputs import reported
from portal.services.views import Card

COUNTRIES = ("implementation_countries", "countries_covered")


def card(row: Any, snippet: str = "", score: float = 0.0) -> Card:
    """Return the card of a row of `database.reading.cards`."""
    shared = row.shared
    countries: list[str] = next((found for name in COUNTRIES if (found := reported(shared, name))), [])
    return Card(
        id=row.id,
        kind=row.kind,
        type=reported(shared, f"{row.kind}_type") or "",
        title=row.title,
        summary=row.summary,
        language=row.language,
        languages=tuple(sorted((row.languages or "").split())),
        regions=tuple(shared.get("regions", ())),
        countries=tuple(countries),
        period=(reported(shared, "period_start"), reported(shared, "period_end")),
        year=reported(shared, "year"),
        evidence=reported(shared, "evidence_grade"),
        condition=row.condition.value,
        published_at=row.published_at,
        updated_at=row.updated_at,
        review_by=reported(shared, "review_by"),
        publishers=tuple(reported(shared, "publisher_body") or ()),
        snippet=snippet,
        score=score,
    )
