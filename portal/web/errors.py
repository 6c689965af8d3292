"""Error pages in the reader's language, and the way from an address without a language to one with it."""

from dataclasses import dataclass

from flask import Flask, Response, current_app, redirect, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, ServiceUnavailable
from werkzeug.wrappers import Response as AnyResponse

from portal.attachments.storage import StorageAwayError
from portal.domain.languages import INTERFACE
from portal.domain.messages import msgid
from portal.services.review.door import NotThereError
from portal.web.i18n import negotiated, preferred
from portal.web.render import page

# Shown where even the error page fails; it needs no template and no catalogue.
LAST_RESORT = "<!doctype html><html lang=en><meta charset=utf-8><title>Error</title><h1>Something went wrong</h1><p>Please try again later."


@dataclass(frozen=True)
class Said:
    """What an error page says: what happened, and what to do about it."""

    title: str
    text: str


SAID: dict[int, Said] = {
    400: Said(
        msgid("This address could not be understood"),
        msgid("Something in it is not as it should be. Please check it, or start again from a search."),
    ),
    404: Said(
        msgid("There is no such page"),
        msgid("The address may be mistyped, or what was here is no longer public. A search may find it."),
    ),
    405: Said(
        msgid("That cannot be done at this address"),
        msgid("The page exists, but it does not take what was sent to it. Please go back and try another way."),
    ),
    410: Said(
        msgid("This was taken away"),
        msgid("What was here has been withdrawn and will not come back. A search may find something like it."),
    ),
    413: Said(
        msgid("This is more than can be sent at once"),
        msgid("Please send a shorter text. Files are not sent with it."),
    ),
    414: Said(
        msgid("This search is too long"),
        msgid("An address can hold a few thousand letters only. Please search with fewer words or filters."),
    ),
    500: Said(
        msgid("Something went wrong here"),
        msgid("It is our fault, not yours, and it has been noted. Please try again in a few minutes."),
    ),
    503: Said(
        msgid("The portal is not available just now"),
        msgid("It is being looked after. Please try again in a few minutes."),
    ),
}


def _with_language() -> str | None:
    """Return the same address in the reader's language, where there is a page at it."""
    if request.method not in ("GET", "HEAD"):
        return None
    first = request.path.split("/", 2)[1]
    path = f"/{preferred()}{request.path}"
    adapter = current_app.create_url_adapter(request)
    if first in INTERFACE or adapter is None or not adapter.test(path, "GET"):
        return None
    asked = request.query_string.decode("utf-8", "replace")
    return request.script_root + path + (f"?{asked}" if asked else "")


def _moved(address: str) -> AnyResponse:
    response = redirect(address, 302)
    response.vary.add("Accept-Language")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _designed(error: HTTPException) -> Response:
    status = error.code or 500
    said = SAID.get(status) or SAID[400 if status < 500 else 500]
    response = page("error.html", status, status=status, said=said)
    for name, value in error.get_headers(request.environ):
        if name.lower() not in {"content-type", "content-length"}:
            response.headers.setdefault(name, value)
    if negotiated():
        response.vary.add("Accept-Language")
    return response


def answer(error: HTTPException) -> AnyResponse:
    """Answer an error: a missing page without a language moves to one with it, everything else gets a page that says so."""
    if error.code == 404:
        address = _with_language()
        if address:
            return _moved(address)
    return _designed(error)


def failed(error: InternalServerError) -> AnyResponse:
    """Answer where our own code failed; nothing here reads the database."""
    try:
        return _designed(error)
    except Exception:
        current_app.logger.exception("the error page failed too")
        return Response(LAST_RESORT, 500, content_type="text/html; charset=utf-8")


def not_there(_: NotThereError) -> AnyResponse:
    """Answer for a record that is not there for this reader as for one that is not there at all."""
    return answer(NotFound())


def files_away(error: StorageAwayError) -> AnyResponse:
    """Answer where files can neither be read nor kept just now."""
    current_app.logger.warning("files are away: %s", error)
    return answer(ServiceUnavailable(retry_after=60))


def install(app: Flask) -> None:
    """Register the pages of errors."""
    app.register_error_handler(NotThereError, not_there)
    app.register_error_handler(StorageAwayError, files_away)
    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(InternalServerError, failed)
