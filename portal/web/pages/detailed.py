"""Detailed search: a form for those who do not know the signs of the search box, which leads to the page of results."""

from collections.abc import Mapping
from functools import partial

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.facets import BY_NAME
from portal.domain.messages import msgid
from portal.domain.query import Query, Years
from portal.domain.query_building import built
from portal.search.analysis import fold
from portal.web import names
from portal.web.addresses import at, pairs_of
from portal.web.current import portal
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, Kind, read
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.render import page

routes = part("detailed")

LONGEST = 200
WORDS = (
    Field("all", msgid("All these words"), msgid("Every result has each of them."), limit=LONGEST),
    Field("exact", msgid("Exactly these words"), msgid("In this order, beside each other."), limit=LONGEST),
    Field("any", msgid("Any of these words"), msgid("Every result has at least one of them."), limit=LONGEST),
    Field("none", msgid("None of these words"), msgid("No result has any of them."), limit=LONGEST),
)
YEARS = (
    Field(
        "from",
        msgid("From the year"),
        msgid("When the practice ran or the resource appeared, for example 2015."),
        limit=4,
    ),
    Field("to", msgid("Up to the year"), limit=4),
)
CHOSEN = (
    Field("country", msgid("Country"), kind=Kind.select),
    Field("language", msgid("Language"), kind=Kind.select),
    Field("kind", msgid("Kind"), kind=Kind.select),
)
FIELDS = (*WORDS, *YEARS, *CHOSEN)
NO_YEAR = msgid("Write a year with four digits, such as 2015.")
NOTHING = msgid("Fill in at least one field.")
WRONG = 422


@routes.get("/search/detailed")
def detailed() -> AnyResponse:
    """Show the form; sent, it leads to the results."""
    values = {name: str(text) for name, text in read(FIELDS, request.args).items()}
    if not request.args:
        return _form(values, {})
    years, wrong = _years(values)
    clauses = built(values["all"], values["exact"], values["any"], values["none"], years)
    filters = {one.name: (values[one.name],) for one in CHOSEN if values[one.name]}
    if not (wrong or clauses or filters):
        wrong = {"all": gettext(NOTHING)}
    if wrong:
        return _form(values, wrong)
    return redirect(at().search(pairs_of(Query(clauses=clauses, filters=filters))))


def _years(values: Mapping[str, str]) -> tuple[Years | None, dict[str, str]]:
    given = {one.name: values[one.name] for one in YEARS}
    wrong = {name: gettext(NO_YEAR) for name, text in given.items() if text and not _is_year(text)}
    if wrong or not any(given.values()):
        return None, wrong
    first, last = (int(text) if text else None for text in given.values())
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return Years(first, last), {}


def _is_year(text: str) -> bool:
    # Not isdigit() alone: it takes other scripts' digits.
    return len(text) == 4 and text.isascii() and text.isdigit()


def _form(values: Mapping[str, str], wrong: dict[str, str]) -> Response:
    form = Form(FIELDS, values, wrong, {one.name: _choices(one.name) for one in CHOSEN})
    for one in YEARS:
        form.change(one.name, inputmode="numeric", brief=True)
    return page("detailed.html", WRONG if wrong else 200, form=form)


def _choices(facet: str) -> Choices:
    called = names.country if facet == "country" else partial(names.facet_value, facet)
    pairs = [(code, called(code)) for code in portal().codes(BY_NAME[facet].scheme)]
    return listed(*(sorted(pairs, key=lambda pair: fold(pair[1])) if facet == "country" else pairs))
