"""Who is signed in, by flask-login; what a route may ask of them."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, abort, redirect, request
from flask_login import LoginManager, UserMixin, login_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from portal.database import people
from portal.domain.policy import Action, may
from portal.services.people import sessions, signing_in
from portal.services.people.sessions import SignedIn
from portal.web.addresses import at, split
from portal.web.csrf import OldFormError
from portal.web.current import browser, person, portal, reader

PENDING, PENDING_AT, FRESH_AT = "pending", "pending_at", "fresh_at"
FRESH_SECONDS = 15 * 60
PENDING_SECONDS = 10 * 60
Route = Callable[..., Any]


class User(UserMixin):  # type: ignore[misc]  # flask-login is not typed
    """A person as flask-login knows them."""

    def __init__(self, who: SignedIn) -> None:
        self.who = who
        self.id = str(who.pk)


def _load(user_id: str) -> User | None:
    who = browser().person
    return User(who) if who is not None and str(who.pk) == user_id else None


def begin(person_pk: int) -> None:
    """Sign a person in in this browser, in a new session."""
    with portal().database.asking() as connection:
        row = people.person(connection, person_pk)
    if row is None:
        abort(404)
    renewed = browser()
    renewed.clear()
    renewed.renew()
    renewed.person = sessions.signed_in(portal(), row)
    login_user(User(renewed.person))
    renewed[FRESH_AT] = time.time()
    signing_in.signed_in(portal(), person_pk)


def wait_for_factor(person_pk: int) -> None:
    """Note that a person has given the right password and has yet to give a code."""
    renewed = browser()
    renewed.clear()
    renewed.renew()
    renewed[PENDING], renewed[PENDING_AT] = person_pk, time.time()


def pending() -> int | None:
    """Return who has given the right password and has yet to give a code."""
    found = browser().get(PENDING)
    return int(found) if found and time.time() - browser()[PENDING_AT] < PENDING_SECONDS else None


def finish() -> None:
    """Sign out in this browser."""
    signing_in.signed_out(portal(), reader())
    logout_user()
    browser().clear()


def freshen() -> None:
    """Note that a person has just shown again that it is they."""
    browser()[FRESH_AT] = time.time()


def is_fresh() -> bool:
    """Say whether a person has signed in, or shown again that it is they, a short while ago."""
    return time.time() - float(browser().get(FRESH_AT) or 0) < FRESH_SECONDS


def local(address: str | None) -> str:
    """Return an address of ours to go on to, without its host; the first page where it is none of ours."""
    parts = split(address)
    bad = parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\"))
    if bad or any(ord(letter) < 32 for letter in address or "") or "\\" in (address or ""):
        return at().home()
    return parts.path + (f"?{parts.query}" if parts.query else "")


def here() -> str:
    """Return the address of this page, to come back to after signing in."""
    query = request.query_string.decode("utf-8", "replace")
    return request.script_root + request.path + (f"?{query}" if query and request.method == "GET" else "")


def signed_in(route: Route) -> Route:
    """Let only people with an account in: others sign in first and come back; who must add a second factor does that first."""

    @wraps(route)
    def guarded(*given: Any, **named: Any) -> Any:
        who = person()
        if who is None:
            return to_sign_in()
        if who.must_add_factor:
            return redirect(at().account("factor"), 303)
        return route(*given, **named)

    return guarded


def needs(action: Action) -> Callable[[Route], Route]:
    """Let only people in who have a right on people or settings; to others there is no such page."""

    def decorate(route: Route) -> Route:
        @wraps(route)
        def guarded(*given: Any, **named: Any) -> Any:
            if not may(reader(), action):
                abort(404)
            return route(*given, **named)

        return signed_in(guarded)

    return decorate


def fresh(route: Route) -> Route:
    """Let somebody in who has shown a short while ago that it is they; others are asked for their password, then come back."""

    @wraps(route)
    def guarded(*given: Any, **named: Any) -> Any:
        if not is_fresh():
            return redirect(at().account("again", back=here()), 303)
        return route(*given, **named)

    return signed_in(guarded)


def to_sign_in() -> AnyResponse:
    """Send a reader to sign in, and back here afterwards; raises OldFormError for a form, so that what was typed is not lost."""
    if request.method == "POST":
        error = OldFormError()
        error.ours = True
        raise error
    return redirect(at().account("sign-in", back=here()), 303)


def install(app: Flask) -> None:
    """Register flask-login; who has no rights is sent to sign in by the decorators above."""
    manager = LoginManager(app)
    # The session is ours, on the server, and ends by its own rules (services/people/sessions.py).
    manager.session_protection = None
    manager.user_loader(_load)
    app.jinja_env.globals["person"] = person
