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


def abstract(row: Any, language: str) -> Mapping[str, str] | None:
    """Return what a row says of itself in a language that its text is not in; None where it says nothing."""
    if row.language == language:
        return None
    found: Sequence[Mapping[str, str]] = reported(row.shared, "abstracts") or ()
    return next((one for one in found if one["language"] == language), None)


def card(
    row: Any,
    names: Names = MappingProxyType({}),
    snippet: str = "",
    score: float = 0.0,
    found_in: str = "",
    language: str = "",
) -> Card:
    """Return the card of a row of `database.reading.cards`; `names` are the organisations' in the reader's language, by id.

    Where the text is in another language than `language`, but title and summary are there in it, the card has these.
    """
    shared = row.shared
    short = abstract(row, language) if language else None
    countries: list[str] = next((found for name in COUNTRIES if (found := reported(shared, name))), [])
    return Card(
        id=row.id,
        kind=row.kind,
        type=reported(shared, f"{row.kind}_type") or "",
        title=short["title"] if short else row.title,
        summary=short["summary"] if short else row.summary,
        abstract=language if short else "",
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
