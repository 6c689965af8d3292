"""Organisations: the list, the page of one of them, and adding one."""

from dataclasses import dataclass
from typing import Any

from flask import Response, abort
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.inputs import OrganisationInput
from portal.domain.languages import DEFAULT, INTERFACE, LANGUAGES
from portal.domain.messages import msgid
from portal.domain.policy import Action, OrganisationStanding
from portal.services.people import organisations as service
from portal.services.people.checks import NotPossibleError
from portal.services.people.organisations import Body
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.choices import Choice, Choices, Group, listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language
from portal.web.names import country, label
from portal.web.pages import part
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, asked, checked_input, done, said, show, typed
from portal.web.people import BODY_STANDINGS, body_standing

routes = part("admin_organisations")
FILTERS = (
    Field("q", msgid("Words of the name"), limit=200, spellcheck=False),
    Field("standing", msgid("Standing"), kind=Kind.select),
)
# The languages of the interface first: one of them is needed.
CODES = (*INTERFACE, *(one.code for one in LANGUAGES if one.code not in INTERFACE))
NAME = msgid("Name in %(language)s")
NAMES = tuple(Field(f"name_{code}", NAME, limit=300, spellcheck=False) for code in CODES)
TYPE = Field("type", msgid("What it is"), kind=Kind.select)
COUNTRIES = Field(
    "countries", msgid("Countries that it belongs to"), msgid("None for an international organisation."),
    kind=Kind.grouped, required=False,
)  # fmt: skip
URL = Field("url", msgid("Web address"), kind=Kind.url, required=False, limit=2000, spellcheck=False)
FIELDS = (*NAMES, TYPE, COUNTRIES, URL)
NAME_NEEDED = msgid("Write the name in one language at least.")
NAME_TAKEN = msgid("There is an organisation of this name already. Is it the same?")


@dataclass(frozen=True)
class Row:
    """An organisation in the list, in words."""

    href: str
    name: str
    type: str
    countries: str
    standing: str
    code: str
    people: str
    records: str
    merged: str


def row(one: Body) -> Row:
    """Return an organisation in the list, in words."""
    return Row(
        at().admin("organisations", one.id),
        one.name,
        label("body", one.type),
        ", ".join(country(code) for code in one.countries),
        gettext("merged") if one.merged_into else body_standing(one.standing),
        one.standing.value,
        formats.number(one.people),
        formats.number(one.records),
        one.merged_into or "",
    )


@routes.get("/admin/organisations")
@allowed(Action.manage_organisations)
def organisations() -> Response:
    """Show the organisations that are asked for, by name; those that were merged only where they are asked for."""
    given = asked("q", "standing")
    everything = service.listed(portal(), reader(), language())
    found = [one for one in everything if _is_asked(one, given)]
    choices = {"standing": listed(*_standings(), ("merged", gettext("merged").capitalize()))}
    return show(
        "admin_organisations.html",
        section="organisations",
        rows=[row(one) for one in found],
        filtered=any(given.values()),
        form=Form(FILTERS, given, choices=choices),
    )


def _standings() -> list[tuple[str, str]]:
    return [(code.value, body_standing(code).capitalize()) for code in BODY_STANDINGS]


def _is_asked(one: Body, given: dict[str, str]) -> bool:
    words = given["q"].casefold()
    named = any(words in name.casefold() for name in (*one.names.values(), one.id))
    if one.merged_into or given["standing"] == "merged":
        return named and given["standing"] == "merged" and bool(one.merged_into)
    return named and given["standing"] in ("", one.standing.value)


def body_or_404(id: str) -> Body:
    """Return an organisation, or answer that there is none."""
    try:
        return service.one(portal(), reader(), id, language())
    except LookupError:
        abort(404)


@routes.get("/admin/organisations/<id>")
@allowed(Action.manage_organisations)
def organisation(id: str) -> Response:
    """Show an organisation: what it is called, who belongs to it, how far it is trusted."""
    one = body_or_404(id)
    into = body_or_404(one.merged_into) if one.merged_into else None
    names = [(formats.language_named(code), code, name) for code, name in one.names.items()]
    return show(
        "admin_organisation.html",
        section="organisations",
        one=one,
        row=row(one),
        names=names,
        into=into,
        can=[standing for standing in OrganisationStanding if standing not in (one.standing, "unverified")],
        verbs={"allowed": gettext("Allow"), "trusted": gettext("Trust"), "blocked": gettext("Block")},
    )


def _form(values: Any, wrong: Any = None) -> Form:
    types = tuple(Choice(code, label("body", code)) for code in portal().vocabulary.codes("body"))
    form = Form(FIELDS, values, wrong, {"type": Choices((Group("", types),)), "countries": common.countries()})
    for code in CODES:
        form.change(f"name_{code}", label=gettext(NAME) % {"language": formats.language_named(code)}, lang=code)
    return form


def _page(form: Form) -> Response:
    first = len(INTERFACE)
    shown = [form[f"name_{code}"] for code in CODES]
    return show(
        "admin_organisation_new.html",
        common.WRONG if form.errors else 200,
        section="organisations",
        form=form,
        usual_names=shown[:first],
        rare_names=shown[first:],
        rest=[form[field.name] for field in (TYPE, COUNTRIES, URL)],
    )


@routes.get("/admin/organisations/new")
@allowed(Action.manage_organisations)
def new() -> Response:
    """Show the form."""
    return _page(_form({}))


@routes.post("/admin/organisations/new")
@allowed(Action.manage_organisations)
def create() -> AnyResponse:
    """Add the organisation."""
    values = typed(FIELDS)
    names = {code: name for code in CODES if (name := values[f"name_{code}"])}
    first = f"name_{DEFAULT}"
    raw = {
        "id": service.new_id(next(iter(names.values()), "")),
        "name": names,
        "type": values["type"],
        "countries": [code for code in values["countries"] if code],
        "url": values["url"] or None,
    }
    given, wrong = checked_input(OrganisationInput, raw)
    if not names:
        wrong = {**{name: text for name, text in wrong.items() if name != "name"}, first: gettext(NAME_NEEDED)}
    elif "name" in wrong:
        wrong[first] = wrong.pop("name")
    if "" in wrong:
        # Of codes that are in no list, only the type can be missing in a form that was filled in by hand.
        wrong["type"] = wrong.pop("")
    if given is None:
        return _page(_form(values, wrong))
    try:
        service.create(portal(), reader(), given)
    except NotPossibleError as error:
        wrong = {(first if name == "id" else name): text for name, text in said(error.problems).items()}
        return _page(_form(values, {**wrong, first: gettext(NAME_TAKEN)}))
    return done(
        at().admin("organisations", given.id), gettext("The organisation is added. Records and people can name it now.")
    )
