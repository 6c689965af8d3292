"""The form in which a moderator goes through the checklist, grades the evidence and decides."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.domain.inputs import reported
from portal.domain.messages import msgid
from portal.domain.workflow import State
from portal.services.review import deciding
from portal.services.review.deciding import Choice as Decision
from portal.services.review.desk import CHECKLIST, Standing
from portal.services.review.needs import Given
from portal.web import names
from portal.web.current import portal
from portal.web.forms.choices import Choice, Choices, Group
from portal.web.forms.fields import Field, Form, Kind
from portal.web.names import label
from portal.web.pages.desk import finding

# What is to be looked for, and what it is called.
POINTS: Mapping[str, tuple[str, str]] = {
    "scope": (
        msgid("It belongs here"),
        msgid("It is about return, reintegration or what drives migration, in a pilot region, and others can use it."),
    ),
    "complete": (
        msgid("It is complete"),
        msgid("It tells what was done, what came of it with a number or “not measured”, and what did not work."),
    ),
    "acronyms": (
        msgid("Acronyms are spelled out"),
        msgid("Each one at its first use, so that somebody from another region understands it."),
    ),
    "personal_data": (
        msgid("Nobody can be recognised"),
        msgid("No names of migrants, case numbers, private phones, dates of birth, counts below 10, or stories that fit one person."),
    ),
    "licence": (
        msgid("The licence is right"),
        msgid("The author may give it under this licence, and sources are named and can be opened."),
    ),
    "duplicates": (
        msgid("It is not there yet"),
        msgid("Search for its title and place. Where it is there already, choose “It is there already” below."),
    ),
}  # fmt: skip
# What is decided, and what the author gets.
DECISIONS: Mapping[Decision, tuple[str, str]] = {
    Decision.publish: (
        msgid("Publish it now"),
        msgid("Readers find it within seconds. The author gets your reason and the address."),
    ),
    Decision.schedule: (
        msgid("Publish it on a day"),
        msgid("It is published by itself early on that day. The author gets your reason and the day now."),
    ),
    Decision.approve: (
        msgid("Approve it, publish later"),
        msgid("It stays on the desk as approved until a moderator publishes it. The author gets your reason."),
    ),
    Decision.request_changes: (
        msgid("Ask for changes"),
        msgid("The author gets your reason and open comments, changes the text and sends it in again."),
    ),
    Decision.refuse: (
        msgid("Refuse it"),
        msgid("It does not become public. The author gets your reason and keeps the text."),
    ),
    Decision.duplicate: (
        msgid("It is there already"),
        msgid("The author gets your reason and the address of the record that is kept."),
    ),
    Decision.reconsider: (
        msgid("Take the approval back"),
        msgid("It is in review again and is not published. The author gets your reason."),
    ),
}
APPROVING = frozenset({Decision.publish, Decision.schedule, Decision.approve})
TICKED = Field(
    "ticked",
    msgid("Checklist"),
    msgid("Tick what you have looked at. Other moderators see your ticks."),
    Kind.checkboxes,
    required=False,
)
GRADE = Field(
    "grade",
    msgid("Evidence grade"),
    msgid("The author proposes, you decide. The grade says how well it is known that something worked."),
    Kind.radio,
)
GRADE_REASON = Field(
    "grade_reason",
    msgid("Why this grade"),
    msgid("Published below the grade, in the language of the text: which data or evaluation it rests on."),
    Kind.textarea,
    rows=3,
)
CHOICE = Field("choice", msgid("What do you decide?"), "", Kind.radio)
DAY = Field("day", msgid("Day of publication"), msgid("Only to publish it on a day."), Kind.date, required=False)
RECORD = Field(
    "record",
    msgid("The record that is kept"),
    msgid("Only where it is there already: the end of that record's address, or find it by its title below."),
    required=False,
)
REASON = Field(
    "reason",
    msgid("Your reason"),
    msgid("Sent to the author in full. Say what is good, what is missing, and what to do next."),
    Kind.textarea,
    rows=6,
    limit=3000,
)
FIELDS = (TICKED, GRADE, GRADE_REASON, CHOICE, DAY, RECORD, finding.WORDS, REASON)


def fields(state: State, kind: str) -> tuple[Field, ...]:
    """Return the fields of the form where a text stands."""
    if state is State.in_review:
        return tuple(field for field in FIELDS if kind == "practice" or field not in (GRADE, GRADE_REASON))
    later = (TICKED, CHOICE, DAY, REASON) if state is State.approved else (TICKED, CHOICE, REASON)
    return later


def first_values(standing: Standing) -> dict[str, Any]:
    """Return what the form begins with: ticks that were kept, and the grade that was given or that the author proposes."""
    grade = standing.evidence_grade or reported(standing.shared, "evidence_grade") or ""
    why = standing.evidence_reason or reported(standing.texts, "evidence_reason") or ""
    return {"ticked": list(standing.checklist), "grade": grade, "grade_reason": why}


def form(standing: Standing, values: Mapping[str, Any], wrong: Mapping[str, str] | None = None) -> Form:
    """Return the form; where words were searched for, the records found can be chosen."""
    choices = {
        "ticked": finding.choices((point, *POINTS[point]) for point in CHECKLIST),
        "choice": finding.choices((one.value, *DECISIONS[one]) for one in deciding.CHOICES.get(standing.state, ())),
        "grade": Choices((Group("", tuple(_grades())),)),
    }
    declared = fields(standing.state, standing.kind)
    found = finding.records(standing.kind, standing.record_id, str(values.get("words") or ""))
    if len(found):
        choices["record"] = found
        declared = tuple(finding.chosen(one) if one is RECORD else one for one in declared)
    return Form(declared, values, wrong, choices)


def given(choice: Decision | None, values: Mapping[str, Any], kind: str) -> Given:
    """Return what goes with a decision: of all that was typed, what belongs to the choice."""
    grades = choice in APPROVING and kind == "practice"
    return Given(
        reason=str(values.get("reason", "")),
        record=str(values.get("record", "")) if choice is Decision.duplicate else "",
        day=str(values.get("day", "")) if choice is Decision.schedule else "",
        grade=str(values.get("grade", "")) if grades else "",
        grade_reason=str(values.get("grade_reason", "")) if grades else "",
    )


def _grades() -> Sequence[Choice]:
    codes = portal().vocabulary.codes("evidence")
    return [Choice(code, label("evidence", code), names.definition("evidence", code)) for code in codes]
