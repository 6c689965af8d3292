"""Taking one's data away, and closing the account."""

import json

from flask import Response, make_response

from portal.services.people import closing, own_data
from portal.services.people.checks import NotPossibleError
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.forms.fields import Form
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import form_page, me, message_page, said, show, typed
from portal.web.pages.account.entering import end_here
from portal.web.signing import fresh, signed_in

routes = part("leaving")
CLOSE = (fields.CONFIRM,)


@routes.get("/account/data")
@signed_in
def data() -> Response:
    """Say what is kept of a person, and how to take it away."""
    return show("account_data.html")


@routes.get("/account/data.json")
@fresh
def download() -> Response:
    """Return all that is kept of who asks."""
    text = json.dumps(own_data.export(portal(), me().pk), ensure_ascii=False, indent=2)
    response = make_response(text + "\n")
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(form: Form) -> Response:
    lead = (
        gettext(
            "Your name, address, password and settings are deleted, and you are signed out everywhere. This cannot be undone."
        ),
        gettext(
            "What you posted stays in the portal, without your name. Take your data with you first, if you want them."
        ),
    )
    links = ((at().account("data"), gettext("Take my data")),)
    label = gettext("Close my account for ever")
    return form_page(
        gettext("Close the account"), label, form, *lead, links=links, area="data", address=me().email, grave=True
    )


@routes.get("/account/close")
@fresh
def close() -> Response:
    """Ask whether the account shall be closed."""
    return _page(Form(CLOSE))


@routes.post("/account/close")
@fresh
def close_for_ever() -> Response:
    """Close the account and sign its person out."""
    who, values = me(), typed(CLOSE)
    if str(values["confirm"]).casefold() != who.email.casefold():
        return _page(Form(CLOSE, values, {"confirm": gettext("Type your e-mail address as it stands above.")}))
    try:
        closing.close(portal(), who.pk)
    except NotPossibleError as error:
        return _page(Form(CLOSE, values, said(error.problems)))
    end_here(who.pk)
    text = gettext("Your account is closed, and what we knew of you is deleted. Thank you for what you shared.")
    response = message_page(gettext("Goodbye"), text, links=((at().home(), gettext("To the first page")),))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
