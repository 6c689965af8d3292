"""What readers report, until a moderator has looked: personal data first."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response, request

from portal.domain.messages import msgid
from portal.services.review import flags
from portal.services.review.needs import NeededError
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.choices import Choice, Choices, Group
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.desk.common import CONFLICT, WRONG, done, lacking, moderating, number, show, typed

routes = part("desk_flags")
OUTCOME = Field("outcome", msgid("What did you find?"), kind=Kind.radio)
REASON = Field(
    "reason",
    msgid("Reason"),
    msgid("Kept with the record and seen by its moderators. Do not repeat the name or data that was reported."),
    Kind.textarea,
    rows=3,
    limit=flags.LONGEST,
)
# What an outcome does, with a report of personal data or another one.
DOES: Mapping[str, str] = {
    "mended": msgid("The text was changed, or the words were removed for good, or its author will do it."),
    "right_as_it_is": msgid("There is nothing to mend."),
    "withheld": msgid("Readers do not see it until a moderator releases it."),
}
RELEASES = msgid("Where it was hidden for this, readers see it again at once.")


@routes.get("/desk/flags")
@moderating
def waiting() -> Response:
    """Show what was reported."""
    return _page()


@routes.post("/desk/flags")
@moderating
def settle() -> Any:
    """Settle one report."""
    pk = number(request.form.get("flag", ""))
    fields = _fields(pk)
    outcome, reason = typed(fields).values()
    before = next((one for one in flags.waiting(portal(), reader()) if one.pk == pk), None)
    try:
        settled = before is not None and flags.settle(portal(), reader(), pk, outcome, reason)
    except NeededError as error:
        wrong = {f"{name}.{pk}": text for name, text in lacking(error).items()}
        return _page(WRONG, pk, {fields[0].name: outcome, fields[1].name: reason}, wrong)
    if not settled:
        # Settled meanwhile, or never there: what was typed is not lost.
        return _page(CONFLICT, kept=reason)
    return done(at().desk("flags"), msgid("The report is settled."))


def _fields(pk: int) -> tuple[Field, Field]:
    """Return the fields of one report: a page has several, and each field its own name."""
    return replace(OUTCOME, name=f"outcome.{pk}"), replace(REASON, name=f"reason.{pk}")


def _page(
    status: int = 200,
    typed_at: int = 0,
    values: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    kept: str | None = None,
) -> Response:
    """Return the page; `values` were typed at the report `typed_at`, `kept` at one that does not wait any more."""
    found = []
    for one in flags.waiting(portal(), reader()):
        typed_here = (values, wrong) if one.pk == typed_at else ({}, {})
        form = Form(_fields(one.pk), *typed_here, {f"outcome.{one.pk}": _outcomes(one)})
        found.append((one, gettext(flags.KINDS[one.what]), form))
    return show("desk_flags.html", status, found=found, personal=flags.PERSONAL, kept=kept)


def _outcomes(one: flags.Open) -> Choices:
    hints = {outcome: gettext(text) for outcome, text in DOES.items()}
    if one.what == flags.PERSONAL and one.withheld:
        hints |= {outcome: f"{hints[outcome]} {gettext(RELEASES)}" for outcome in ("mended", "right_as_it_is")}
    return Choices(
        (Group("", tuple(Choice(code, gettext(text), hints[code]) for code, text in flags.OUTCOMES.items())),)
    )
