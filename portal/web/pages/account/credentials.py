"""What protects an account: password, e-mail address, second factor, and where one is signed in."""

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.people import EmailInput, PasswordInput
from portal.services.people import addresses, limits, passwords, second_factor, sessions
from portal.services.people.checks import NotPossibleError
from portal.web.addresses import at
from portal.web.current import browser, portal
from portal.web.forms.fields import Form
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import (
    TOO_OFTEN,
    checked_input,
    dead_link,
    done,
    form_page,
    me,
    message_page,
    said,
    show,
    too_often,
    typed,
)
from portal.web.pages.account.profile import notice
from portal.web.signing import fresh, signed_in

routes = part("credentials")
NEW_PASSWORD = (fields.NEW_PASSWORD,)
NEW_EMAIL = (fields.NEW_EMAIL,)


@routes.get("/account/security")
@signed_in
def security() -> Response:
    """Show how the account is protected and where its person is signed in."""
    who = me()
    return show(
        "account_security.html",
        who=who,
        notice=notice(),
        codes=second_factor.codes_left(portal(), who.pk) if who.has_factor else 0,
        required=second_factor.is_required(portal(), who.role),
        sessions=sessions.listed(portal(), who.pk, browser().token),
    )


@routes.post("/account/sessions/end")
@signed_in
def end_session() -> AnyResponse:
    """End one of one's own sessions, in another browser."""
    sessions.end_one(portal(), me().pk, request.form.get("session", ""))
    answer: AnyResponse = done("security", "session")
    return answer


def _password_page(form: Form) -> Response:
    lead = gettext("You are signed out in all other browsers when it is set.")
    title = gettext("Choose a new password")
    return form_page(title, gettext("Set this password"), form, lead, username=me().email, area="security")


@routes.get("/account/password")
@fresh
def password() -> Response:
    """Show the form."""
    return _password_page(Form(NEW_PASSWORD))


@routes.post("/account/password")
@fresh
def set_password() -> AnyResponse:
    """Set a new password."""
    who = me()
    given, wrong = checked_input(PasswordInput, typed(NEW_PASSWORD), (who.name, who.email))
    if given is None:
        return _password_page(Form(NEW_PASSWORD, {}, wrong))
    passwords.change(portal(), who.pk, given, browser().token)
    answer: AnyResponse = done("security", "password")
    return answer


def _email_page(form: Form, status: int = 0) -> Response:
    lead = gettext("Your address now: %(email)s") % {"email": me().email}
    title = gettext("Change the e-mail address")
    return form_page(title, gettext("Send the link"), form, lead, status=status, area="security")


@routes.get("/account/email")
@fresh
def email() -> Response:
    """Show the form."""
    return _email_page(Form(NEW_EMAIL))


@routes.post("/account/email")
@fresh
def send_link() -> AnyResponse:
    """Send a link to the new address."""
    values = typed(NEW_EMAIL)
    given, wrong = checked_input(EmailInput, values)
    if given is None:
        return _email_page(Form(NEW_EMAIL, values, wrong))
    try:
        addresses.ask_change(portal(), me().pk, given)
    except NotPossibleError as error:
        return _email_page(Form(NEW_EMAIL, values, said(error.problems)))
    except limits.TooOftenError as error:
        return _email_page(Form(NEW_EMAIL, values, too_often(error)), TOO_OFTEN)
    answer: AnyResponse = done("security", "email")
    return answer


def _dead() -> Response:
    text = gettext("Sign in with the old address, and change it again.")
    return dead_link(text, links=((at().account("email"), gettext("Change the e-mail address")),))


@routes.get("/account/new-address/<token>")
def new_address(token: str) -> Response:
    """Ask whether the new address shall take the old one's place; the link stays unused."""
    found = addresses.look(portal(), token)
    if found is None:
        return _dead()
    lead = gettext("From now on you sign in with %(email)s, and mails go there.") % {"email": found}
    return form_page(gettext("Your new address"), gettext("Use this address"), Form(()), lead)


@routes.post("/account/new-address/<token>")
def use_address(token: str) -> Response:
    """Use the link and put the new address in place."""
    if not addresses.confirm(portal(), token):
        return _dead()
    text = gettext("The new address is in place. The old one was told.")
    return message_page(gettext("Your new address"), text, links=((at().account("security"), gettext("Your account")),))
