"""E-mail domains of governments: whoever reads mail there may ask for an official's account."""

from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.people import DomainInput
from portal.domain.policy import Action
from portal.services.choosing import organisations
from portal.services.people import domains as service
from portal.services.people import organisations as bodies
from portal.services.people.checks import NotPossibleError
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.choices import listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language
from portal.web.names import country
from portal.web.pages import part
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, checked_input, done, said, show, typed

routes = part("admin_domains")
FIELDS = (
    Field(
        "domain", msgid("Domain"), msgid("What stands after the @: justice.example. Its parts, such as mail.justice.example, count too."),
        limit=120, spellcheck=False,
    ),
    Field("country", msgid("Country"), msgid("Of its government. It becomes the country of the people."), kind=Kind.select),
    Field("organisation", msgid("Organisation"), msgid("If all of them belong to one."), kind=Kind.select, required=False),
)  # fmt: skip


def _page(form: Form) -> Response:
    rows = [
        (row.domain, country(row.country), bodies.name(portal(), row.organisation_id, language()))
        for row in service.public(portal())
    ]
    return show(
        "admin_domains.html", common.WRONG if form.errors else 200, section="domains", form=form, rows=rows
    )  # fmt: skip


def _form(values: Any = None, wrong: Any = None) -> Form:
    choices = {"country": common.countries(), "organisation": listed(*organisations(portal(), language()))}
    return Form(FIELDS, values, wrong, choices)


@routes.get("/admin/domains")
@allowed(Action.manage_domains)
def domains() -> Response:
    """Show the listed domains and the form to add one."""
    return _page(_form())


@routes.post("/admin/domains")
@allowed(Action.manage_domains)
def add() -> AnyResponse:
    """List a domain."""
    values = typed(FIELDS)
    given, wrong = checked_input(DomainInput, values)
    if given is None:
        return _page(_form(values, wrong))
    try:
        service.add(portal(), reader(), given)
    except NotPossibleError as error:
        return _page(_form(values, said(error.problems)))
    text = gettext("People with addresses at %(domain)s can ask for an account now.")
    return done(at().admin("domains"), text % {"domain": given.domain})


@routes.post("/admin/domains/remove")
@allowed(Action.manage_domains)
def remove() -> AnyResponse:
    """Take a domain from the list."""
    domain = request.form.get("domain", "").replace("\0", "")
    try:
        service.remove(portal(), reader(), domain)
    except LookupError:
        return done(at().admin("domains"), gettext("This domain was removed already."))
    text = gettext("%(domain)s is no longer listed. Accounts that came from it stay.")
    return done(at().admin("domains"), text % {"domain": domain})
