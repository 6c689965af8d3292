"""GET /api/v1/search: the result page as JSON, with the same parameters."""

from flask import Response, request

from portal.api.common import answer, language, portal, reader, routes, summary
from portal.services import search


@routes.get("/search")
def results() -> Response:
    """Answer {"total", "page", "size", "pages", "results": [...], "facets": {name: [{"value", "label", "count"}]}}."""
    lang = language()
    params = {name: values for name, values in request.args.lists() if name != "q"}
    query = search.read_query(portal(), lang, request.args.get("q", ""), params)
    found = search.find(portal(), reader(), query)
    return answer(
        {
            "total": found.total,
            "page": query.page,
            "size": query.size,
            "pages": found.pages,
            "sort": query.sort.value,
            "from_database": found.from_database,
            "also_searched": list(found.also_searched),
            "did_you_mean": search.clauses_text(found.did_you_mean) if found.did_you_mean else None,
            "results": [
                {
                    **summary(card, lang),
                    "score": round(card.score, 4),
                    "snippet": card.snippet or None,
                    "found_in": card.found_in or None,
                    "why": [
                        {"kind": one.kind, "text": one.text, "concept": one.concept or None, "points": one.points}
                        for one in card.why
                    ],
                }
                for card in found.cards
            ],
            "facets": {
                facet.name: [
                    {"value": value.value, "label": value.label, "count": value.count, "chosen": value.chosen}
                    for value in facet.values
                ]
                for facet in found.facets
            },
        }
    )
