"""How an account begins: by an invitation, a confirmed request, or the first administrator's link."""

from collections.abc import Mapping
from typing import Any

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.people import FirstInput, StartInput
from portal.services.people import starting
from portal.services.people.checks import NotPossibleError
from portal.services.people.starting import Waiting
from portal.services.people.tokens import Purpose
from portal.web import signing
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.forms.fields import Form
from portal.web.i18n import gettext, language
from portal.web.names import region
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import checked_input, dead_link, done, form_page, me, said, typed
from portal.web.people import role_name

routes = part("beginning")
PAGES: Mapping[str, Purpose] = {
    "invitation": Purpose.invitation,
    "confirm": Purpose.confirm_request,
    "welcome": Purpose.first_administrator,
}
START = (fields.NAME, fields.NEW_PASSWORD, fields.LANGUAGES_READ)
FIRST = (fields.EMAIL, *START)


def _fields(purpose: Purpose) -> Any:
    return FIRST if purpose is Purpose.first_administrator else START


def _dead(purpose: Purpose) -> Response:
    if purpose is Purpose.confirm_request:
        return dead_link(links=((at().account("request"), gettext("Ask for a new link")),))
    if purpose is Purpose.first_administrator:
        return dead_link(
            gettext("At its next start the portal prints a new one, unless somebody has an account already.")
        )
    text = gettext("If you have an account already, sign in. Else ask whoever invited you to do it again.")
    return dead_link(text, links=((at().account("sign-in"), gettext("Sign in")),))


def _lead(waiting: Waiting) -> tuple[str, ...]:
    if not waiting.email:
        return (
            gettext("You are the first one here, and become its administrator: you invite the others."),
            gettext("Administrators need a second factor, an app on their phone. You set it up in the next step."),
        )
    where = ", ".join(region(code) for code in waiting.regions)
    names = {"email": waiting.email, "role": role_name(waiting.role), "where": where}
    if where:
        return (gettext("Your account for %(email)s as %(role)s (%(where)s) begins here.") % names,)
    return (gettext("Your account for %(email)s as %(role)s begins here.") % names,)


def _page(purpose: Purpose, waiting: Waiting, form: Form) -> Response:
    title = gettext("Welcome") if purpose is Purpose.first_administrator else gettext("Begin")
    choices = gettext("Open my account")
    return form_page(title, choices, form, *_lead(waiting), username=waiting.email)


def _form(purpose: Purpose, values: Mapping[str, Any], wrong: Mapping[str, str] | None = None) -> Form:
    return Form(_fields(purpose), values, wrong, {"languages": fields.languages()})


@routes.get("/account/<any(invitation, confirm, welcome):name>/<token>")
def begin(name: str, token: str) -> Response:
    """Show the form; the link stays unused."""
    purpose = PAGES[name]
    waiting = starting.look(portal(), purpose, token)
    if waiting is None:
        return _dead(purpose)
    return _page(purpose, waiting, _form(purpose, {"name": waiting.name, "languages": [language()]}))


@routes.post("/account/<any(invitation, confirm, welcome):name>/<token>")
def open_account(name: str, token: str) -> AnyResponse:
    """Use the link, open the account and sign its person in."""
    purpose = PAGES[name]
    waiting = starting.look(portal(), purpose, token)
    if waiting is None:
        return _dead(purpose)
    values = typed(_fields(purpose))
    own = (str(values["name"]), waiting.email or str(values.get("email", "")))
    model: type[StartInput] = FirstInput if purpose is Purpose.first_administrator else StartInput
    given, wrong = checked_input(model, values, own)
    if given is None:
        return _page(purpose, waiting, _form(purpose, values, wrong))
    try:
        person_pk = starting.start(portal(), purpose, token, given, language())
    except NotPossibleError as error:
        return _page(purpose, waiting, _form(purpose, values, said(error.problems)))
    if person_pk is None:
        return _dead(purpose)
    signing.begin(person_pk)
    if me().must_add_factor:
        return redirect(at().account("factor"), 303)
    answer: AnyResponse = done("profile", "begun")
    return answer
