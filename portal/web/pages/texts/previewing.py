"""A text as readers would see it; for its people only, and kept by nobody."""

from flask import Response

from portal.services.review.previewing import preview
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import language
from portal.web.pages import part
from portal.web.pages.records import shown
from portal.web.pages.texts import common
from portal.web.signing import signed_in

routes = part("previewing")


@routes.get("/texts/<id>/preview")
@signed_in
def show(id: str) -> Response:
    """Show the text on its way, else the latest, as a record's page."""
    view = preview(portal(), reader(), id, language())
    response = common.show(
        "record.html", view=view, card=view.card, **shown(view, {}), preview=at().text(id), actions=frozenset()
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
