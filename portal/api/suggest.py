"""GET /api/v1/suggest: what somebody may be typing into the search box."""

from urllib.parse import quote, urlencode

from flask import Response, request

from portal.api.common import answer, language, portal, reader, routes
from portal.domain.kinds import KINDS
from portal.services import suggesting
from portal.services.suggesting import Suggestion

KEPT = "private, max-age=60"
"""A browser asks again for a beginning that was typed a minute ago; nobody between keeps it."""


@routes.get("/suggest")
def suggest() -> Response:
    """Answer {"suggestions": [{"kind", "text", "language", "url"}]} for the beginning `q`."""
    lang = language()
    found = suggesting.suggestions(portal(), reader(), lang, request.args.get("q", ""))
    response = answer(
        {
            "suggestions": [
                {
                    "kind": one.record[0] if one.record else one.kind,
                    "text": one.text,
                    "language": one.language or None,
                    "url": _address(one, lang),
                }
                for one in found
            ]
        }
    )
    response.headers["Cache-Control"] = KEPT
    # Who signs in or out reads other records at the same address.
    response.vary.add("Cookie")
    return response


def _address(one: Suggestion, lang: str) -> str:
    if one.record is None:
        return f"{request.script_root}/{lang}/search?{urlencode({'q': one.asked})}"
    kind, id, text = one.record
    return f"{request.script_root}/{lang}/{KINDS[kind].path}/{quote(id)}" + (f"?text={text}" if text else "")
