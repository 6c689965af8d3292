"""One's profile: name, languages, which mails one gets. What gives rights is shown, and changed by administrators."""

from flask import Response, request

from portal.domain import wishes
from portal.domain.messages import msgid
from portal.domain.people import ProfileInput
from portal.services.people import organisations
from portal.services.people import profile as service
from portal.web.current import portal
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language
from portal.web.names import country, region
from portal.web.pages import part
from portal.web.pages.account import fields
from portal.web.pages.account.common import WRONG, checked_input, done, known, me, show, typed
from portal.web.people import role_name
from portal.web.signing import signed_in

routes = part("profile")
WANTED = Field(
    "wanted", msgid("Mails that you get"),
    msgid("Decisions on your texts and mails about your account always come."), kind=Kind.checkboxes,
)  # fmt: skip
PROFILE = (fields.NAME, fields.LANGUAGES_READ, fields.INTERFACE_LANGUAGE, WANTED)
NOTICES = {
    "begun": msgid("Your account is open. Look through your profile, then begin to read."),
    "profile": msgid("Your profile is saved."),
    "password": msgid("Your new password is set, and you are signed out in all other browsers."),
    "email": msgid("We have sent a link to the new address. Follow it to put it in place of the old one."),
    "factor_removed": msgid("Your account has no second factor any more."),
    "session": msgid("You are signed out there."),
}


def notice() -> str:
    """Return what was just done, in words."""
    found = NOTICES.get(request.args.get("done", ""))
    return gettext(found) if found else ""


def _choices() -> dict[str, Choices]:
    return {
        "languages": fields.languages(),
        "language": fields.interface_languages(),
        "wanted": listed(*((wish.kind, gettext(wish.label)) for wish in wishes.wishes(me().role))),
    }


def _facts() -> list[tuple[str, str]]:
    who = me()
    body = organisations.name(portal(), who.organisation_id, language())
    found = [
        (gettext("E-mail address"), who.email),
        (gettext("Role"), role_name(who.role)),
        (gettext("Country"), country(who.country) if who.country else ""),
        (gettext("Regions"), ", ".join(region(code) for code in sorted(who.regions))),
        (gettext("Organisation"), body),
    ]
    return [(label, value) for label, value in found if value]


def _page(form: Form) -> Response:
    return show(
        "account_profile.html", WRONG if form.errors else 200, form=form, facts=_facts(), notice=notice()
    )  # fmt: skip


def _fields() -> tuple[Field, ...]:
    return tuple(one for one in PROFILE if one is not WANTED or wishes.wishes(me().role))


@routes.get("/account/profile")
@signed_in
def profile() -> Response:
    """Show the profile."""
    own = service.own(portal(), me().pk)
    values = {"name": own.name, "languages": own.languages, "language": own.language, "wanted": sorted(own.wanted)}
    return _page(Form(_fields(), values, choices=_choices()))


@routes.post("/account/profile")
@signed_in
def save() -> Response:
    """Store the profile."""
    values = typed(_fields())
    given, wrong = checked_input(ProfileInput, values)
    if given is None:
        return _page(Form(_fields(), values, wrong, _choices()))
    service.change(portal(), me().pk, given)
    answer: Response = done("profile", "profile")
    return answer


__all__ = ["known", "notice", "routes"]
