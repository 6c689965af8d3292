"""A new password for whoever forgot theirs."""

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.people import EmailInput, PasswordInput
from portal.services.people import limits, passwords
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.forms.fields import Form
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import (
    TOO_OFTEN,
    address,
    checked_input,
    dead_link,
    form_page,
    message_page,
    too_often,
    typed,
)

routes = part("forgotten")
ASKED = (fields.EMAIL,)
NEW = (fields.NEW_PASSWORD,)


def mailed(email: str, *texts: str) -> Response:
    """Return the page that follows a request for a link, the same whether or not a mail was sent."""
    first = gettext(
        "If a mail can be sent to %(email)s, it is on its way. Look into the folder for unwanted mail too."
    ) % {"email": email}
    kept = "" if portal().settings.mail_host else gettext(
        "This installation sends no mails. It keeps them, and administrators can read them."
    )  # fmt: skip
    return message_page(gettext("Look into your mail"), first, *texts, *filter(None, [kept]))


def _ask_page(form: Form, status: int = 0) -> Response:
    lead = gettext("We send a link to your address. With it you choose a new password.")
    links = ((at().account("sign-in"), gettext("Back to signing in")),)
    return form_page(gettext("A new password"), gettext("Send me the link"), form, lead, status=status, links=links)


@routes.get("/account/forgot")
def forgot() -> Response:
    """Show the form."""
    return _ask_page(Form(ASKED))


@routes.post("/account/forgot")
def send() -> Response:
    """Send a link where there is an account; the page does not say whether."""
    values = typed(ASKED)
    given, wrong = checked_input(EmailInput, values)
    if given is None:
        return _ask_page(Form(ASKED, values, wrong))
    try:
        passwords.ask_reset(portal(), given, address())
    except limits.TooOftenError as error:
        return _ask_page(Form(ASKED, values, too_often(error)), TOO_OFTEN)
    return mailed(given.email, gettext("The link in it works for two hours."))


def _dead() -> Response:
    return dead_link(links=((at().account("forgot"), gettext("Ask for a new link")),))


def _new_page(form: Form, email: str) -> Response:
    lead = gettext("For your account %(email)s. You are signed out everywhere when it is set.") % {"email": email}
    title = gettext("Choose a new password")
    return form_page(title, gettext("Set this password"), form, lead, username=email)


@routes.get("/account/reset/<token>")
def reset(token: str) -> Response:
    """Show the form; the link stays unused."""
    found = passwords.look(portal(), token)
    return _dead() if found is None else _new_page(Form(NEW), found[0])


@routes.post("/account/reset/<token>")
def set_new(token: str) -> AnyResponse:
    """Use the link and set the password; whoever has a second factor still needs it to sign in."""
    found = passwords.look(portal(), token)
    if found is None:
        return _dead()
    given, wrong = checked_input(PasswordInput, typed(NEW), found)
    if given is None:
        return _new_page(Form(NEW, {}, wrong), found[0])
    if not passwords.reset(portal(), token, given):
        return _dead()
    return redirect(f"{at().account('sign-in')}?done=reset", 303)
