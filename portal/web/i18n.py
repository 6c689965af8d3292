"""Which language a request is answered in, and its messages."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from babel.support import NullTranslations
from flask import Flask, has_request_context, request
from markupsafe import Markup

from portal.domain.languages import DEFAULT, INTERFACE
from portal.translations import catalogue

# A page asks for its language some hundred times, which Flask's own `g` would make slow. Every request sets it at its start.
_language: ContextVar[str] = ContextVar("language", default="")


def preferred() -> str:
    """Return the interface language that the reader's browser asks for."""
    # Not best_match(): asked for "fr-CA, en;q=0.5" it answers English.
    for wish, quality in request.accept_languages:
        code = wish.replace("_", "-").partition("-")[0].lower()
        if quality and code in INTERFACE:
            return code
    return DEFAULT


def language() -> str:
    """Return the language of the page: that of its address, else the reader's preferred one."""
    return _language.get() or _negotiated()


def _negotiated() -> str:
    found = preferred() if has_request_context() else DEFAULT
    _language.set(found)
    return found


def _of_address() -> str:
    first = request.path.split("/", 2)[1]
    return first if first in INTERFACE else ""


def negotiated() -> bool:
    """Say whether the page's language was chosen by the browser's wish and not by the address."""
    return not _of_address()


def _messages() -> NullTranslations:
    return catalogue(language())


def gettext(message: str) -> str:
    """Return `message` in the language of the page."""
    return str(_messages().ugettext(message))


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that `number` asks for, in the language of the page."""
    return str(_messages().ungettext(one, many, number))


def pgettext(context: str, message: str) -> str:
    """Return `message` in the language of the page; `context` parts equal words of different meaning."""
    return str(_messages().upgettext(context, message))


def npgettext(context: str, one: str, many: str, number: int) -> str:
    """Return the form of a message that `number` asks for; `context` parts equal words of different meaning."""
    return str(_messages().unpgettext(context, one, many, number))


def colon() -> str:
    """Return what stands between a label and its value, with its space: French has one before it too."""
    return pgettext("between a label and its value", ": ")


def gettext_in(code: str, message: str) -> str:
    """Return `message` in the interface language `code`, whatever the language of the page."""
    return str(catalogue(code).ugettext(message))


def _begin(_: str | None, values: dict[str, Any] | None) -> None:
    _language.set(_of_address())
    if values:
        values.pop("language", None)


def _for_templates(function: Callable[..., str]) -> Callable[..., Markup]:
    """Return a function that templates call with a message and its variables, which it escapes; `%%` is a percent sign."""
    plural = function in (ngettext, npgettext)

    def translated(*message: Any, **variables: Any) -> Markup:
        text = Markup(function(*message))  # noqa: S704 - messages are ours
        if plural:
            variables.setdefault("num", message[-1])
        return text % variables if "%" in text else text

    return translated


def install(app: Flask) -> None:
    """Give templates their gettext, and take the language out of what routes are given: they ask `language()`."""
    app.url_value_preprocessor(_begin)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    # What Jinja would put in their place asks its context once more for each message; a page has a hundred.
    found = {function.__name__: _for_templates(function) for function in (gettext, ngettext, pgettext, npgettext)}
    app.jinja_env.globals.update(found, _=found["gettext"])
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    for code in INTERFACE:
        catalogue(code)
