"""How a person comes in: suspended and let in again, a link sent anew, an invitation taken back, a lost second factor taken away."""

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.policy import Action
from portal.services.people import inviting, managing
from portal.services.people.checks import NotPossibleError
from portal.services.people.managing import Listed
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, done, fresh_form, said, typed
from portal.web.pages.admin.people import called, person_or_404

routes = part("admin_access")
REASON = Field(
    "reason", msgid("Reason"), msgid("For other administrators: it stands in the audit. The person does not see it."),
    kind=Kind.textarea, required=False, rows=3, limit=2000,
)  # fmt: skip
SUSPEND = (REASON,)
NOTHING: tuple[Field, ...] = ()


def _page(one: Listed, title: str, button: str, form: Form, *lead: str) -> Response:
    back = (at().admin("people", one.id), called(one))
    named = title % {"name": called(one)}
    return common.form_page("people", named, button, form, *lead, back=back, grave=True)


def _moved(id: str) -> Response:
    text = gettext("The account has changed meanwhile: somebody else did it, or the person.")
    return common.moved("people", at().admin("people", id), text)


def _done(id: str, text: str, one: Listed) -> AnyResponse:
    return done(at().admin("people", id), text % {"name": called(one)})


def _suspend_page(one: Listed, form: Form) -> Response:
    lead = (
        gettext("The person is signed out at once and cannot sign in. They are told by mail."),
        gettext("Their records stay as they are, and texts that they review go back to the queue. You can undo this."),
    )
    return _page(one, gettext("Suspend %(name)s"), gettext("Suspend"), form, *lead)


@routes.get("/admin/people/<id>/suspend")
@allowed(Action.manage_people)
def suspend(id: str) -> Response:
    """Ask whether a person shall be suspended, and why."""
    one = person_or_404(id)
    return _suspend_page(one, Form(SUSPEND)) if one.standing == "active" else _moved(id)


@routes.post("/admin/people/<id>/suspend")
@allowed(Action.manage_people)
def suspend_now(id: str) -> AnyResponse:
    """Suspend them."""
    one, values = person_or_404(id), typed(SUSPEND)
    try:
        managing.suspend(portal(), reader(), id, str(values["reason"]))
    except NotPossibleError as error:
        return _suspend_page(one, Form(SUSPEND, values, said(error.problems)))
    except LookupError:
        return _moved(id)
    return _done(id, gettext("%(name)s is suspended."), one)


@routes.post("/admin/people/<id>/reopen")
@allowed(Action.manage_people)
def reopen(id: str) -> AnyResponse:
    """Let a suspended person in again."""
    one = person_or_404(id)
    try:
        managing.reopen(portal(), reader(), id)
    except LookupError:
        return _moved(id)
    return _done(id, gettext("%(name)s can sign in again, and is told by mail."), one)


@routes.post("/admin/people/<id>/link")
@allowed(Action.manage_people)
def send_link(id: str) -> AnyResponse:
    """Send the invitation again, or to somebody with an account a link for a new password."""
    one = person_or_404(id)
    try:
        managing.send_link(portal(), reader(), id)
    except LookupError:
        return _moved(id)
    if one.standing == "active":
        return _done(id, gettext("%(name)s gets a mail with a link to choose a new password."), one)
    return _done(id, gettext("%(name)s gets the invitation again. Earlier links work no more."), one)


def _withdraw_page(one: Listed) -> Response:
    lead = gettext(
        "The link in the mail works no more, and the address is forgotten. This cannot be undone, but you can invite again."
    )
    button = gettext("Take it back")
    return _page(one, gettext("Take back the invitation of %(name)s"), button, Form(NOTHING), lead)


@routes.get("/admin/people/<id>/withdraw")
@allowed(Action.manage_people)
def withdraw(id: str) -> Response:
    """Ask whether an invitation shall be taken back."""
    one = person_or_404(id)
    return _withdraw_page(one) if one.standing in inviting.WAITING else _moved(id)


@routes.post("/admin/people/<id>/withdraw")
@allowed(Action.manage_people)
def withdraw_now(id: str) -> AnyResponse:
    """Take it back."""
    one = person_or_404(id)
    try:
        inviting.withdraw(portal(), reader(), id)
    except LookupError:
        return _moved(id)
    return done(at().admin("people"), gettext("The invitation of %(name)s is taken back.") % {"name": called(one)})


def _factor_page(one: Listed) -> Response:
    lead = (
        gettext("Only for somebody who has lost both their phone and their recovery codes."),
        gettext("Make sure that it is really they who ask: call them. Whoever knows their password could sign in with it alone."),
        gettext(
            "The person is signed out everywhere and told by mail. "
            "Where their role needs a second factor, they set up a new one."
        ),
    )  # fmt: skip
    return _page(one, gettext("Remove the second factor of %(name)s"), gettext("Remove it"), Form(NOTHING), *lead)


@routes.get("/admin/people/<id>/factor")
@allowed(Action.manage_people)
@fresh_form(NOTHING)
def factor(id: str) -> Response:
    """Ask whether a second factor that was lost shall be taken away."""
    one = person_or_404(id)
    return _factor_page(one) if one.has_factor else _moved(id)


@routes.post("/admin/people/<id>/factor")
@allowed(Action.manage_people)
@fresh_form(NOTHING)
def drop_factor(id: str) -> AnyResponse:
    """Take it away."""
    one = person_or_404(id)
    if not one.has_factor:
        return _moved(id)
    managing.drop_factor(portal(), reader(), id)
    return _done(id, gettext("The second factor of %(name)s is removed, and they are told by mail."), one)
