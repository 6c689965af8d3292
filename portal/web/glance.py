"""The two tables of facts of a record: 'at a glance' beside its text, and the whole list near its end."""

from collections.abc import Iterable
from dataclasses import replace

from portal.domain.kinds import KINDS
from portal.services.views import RecordView
from portal.web import cards, formats, names, values
from portal.web.i18n import gettext, ngettext
from portal.web.values import Entry, Word

FEW = 4
# Shown in a section, a notice or the box already, or meant for those who run the portal.
ELSEWHERE = frozenset(
    {
        "abstracts", "attachments", "contact_body", "costs", "embargo_until", "evidence_grade", "period_end", "period_start", "reused_by",
        "review_by", "safeguards_checked", "service", "sources", "url", "visibility",
    }
)  # fmt: skip
BRIEF = {
    "practice": ("avrr_stage", "beneficiary_groups", "implementation_countries", "lead_body"),
    "resource": (
        "resource_type", "publisher_body", "year", "language_of_document", "other_language_versions", "pages",
        "avrr_stage", "beneficiary_groups", "countries_covered", "jurisdiction", "in_force_from", "licence",
    ),
}  # fmt: skip


def few(entry: Entry) -> Entry:
    """Return an entry with its first values, and a link to the whole list where there are more."""
    rest = len(entry.words) - FEW
    if rest < 2:
        return entry
    text = ngettext("and %(count)s more", "and %(count)s more", rest) % {"count": formats.number(rest)}
    return replace(entry, words=entry.words[:FEW], more=Word(text, f"#d-{entry.name}"))


def _entries(view: RecordView, fields: Iterable[str]) -> list[Entry]:
    return [found for name in fields if (found := values.entry(view, name))]


def _label(name: str) -> str:
    field = KINDS["practice"].field(name)
    return gettext(field.label)


def evidence(view: RecordView) -> Entry:
    """Return the evidence grade, with a link to why it was given."""
    label = _label("evidence_grade")
    grade = view.get("evidence_grade")
    if not grade:
        return Entry("evidence_grade", label, (), unreported=True)
    why = Word(gettext("why"), "#evidence")
    return Entry("evidence_grade", label, (Word(names.label("evidence", grade)),), dots=cards.dots(grade), more=why)


def period(view: RecordView) -> Entry:
    """Return the span of time of a practice."""
    text = formats.period(view.get("period_start"), view.get("period_end"))
    return Entry("period", gettext("Period"), (Word(text),) if text else (), unreported=not text)


def cost(view: RecordView) -> Entry | None:
    """Return what it cost in one line; the rest is in its section."""
    label = _label("costs")
    costs = view.get("costs")
    if costs:
        return Entry("costs", label, tuple(Word(text) for _, text in cost_lines(costs)[:1]))
    if view.get("costs_note"):
        return Entry("costs", label, (Word(gettext("see the text"), "#costs_note"),))
    return Entry("costs", label, (), unreported=True)


def cost_lines(costs: values.Content) -> list[tuple[str, str]]:
    """Return (label, amount) of each thing known of the costs."""
    currency = costs.get("currency") or ""
    lines = []
    for name, label in (("total", gettext("Total")), ("unit_cost", gettext("Cost for each unit"))):
        if costs.get(name) is not None:
            amount = formats.money(costs[name], currency) if currency else formats.number(costs[name])
            per = costs.get("per") if name == "unit_cost" else None
            lines.append(
                (label, gettext("%(amount)s per %(unit)s") % {"amount": amount, "unit": per} if per else amount)
            )
    if costs.get("staff_fte") is not None:
        lines.append((gettext("Staff (full-time posts)"), formats.number(costs["staff_fte"])))
    if costs.get("cost_band"):
        lines.append((gettext("Order of cost (US dollars)"), names.label("cost_band", costs["cost_band"])))
    return lines


def review(view: RecordView) -> Entry | None:
    """Return when the record is to be looked at again, and whether that day is past."""
    due = formats.known(view.card.review_by)
    if not due:
        return None
    return Entry("review_by", gettext("Next review"), (Word(formats.partial(due)),), late=cards.overdue(due))


def taken_up(view: RecordView) -> Entry | None:
    """Return how many countries took a practice up."""
    reused = view.get("reused_by")
    if not reused:
        return None
    count = len({item["country"] for item in reused})
    text = ngettext("%(count)s country", "%(count)s countries", count) % {"count": formats.number(count)}
    return Entry("reused_by", gettext("Taken up by"), (Word(text, "#reused_by"),))


def glance(view: RecordView) -> tuple[Entry, ...]:
    """Return the facts that stand beside the text."""
    kind = view.card.kind
    middle = [few(found) for found in _entries(view, BRIEF[kind])]
    contact = Entry("contact_body", gettext("Contact"), (Word(contact_name(view), "#contact"),))
    ends = [contact, review(view)]
    before, after = [], []
    if kind == "practice":
        before, after = [evidence(view), period(view)], [cost(view), taken_up(view)]
    return tuple(entry for entry in (*before, *middle, *after, *ends) if entry)


def contact_name(view: RecordView) -> str:
    """Return the name of the body that answers questions."""
    contact = view.get("contact_body")
    if not contact:
        return gettext("not reported")
    known = view.organisations.get(contact["organisation"])
    return known.name if known else str(contact["organisation"])


def details(view: RecordView) -> tuple[Entry, ...]:
    """Return every other shared field that the record has, in the order of its kind."""
    fields = KINDS[view.card.kind].shared_fields
    return tuple(_entries(view, (field.name for field in fields if field.name not in ELSEWHERE)))
