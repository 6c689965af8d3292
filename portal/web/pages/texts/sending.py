"""The moves that an author makes: to send a text in (with what they declare), to publish it first, to take it back, to take it up again."""

from collections.abc import Mapping
from typing import Any

from flask import Response, flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.policy import Visibility
from portal.domain.terms import TERMS
from portal.domain.workflow import EDITABLE, State
from portal.services.posting import findings, translating
from portal.services.posting.translating import Original
from portal.services.review import desk, moving, own
from portal.services.review.desk import Standing
from portal.services.review.finishing import unfinished
from portal.services.review.moving import MovedOnError, UnfinishedError
from portal.services.review.needs import NeededError
from portal.web import differences, formats, meanwhile, names
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.groups import SEND
from portal.web.found import shown
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts import common, declaring
from portal.web.pages.texts.stages import stages
from portal.web.signing import signed_in

routes = part("sending")

DONE = {
    "submit": msgid("Thank you. Your text was sent to the moderators. You get a first decision within 5 working days."),
    "publish_first": msgid("Your text is published. A moderator looks at it afterwards."),
    "withdraw": msgid("Your text was taken back. It is kept, and you can take it up again."),
    "reopen": msgid("Your text is a draft again."),
}
SENDING = frozenset({"submit", "publish_first"})
OF_FILES = frozenset({"file_unread", "picture_unseen"})
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


def _page(
    text: Standing,
    status: int = 200,
    more: tuple[common.Missing, ...] = (),
    values: Mapping[str, Any] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> Response:
    found = unfinished(portal(), reader(), text.kind, text.shared, text.texts, text.record_id)
    looked = findings.of_text(portal(), reader(), text.record_id, text.proposal_pk)
    original = _original(text)
    # The licence is chosen here.
    lacks = common.missing(text.kind, (one for one in found if one.name != "licence"), text.record_id)
    content = {**text.shared, **text.texts}
    return common.show(
        "texts_send.html",
        status,
        text=text,
        title=text.title or gettext("No title yet"),
        spoken=formats.language_named(text.language),
        regions=formats.listed([names.region(code) for code in text.shared.get("regions") or ()]),
        readers=names.label("visibility", text.visibility or Visibility.public),
        missing=(*lacks, *more),
        stages=stages(text.kind, content, lacks, SEND, original is not None),
        form=at().text(text.record_id, "edit"),
        found=shown(text.kind, looked, text.record_id),
        reading=looked.reading,
        declared=declaring.form(text, original, values, wrong),
        original=original,
        since=_since(text, original),
        terms=[gettext(sentence) for sentence in TERMS],
    )


def _original(text: Standing) -> Original | None:
    return translating.original(portal(), reader(), text.record_id, text.language, text.proposal_pk)


def _since(text: Standing, original: Original | None) -> dict[str, Any]:
    """Return what changed in the original of a translation since it was translated, and on which day; nothing where nothing did."""
    if original is None or original.changed_at is None:
        return {}
    changed = differences.shown(portal(), text.kind, original.changes, original.language)
    return {"day": formats.day(original.changed_at), "changes": changed}


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
    values = declaring.read(text, request.form) if name in SENDING else {}
    try:
        if name in SENDING and State(seen) in EDITABLE and pk == text.proposal_pk:
            declaring.choose_licences(text, values)
            declaring.check(_original(text), values)
        moving.move(portal(), reader(), id, pk, name, State(seen), declaring.given(values))
    except MovedOnError as error:
        return meanwhile.moved_on(seen, error.state, ((at().text(id), gettext("See how it stands")),))
    except UnfinishedError as error:
        # What the form cannot tell beforehand, such as lists within lists that cannot be printed.
        other = [problem for problem in error.problems if not problem.path or problem.type in OF_FILES]
        return _page(_text(id), common.WRONG, common.missing(text.kind, other, id), values)
    except NeededError as error:
        more = (common.Missing("", "", gettext(EMBARGO)),) if "day" in error.needs else ()
        return _page(_text(id), common.WRONG, more, values, declaring.wrong(error))
    flash(gettext(DONE[name]))
    return common.go(at().text(id))
