"""Sending files to a text: by a script in pieces, answered in JSON, or with the form of the text."""

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, request

from portal.attachments.storage import StorageAwayError
from portal.database.sessions import DatabaseUnwritableError
from portal.domain.files import PIECE, type_of
from portal.services.files import uploading, views
from portal.services.files.arriving import Arriving, WrongOffsetError
from portal.services.files.attaching import Attached
from portal.services.files.uploading import Refused, ScannerAwayError
from portal.services.people.limits import TooOftenError
from portal.services.review.door import NotThereError
from portal.services.review.drafts import NotEditableError
from portal.web import file_words
from portal.web.csrf import OldFormError
from portal.web.current import person, portal, reader
from portal.web.forms.attached import attached_files
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts.common import TOO_OFTEN, WRONG
from portal.web.shown_files import all_shown
from portal.web.signing import signed_in

routes = part("uploads")
CONFLICT, GONE, AWAY = 409, 404, 503
OFFSET = "Upload-Offset"
ATTACH, FINISH, DROP = "attach", "finish", "drop"
FILES = "file"
FIELD = "attachments"
MOST_AT_ONCE = 20

routes.add_app_template_global(attached_files)


@routes.post("/texts/<id>/files")
@signed_in
def begin(id: str) -> Response:
    """Announce a file by `name` and `size`; answers its id and how much of it is here already."""
    size = _number(request.form.get("size", ""))
    return _stands(uploading.begin(portal(), reader(), id, request.form.get("name", "")[:1000], size))


@routes.post("/texts/<id>/files/<upload>")
@signed_in
def receive(id: str, upload: str) -> Response:  # noqa: ARG001 - the upload knows its record
    """Take a piece, which begins at the byte of the header Upload-Offset; answers how much is here."""
    piece = request.stream.read(PIECE + 1)
    received = uploading.receive(portal(), reader(), upload, _number(request.headers.get(OFFSET, "")), piece)
    return jsonify(received=received)


@routes.post("/texts/<id>/files/<upload>/finish")
@signed_in
def finish(id: str, upload: str) -> Response:
    """Have a file that is here looked at and attached; again, where no answer came."""
    found = uploading.finish(portal(), reader(), upload)
    if found.reason:
        return _said(file_words.refusal(found.reason, found.about), WRONG, refused=found.reason)
    return jsonify(state=found.state, **_described(id, found.attached))


@routes.post("/texts/<id>/files/<upload>/drop")
@signed_in
def drop(id: str, upload: str) -> Response:  # noqa: ARG001
    """Forget a file that is on its way."""
    uploading.drop(portal(), reader(), upload)
    return jsonify(state="dropped")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 13 else -1


def _stands(found: Arriving) -> Response:
    return jsonify(id=found.id, name=found.name, received=found.received, size=found.size, state=found.state)


def _described(id: str, attached: Attached | None) -> dict[str, Any]:
    """Return what a script puts into the form; nothing where the file was taken out again meanwhile."""
    if attached is None:
        return {}
    shown = all_shown(id, views.of_items(portal(), [attached.item]))
    type = type_of(attached.item["name"])
    return {
        "file": attached.item["file"],
        "name": attached.item["name"],
        "picture": bool(type and type.is_image),
        "about": shown[0].about if shown else "",
        "href": shown[0].href if shown else "",
        "base": attached.base,
        "before": attached.before,
    }


def taken(id: str) -> tuple[str, ...]:
    """Attach the files that came with a form, and do what a button of their block says; return what did not work, in words.

    To be called after the rest of the form was saved. Raises NotThereError.
    """
    action, _, upload = request.form.get("action", "").partition(":")
    try:
        if action == DROP:
            uploading.drop(portal(), reader(), upload)
        if action == FINISH:
            found = uploading.finish(portal(), reader(), upload)
            if found.reason:
                return (_of(found.name, file_words.refusal(found.reason, found.about)),)
    except tuple(WORDS) as error:
        return (_word(error),)
    chosen = [file for file in request.files.getlist(FILES) if file.filename][:MOST_AT_ONCE]
    if action == ATTACH and not chosen:
        return (gettext("Choose a file first."),)
    wrong = (_not_taken(id, file.filename or "", file.stream) for file in chosen)
    return tuple(text for text in wrong if text)


def _not_taken(id: str, name: str, stream: Any) -> str:
    try:
        uploading.take(portal(), reader(), id, name, stream)
    except Refused as error:
        return _of(name, file_words.refusal(error.code, error.about))
    except tuple(WORDS) as error:
        return _of(name, _word(error))
    return ""


def _of(name: str, text: str) -> str:
    return gettext("%(name)s was not attached. %(why)s") % {"name": name, "why": text}


def came() -> bool:
    """Say whether files came with a form, or a button of their block was pressed: the same page is shown again afterwards."""
    is_pressed = request.form.get("action", "").partition(":")[0] in (ATTACH, FINISH, DROP)
    return is_pressed or any(file.filename for file in request.files.getlist(FILES))


WORDS: dict[type[Exception], tuple[int, str]] = {
    ScannerAwayError: (AWAY, file_words.UNCHECKED),
    StorageAwayError: (AWAY, file_words.AWAY),
    DatabaseUnwritableError: (AWAY, file_words.AWAY),
    TooOftenError: (TOO_OFTEN, file_words.OFTEN),
    NotEditableError: (CONFLICT, file_words.CLOSED),
    NotThereError: (GONE, file_words.GONE),
}


def _word(error: Exception) -> str:
    return gettext(next(text for kind, (_, text) in WORDS.items() if isinstance(error, kind)))


def _said(text: str, status: int, **more: Any) -> Response:
    response = jsonify(message=text, **more)
    response.status_code = status
    if status == AWAY:
        response.headers["Retry-After"] = "30"
    return response


def _answering(status: int, text: str) -> Callable[[Exception], Response]:
    return lambda error: _said(gettext(text), status, unchecked=isinstance(error, ScannerAwayError))


for kind, (status, text) in WORDS.items():
    routes.register_error_handler(kind, _answering(status, text))


@routes.errorhandler(Refused)
def refused(error: Refused) -> Response:
    """Answer for a file that is not even announced."""
    return _said(file_words.refusal(error.code, error.about), WRONG, refused=error.code)


@routes.errorhandler(WrongOffsetError)
def misplaced(error: WrongOffsetError) -> Response:
    """Answer for a piece that does not follow: the script goes on where the file ends."""
    return _said("", CONFLICT, received=error.received)


@routes.errorhandler(OldFormError)
def old(_: OldFormError) -> Response:
    """Answer a script whose page has grown old, or whose person has been signed out."""
    if person() is None:
        return _said(gettext(file_words.SIGNED_OUT), 401)
    return _said(gettext(file_words.OLD_PAGE), 400)
