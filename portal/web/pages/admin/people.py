"""People: the list with its filters, and the page of one of them."""

from dataclasses import dataclass

from flask import Response, abort

from portal.domain.messages import msgid
from portal.domain.policy import ROLES, Action, Role
from portal.services.choosing import organisations
from portal.services.people import looking
from portal.services.people import organisations as bodies
from portal.services.people.managing import Listed
from portal.web import formats
from portal.web.addresses import at
from portal.web.cards import Mark, marks
from portal.web.current import portal, reader
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language
from portal.web.names import country
from portal.web.pages import part
from portal.web.pages.admin.common import allowed, asked, page_number, pages, regions, show
from portal.web.people import STANDINGS, role_name, standing_name

routes = part("admin_people")
FILTERS = (
    Field("q", msgid("Name or e-mail address"), limit=200, spellcheck=False),
    Field("role", msgid("Role"), kind=Kind.select),
    Field("standing", msgid("Standing"), kind=Kind.select),
    Field("region", msgid("Region"), kind=Kind.select),
    Field("organisation", msgid("Organisation"), kind=Kind.select),
)
NAMES = tuple(field.name for field in FILTERS)


@dataclass(frozen=True)
class Row:
    """A person in the list, in words."""

    href: str
    name: str
    email: str
    role: str
    standing: str
    is_active: bool
    where: str
    regions: tuple[Mark, ...]
    signed_in: str


@routes.get("/admin/people")
@allowed(Action.manage_people)
def people() -> Response:
    """Show the people who are asked for, by name."""
    given = asked(*NAMES)
    words, role, standing, region, body = (given[name] for name in NAMES)
    found, total = looking.found(portal(), reader(), words, role, standing, region, body, page_number())
    return show(
        "admin_people.html",
        section="people",
        rows=[row(one) for one in found],
        total=total,
        filtered=any(given.values()),
        form=Form(FILTERS, given, choices=_choices()),
        ways=pages(total, looking.ON_A_PAGE, lambda number: at().admin("people", **given, page=str(number))),
    )


def _choices() -> dict[str, Choices]:
    return {
        "role": listed(*((role.value, role_name(role).capitalize()) for role in ROLES if role is not Role.visitor)),
        "standing": listed(*((code, standing_name(code).capitalize()) for code in STANDINGS)),
        "region": regions(portal().places.regions),
        "organisation": listed(*organisations(portal(), language())),
    }


def row(one: Listed) -> Row:
    """Return a person in the list, in words."""
    return Row(
        at().admin("people", one.id),
        called(one),
        one.email,
        role_name(one.role),
        standing_name(one.standing),
        one.standing == "active",
        country(one.country) if one.country else "",
        marks(one.regions),
        formats.short_day(one.signed_in_at) if one.signed_in_at else "",
    )


def called(one: Listed) -> str:
    """Return what a person is called; who has not begun is called by their address."""
    return one.name or one.email or gettext("account closed")


def person_or_404(id: str) -> Listed:
    """Return a person, or answer that there is none."""
    return whole_or_404(id).person


def whole_or_404(id: str) -> looking.Whole:
    """Return a person with what hangs on them, or answer that there is none."""
    try:
        return looking.whole(portal(), reader(), id, language())
    except LookupError:
        abort(404)


@routes.get("/admin/people/<id>")
@allowed(Action.manage_people)
def person(id: str) -> Response:
    """Show a person: who they are, what they may do, their records, what can be done."""
    found = whole_or_404(id)
    one = found.person
    return show(
        "admin_person.html",
        section="people",
        one=one,
        name=called(one),
        facts=_facts(one, found.sessions),
        records=found.records,
        hidden=one.records - len(found.records),
        is_me=one.id == reader().id,
        standing=standing_name(one.standing),
    )


def _facts(one: Listed, sessions: int) -> list[tuple[str, str]]:
    where = formats.listed([mark.name for mark in marks(one.regions)])
    factor = gettext("an app on their phone") if one.has_factor else gettext("none")
    last = formats.moment(one.signed_in_at) if one.signed_in_at else gettext("never")
    found = [
        (gettext("E-mail address"), one.email),
        (gettext("Role"), role_name(one.role)),
        (gettext("Country"), country(one.country) if one.country else ""),
        (gettext("Regions"), where),
        (gettext("Organisation"), bodies.name(portal(), one.organisation_id, language())),
        (gettext("Second factor"), factor),
        (gettext("Account since"), formats.moment(one.created_at)),
        (gettext("Signed in last"), last),
        (gettext("Signed in now"), formats.number(sessions)),
    ]
    return [(label, value) for label, value in found if value] if one.standing != "closed" else []
