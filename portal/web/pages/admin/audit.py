"""The audit: what was done, filtered, page by page, and as a file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Response, request, stream_with_context

from portal.domain.messages import msgid
from portal.domain.policy import Action
from portal.services.audit import listing
from portal.services.audit.asking import KINDS, Wanted
from portal.services.audit.listing import Entry, Known
from portal.web import audit_csv, audit_words, formats
from portal.web.addresses import at
from portal.web.audit_words import Subject
from portal.web.current import portal, reader
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext, language
from portal.web.pages import part
from portal.web.pages.admin.common import WRONG, allowed, asked, show
from portal.web.people import role_name

routes = part("admin_audit")
FILTERS = (
    Field("who", msgid("Who"), msgid("Words of a name or address."), limit=200, spellcheck=False),
    Field("action", msgid("What"), kind=Kind.select),
    Field("about", msgid("On what kind"), kind=Kind.select),
    Field("subject", msgid("On what"), msgid("Words of a name or title, or an id."), limit=200, spellcheck=False),
    Field("since", msgid("From this day on"), kind=Kind.date),
    Field("until", msgid("Until this day"), kind=Kind.date),
)  # fmt: skip
NAMES = tuple(field.name for field in FILTERS)
NO_DAY = msgid("Write a day, such as 2026-03-31.")


@dataclass(frozen=True)
class Row:
    """A row in words; `mine` asks for all that the same person did."""

    at: str
    who: str
    mine: str
    role: str
    what: str
    subject: Subject
    old: str
    new: str
    reason: str
    note: str


def _row(entry: Entry, known: Known) -> Row:
    note = ""
    if entry.withheld:
        note = gettext("The reason is kept with the record, for those who may read it.")
    elif entry.erased:
        note = gettext("The reason was removed.")
    return Row(
        f"{formats.short_day(entry.at)}, {entry.at:%H:%M:%S}",
        audit_words.actor_name(entry),
        at().admin("audit", who=entry.actor) if entry.actor else "",
        role_name(entry.role) if entry.actor and entry.actor != "portal" else "",
        audit_words.action_name(entry.action),
        audit_words.subject(entry, known) if entry.subject != f"person:{entry.actor}" else Subject(""),
        audit_words.value(entry, entry.old, known),
        audit_words.value(entry, entry.new, known),
        entry.reason,
        note,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _wanted(given: dict[str, str]) -> tuple[Wanted, dict[str, str]]:
    days = {name: _day(given[name]) for name in ("since", "until")}
    wrong = {name: gettext(NO_DAY) for name, day in days.items() if given[name] and day is None}
    return Wanted(given["who"], given["action"], given["about"], given["subject"], **days), wrong


def _choices() -> dict[str, Choices]:
    actions = [(code, audit_words.action_name(code).capitalize()) for code in listing.actions(portal(), reader())]
    kinds = [(code, gettext(audit_words.KINDS[code]).capitalize()) for code in KINDS]
    return {"action": listed(*sorted(actions, key=lambda pair: pair[1])), "about": listed(*kinds)}


@routes.get("/admin/audit")
@allowed(Action.see_audit)
def audit() -> Response:
    """Show the rows that are asked for, the newest first."""
    given = asked(*NAMES)
    wanted, wrong = _wanted(given)
    before = request.args.get("before", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
    found = listing.page(portal(), reader(), wanted, language(), number)
    older = {**given, "before": str(found.entries[-1].pk)} if found.more else {}
    return show(
        "admin_audit.html",
        WRONG if wrong else 200,
        section="audit",
        rows=[_row(entry, found.known) for entry in found.entries],
        form=Form(FILTERS, given, wrong, _choices()),
        given=[(name, text) for name, text in given.items() if text],
        older=at().admin("audit", **older) if older else "",
        newest=at().admin("audit", **given) if number else "",
    )


@routes.post("/admin/audit")
@allowed(Action.see_audit)
def export() -> Any:
    """Hand out all rows that are asked for, as a file; that somebody took them is a row too."""
    given = {name: request.form.get(name, "").replace("\0", "").strip()[:200] for name in NAMES}
    wanted, _ = _wanted(given)
    portions = listing.export(portal(), reader(), wanted, language())
    response = Response(stream_with_context(audit_csv.lines(portions)), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="audit-{date.today().isoformat()}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response
