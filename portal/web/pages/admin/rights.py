"""What a person may do, and who answers for their records."""

from typing import Any

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.people import RightsInput
from portal.domain.policy import ROLES, Action, Role
from portal.services.people import looking, managing
from portal.services.people.checks import NotPossibleError
from portal.services.people.managing import Listed
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.choices import Choice, Choices, Group, listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, ngettext
from portal.web.names import country
from portal.web.pages import part
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, done, fresh_form, said, typed
from portal.web.pages.admin.people import called, person_or_404
from portal.web.people import role_name

routes = part("admin_rights")
TASKS = {
    Role.official: msgid(
        "Works for a government. Reads what is for governments, writes notes; moderators review them."
    ),
    Role.coordinator: msgid("Looks after the notes of some regions: writes, edits, keeps them up to date."),
    Role.moderator: msgid("Decides which notes of some regions become public."),
    Role.administrator: msgid("Looks after people, organisations, mail and the audit. Does not review notes."),
}
ROLE = Field("role", msgid("Role"), kind=Kind.radio)
COUNTRY = Field(
    "country",
    msgid("Country"),
    msgid("An official has one. Its region is theirs too."),
    kind=Kind.select,
    required=False,
)
REGIONS = Field(
    "regions", msgid("Regions"), msgid("A coordinator or moderator has one at least: where their task is."),
    kind=Kind.checkboxes, required=False,
)  # fmt: skip
ORGANISATION = Field(
    "organisation", msgid("Organisation"),
    msgid("People of a trusted organisation publish first and are reviewed after; those of a blocked one write nothing."),
    kind=Kind.select, required=False,
)  # fmt: skip
FIELDS = (ROLE, COUNTRY, REGIONS, ORGANISATION)
TO = Field("to", msgid("Who answers for them from now on"), kind=Kind.select)
HAND_OVER = (TO,)


def roles(given: Any) -> Choices:
    """Return roles to choose from, each with what it is for."""
    found = (Choice(role.value, role_name(role).capitalize(), gettext(TASKS[role])) for role in ROLES if role in given)
    return Choices((Group("", tuple(found)),))


def _page(one: Listed, form: Form) -> Response:
    lead = gettext("Changes apply with the person's next click. They stand in the audit.")
    title = gettext("Rights of %(name)s") % {"name": called(one)}
    back = (at().admin("people", one.id), called(one))
    return common.form_page("people", title, gettext("Save"), form, lead, back=back)


def _form(values: Any, wrong: Any = None) -> Form:
    return Form(FIELDS, values, wrong, {"role": roles(TASKS), **common.where()})


@routes.get("/admin/people/<id>/rights")
@allowed(Action.manage_people)
@fresh_form(FIELDS)
def rights(id: str) -> Response:
    """Show what a person's rights come from."""
    one = person_or_404(id)
    values = {
        "role": one.role.value, "country": one.country, "regions": one.regions, "organisation": one.organisation_id or ""
    }  # fmt: skip
    return _page(one, _form(common.begun(FIELDS, values)))


@routes.post("/admin/people/<id>/rights")
@allowed(Action.manage_people)
@fresh_form(FIELDS)
def change(id: str) -> AnyResponse:
    """Change them."""
    one, values = person_or_404(id), typed(FIELDS)
    given, wrong = common.checked_input(RightsInput, values)
    if given is None:
        return _page(one, _form(values, wrong))
    try:
        managing.change_rights(portal(), reader(), id, given)
    except NotPossibleError as error:
        return _page(one, _form(values, said(error.problems)))
    except LookupError:
        return common.moved("people", at().admin("people", id), gettext("The account was closed meanwhile."))
    text = gettext("The rights of %(name)s are changed.") % {"name": called(one)}
    if id == reader().id and given.role != Role.administrator:
        # Who gives up this role is let in here no more.
        return done(at().account("profile"), text)
    return done(at().admin("people", id), text)


def _records_page(one: Listed, values: Any, wrong: Any = None) -> Response:
    heirs = looking.heirs(portal(), reader(), one.id)
    form = Form(HAND_OVER, values, wrong, {"to": listed(*((heir.id, _heir(heir)) for heir in heirs))})
    count = ngettext(
        "%(count)s record goes to the person that you choose.",
        "%(count)s records go to the person that you choose.",
        one.records,
    )
    lead = (
        count % {"count": formats.number(one.records)},
        gettext("That person is reminded when the records have to be looked at. What was written stays as it is."),
    )
    title = gettext("Hand over the records of %(name)s") % {"name": called(one)}
    back = (at().admin("people", one.id), called(one))
    return common.form_page("people", title, gettext("Hand over"), form, *lead, back=back)


def _heir(one: Listed) -> str:
    where = [country(one.country)] if one.country else []
    return ", ".join([called(one), role_name(one.role), *where])


@routes.get("/admin/people/<id>/records")
@allowed(Action.manage_people)
def records(id: str) -> Response:
    """Ask who shall answer for a person's records."""
    return _records_page(person_or_404(id), {})


@routes.post("/admin/people/<id>/records")
@allowed(Action.manage_people)
def hand_over(id: str) -> AnyResponse:
    """Hand them over."""
    one, values = person_or_404(id), typed(HAND_OVER)
    try:
        count = managing.hand_over(portal(), reader(), id, str(values["to"]))
    except NotPossibleError as error:
        return _records_page(one, values, said(error.problems))
    text = ngettext("%(count)s record is handed over.", "%(count)s records are handed over.", count)
    return done(at().admin("people", id), text % {"count": formats.number(count)})
