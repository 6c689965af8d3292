"""What a moderator does with a text: take it, hand it on, tick, comment, ask a colleague, decide. The page's buttons say which (`do`)."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import abort, request

from portal.domain.messages import msgid
from portal.domain.workflow import State
from portal.services.review import assigning, deciding, desk, moving, talking
from portal.services.review.deciding import Choice
from portal.services.review.desk import Standing
from portal.services.review.moving import MovedOnError, UnfinishedError
from portal.services.review.needs import NeededError
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.desk import deciding as decision
from portal.web.pages.desk.common import (
    CONFLICT,
    WRONG,
    done,
    field_names,
    lacking,
    lacks,
    moderating,
    number,
    pressed,
    text_address,
    typed,
)
from portal.web.pages.desk.review import COMMENT, Forms, last_decision, show_text

routes = part("desk_acting")
# Without the title: these words wait in a session, where nobody looks when a name in it has to go.
DONE: Mapping[Choice, str] = {
    Choice.publish: msgid("It is published. The author gets a mail with your reason."),
    Choice.schedule: msgid("It will be published on its day. The author gets a mail with your reason."),
    Choice.approve: msgid("It is approved and waits to be published. The author gets a mail with your reason."),
    Choice.request_changes: msgid("The author is asked for changes. The text comes back here when they send it in again."),
    Choice.refuse: msgid("It is refused. The author gets a mail with your reason."),
    Choice.duplicate: msgid("It is closed, because it is there already. The author gets a mail with your reason."),
    Choice.reconsider: msgid("The approval is taken back. It is in review again."),
}  # fmt: skip


@routes.post("/desk/<id>/<proposal>")
@moderating
def act(id: str, proposal: int) -> Any:
    """Do what the button that was pressed says."""
    action = ACTIONS.get(pressed())
    if action is None:
        abort(400)
    return action(desk.standing(portal(), reader(), id, proposal))


def _seen(standing: Standing) -> State:
    """Return where the page showed the text; where a form does not say, where it is now."""
    name = request.form.get("seen", "")
    return State(name) if name in set(State) else standing.state


def _again(standing: Standing, forms: Forms, status: int = WRONG, **more: Any) -> Any:
    now = desk.standing(portal(), reader(), standing.record_id, standing.proposal_pk)
    return show_text(now, forms, status, **more)


def _overtaken(standing: Standing, forms: Forms, kept: str = "") -> Any:
    """Say what another has done meanwhile, with what was typed."""
    now = desk.standing(portal(), reader(), standing.record_id, standing.proposal_pk)
    return show_text(now, forms, CONFLICT, meanwhile=last_decision(now), kept=kept)


def _move(name: str, text: str) -> Callable[[Standing], Any]:
    def make(standing: Standing) -> Any:
        try:
            moving.move(portal(), reader(), standing.record_id, standing.proposal_pk, name, _seen(standing))
        except MovedOnError:
            return _overtaken(standing, Forms())
        return done(text_address(standing.record_id, standing.proposal_pk), text)

    return make


def decide(standing: Standing) -> Any:
    """Decide, and go on to the queue; ticks are kept in any case."""
    values = typed(decision.FIELDS)
    desk.tick(portal(), reader(), standing.record_id, standing.proposal_pk, values["ticked"])
    choice = Choice(values["choice"]) if values["choice"] in set(Choice) else None
    seen, forms = _seen(standing), Forms(values)
    if choice is None:
        return _again(standing, Forms(values, {"choice": lacks("choice", "missing")}))
    given = decision.given(choice, values, standing.kind)
    try:
        deciding.decide(portal(), reader(), standing.record_id, standing.proposal_pk, choice, seen, given)
    except MovedOnError:
        return _overtaken(standing, forms, given.reason)
    except NeededError as error:
        return _again(standing, Forms(values, lacking(error)))
    except UnfinishedError as error:
        return _again(standing, Forms(values, {"choice": _unfinished(standing, error)}))
    return done(at().desk(), DONE[choice])


def _unfinished(standing: Standing, error: UnfinishedError) -> str:
    named = field_names(standing.kind, [problem.name for problem in error.problems])
    if not named:
        return gettext("It cannot be published as it is. Ask the author for changes.")
    return gettext("It cannot be published as it is: look at %(fields)s. Ask the author for changes.") % {
        "fields": named
    }


def tick(standing: Standing) -> Any:
    """Keep the ticks; what was typed besides stands on the page again."""
    values = typed(decision.FIELDS)
    desk.tick(portal(), reader(), standing.record_id, standing.proposal_pk, values["ticked"])
    if any(values[name] for name in ("reason", "choice", "day", "record")) or _changed(standing, values):
        return _again(standing, Forms(values), 200, saved=True)
    return done(text_address(standing.record_id, standing.proposal_pk), msgid("The checklist is saved."))


def _changed(standing: Standing, values: Mapping[str, Any]) -> bool:
    first = decision.first_values(standing)
    return any(values[name] != first[name] for name in ("grade", "grade_reason"))


def find(standing: Standing) -> Any:
    """Look for records by words; nothing is decided."""
    values = typed(decision.FIELDS)
    return _again(standing, Forms(values), 200, searched=values["words"])


def comment(standing: Standing) -> Any:
    """Write to the author."""
    values = typed(COMMENT)
    try:
        talking.comment(portal(), reader(), standing.record_id, standing.proposal_pk, values["field"], values["text"])
    except NeededError as error:
        return _again(standing, Forms(comment=values, comment_wrong=lacking(error)))
    return done(
        text_address(standing.record_id, standing.proposal_pk, "comments"), msgid("The author gets your comment.")
    )


def settle(standing: Standing) -> Any:
    """Mark a comment as dealt with."""
    row = number(request.form.get("comment", ""))
    talking.settle(portal(), reader(), standing.record_id, standing.proposal_pk, row)
    return done(
        text_address(standing.record_id, standing.proposal_pk, "comments"), msgid("The comment is marked as done.")
    )


def ask(standing: Standing) -> Any:
    """Ask a colleague for an opinion."""
    try:
        talking.ask(portal(), reader(), standing.record_id, standing.proposal_pk, request.form.get("person", ""))
    except NeededError as error:
        return _again(standing, Forms(asked_wrong=lacking(error)))
    return done(
        text_address(standing.record_id, standing.proposal_pk, "opinions"),
        msgid("They get a mail and find the text at their desk."),
    )


def hand(standing: Standing) -> Any:
    """Hand the text to a colleague."""
    person = request.form.get("colleague", "")
    try:
        name = assigning.assign(portal(), reader(), standing.record_id, standing.proposal_pk, person)
    except NeededError as error:
        return _again(standing, Forms(handed_wrong={"colleague": lacks("person", error.needs["person"])}))
    return done(at().desk(), msgid("The text is handed to %(name)s."), name=name)


ACTIONS: Mapping[str, Callable[[Standing], Any]] = {
    "take": _move("take", msgid("It is yours now. Go through the checklist, then decide.")),
    "give_back": _move("give_back", msgid("It is back in the queue, and nobody's.")),
    "decide": decide,
    "tick": tick,
    "find": find,
    "comment": comment,
    "settle": settle,
    "ask": ask,
    "hand": hand,
}
