"""One question, with everything that the engine knows of its answer."""

from dataclasses import dataclass
from typing import Any

from portal.database import reading
from portal.domain.policy import Labels
from portal.domain.query import Query
from portal.domain.query_text import parse
from portal.services.context import Portal
from portal.services.fields import typed_fields


@dataclass(frozen=True)
class Asked:
    """A question in a reader's language, by whoever carries `labels`."""

    text: str
    language: str
    labels: Labels
    size: int
    expand: bool


def ask(portal: Portal, asked: Asked) -> dict[str, Any]:
    """Return {"total", "also_searched", "hits": [{"id", "title", "language", "score", "why": [{"kind", "text", "points"}]}]}."""
    parsed = parse(asked.text, typed_fields(portal))
    query = Query(
        parsed.clauses,
        parsed.filters,
        size=asked.size,
        language=asked.language,
        expand=asked.expand,
        explain=True,
    )
    with portal.database.reading() as session:
        connection = session.connection()
        hidden = reading.narrowed(connection, asked.labels)
        results = portal.engine.search(query, asked.labels, hidden)
        rows = [
            row
            for start in range(0, len(results.hits), PIECE)
            for row in _rows(connection, asked.labels, [hit.version for hit in results.hits[start : start + PIECE]])
        ]
    known = {row.version_pk: row for row in rows}
    return {
        "total": results.total,
        "also_searched": [portal.label(scheme, code, asked.language) for scheme, code in results.also_searched],
        "hits": [
            {
                "id": known[hit.version].id,
                "title": known[hit.version].title,
                "language": known[hit.version].language,
                "score": round(hit.score, 4),
                "why": [vars(reason) for reason in hit.why],
            }
            for hit in results.hits
            if hit.version in known
        ],
    }


PIECE = 50


def _rows(connection: Any, labels: Labels, versions: list[int]) -> list[Any]:
    return list(reading.cards(connection, labels, versions, with_text=False).values())
