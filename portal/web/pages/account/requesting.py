"""Asking for an account."""

from flask import Response

from portal.domain.people import EmailInput
from portal.services.people import domains, limits, requesting
from portal.services.people.checks import NotPossibleError
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.forms.fields import Form
from portal.web.i18n import gettext, language
from portal.web.names import country
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import TOO_OFTEN, address, checked_input, form_page, said, too_often, typed
from portal.web.pages.account.forgotten import mailed

routes = part("requesting")
ASKED = (fields.WORK_EMAIL,)


def _page(form: Form, status: int = 0) -> Response:
    listed = [(row.domain, country(row.country)) for row in domains.public(portal())]
    lead = gettext(
        "People who work for a government can read more than is public, and write. We send a link to your address at work."
    )
    links = ((at().account("sign-in"), gettext("I have an account already")),)
    button = gettext("Send me the link")
    return form_page(
        gettext("Ask for an account"), button, form, lead, status=status, links=links, domains=listed, asks_domains=True
    )


@routes.get("/account/request")
def ask() -> Response:
    """Show the form and the governments whose people may ask."""
    return _page(Form(ASKED))


@routes.post("/account/request")
def send() -> Response:
    """Send a link to an address of a listed government; whether there is an account already, only the mail says."""
    values = typed(ASKED)
    given, wrong = checked_input(EmailInput, values)
    if given is None:
        return _page(Form(ASKED, values, wrong))
    try:
        requesting.request(portal(), given, language(), address())
    except NotPossibleError as error:
        return _page(Form(ASKED, values, said(error.problems)))
    except limits.TooOftenError as error:
        return _page(Form(ASKED, values, too_often(error)), TOO_OFTEN)
    return mailed(given.email, gettext("The link in it opens your account. It works for two days."))
