"""From database rows to the cards of a list."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from portal.domain.inputs import reported
from portal.services.views import Card

Names = Mapping[str, str]
COUNTRIES = ("implementation_countries", "countries_covered")


def publisher_ids(row: Any) -> Sequence[str]:
    """Return the ids of the organisations that publish a resource."""
    return reported(row.shared, "publisher_body") or ()


def in_language(names: Mapping[str, str], language: str) -> str:
    """Return a name in `language`, else the first that there is."""
    return names.get(language) or next(iter(names.values()), "")


def card(
    row: Any, names: Names = MappingProxyType({}), snippet: str = "", score: float = 0.0, found_in: str = ""
) -> Card:
    """Return the card of a row of `database.reading.cards`; `names` are the organisations' in the reader's language, by id."""
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
        review_by=row.review_by,
        publishers=tuple(names.get(id, id) for id in publisher_ids(row)),
        snippet=snippet,
        found_in=found_in,
        score=score,
    )
