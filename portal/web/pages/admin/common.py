"""What the pages of the administration share: who is let in, pages that nobody keeps, forms, what was done in words."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.policy import Action
from portal.domain.shapes import Shape, Sort
from portal.services.choosing import organisations
from portal.web import signing
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, read
from portal.web.forms.sources import Sources
from portal.web.i18n import language
from portal.web.names import region
from portal.web.pages.account.common import checked_input, said
from portal.web.render import page

__all__ = ["checked_input", "said"]

WRONG, MOVED = 422, 409
Route = Callable[..., Any]


def allowed(action: Action) -> Callable[[Route], Route]:
    """Let only people in who have a right. What is asked for and is not there is missing, and so is all that no id can be."""

    def decorate(route: Route) -> Route:
        @wraps(route)
        def guarded(*given: Any, **named: Any) -> Any:
            if "\0" in request.path:
                abort(404)
            return route(*given, **named)

        return signing.needs(action)(guarded)

    return decorate


def fresh_form(fields: Sequence[Field]) -> Callable[[Route], Route]:
    """Ask for the password again where it was given a while ago; what was typed comes back with the form (see `begun`)."""

    def decorate(route: Route) -> Route:
        @wraps(route)
        def guarded(*given: Any, **named: Any) -> Any:
            if signing.is_fresh():
                return route(*given, **named)
            back = signing.here()
            if request.method == "POST":
                back += "?" + urlencode({"again": "1", **typed(fields)}, doseq=True)
            return redirect(at().account("again", back=back), 303)

        return guarded

    return decorate


def begun(fields: Sequence[Field], values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a form begins with: `values`, or what was typed before the password was asked for."""
    return read(fields, request.args) if request.args.get("again") else values


def show(template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a page of the administration, which nobody keeps."""
    response = page(template, status, area="admin", **values)
    response.headers["Cache-Control"] = "no-store"
    return response


def form_page(section: str, title: str, button: str, form: Form, *lead: str, status: int = 0, **more: Any) -> Response:
    """Return a page that is one form. `back` (address, text) is where it came from, `facts` are (label, text) above it."""
    code = status or (WRONG if form.errors else 200)
    return show("admin_form.html", code, section=section, title=title, button=button, form=form, lead=lead, **more)


def done(address: str, text: str) -> AnyResponse:
    """Go on to a page that says what was done."""
    flash(text)
    return redirect(address, 303)


def moved(section: str, address: str, text: str) -> Response:
    """Say that another was faster, and where to see how it stands now; what was typed is on the page."""
    kept = [text for name in ("reason",) if (text := request.form.get(name, "").strip())]
    return show("admin_moved.html", MOVED, section=section, text=text, kept=kept, address=address)


def typed(fields: Sequence[Field]) -> dict[str, Any]:
    """Return what was posted to a form."""
    return read(fields, request.form)


def asked(*names: str) -> dict[str, str]:
    """Return what the page's address asks for."""
    return {name: request.args.get(name, "").replace("\0", "").strip()[:200] for name in names}


def pages(found: int, size: int, address: Callable[[int], str]) -> dict[str, str]:
    """Return the addresses of the pages of a list before and after this one, where there are such."""
    number = page_number()
    before = {"newer": address(number - 1)} if number > 1 else {}
    return {**before, **({"older": address(number + 1)} if number * size < found else {})}


def page_number() -> int:
    """Return which page of a list is asked for."""
    number = request.args.get("page", "")
    return max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else 1


def where() -> dict[str, Choices]:
    """Return the choices of country, regions and organisation."""
    return {
        "country": countries(),
        "regions": regions(portal().places.regions),
        "organisation": listed(*organisations(portal(), language())),
    }


def countries() -> Choices:
    """Return all countries to choose from."""
    return Sources(portal(), language()).of(Shape(Sort.country))


def regions(codes: Any) -> Choices:
    """Return regions to choose from; of no single region comes last."""
    return listed(*((code, region(code)) for code in codes))
