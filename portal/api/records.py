"""GET /api/v1/records/<id>: a whole record in one language."""

from urllib.parse import quote

from flask import Response, abort, request

from portal.api.common import answer, language, portal, reader, routes, summary
from portal.domain.kinds import KINDS
from portal.domain.languages import BY_CODE
from portal.services import reading


@routes.get("/records/<id>")
def record(id: str) -> Response:
    """Answer a record's fields as they were validated; 404 where there is none that the reader may see."""
    lang, asked = language(), request.args.get("text", "")
    for kind in KINDS:
        found = reading.record(portal(), reader(), kind, id, lang, asked if asked in BY_CODE else "")
        if found is not None:
            return answer(
                {
                    **summary(found.card, lang),
                    "translation": found.translation,
                    "original_changed_at": found.original_changed.isoformat() if found.original_changed else None,
                    "versions": [{"language": other.language, "title": other.title} for other in found.others],
                    "fields": {**found.texts, **found.shared},
                    "html": dict(found.html),
                    "organisations": {
                        o.id: {"name": o.name, "type": o.type, "url": o.url or None}
                        for o in found.organisations.values()
                    },
                    "related": [summary(card, lang) for card in found.related],
                    "files": [
                        {
                            "sha256": file.sha256,
                            "name": file.name,
                            "type": file.type,
                            "size": file.size,
                            "url": f"{request.script_root}/files/{id}/{file.sha256}/{quote(file.name, safe='')}",
                        }
                        for file in found.files
                        if not file.is_gone
                    ],
                    "superseded_by": found.superseded_by,
                }
            )
    abort(404, "There is no such record, or it is not public.")
