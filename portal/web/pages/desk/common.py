"""What the pages of the desk share: who is let in, pages that nobody keeps, what a form lacks in words."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from flask import Response, abort, flash, redirect, request

from portal.domain.kinds import KINDS
from portal.domain.messages import msgid
from portal.domain.policy import Action, Scope, scope
from portal.domain.problems import Problem
from portal.services.review.door import NotThereError
from portal.services.review.needs import NeededError
from portal.web import signing
from portal.web.addresses import at
from portal.web.current import reader
from portal.web.formats import listed
from portal.web.forms import errors
from portal.web.forms.fields import Field, Form, read
from portal.web.i18n import gettext
from portal.web.render import page

WRONG, CONFLICT = 422, 409
DIGITS = 10
LACKING: Mapping[tuple[str, str], str] = {
    ("reason", "missing"): msgid("Write a reason: it is kept with the decision."),
    ("reason", "words"): msgid("Leave out the words that are to go: the reason is kept."),
    ("record", "missing"): msgid("Say which record. Find it by words of its title."),
    ("record", "unknown"): msgid("There is no such record, or it cannot take this place. Find it by words of its title."),
    ("day", "missing"): msgid("Choose the day."),
    ("day", "unknown"): msgid("Write a day, such as 2026-03-31."),
    ("day", "past"): msgid("Choose a day after today."),
    ("day", "embargo"): msgid("The author asks that it is not public before a later day: see “Embargo until”."),
    ("grade", "missing"): msgid("Choose a grade."),
    ("grade_reason", "missing"): msgid("Say why: readers see this below the grade."),
    ("person", "missing"): msgid("Choose a moderator."),
    ("person", "unknown"): msgid("This moderator cannot look after the text. Choose another one."),
    ("text", "missing"): msgid("Write something first."),
    ("words", "missing"): msgid("Write the words that are to go, at least two characters."),
    ("choice", "missing"): msgid("Choose what is to be done."),
}  # fmt: skip


def is_moderator() -> bool:
    """Say whether who asks works at the desk at all; to everybody else it is not there."""
    return scope(reader().role, Action.review) is not Scope.no


def moderating(route: Callable[..., Any]) -> Callable[..., Any]:
    """Let moderators in. What is not for this one looks as if it were not there; what they typed is on the answer all the same."""

    @wraps(route)
    def guarded(*given: Any, **named: Any) -> Any:
        if not is_moderator():
            abort(404)
        if "proposal" in named:
            named["proposal"] = number(named["proposal"], 404)
        try:
            return route(*given, **named)
        except NotThereError:
            return _gone()

    return signing.signed_in(guarded)


def number(text: str, status: int = 400) -> int:
    """Return the number of a row, as an address or a form gives it; no database takes one that is longer."""
    if not (text.isascii() and text.isdigit() and len(text) < DIGITS):
        abort(status)
    return int(text)


def _gone() -> Response:
    kept = [text for name in ("reason", "text", "grade_reason") if (text := request.form.get(name, "").strip())]
    if not kept:
        abort(404)
    return show("desk_gone.html", 404, kept=kept)


def show(template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a page of the desk: it is kept nowhere, since what it shows may have to go."""
    response = page(template, status, area="desk", **values)
    response.headers["Cache-Control"] = "no-store"
    return response


def done(address: str, text: str, **about: Any) -> Any:
    """Go on to a page that says what was done."""
    flash(gettext(text) % about)
    return redirect(address, 303)


def typed(fields: Sequence[Field]) -> dict[str, Any]:
    """Return what was posted to a form."""
    return read(fields, request.form)


def pressed() -> str:
    """Return which button of the page was pressed."""
    return request.form.get("do", "")


def lacking(error: NeededError) -> dict[str, str]:
    """Return what to say at which field."""
    return {name: lacks(name, why) for name, why in error.needs.items()}


def lacks(name: str, why: str) -> str:
    """Return what to say at a field."""
    own = LACKING.get((name, why))
    return gettext(own) if own else errors.message(Problem(name, "missing" if why == "missing" else "enum"))


def field_names(kind: str, names: Sequence[str]) -> str:
    """Return fields of a record by what they are called, as one enumeration."""
    labels = {field.name: field.label for field in KINDS[kind].fields}
    return listed([gettext(labels[name]) for name in dict.fromkeys(names) if name in labels])


def form_of(fields: Sequence[Field], values: Mapping[str, Any] | None = None, wrong: Any = None, **more: Any) -> Form:
    """Return a form to print; `more` are choices by field."""
    return Form(fields, values, wrong, more)


def text_address(record_id: str, proposal_pk: int, fragment: str = "") -> str:
    """Return the address of a text's page at the desk."""
    return at().desk(f"{record_id}/{proposal_pk}", fragment)


def record_address(record_id: str, below: str = "") -> str:
    """Return the address of a published record's page at the desk."""
    return at().desk(f"records/{record_id}" + (f"/{below}" if below else ""))
