"""What helps while somebody writes: names of what can be chosen, in every language, and a look at a text as it will be printed."""

from datetime import timedelta

from flask import Response, abort, jsonify, request

from portal.domain.markdown import MarkdownTooComplex, render
from portal.services.choosing import organisation_labels, organisation_names
from portal.services.people import limits
from portal.services.people.limits import Limit, TooOftenError
from portal.services.people.proposing import may_add
from portal.web.assets import FOR_EVER
from portal.web.current import portal, reader
from portal.web.forms import lists
from portal.web.forms.sources import ORGANISATION
from portal.web.i18n import gettext, language
from portal.web.pages import part
from portal.web.pages.texts.common import OWN, TOO_OFTEN
from portal.web.signing import signed_in

routes = part("helping")
MOST_FOUND = 8
NOT_KEPT = "private, no-store"
PREVIEWS = Limit("previews of person", 300, timedelta(hours=1))


@routes.get("/texts/choices/<scheme>.json")
def choices(scheme: str) -> Response:
    """Answer the names by which the values of a scheme can be typed."""
    if not lists.has(scheme):
        abort(404)
    response = Response(lists.packed(scheme), mimetype="application/json")
    # The address changes with the names.
    is_newest = request.args.get("v") == lists.version(scheme)
    response.headers["Cache-Control"] = FOR_EVER if is_newest else "no-cache"
    return response


@routes.get(f"/texts/choices/{ORGANISATION}.json")
@signed_in
def organisations() -> Response:
    """Answer the organisations whose names begin like `q`, with all their names."""
    if not may_add(reader()):
        abort(404)
    names = organisation_names(portal(), reader())
    labels = organisation_labels(portal(), language())
    found = [
        {"value": id, "label": labels[id], "names": names.of(id)}
        for id in names.near(request.args.get("q", "")[:200], MOST_FOUND)
    ]
    response = jsonify(found=found)
    response.headers["Cache-Control"] = NOT_KEPT
    return response


@routes.post("/texts/preview-text")
@signed_in
def preview_text() -> Response:
    """Answer a Markdown text as it will be printed on its page."""
    if not may_add(reader()):
        abort(404)
    try:
        with portal().database.writing() as session:
            limits.take(portal(), session, PREVIEWS, reader().id)
        html, status = render(request.form.get("text", "")), 200
    except TooOftenError:
        html, status = "", TOO_OFTEN
    except MarkdownTooComplex:
        html, status = f"<p>{gettext(OWN['markdown_too_complex'])}</p>", 200
    response = Response(html, status, mimetype="text/html")
    response.headers["Cache-Control"] = NOT_KEPT
    return response
