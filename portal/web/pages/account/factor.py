"""Setting up a second factor, its recovery codes, and taking it away."""

from collections.abc import Sequence

from flask import Response, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from portal.services.people import limits, second_factor
from portal.services.people.checks import NotPossibleError
from portal.web import signing
from portal.web.addresses import at
from portal.web.current import browser, portal
from portal.web.forms.fields import Form
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import (
    TOO_OFTEN,
    WRONG,
    done,
    form_page,
    known_and_fresh,
    me,
    said,
    show,
    too_often,
)
from portal.web.signing import fresh

routes = part("factor")
SECRET = "factor_secret"  # noqa: S105 - where the session keeps it
CODE = (fields.CODE, fields.BACK)


def _back() -> str:
    asked = request.values.get("back")
    return signing.local(asked) if asked else at().account("security")


def _page(wrong: dict[str, str] | None = None, status: int = 0) -> Response:
    who = me()
    secret = browser().setdefault(SECRET, second_factor.new_secret())
    setup = second_factor.shown(
        portal(), secret, who.email, gettext("Picture of the secret, for the camera of your phone")
    )
    form = Form(CODE, {"back": _back()}, wrong)
    return show(
        "account_factor.html",
        status or (WRONG if wrong else 200),
        form=form,
        typed=setup.typed,
        uri=setup.uri,
        qr=Markup(setup.picture),  # noqa: S704 - made of a matrix, its title is escaped
        must=who.must_add_factor,
    )


def _codes_page(codes: Sequence[str], back: str, is_new: bool) -> Response:
    return show("account_codes.html", codes=codes, back=back, is_new=is_new)


@routes.get("/account/factor")
@known_and_fresh
def factor() -> AnyResponse:
    """Show a secret to put into an app; it becomes the account's only when a code of it was typed."""
    return redirect(at().account("security"), 303) if me().has_factor else _page()


@routes.post("/account/factor")
@known_and_fresh
def set_up() -> AnyResponse:
    """Look at the code, store the secret and show the recovery codes, this one time."""
    secret = browser().get(SECRET)
    if me().has_factor or not secret:
        return redirect(at().account("factor", back=_back()), 303)
    try:
        codes = second_factor.confirm(portal(), me().pk, secret, request.form.get("code", ""), browser().token)
    except limits.TooOftenError as error:
        return _page(too_often(error), TOO_OFTEN)
    if codes is None:
        text = gettext(
            "This code is not right. Check the clock of your phone, wait for the next code and type it again."
        )
        return _page({"code": text})
    browser().pop(SECRET, None)
    return _codes_page(codes, _back(), is_new=True)


@routes.get("/account/recovery-codes")
@fresh
def recovery_codes() -> AnyResponse:
    """Ask whether new codes shall take the place of the old ones."""
    if not me().has_factor:
        return redirect(at().account("factor"), 303)
    lead = gettext("You get ten new codes. The old ones work no more.")
    return form_page(gettext("New recovery codes"), gettext("Make new codes"), Form(()), lead, area="security")


@routes.post("/account/recovery-codes")
@fresh
def renew_codes() -> AnyResponse:
    """Make new codes and show them, this one time."""
    codes = second_factor.renew_codes(portal(), me().pk)
    return (
        redirect(at().account("factor"), 303)
        if codes is None
        else _codes_page(codes, at().account("security"), is_new=False)
    )


def _remove_page(wrong: dict[str, str] | None = None) -> Response:
    lead = gettext("Then your password alone protects your account. The recovery codes work no more either.")
    return form_page(
        gettext("Remove the second factor"), gettext("Remove it"), Form((), errors=wrong), lead, area="security"
    )


@routes.get("/account/remove-factor")
@fresh
def remove_factor() -> Response:
    """Ask whether the second factor shall go."""
    return _remove_page()


@routes.post("/account/remove-factor")
@fresh
def remove() -> AnyResponse:
    """Take the second factor away, where it is not required."""
    try:
        second_factor.remove(portal(), me().pk)
    except NotPossibleError as error:
        return _remove_page(said(error.problems))
    answer: AnyResponse = done("security", "factor_removed")
    return answer
