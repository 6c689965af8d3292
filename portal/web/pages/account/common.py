"""What pages of accounts share: forms checked by a model, who asks from where, pages that nobody keeps."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Any

from flask import Response, redirect, request

from portal.domain.messages import msgid
from portal.domain.people import MESSAGES
from portal.domain.problems import Model, Problem, checked
from portal.services.people.checks import context
from portal.services.people.limits import TooOftenError
from portal.services.people.sessions import SignedIn
from portal.web import signing
from portal.web.addresses import at
from portal.web.current import person, portal
from portal.web.forms import errors
from portal.web.forms.choices import Choices
from portal.web.forms.fields import Field, Form, read
from portal.web.i18n import gettext
from portal.web.render import page

WRONG = 422
TOO_OFTEN = 429
IPV6_NETWORK = 64
# Problems of the whole that are mended at one field.
FIELDS = {"country_needed": "country", "regions_needed": "regions", "same_country": "origin"}
WAIT = msgid("This was tried too often. Please wait %(minutes)s minutes and try again.")
Pairs = Sequence[tuple[str, str]]


def said(problems: Iterable[Problem]) -> dict[str, str]:
    """Return {field: what is wrong with it} in the reader's language."""
    found: dict[str, str] = {}
    for problem in problems:
        path = problem.path or FIELDS.get(problem.type, "")
        own = MESSAGES.get(problem.type)
        found.setdefault(path.partition(".")[0], gettext(own) if own else errors.message(problem))
    return found


def too_often(error: TooOftenError) -> dict[str, str]:
    """Return what a form says where something was tried too often."""
    return {"": gettext(WAIT) % {"minutes": error.minutes}}


def typed(fields: Sequence[Field]) -> dict[str, str | list[str]]:
    """Return what was posted to a form."""
    return read(fields, request.form)


def checked_input(
    model: type[Model], values: Mapping[str, Any], own: Iterable[str] = ()
) -> tuple[Model | None, dict[str, str]]:
    """Return the validated input, or None and what to say at which field."""
    given, problems = checked(model, values, context(portal(), *own))
    return given, said(problems)


def address() -> str:
    """Return the internet address that asks. Behind a proxy that is trusted it is the one that the proxy saw."""
    peer = request.remote_addr or ""
    seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return _line(seen) if _is_proxy(peer) else _line(peer)
    except ValueError:
        return peer


def _line(address: str) -> str:
    """Return what tries are counted by: of IPv6 the network, since every computer has more addresses in it than can be counted."""
    found = ip_address(address)
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((int(found), IPV6_NETWORK), strict=False).network_address)


def _is_proxy(peer: str) -> bool:
    # Those that Gunicorn believes too: this machine, and what the operator named.
    named = os.environ.get("FORWARDED_ALLOW_IPS", "").replace(" ", "").split(",")
    return ip_address(peer).is_loopback or peer in named or "*" in named


def show(template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a page of one's account: nobody keeps it, and its address is told to nobody."""
    response = page(template, status, **values)
    response.headers["Cache-Control"] = "no-store"
    # The last one that a browser knows counts. It tells no site where a link led, and lets old browsers say whose form it is.
    response.headers["Referrer-Policy"] = "no-referrer, strict-origin"
    return response


def form_page(
    title: str, button: str, form: Form, *lead: str, status: int = 0, links: Pairs = (), **more: Any
) -> Response:
    """Return a page that is one form. `title`, `button` and `lead` are texts; `links` are (address, text) below the form."""
    code = status or (WRONG if form.errors else 200)
    return show("account_form.html", code, title=title, button=button, form=form, lead=lead, links=links, **more)


def message_page(title: str, *texts: str, status: int = 200, links: Pairs = ()) -> Response:
    """Return a page that says something."""
    return show("account_message.html", status, title=title, texts=texts, links=links)


def dead_link(*texts: str, links: Pairs = ()) -> Response:
    """Return the page of a link that works no more."""
    first = gettext(
        "Each link that is mailed works once and for a limited time. This one was used, has expired or was replaced."
    )
    return message_page(gettext("This link works no more"), first, *texts, status=410, links=links)


def form_of(
    fields: Sequence[Field],
    values: Mapping[str, Any] | None = None,
    wrong: Mapping[str, str] | None = None,
    choices: Mapping[str, Choices] | None = None,
) -> Form:
    """Return a form to print."""
    return Form(fields, values, wrong, choices)


def me() -> SignedIn:
    """Return who is signed in; only below a guard."""
    who = person()
    if who is None:
        raise LookupError("nobody is signed in")
    return who


def known(route: Callable[..., Any]) -> Callable[..., Any]:
    """Let whoever is signed in in, also those who have yet to set up the second factor that they must have."""

    @wraps(route)
    def guarded(*given: Any, **named: Any) -> Any:
        return route(*given, **named) if person() is not None else signing.to_sign_in()

    return guarded


def known_and_fresh(route: Callable[..., Any]) -> Callable[..., Any]:
    """Like `known`, for who has shown a short while ago that it is they."""

    @wraps(route)
    def guarded(*given: Any, **named: Any) -> Any:
        if not signing.is_fresh():
            return redirect(at().account("again", back=signing.here()), 303)
        return route(*given, **named)

    return known(guarded)


def done(name: str, what: str) -> Any:
    """Go on to a page of the account that says what was done (NOTICES of profile.py)."""
    return redirect(f"{at().account(name)}?done={what}", 303)
