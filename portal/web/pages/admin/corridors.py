"""Corridors that forms offer: from where people return, through where, to where."""

from dataclasses import dataclass
from typing import Any

from flask import Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.domain.people import CorridorInput
from portal.domain.places import corridor_code
from portal.domain.policy import Action
from portal.services.people import corridors as service
from portal.services.people.checks import NotPossibleError
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language
from portal.web.names import country
from portal.web.pages import part
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, checked_input, done, said, show, typed

routes = part("admin_corridors")
MOST = 3
TRANSIT = tuple(
    Field(f"transit_{number}", label, kind=Kind.select, required=False)
    for number, label in enumerate((msgid("Passed through"), msgid("Then through"), msgid("And through")))
)
FIELDS = (
    Field("host", msgid("Host country"), msgid("Where people return from."), kind=Kind.select),
    *TRANSIT,
    Field("origin", msgid("Country of origin"), msgid("Where they return to."), kind=Kind.select),
)


@dataclass(frozen=True)
class Row:
    """A corridor in the list, in words; `search` leads to the records that name it."""

    code: str
    name: str
    transit: str
    own: bool
    hidden: bool
    search: str


def _rows() -> list[Row]:
    found = []
    for one in service.listed(portal()):
        host, _, origin = one.code.partition("-")
        name = f"{country(host)} → {country(origin)}"
        transit = ", ".join(country(code) for code in one.transit)
        found.append(Row(one.code, name, transit, one.own, one.hidden, at().by("corridor", one.code)))
    return sorted(found, key=lambda row: row.name)


def _page(values: Any = None, wrong: Any = None) -> Response:
    countries = common.countries()
    form = Form(FIELDS, values, wrong, {field.name: countries for field in FIELDS})
    return show(
        "admin_corridors.html", common.WRONG if wrong else 200, section="corridors", form=form, rows=_rows()
    )  # fmt: skip


@routes.get("/admin/corridors")
@allowed(Action.manage_corridors)
def corridors() -> Response:
    """Show the corridors and the form to add one."""
    return _page()


@routes.post("/admin/corridors")
@allowed(Action.manage_corridors)
def add() -> AnyResponse:
    """Offer a corridor."""
    values = typed(FIELDS)
    transit = [code for field in TRANSIT if (code := values[field.name])]
    raw = {"host": values["host"], "origin": values["origin"], "transit": transit}
    given, wrong = checked_input(CorridorInput, raw)
    if given is None:
        return _page(values, _at_fields(values, wrong))
    try:
        service.add(portal(), reader(), given)
    except NotPossibleError as error:
        return _page(values, said(error.problems))
    return _done(corridor_code(given.host, given.origin), hidden=False)


def _at_fields(values: Any, wrong: dict[str, str]) -> dict[str, str]:
    """Return what is wrong at the fields of the form: an end that is missing is the first empty one."""
    named = {name: text for name, text in wrong.items() if name not in ("", "transit")}
    if "transit" in wrong:
        named["transit_0"] = wrong["transit"]
    if "" in wrong:
        named["host" if not values["host"] else "origin"] = wrong[""]
    return named


@routes.post("/admin/corridors/<any(hide, show):what>")
@allowed(Action.manage_corridors)
def change(what: str) -> AnyResponse:
    """Take a corridor out of the forms, or offer it again."""
    code = request.form.get("corridor", "")
    try:
        service.set_hidden(portal(), reader(), code, what == "hide")
    except LookupError:
        abort(404)
    return _done(code, hidden=what == "hide")


def _done(code: str, hidden: bool) -> AnyResponse:
    text = (
        gettext("Forms offer %(corridor)s no more. Records that name it keep it.")
        if hidden
        else gettext("Forms offer %(corridor)s now.")
    )
    return done(at().admin("corridors"), text % {"corridor": portal().places.corridor_name(code, language())})
