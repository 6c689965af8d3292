"""Comments between author and moderator: to say something, to answer, to mark it as done."""

from flask import flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.kinds import KINDS
from portal.services.review import own, talking
from portal.services.review.needs import NeededError
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.fields import read
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts import common, standing, threads
from portal.web.signing import signed_in

routes = part("talking")


@routes.post("/texts/<id>/comments")
@signed_in
def comment(id: str) -> AnyResponse:
    """Say something about a text, at a field or on the whole."""
    overview = own.overview(portal(), reader(), id)
    given = read(threads.FIELDS, request.form)
    field, text = str(given["field"]), str(given["text"])
    known = {one.name for one in KINDS[overview.kind].fields}
    try:
        talking.comment(portal(), reader(), id, overview.text_pk or 0, field if field in known else "", text)
    except NeededError:
        why = {"text": gettext("Write what you want to say.")}
        return standing.page(overview, common.WRONG, threads.form(overview.kind, {"field": field, "text": text}, why))
    flash(gettext("Your comment was added."))
    return common.go(f"{at().text(id)}#comments")


@routes.post("/texts/<id>/comments/<int(max=999999999):pk>/done")
@signed_in
def settle(id: str, pk: int) -> AnyResponse:
    """Mark a comment as done with."""
    overview = own.overview(portal(), reader(), id)
    talking.settle(portal(), reader(), id, overview.text_pk or 0, pk)
    flash(gettext("Marked as done."))
    return common.go(f"{at().text(id)}#comments")
