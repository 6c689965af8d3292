"""Where a form could not be taken, everything that was typed is on the answer, ready to be sent again: nothing is lost to an old form,
a session that has ended, or a database that is busy.
"""

from dataclasses import dataclass

from flask import Flask, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal.database.sessions import DatabaseUnwritableError
from portal.domain.messages import msgid
from portal.services.review.door import NotThereError
from portal.web import errors
from portal.web.csrf import FIELD, OldFormError
from portal.web.current import person
from portal.web.render import page
from portal.web.signing import here

WORTH_KEEPING = 20
"""Letters of a text that somebody would miss; codes and numbers of forms are shorter."""

# Never printed again: a password is typed anew.
SECRET = frozenset({FIELD, "password", "new_password", "code"})


@dataclass(frozen=True)
class Why:
    """What happened, and what to do."""

    title: str
    text: str


OLD = Why(
    msgid("This was not sent yet"),
    msgid(
        "The form was open for long, or you were signed out meanwhile. Nothing was saved, and nothing is lost: what you typed is below."
    ),
)
BUSY = Why(
    msgid("This was not saved yet"),
    msgid(
        "The portal cannot save anything just now. Nothing is lost: what you typed is below. Please send it again in a minute."
    ),
)
FOREIGN = Why(
    msgid("This was not sent from a page of this portal"),
    msgid(
        "Another site tried to send something in your name. Nothing was done. If it was you, please start again from here."
    ),
)


# As pages that are not there say it: nobody learns from this whether there is something.
GONE = Why(
    msgid("There is no such page"),
    msgid(
        "What was here is no longer there, or not for you any more. Nothing was saved. What you typed is below: copy it before you go on."
    ),
)


def _typed() -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.form.lists()
        if name not in SECRET
        for value in values
    ]  # fmt: skip


def _answer(why: Why, status: int, typed: list[tuple[str, str]], *, again: bool = True) -> Response:
    return page(
        "unsent.html",
        status,
        why=why,
        typed=typed,
        again=again,
        target=request.full_path.rstrip("?"),
        back=here(),
        known=person() is not None,
    )


def old_form(error: OldFormError) -> Response:
    """Answer a form that was not made for this browser; only what a page of ours sent is offered again."""
    return _answer(OLD if error.ours else FOREIGN, 400, _typed() if error.ours else [])


def gone(error: NotThereError) -> AnyResponse:
    """Answer a form about something that is not there (any more): it got another address, or its visibility or who sends it changed."""
    texts = [(name, value) for name, value in _typed() if len(value) >= WORTH_KEEPING]
    if request.method != "POST" or not texts:
        return errors.not_there(error)
    return _answer(GONE, 404, texts, again=False)


def busy(_: Exception) -> Response:
    """Answer where the database takes nothing: another program writes to it, or the disk is full."""
    response = _answer(BUSY, 503, _typed())
    response.headers["Retry-After"] = "60"
    return response


def install(app: Flask) -> None:
    """Register the answers."""
    app.register_error_handler(OldFormError, old_form)
    app.register_error_handler(DatabaseUnwritableError, busy)
    app.register_error_handler(NotThereError, gone)
