"""How far an organisation is trusted, and which of them are the same."""

from typing import Any

from flask import Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.policy import Action, OrganisationStanding
from portal.services.people import organisations as service
from portal.services.people.checks import NotPossibleError
from portal.services.people.organisations import Body
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.choices import listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language, ngettext
from portal.web.pages import part
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, done, said, typed
from portal.web.pages.admin.organisations import body_or_404
from portal.web.people import body_standing

routes = part("admin_standing")
REASON = Field(
    "reason", msgid("Reason"), msgid("For other administrators: it stands in the audit."), kind=Kind.textarea, rows=3, limit=2000
)  # fmt: skip
STANDING = (REASON,)
INTO = Field("into", msgid("Which one stays"), kind=Kind.select)
MERGE = (INTO,)
TITLES = {
    "allowed": msgid("Allow %(name)s"),
    "trusted": msgid("Trust %(name)s"),
    "blocked": msgid("Block %(name)s"),
}
MEANS = {
    "allowed": msgid("Its people write, and moderators review before anything is public."),
    "trusted": msgid("Its coordinators publish first, for everybody to read; moderators look at it afterwards. "
        "Notes for governments only are still reviewed before."),
    "blocked": msgid("Its people can sign in and read, but write nothing. Records that name it stay; new ones cannot name it."),
}  # fmt: skip
REASON_NEEDED = msgid("Write why, so that others understand it later.")


def _page(one: Body, to: str, form: Form) -> Response:
    now = gettext("Now: %(standing)s.") % {"standing": body_standing(one.standing)}
    applies = gettext("It applies with the next click of its people. You can change it again.")
    title = gettext(TITLES[to]) % {"name": one.name}
    back = (at().admin("organisations", one.id), one.name)
    button = {"allowed": gettext("Allow"), "trusted": gettext("Trust"), "blocked": gettext("Block")}[to]
    lead = (gettext(MEANS[to]), now, applies)
    return common.form_page("organisations", title, button, form, *lead, back=back, grave=to == "blocked")


@routes.get("/admin/organisations/<id>/<any(allowed, trusted, blocked):to>")
@allowed(Action.manage_organisations)
def standing(id: str, to: str) -> Response:
    """Say what it means, and ask why."""
    return _page(_present(id), to, Form(STANDING))


@routes.post("/admin/organisations/<id>/<any(allowed, trusted, blocked):to>")
@allowed(Action.manage_organisations)
def set_standing(id: str, to: str) -> AnyResponse:
    """Change the standing."""
    one, values = _present(id), typed(STANDING)
    if not values["reason"]:
        return _page(one, to, Form(STANDING, values, {"reason": gettext(REASON_NEEDED)}))
    try:
        service.set_standing(portal(), reader(), id, OrganisationStanding(to), str(values["reason"]))
    except LookupError:
        return _merged(id)
    text = gettext("%(name)s is now: %(standing)s.") % {"name": one.name, "standing": body_standing(to)}
    return done(at().admin("organisations", id), text)


def _present(id: str) -> Body:
    one = body_or_404(id)
    if one.merged_into:
        abort(_merged(id))
    return one


def _merged(id: str) -> Response:
    text = gettext("This organisation was merged into another one meanwhile.")
    return common.moved("organisations", at().admin("organisations", id), text)


def _merge_form(one: Body, values: Any, wrong: Any = None) -> Response:
    everything = service.listed(portal(), reader(), language())
    others = [
        (body.id, f"{body.name} ({body.id})") for body in everything if not body.merged_into and body.id != one.id
    ]
    form = Form(MERGE, values, wrong, {"into": listed(*others)})
    lead = gettext("For two entries that are the same organisation. You see what moves before anything is done.")
    return common.form_page(
        "organisations", gettext("Merge %(name)s into another one") % {"name": one.name}, gettext("Show what moves"), form, lead,
        back=(at().admin("organisations", one.id), one.name), method="get",
    )  # fmt: skip


def _confirm(one: Body, target: Body) -> Response:
    counts = (
        _counted(
            ngettext("%(count)s record that names it", "%(count)s records that name it", one.records), one.records
        ),
        _counted(
            ngettext("%(count)s person who belongs to it", "%(count)s people who belong to it", one.people), one.people
        ),
        _counted(ngettext("%(count)s e-mail domain of it", "%(count)s e-mail domains of it", one.domains), one.domains),
    )
    moves = gettext("These move to %(name)s:") % {"name": target.name}
    trust = gettext("The one that stays keeps its names and its standing (%(standing)s). This cannot be undone.")
    title = gettext("Merge %(name)s into %(other)s") % {"name": one.name, "other": target.name}
    return common.form_page(
        "organisations", title, gettext("Merge for good"), Form(()), trust % {"standing": body_standing(target.standing)},
        back=(at().admin("organisations", one.id), one.name), points=counts, moves=moves, grave=True, hidden=[("into", target.id)],
    )  # fmt: skip


def _counted(text: str, count: int) -> str:
    return text % {"count": formats.number(count)}


@routes.get("/admin/organisations/<id>/merge")
@allowed(Action.manage_organisations)
def merge(id: str) -> Response:
    """Ask which one stays, then show what moves there."""
    one, into = _present(id), request.args.get("into", "").replace("\0", "")
    if "into" not in request.args:
        return _merge_form(one, {})
    try:
        target = service.one(portal(), reader(), into, language())
    except LookupError:
        target = None
    if target is None or target.merged_into or target.id == id:
        return _merge_form(one, {"into": into}, said(NotPossibleError("merged_with_itself", "into").problems))
    return _confirm(one, target)


@routes.post("/admin/organisations/<id>/merge")
@allowed(Action.manage_organisations)
def merge_now(id: str) -> AnyResponse:
    """Make one of two."""
    one, into = _present(id), request.form.get("into", "").replace("\0", "")
    try:
        service.merge(portal(), reader(), id, into)
    except NotPossibleError as error:
        return _merge_form(one, {"into": into}, said(error.problems))
    except LookupError:
        return _merged(id)
    return done(
        at().admin("organisations", into), gettext("%(name)s is merged into this organisation.") % {"name": one.name}
    )
