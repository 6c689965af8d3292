"""Signing in and out, and showing once more that it is oneself."""

from typing import Any

from flask import Response, redirect, request
from flask_login import logout_user
from werkzeug.wrappers import Response as AnyResponse

from portal.services.people import limits, sessions, signing_in
from portal.services.people.signing_in import Step
from portal.web import signing
from portal.web.addresses import at, split
from portal.web.current import browser, person, portal, reader
from portal.web.forms.fields import Form
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import (
    TOO_OFTEN,
    WRONG,
    address,
    form_page,
    known,
    me,
    too_often,
    typed,
)

routes = part("entering")
SIGN_IN = (fields.EMAIL, fields.PASSWORD, fields.BACK)


def _back() -> str:
    """Return where to go on to: what was asked for, else the page that one came from."""
    asked = request.values.get("back")
    if asked:
        return signing.local(asked)
    came = split(request.headers.get("Referer"))
    inside = came.netloc == request.host and "/account/" not in came.path
    return signing.local(came.path + (f"?{came.query}" if came.query else "")) if inside else at().home()


def _sign_in_page(form: Form, status: int = 0) -> Response:
    done = request.args.get("done")
    notice = gettext("Your new password is set. Sign in with it.") if done == "reset" else ""
    links = (
        (at().account("forgot"), gettext("I have forgotten my password")),
        (at().account("request"), gettext("I have no account yet")),
    )
    title = gettext("Sign in")
    return form_page(title, title, form, status=status, links=links, notice=notice)


@routes.get("/account/sign-in")
def sign_in() -> AnyResponse:
    """Show the form; who is signed in goes on."""
    if person() is not None:
        return redirect(_back(), 303)
    return _sign_in_page(Form(SIGN_IN, {"back": _back()}))


@routes.post("/account/sign-in")
def check() -> AnyResponse:
    """Look at address and password; whatever is wrong, the answer is the same."""
    values = typed(SIGN_IN)
    try:
        found = signing_in.check_password(portal(), str(values["email"]), str(values["password"]), address())
    except limits.TooOftenError as error:
        return _sign_in_page(Form(SIGN_IN, values, too_often(error)), TOO_OFTEN)
    if found is None:
        wrong = gettext("This address and this password do not go together. Check both, or set a new password.")
        return _sign_in_page(Form(SIGN_IN, values, {"email": wrong}), WRONG)
    person_pk, step = found
    if step is Step.second_factor:
        signing.wait_for_factor(person_pk)
        return redirect(at().account("code", back=_back()), 303)
    return _enter(person_pk)


def _enter(person_pk: int) -> AnyResponse:
    back = _back()
    signing.begin(person_pk)
    return redirect(at().account("factor", back=back) if me().must_add_factor else back, 303)


def _code_page(wrong: dict[str, str] | None = None, status: int = 0) -> Response:
    recovery = request.values.get("way") == "recovery"
    field = fields.RECOVERY_CODE if recovery else fields.CODE
    other = at().account("code", back=_back())
    link = (
        (other, gettext("Use the app after all"))
        if recovery
        else (f"{other}&way=recovery", gettext("I have lost my phone"))
    )
    lead = (
        gettext("Your password is right. Type one of your recovery codes.")
        if recovery
        else gettext("Your password is right. Now open the app on your phone that shows the codes of this portal.")
    )
    form = Form((field, fields.BACK), {"back": _back()}, wrong)
    way = (("way", "recovery"),) if recovery else ()
    return form_page(gettext("One more step"), gettext("Sign in"), form, lead, status=status, links=(link,), hidden=way)


@routes.get("/account/code")
def code() -> AnyResponse:
    """Ask for the second factor of who gave the right password."""
    return _code_page() if signing.pending() is not None else redirect(at().account("sign-in", back=_back()), 303)


@routes.post("/account/code")
def check_code() -> AnyResponse:
    """Look at a code; each works once."""
    waiting = signing.pending()
    if waiting is None:
        return redirect(at().account("sign-in", back=_back()), 303)
    try:
        if signing_in.check_factor(portal(), waiting, request.form.get("code", "")):
            return _enter(waiting)
    except limits.TooOftenError as error:
        return _code_page(too_often(error), TOO_OFTEN)
    return _code_page(
        {"code": gettext("This code is not right, or was used before. Wait for the next one and type it again.")}
    )


def _again_page(wrong: dict[str, str] | None = None, status: int = 0) -> Response:
    asked = (fields.PASSWORD, fields.CODE) if me().has_factor else (fields.PASSWORD,)
    lead = gettext("What comes next changes how your account is protected, so please show once more that it is you.")
    form = Form((*asked, fields.BACK), {"back": _back()}, wrong)
    return form_page(gettext("Is it you?"), gettext("Go on"), form, lead, status=status, username=me().email)


@routes.get("/account/again")
@known
def again() -> Response:
    """Ask who is signed in for their password once more."""
    return _again_page()


@routes.post("/account/again")
@known
def check_again() -> AnyResponse:
    """Look at the password, and go on to what needed it."""
    given = request.form
    try:
        if signing_in.check_again(portal(), me().pk, given.get("password", ""), given.get("code", "")):
            signing.freshen()
            return redirect(_back(), 303)
    except limits.TooOftenError as error:
        return _again_page(too_often(error), TOO_OFTEN)
    return _again_page({"password": gettext("This is not right. Check what you typed; each code works once.")})


def _out(response: AnyResponse) -> AnyResponse:
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@routes.post("/account/sign-out")
def sign_out() -> AnyResponse:
    """End this session; what the browser kept of pages goes too."""
    if person() is not None:
        signing.finish()
    return _out(redirect(at().home(), 303))


@routes.post("/account/sign-out-everywhere")
@known
def sign_out_everywhere() -> AnyResponse:
    """End all sessions of who is signed in."""
    signing_in.signed_out(portal(), reader(), everywhere=True)
    end_here(me().pk)
    return _out(redirect(at().account("sign-in"), 303))


def end_here(person_pk: int) -> Any:
    """End all sessions of a person, this browser's too."""
    sessions.end_everywhere(portal(), person_pk)
    logout_user()
    browser().clear()
