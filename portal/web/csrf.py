"""Every POST comes from a page of ours: it carries a word that is signed for the browser, and the browser does not say otherwise.

The word is made from a cookie that only pages with forms set. Where a form has grown old, nothing that was typed is lost: the answer
holds all of it, ready to be sent again (web/errors.py).
"""

import hmac
import secrets
from hashlib import sha256

from flask import Flask, Response, g, request
from werkzeug.exceptions import BadRequest

from portal.services.secret import secret
from portal.web.addresses import split
from portal.web.current import portal

FIELD = "csrf"
HEADER = "X-Form"
"""Where a script says the word of its page with what is no form: a piece of a file."""

READS_ONLY = "api"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class OldFormError(BadRequest):
    """A form that was not made for this browser, or too long ago. `ours`: the browser says that a page of ours sent it."""

    ours = False


def _cookie() -> str:
    return "__Host-portal_form" if portal().settings.secure else "portal_form"


def _signed(visit: str) -> str:
    return hmac.new(secret(portal().settings), f"form\n{visit}".encode(), sha256).hexdigest()


def token() -> str:
    """Return the word that a form carries; the response sets the cookie that belongs to it."""
    visit: str = g.get("form_visit") or request.cookies.get(_cookie(), "")
    if len(visit) < 20:
        visit = secrets.token_urlsafe(24)
        g.form_cookie = visit
    g.form_visit = visit
    return _signed(visit)


def _is_ours() -> bool:
    """Say whether the browser tells that a page of this host sent the form; old browsers that tell nothing are believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or split(origin).netloc == request.host


def check() -> None:
    """Refuse a POST that no page of ours made for this browser."""
    if request.method in SAFE or request.url_rule is None or request.blueprint == READS_ONLY:
        # Where nothing takes a form, the answer says so whatever was sent.
        return
    ours = _is_ours()
    visit = request.cookies.get(_cookie(), "")
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    if ours and visit and hmac.compare_digest(given.encode("utf-8", "replace"), _signed(visit).encode()):
        return
    error = OldFormError()
    error.ours = ours
    raise error


def _keep(response: Response) -> Response:
    made = g.pop("form_cookie", None)
    if made:
        response.set_cookie(_cookie(), made, path="/", httponly=True, samesite="Lax", secure=portal().settings.secure)
    if "form_visit" in g:
        # A page with a form is this browser's alone.
        response.vary.add("Cookie")
    return response


def install(app: Flask) -> None:
    """Check every POST, and give templates `csrf_token()`."""
    app.before_request(check)
    app.after_request(_keep)
    app.jinja_env.globals["csrf_token"] = token
