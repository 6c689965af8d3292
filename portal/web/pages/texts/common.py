"""What the author's pages share: how they are sent, what is still missing in a text, languages of texts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.kinds import KINDS
from portal.domain.languages import CODES
from portal.domain.messages import msgid
from portal.domain.problems import Problem
from portal.web import formats, names
from portal.web.forms import errors, groups, hints, parts, places
from portal.web.forms.choices import Choices, listed
from portal.web.i18n import gettext
from portal.web.render import page

WRONG, TOO_OFTEN = 422, 429
OWN = {
    "own_region": msgid(
        "Choose at least one of your own regions (%(regions)s), or hand the text to somebody of the region."
    ),
    "markdown_too_complex": msgid("A text is too complicated to be printed. Use fewer lists within lists."),
}


@dataclass(frozen=True)
class Missing:
    """What a text still lacks: the place in the form, its name, what to do, the path of the field and the step that asks for it."""

    href: str
    name: str
    text: str
    path: str = ""
    step: str = ""


def show(template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a page of one's own texts; no crawler keeps it."""
    response = page(template, status, area="texts", **values)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def go(address: str) -> AnyResponse:
    """Go on to a page after something was done."""
    return redirect(address, 303)


def said(problems: Iterable[Problem]) -> dict[str, str]:
    """Return {path: what to do} in the reader's language."""
    return errors.messages((_named(problem) for problem in problems), OWN)


def _named(problem: Problem) -> Problem:
    if problem.type != "own_region":
        return problem
    regions = [names.region(code) for code in problem.about["regions"]]
    return replace(problem, about={"regions": formats.listed(regions)})


def missing(kind: str, problems: Iterable[Problem], record_id: str = "", step: str = "") -> tuple[Missing, ...]:
    """Return what a text lacks as links into its form; `step` is the one that this page shows, if it shows one."""
    return tuple(_missing(kind, path, text, record_id, step) for path, text in said(problems).items())


def _missing(kind: str, path: str, text: str, record_id: str, step: str) -> Missing:
    known = {field.name: field for field in KINDS[kind].fields}
    name, *rest = path.split(".")
    if name not in known:
        return Missing("", "", text)
    _, *kept = places.shown_path(known[name], rest)
    label = gettext(hints.label(known[name]))
    if kept and not kept[-1].isdigit():
        label = f"{label}, {gettext(parts.words(name, kept[-1]).label)}"
    return Missing(
        places.address(kind, path, record_id, step), label, text, ".".join([name, *kept]), groups.step_of(kind, name)
    )


def label(kind: str, name: str) -> str:
    """Return what a field of a kind is called; nothing where it has none of this name."""
    found = next((field for field in KINDS[kind].fields if field.name == name), None)
    return gettext(hints.label(found)) if found else ""


def content_language(code: str | None, otherwise: str) -> str:
    """Return a language that texts can have."""
    return code if code in CODES else otherwise


def languages() -> Choices:
    """Return the languages that texts can have, those of the interface first."""
    return listed(*((code, formats.language_named(code)) for code in CODES))
