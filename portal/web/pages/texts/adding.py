"""Adding an organisation that no list has, while a text is written: first it is asked whether it is one of those with a like name.

The page stands alone, in a window of its own, so that nothing that was typed into the text is touched; a script shows its form in place.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, abort, jsonify, request

from portal.domain.inputs import OrganisationInput
from portal.domain.messages import msgid
from portal.services.choosing import organisation_labels
from portal.services.people import proposing
from portal.services.people.limits import TooOftenError
from portal.services.people.organisations import new_id
from portal.web.current import portal, reader
from portal.web.forms.choices import Choice, Choices, Group
from portal.web.forms.fields import Field, Form, Kind
from portal.web.forms.sources import Sources
from portal.web.i18n import gettext, language
from portal.web.names import label
from portal.web.pages import part
from portal.web.pages.account.common import checked_input, too_often, typed
from portal.web.pages.texts import common
from portal.web.signing import signed_in

routes = part("adding")
FIELDS = (
    Field(
        "body_name",
        msgid("Its full name"),
        msgid("With its acronym in brackets at the end, if it has one."),
        limit=300,
        spellcheck=False,
    ),
    Field("body_language", msgid("Language of this name"), kind=Kind.select),
    Field("body_type", msgid("What it is"), kind=Kind.select),
    Field(
        "body_country",
        msgid("Country that it belongs to"),
        msgid("None for an international organisation."),
        Kind.select,
        required=False,
    ),
    Field(
        "body_url",
        msgid("Web address"),
        msgid("Its own site: “https://example.org”."),
        Kind.url,
        required=False,
        limit=2000,
        spellcheck=False,
    ),
)
ANOTHER = "another"
Values = Mapping[str, Any]


@routes.get("/texts/organisations/new")
@signed_in
def ask() -> Response:
    """Show the form, with the name that was typed; `part=1` answers the form alone."""
    _check()
    return _page({"body_name": request.args.get("name", "")[:300], "body_language": language()})


@routes.post("/texts/organisations/new")
@signed_in
def add() -> Response:
    """Add it, unless others are called alike and nobody has said yet that it is none of them."""
    _check()
    values = typed(FIELDS)
    given, wrong = checked_input(OrganisationInput, _raw(values))
    wrong = {f"body_{name}": text for name, text in wrong.items() if name in ("name", "url")}
    if not values["body_name"]:
        wrong["body_name"] = gettext("Write its name.")
    if not values["body_type"]:
        wrong["body_type"] = gettext("Choose what it is.")
    if given is None or wrong:
        return _page(values, wrong or {"": gettext("This cannot be added. Look at what you wrote.")})
    same = proposing.alike(portal(), reader(), given.name)
    if same and not request.form.get(ANOTHER):
        return _page(values, same=same)
    try:
        id = proposing.add(portal(), reader(), given)
    except TooOftenError as error:
        return _page(values, too_often(error))
    name = str(values["body_name"])
    if _is_part():
        return jsonify(value=id, label=name)
    return common.show("texts_organisation.html", form=None, added=name, similar=(), part=False)


def _check() -> None:
    if not proposing.may_add(reader()):
        abort(404)


def _is_part() -> bool:
    return bool(request.values.get("part"))


def _raw(values: Values) -> dict[str, Any]:
    spoken = common.content_language(str(values["body_language"]), language())
    return {
        "id": new_id(str(values["body_name"])),
        "name": {spoken: values["body_name"]},
        "type": values["body_type"],
        "countries": [values["body_country"]] if values["body_country"] else [],
        "url": values["body_url"] or None,
    }


def _page(values: Values, wrong: Mapping[str, str] | None = None, same: Sequence[str] = ()) -> Response:
    sources = Sources(portal(), language())
    types = tuple(Choice(code, label("body", code)) for code in portal().vocabulary.codes("body"))
    choices = {
        "body_type": Choices((Group("", types),)),
        "body_language": common.languages(),
        "body_country": sources.countries,
    }
    labels = organisation_labels(portal(), language()) if same else {}
    return common.show(
        "texts_organisation_part.html" if _is_part() else "texts_organisation.html",
        common.WRONG if wrong and not _is_part() else 200,
        form=Form(FIELDS, values, wrong, choices),
        similar=[(id, labels[id]) for id in same],
        added="",
        part=_is_part(),
    )
