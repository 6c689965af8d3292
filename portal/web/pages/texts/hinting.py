"""Advice while a text is written, and what can be done with it: adding a country that the text names, and hearing no more of it."""

from flask import Response, abort, flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.services.hints import collecting
from portal.services.hints.places import FIELDS
from portal.services.review import drafts
from portal.services.review.drafts import Draft, NotEditableError
from portal.web.addresses import at, split
from portal.web.current import portal, reader
from portal.web.forms.groups import WHAT
from portal.web.i18n import gettext
from portal.web.names import country
from portal.web.pages import part
from portal.web.pages.texts import common, typing
from portal.web.signing import local, signed_in

routes = part("hinting")
DONE = 204
KEY = 64


@routes.get("/texts/<id>/hints")
@signed_in
def hints(id: str) -> Response:
    """Answer the advice on a text as it was saved last, as a part of its page."""
    response = common.show("texts_hints.html", record_id=id, language=_spoken(request.args.get("text")))
    response.headers["Cache-Control"] = "private, no-store"
    return response


@routes.post("/texts/<id>/hints/dismiss")
@signed_in
def dismiss(id: str) -> AnyResponse:
    """Say no more of it in this record."""
    key = request.form.get("key", "")
    if len(key) != KEY or not key.isalnum():
        abort(404)
    collecting.dismiss(portal(), reader(), id, key)
    return _kept(id) or _back(id)


@routes.post("/texts/<id>/hints/country")
@signed_in
def add_country(id: str) -> AnyResponse:
    """Add a country that the text names to those of its draft."""
    code = request.form.get("named", "")
    if code not in portal().places.countries:
        abort(404)
    kept = _kept(id)
    if kept is not None:
        return kept
    try:
        draft = drafts.read(portal(), reader(), id)
    except NotEditableError:
        return _back(id)
    name = FIELDS[draft.kind]
    chosen = draft.shared.get(name)
    wanted = {name: list(dict.fromkeys([*(chosen if isinstance(chosen, list) else ()), code]))}
    drafts.save(portal(), reader(), id, draft.language, draft.base, wanted, {}, frozenset(wanted))
    flash(gettext("%(country)s is added to the countries.") % {"country": country(code)})
    return _back(id)


def _kept(id: str) -> Response | None:
    """Save what a button of the advice sent along of the form beside it; an answer where that could not be saved."""
    if typing.ASKED not in request.form:
        return None
    typed = typing.of_text(id)
    try:
        found = typing.save(id, typed)
    except NotEditableError as error:
        return typing.late(id, typed, error.state)
    return None if isinstance(found, Draft) else typing.clash(id, found, typed, WHAT)


def _spoken(code: str | None) -> str:
    return common.content_language(code, "")


def _back(id: str) -> AnyResponse:
    """Go back to the step that the advice stood on; a script that stays there needs no page."""
    if request.headers.get("X-Requested-With"):
        return Response(status=DONE)
    came = split(request.referrer)
    is_here = came.netloc == request.host and came.path.startswith(f"{at().text(id, 'edit')}")
    return common.go(local(came.path) if is_here else at().text(id, "edit"))
