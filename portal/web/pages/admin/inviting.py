"""Inviting people: several addresses at once, one in each line, into the same role."""

from collections.abc import Sequence
from typing import Any

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.people import InvitationInput
from portal.domain.policy import GLOBAL, INVITES, Action, Role
from portal.services.people import inviting
from portal.services.people.checks import NotPossibleError
from portal.services.people.limits import TooOftenError
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language, ngettext
from portal.web.pages import part
from portal.web.pages.account.common import TOO_OFTEN, too_often
from portal.web.pages.account.fields import interface_languages
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, checked_input, done, said, typed
from portal.web.pages.admin.rights import COUNTRY, ORGANISATION, REGIONS, ROLE, roles

routes = part("admin_inviting")
MOST = 50
EMAILS = Field(
    "emails", msgid("E-mail addresses"), msgid("One in each line, 50 at most. Each person gets a mail with a link of their own."),
    kind=Kind.textarea, rows=4, limit=20000, spellcheck=False,
)  # fmt: skip
LANGUAGE = Field("language", msgid("Language of the mail"), kind=Kind.radio)
FIELDS = (EMAILS, ROLE, COUNTRY, REGIONS, ORGANISATION, LANGUAGE)
BAD_LINES = msgid("These are no e-mail addresses: %(lines)s")
TOO_MANY = msgid("These are %(count)s addresses. Invite 50 at most at a time.")
PARTLY = msgid("These are invited already: %(emails)s. Those that are left stand in the form.")


def _page(values: Any, wrong: Any = None, status: int = 0) -> Response:
    lead = [
        gettext("The link in the mail works for 14 days. With it, the person chooses a password and begins."),
        gettext("Whoever has an account already gets no second one, but a mail that says so."),
    ]
    if reader().role is Role.moderator:
        lead.append(gettext("Moderators invite officials and coordinators of their own regions."))
    form = Form(FIELDS, values, wrong, _choices())
    return common.form_page("invite", gettext("Invite people"), gettext("Send invitations"), form, *lead, status=status)


def _choices() -> dict[str, Any]:
    codes = portal().places.regions
    own = (
        codes
        if reader().role is Role.administrator
        else [code for code in codes if code in reader().regions | {GLOBAL}]
    )
    return {
        **common.where(),
        "role": roles(INVITES.get(reader().role, ())),
        "regions": common.regions(own),
        "language": interface_languages(),
    }


@routes.get("/admin/invite")
@allowed(Action.invite)
def invite() -> Response:
    """Show the form."""
    return _page({"language": language()})


@routes.post("/admin/invite")
@allowed(Action.invite)
def send() -> AnyResponse:
    """Send the invitations. What is wrong with one of them is found before the first is sent, as far as it can be."""
    values = typed(FIELDS)
    emails = _emails(str(values["emails"]))
    found, wrong = _checked(emails, values)
    if wrong:
        return _page(values, wrong)
    sent: list[str] = []
    for given in found:
        try:
            inviting.invite(portal(), reader(), given)
        except (NotPossibleError, TooOftenError) as error:
            left = [one.email for one in found if one.email not in sent]
            return _stopped({**values, "emails": "\n".join(left)}, sent, error)
        sent.append(given.email)
    text = ngettext(
        "The invitation is on its way to %(emails)s.", "%(count)s invitations are on their way: %(emails)s.", len(sent)
    )
    return done(at().admin("invite"), text % {"count": formats.number(len(sent)), "emails": formats.listed(sent)})


def _stopped(values: Any, sent: Sequence[str], error: NotPossibleError | TooOftenError) -> Response:
    often = isinstance(error, TooOftenError)
    wrong = too_often(error) if isinstance(error, TooOftenError) else said(error.problems)
    if sent:
        wrong = {**wrong, "sent": gettext(PARTLY) % {"emails": formats.listed(list(sent))}}
    return _page(values, wrong, TOO_OFTEN if often else 0)


def _emails(text: str) -> list[str]:
    """Return the addresses, each once; commas and semicolons part them too, as mail programs write them."""
    lines = text.replace(",", "\n").replace(";", "\n").split("\n")
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))


def _checked(emails: Sequence[str], values: Any) -> tuple[list[InvitationInput], dict[str, str]]:
    rest = {name: value for name, value in values.items() if name != "emails"}
    if not emails:
        _, wrong = checked_input(InvitationInput, {**rest, "email": ""})
        return [], {("emails" if name == "email" else name): text for name, text in wrong.items()}
    if len(emails) > MOST:
        return [], {"emails": gettext(TOO_MANY) % {"count": formats.number(len(emails))}}
    found, bad, wrong = {}, [], {}
    for email in emails:
        given, faults = checked_input(InvitationInput, {**rest, "email": email})
        if given is not None:
            found[given.email] = given
        if faults.pop("email", None):
            bad.append(email)
        wrong.update(faults)
    if bad:
        wrong["emails"] = gettext(BAD_LINES) % {"lines": formats.listed(bad)}
    return list(found.values()), wrong
