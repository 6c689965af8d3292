"""Saving by itself: a page that keeps what is being typed asks with a header of its own, and is answered in JSON."""

from collections.abc import Callable
from typing import Any

from flask import Response, get_template_attribute, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from portal.database.sessions import DatabaseUnwritableError
from portal.domain.messages import msgid
from portal.services.review.door import NotThereError
from portal.services.review.drafts import Conflict, Draft
from portal.web import unsent
from portal.web.addresses import at
from portal.web.csrf import OldFormError
from portal.web.current import person
from portal.web.i18n import gettext
from portal.web.pages.texts.editor import CONFLICT, Editing

HEADER, KEEP = "X-Requested-With", "keep"
SIGNED_OUT, OLD, GONE, BUSY, WRONG = 401, 400, 404, 503, 422
WHY: dict[str, str] = {
    "conflict": msgid("This was changed in another place too. Press “Save and go on”: you then see both beside each other."),
    "closed": msgid("The text has been sent in, or is not yours to change now. Nothing more is saved here."),
    "signed_out": msgid("You have been signed out. Sign in again in another window; then this is saved by itself."),
    "old": msgid("This page has been open for very long. Press “Save and go on” to save it."),
    "gone": msgid("This text is not there any more, or not for you. Copy what you typed before you go on."),
    "busy": msgid("The portal cannot save anything just now. It is tried again by itself."),
    "untitled": msgid("It is saved once it has a title."),
}  # fmt: skip


def wanted() -> bool:
    """Say whether a page asks for something by itself."""
    return request.headers.get(HEADER) == KEEP


def kept(draft: Draft, step: str) -> Response:
    """Answer what a page needs that goes on after it was saved: what its form is made from now, and what is still missing."""
    editing = Editing.of(draft, step)
    bar = get_template_attribute("_steps.html", "bar")
    return _answer(
        base=draft.base,
        id=draft.record_id,
        url=editing.address(step),
        stands=at().text(draft.record_id),
        others=list(draft.others),
        missing=len(editing.lacking),
        errors={path: editing.errors[path] for path in editing.wrong},
        steps={one.name: one.said for one in editing.stages},
        bar=str(bar(editing, editing.lacking)) if editing.state else "",
    )


def clashed(found: Conflict) -> Response:
    """Answer that another changed the same fields: the page asks its person to look at both."""
    return refused("conflict", CONFLICT, clashing=list(found.clashing))


def refused(code: str, status: int, **more: Any) -> Response:
    """Answer why something was not kept."""
    response = _answer(message=gettext(WHY[code]), code=code, **more)
    response.status_code = status
    return response


def _answer(**values: Any) -> Response:
    response = jsonify(**values)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def or_page(code: str, status: int, otherwise: Callable[[Any], AnyResponse]) -> Callable[[Exception], AnyResponse]:
    """Return the answer for a fault: in JSON where a page asked by itself, else the page that people get."""
    return lambda error: refused(code, status) if wanted() else otherwise(error)


def _old(error: OldFormError) -> AnyResponse:
    if not wanted():
        return unsent.old_form(error)
    return refused("signed_out", SIGNED_OUT) if person() is None else refused("old", OLD)


ANSWERS: dict[type[Exception], Callable[[Any], AnyResponse]] = {
    OldFormError: _old,
    NotThereError: or_page("gone", GONE, unsent.gone),
    DatabaseUnwritableError: or_page("busy", BUSY, unsent.busy),
}
"""How the pages of a form answer for a fault, whoever asks."""
