"""A published record at the desk: how it reads whatever its condition, what became of it, and what a moderator can do with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, request

from portal.domain.messages import msgid
from portal.domain.policy import Visibility
from portal.domain.workflow import CONDITIONS, Condition, Needs
from portal.services.links.listing import dead_of
from portal.services.review import conditions, published
from portal.services.review.conditions import StandsOtherwiseError
from portal.services.review.needs import Given, NeededError
from portal.services.review.published import Published
from portal.web.cards import marks
from portal.web.current import portal, reader
from portal.web.forms.choices import listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import language
from portal.web.names import label
from portal.web.pages import part
from portal.web.pages.desk import finding, texts
from portal.web.pages.desk.common import (
    CONFLICT,
    WRONG,
    done,
    lacking,
    lacks,
    moderating,
    pressed,
    record_address,
    show,
    typed,
)
from portal.web.pages.desk.review import told
from portal.web.stages import condition_name, state_name

routes = part("desk_record")
# What is done with a record, and what readers and its owner notice of it.
MOVES: Mapping[str, tuple[str, str]] = {
    "doubt": (
        msgid("Mark it as being reviewed again"),
        msgid("Readers still find it, with a notice that it may change. For doubts that do not harm anybody."),
    ),
    "confirm": (msgid("Confirm it"), msgid("You have read it and it is right: the notice goes.")),
    "withhold": (
        msgid("Withhold it"),
        msgid("No reader can open or find it any more, at once, also not by programs. Its owner gets a mail with your reason."),
    ),
    "release": (msgid("Show it again"), msgid("Readers see it again at once. Its owner gets a mail.")),
    "archive": (
        msgid("Put it into the archive"),
        msgid("Searches do not find it any more; its address still answers, with a notice. For what is over, not wrong."),
    ),
    "revive": (msgid("Take it out of the archive"), msgid("Searches find it again.")),
    "supersede": (
        msgid("Put another record in its place"),
        msgid("Searches do not find it any more; its page leads to the other record."),
    ),
    "reclassify": (
        msgid("Change for whom it is"),
        msgid("It applies at once: those it is no longer meant for cannot find it."),
    ),
    "renew": (msgid("It is still right"), msgid("You have read it: the day of its next review is set anew.")),
}  # fmt: skip
SAID: Mapping[str, str] = {
    "doubt": msgid("Readers see that it is being reviewed again."),
    "confirm": msgid("It is confirmed."),
    "withhold": msgid("It is withheld: no reader sees it."),
    "release": msgid("It is released."),
    "archive": msgid("It is in the archive."),
    "revive": msgid("It is out of the archive."),
    "supersede": msgid("Its page leads to the other record now."),
    "reclassify": msgid("Who may read it has changed."),
    "renew": msgid("The day of its next review is set anew."),
}
MOVE = Field("move", msgid("What is to be done?"), kind=Kind.radio)
REASON = Field(
    "reason",
    msgid("Reason"),
    msgid("Kept with the record; its owner and moderators read it. Do not repeat personal data."),
    Kind.textarea,
    required=False,
    rows=4,
    limit=3000,
)
VISIBLE = Field("visible", msgid("For whom"), msgid("Only to change for whom it is."), Kind.select, required=False)
RECORD = Field(
    "record",
    msgid("The record that takes its place"),
    msgid("Only to put another in its place: the end of that record's address, or find it by its title below."),
    required=False,
)
FIELDS = (MOVE, VISIBLE, RECORD, finding.WORDS, REASON)


@dataclass(frozen=True)
class Typed:
    """What was typed in the form, and what is wrong with it."""

    values: Mapping[str, Any]
    wrong: Mapping[str, str]


@routes.get("/desk/records/<id>")
@moderating
def record(id: str) -> Response:
    """Show a record to a moderator."""
    return _page(published.opened(portal(), reader(), id))


@routes.post("/desk/records/<id>")
@moderating
def change(id: str) -> Any:
    """Do with a record what was chosen."""
    found, values = published.opened(portal(), reader(), id), typed(FIELDS)
    if pressed() == "find":
        return _page(found, Typed(values, {}), 200, searched=values["words"])
    move = values["move"]
    if move not in open_moves(found):
        if move in CONDITIONS and _seen() is not found.condition:
            return _overtaken(found, values)
        return _page(found, Typed(values, {"move": lacks("choice", "missing")}), WRONG)
    try:
        _do(id, move, values)
    except NeededError as error:
        return _page(found, Typed(values, lacking(error)), WRONG)
    except StandsOtherwiseError:
        return _overtaken(published.opened(portal(), reader(), id), values)
    return done(record_address(id), SAID[move])


def _do(id: str, move: str, values: Mapping[str, Any]) -> None:
    if move == "renew":
        conditions.renew(portal(), reader(), id)
    elif move == "reclassify":
        if values["visible"] not in set(Visibility):
            raise NeededError({"visible": "missing", **({} if values["reason"] else {"reason": "missing"})})
        conditions.reclassify(portal(), reader(), id, Visibility(values["visible"]), values["reason"])
    else:
        given = Given(reason=values["reason"], record=values["record"] if move == "supersede" else "")
        conditions.change(portal(), reader(), id, move, _seen() or abort(400), given)


def _seen() -> Condition | None:
    name = request.form.get("seen", "")
    return Condition(name) if name in set(Condition) else None


def _overtaken(found: Published, values: Mapping[str, Any]) -> Response:
    """Say what another has done meanwhile, with what was typed."""
    last = next(iter(told(tuple(step for step in found.steps if step.new in set(Condition)))), None)
    return _page(found, Typed(values, {}), CONFLICT, meanwhile=last, overtaken=True)


def open_moves(found: Published) -> tuple[str, ...]:
    """Return what can be done with a record as it is now."""
    readable = found.condition is not Condition.withheld
    return (*found.moves, "reclassify", *(("renew",) if found.may_renew and readable else ()))


def _form(found: Published, given: Typed) -> Form:
    moves = open_moves(found)
    choices = {
        "move": finding.choices((name, *MOVES[name]) for name in (*MOVES,) if name in moves),
        "visible": listed(*((one.value, label("visibility", one.value)) for one in Visibility)),
    }
    declared = [one for one in FIELDS if one not in (RECORD, finding.WORDS) or "supersede" in moves]
    records = finding.records(found.kind, found.record_id, str(given.values.get("words") or ""))
    if len(records):
        choices["record"] = records
        declared = [finding.chosen(one) if one is RECORD else one for one in declared]
    values = {"visible": found.visibility.value, **given.values}
    return Form(declared, values, given.wrong, choices)


def _page(found: Published, given: Typed | None = None, status: int = 200, **more: Any) -> Response:
    asked = request.args.get("text", "")
    version = next((one for one in found.versions if one.language == asked), None)
    version = version or next((one for one in found.versions if one.language == language()), found.versions[0])
    return show(
        "desk_record.html",
        status,
        found=found,
        dead=dead_of(portal(), found.record_id),
        version=version,
        condition=condition_name(found.condition),
        regions=marks(found.regions),
        visible=label("visibility", found.visibility.value),
        rendered=texts.rendered(found.kind, version.language, found.shared, version.texts),
        steps=told(found.steps),
        open_state=state_name(found.open_state) if found.open_state else "",
        before=condition_name(found.before_withheld),
        successor=published.titles(portal(), reader(), (found.superseded_by,)) if found.superseded_by else {},
        form=_form(found, given or Typed({}, {})),
        needs_reason=[name for name, step in CONDITIONS.items() if Needs.reason in step.needs],
        **more,
    )
