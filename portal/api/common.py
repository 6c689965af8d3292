"""What every route of the API needs."""

from typing import Any, cast

from flask import Blueprint, Response, current_app, jsonify, request, session

from portal.domain.kinds import KINDS
from portal.domain.languages import DEFAULT, INTERFACE
from portal.domain.policy import VISITOR, Reader
from portal.services.context import Portal
from portal.services.views import Card

PREFIX = "/api/v1"
routes = Blueprint("api", __name__, url_prefix=PREFIX)


def portal() -> Portal:
    """Return the portal that `install` was given."""
    return cast(Portal, current_app.extensions["portal"])


def reader() -> Reader:
    """Return who asks; the one place that decides it for the whole API."""
    # web/sessions.py: what a person who is signed in reads on pages, their browser reads here too.
    found: Reader = getattr(session, "reader", VISITOR)
    return found


def language() -> str:
    """Return the language of labels and of texts where there is a choice: `lang`, else English."""
    asked = request.args.get("lang", "")
    return asked if asked in INTERFACE else DEFAULT


def answer(body: dict[str, Any], status: int = 200) -> Response:
    """Return JSON with an ETag; a program that has it already gets 304."""
    response = jsonify(body)
    response.status_code = status
    response.headers["Cache-Control"] = "private, no-cache"
    if status == 200:
        response.add_etag()
        response.make_conditional(request)
    return response


def summary(card: Card, lang: str) -> dict[str, Any]:
    """Return a record as lists show it."""
    return {
        "id": card.id,
        "kind": card.kind,
        "type": card.type or None,
        "title": card.title,
        "title_language": card.spoken,
        "language": card.language,
        "languages": list(card.languages),
        "url": f"{request.script_root}/{lang}/{KINDS[card.kind].path}/{card.id}",
        "summary": card.summary,
        "regions": list(card.regions),
        "countries": list(card.countries),
        "period": {"start": card.period[0], "end": card.period[1]},
        "year": card.year,
        "evidence": card.evidence,
        "condition": card.condition,
        "published_at": card.published_at.isoformat(),
        "updated_at": card.updated_at.isoformat(),
    }
