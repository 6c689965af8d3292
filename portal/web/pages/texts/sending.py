"""The moves that an author makes: to send a text in, to publish it first, to take it back, to take it up again."""

from flask import Response, flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.policy import Visibility
from portal.domain.workflow import State
from portal.services.review import desk, moving, own
from portal.services.review.desk import Standing
from portal.services.review.finishing import unfinished
from portal.services.review.moving import MovedOnError, UnfinishedError
from portal.services.review.needs import NeededError
from portal.web import formats, meanwhile, names
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts import common
from portal.web.signing import signed_in

routes = part("sending")

DONE = {
    "submit": msgid("Thank you. Your text was sent to the moderators. You get a first decision within 5 working days."),
    "publish_first": msgid("Your text is published. A moderator looks at it afterwards."),
    "withdraw": msgid("Your text was taken back. It is kept, and you can take it up again."),
    "reopen": msgid("Your text is a draft again."),
}
SENDING = frozenset({"submit", "publish_first"})
EMBARGO = msgid("It has an embargo that has not ended. Send it to the moderators instead: they publish it on its day.")


@routes.get("/texts/<id>/send")
@signed_in
def ask(id: str) -> AnyResponse:
    """Show what is sent, to whom, and what is still missing."""
    text = _text(id)
    if not SENDING & {*text.moves}:
        flash(gettext("It cannot be sent where it stands. Below is what you can do."))
        return common.go(at().text(id))
    return _page(text)


def _text(id: str) -> Standing:
    return desk.standing(portal(), reader(), id, own.overview(portal(), reader(), id).text_pk)


def _page(text: Standing, status: int = 200, more: tuple[common.Missing, ...] = ()) -> Response:
    found = unfinished(portal(), reader(), text.kind, text.shared, text.texts, text.record_id)
    form = at().text(text.record_id, "edit", check="1")
    return common.show(
        "texts_send.html",
        status,
        text=text,
        title=text.title or gettext("No title yet"),
        spoken=formats.language_named(text.language),
        regions=formats.listed([names.region(code) for code in text.shared.get("regions") or ()]),
        readers=names.label("visibility", text.visibility or Visibility.public),
        missing=(*common.missing(text.kind, found, form), *more),
        form=form,
    )


@routes.post("/texts/<id>/move")
@signed_in
def move(id: str) -> AnyResponse:
    """Make a move that is the author's to make."""
    name, seen = request.form.get("move", ""), request.form.get("seen", "")
    text = _text(id)
    if name not in DONE or seen not in set(State):
        return common.go(at().text(id))
    number = request.form.get("proposal", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else text.proposal_pk
    try:
        moving.move(portal(), reader(), id, pk, name, State(seen))
    except MovedOnError as error:
        return meanwhile.moved_on(seen, error.state, ((at().text(id), gettext("See how it stands")),))
    except UnfinishedError as error:
        # What the form cannot tell beforehand, such as lists within lists that cannot be printed.
        other = [problem for problem in error.problems if not problem.path]
        return _page(text, common.WRONG, common.missing(text.kind, other))
    except NeededError:
        return _page(text, common.WRONG, (common.Missing("", "", gettext(EMBARGO)),))
    flash(gettext(DONE[name]))
    return common.go(at().text(id))
