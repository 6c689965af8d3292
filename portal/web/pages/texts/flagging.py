"""Every reader's word that something is wrong with a record."""

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.kinds import BY_PATH
from portal.domain.messages import msgid
from portal.services import reading
from portal.services.people.limits import TooOftenError
from portal.services.review import flags
from portal.services.views import RecordView
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.fields import Field, Form, Kind, read
from portal.web.i18n import gettext, language
from portal.web.names import lang
from portal.web.pages import part
from portal.web.pages.account.common import address
from portal.web.pages.texts.common import TOO_OFTEN, WRONG
from portal.web.render import page

routes = part("flagging")
AT = f"/<any({', '.join(BY_PATH)}):path>/<id>/flag"
FIELDS = (
    Field("kind", msgid("What is wrong"), kind=Kind.radio, options=tuple(flags.KINDS.items())),
    Field(
        "text",
        msgid("Where in the text, and why"),
        msgid("One or two sentences. If it is about a person, do not repeat their name here: say where it stands."),
        Kind.textarea,
        required=False,
        limit=flags.LONGEST,
    ),
)


def _view(path: str, id: str) -> RecordView:
    view = reading.record(portal(), reader(), BY_PATH[path].name, id, language())
    if view is None:
        abort(404)
    return view


def _page(view: RecordView, form: Form) -> Response:
    card = view.card
    return page(
        "flag.html",
        WRONG if form.errors else 200,
        form=form,
        title=card.title,
        attributes=lang(card.language),
        back=at().record(card.kind, card.id),
        known=reader().person is not None,
    )


@routes.get(AT)
def ask(path: str, id: str) -> Response:
    """Ask what is wrong."""
    return _page(_view(path, id), Form(FIELDS))


@routes.post(AT)
def flag(path: str, id: str) -> AnyResponse:
    """Note it and tell the moderators; say what happened."""
    view = _view(path, id)
    given = read(FIELDS, request.form)
    what, text = str(given["kind"]), str(given["text"])
    if what not in flags.KINDS:
        return _page(view, Form(FIELDS, given, {"kind": gettext("Choose what is wrong.")}))
    try:
        hidden = flags.flag(portal(), reader(), id, what, text, address())
    except TooOftenError as error:
        return page(
            "flag_often.html",
            TOO_OFTEN,
            hours=max(1, error.minutes // 60),
            text=text,
            back=at().record(view.card.kind, id),
        )
    # Not at the record's own address, where there may be nothing any more.
    return redirect(at().named("flagged") + ("?hidden=1" if hidden else ""), 303)


@routes.get("/flagged")
def thanks() -> Response:
    """Thank, and say what happens now."""
    return page("flag_thanks.html", hidden=bool(request.args.get("hidden")))
