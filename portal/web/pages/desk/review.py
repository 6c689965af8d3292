"""One text at the desk: what it says and what it changes, how it came here, what was said about it, and what can be decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response

from portal.database.tables import now
from portal.domain.dates import working_days
from portal.domain.kinds import KINDS
from portal.domain.messages import msgid
from portal.domain.terms import RIGHTS
from portal.domain.workflow import BY_ITSELF, DECIDED_WITHIN, WAITING, State
from portal.services.posting import findings, translating
from portal.services.posting.declaring import Declared, declared
from portal.services.review import assigning, deciding, desk, published, talking
from portal.services.review.desk import Standing, Step
from portal.web import differences
from portal.web.cards import marks
from portal.web.current import portal, reader
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.found import Shown, all_shown
from portal.web.i18n import gettext
from portal.web.names import label
from portal.web.pages import part
from portal.web.pages.desk import deciding as decision
from portal.web.pages.desk import texts
from portal.web.pages.desk.common import moderating, show
from portal.web.pages.desk.queue import age
from portal.web.pages.texts.languages import HOW
from portal.web.people import role_name
from portal.web.stages import state_name, step_name

routes = part("desk_review")
COMMENT = (
    Field("field", msgid("About which field"), kind=Kind.select, required=False),
    Field(
        "text",
        msgid("Your comment"),
        msgid("The author gets a mail and can answer at the same place. You can comment before and after you decide."),
        Kind.textarea,
        rows=3,
        limit=talking.LONGEST,
    ),
)
HAND = (Field("colleague", msgid("Hand it to"), kind=Kind.select),)
ASK = (
    Field(
        "person",
        msgid("Ask for a second opinion"),
        msgid(
            "They get a mail, say first whether an interest of their own is touched, then what they think. You decide."
        ),
        Kind.select,
    ),
)


@dataclass(frozen=True)
class Told:
    """A step in words."""

    at: Any
    who: str
    what: str
    reason: str


@dataclass(frozen=True)
class Forms:
    """What was typed on the page and is to stand there again, with what is wrong with it; by default what the page begins with."""

    decision: Mapping[str, Any] | None = None
    wrong: Mapping[str, str] | None = None
    comment: Mapping[str, Any] | None = None
    comment_wrong: Mapping[str, str] | None = None
    asked_wrong: Mapping[str, str] | None = None
    handed_wrong: Mapping[str, str] | None = None


@routes.get("/desk/<id>/<proposal>")
@moderating
def review(id: str, proposal: int) -> Response:
    """Show a text to a moderator."""
    return show_text(desk.standing(portal(), reader(), id, proposal), Forms())


def _found(standing: Standing) -> tuple[Shown, ...]:
    looked = findings.of_text(portal(), reader(), standing.record_id, standing.proposal_pk)
    return all_shown(standing.kind, looked.seen)


def _declared(standing: Standing) -> tuple[Declared, ...]:
    return declared(portal(), reader(), standing.record_id, standing.proposal_pk)


def _translated(standing: Standing) -> dict[str, Any]:
    """Return of a translation who translated it, what the original says, and what changed in it since it was translated."""
    found = translating.original(portal(), reader(), standing.record_id, standing.language, standing.proposal_pk)
    if found is None:
        return {"original": None}
    return {
        "original": found,
        "how": gettext(HOW[found.translation]),
        "original_text": differences.whole(portal(), standing.kind, found.texts, found.language),
        "original_since": differences.shown(portal(), standing.kind, found.changes, found.language),
    }


def show_text(standing: Standing, forms: Forms, status: int = 200, **more: Any) -> Response:
    """Return the page of a text; `more` says what else happened (`meanwhile`, `saved`)."""
    decides = bool(deciding.CHOICES.get(standing.state)) and any(name in standing.moves for name in DECIDING)
    values = {**decision.first_values(standing), **(forms.decision or {})}
    return show(
        "desk_text.html",
        status,
        text=standing,
        title=standing.title or gettext("Without a title"),
        kind=gettext(KINDS[standing.kind].label),
        state=state_name(standing.state),
        waits=_waits(standing),
        regions=marks(standing.shared.get("regions") or ()),
        visible=label("visibility", standing.visibility.value),
        changes=differences.shown(portal(), standing.kind, standing.changes, standing.language),
        rendered=texts.rendered(standing.kind, standing.language, standing.shared, standing.texts),
        grade=_grade(standing),
        steps=told(standing.steps),
        comments=_comments(standing),
        opinions=[(one, gettext(talking.OPINIONS[one.opinion]) if one.opinion else "") for one in standing.opinions],
        asked_me=any(one.mine and one.at is None for one in standing.opinions),
        duplicate=published.titles(portal(), reader(), (standing.duplicate_of,)) if standing.duplicate_of else {},
        found=_found(standing),
        **_translated(standing),
        declared=[(one, gettext(RIGHTS[one.rights])) for one in _declared(standing)],
        decides=decides,
        form=decision.form(standing, values, forms.wrong),
        comment=Form(COMMENT, forms.comment, forms.comment_wrong, {"field": _fields(standing)}),
        **_people(standing, forms),
        days=DECIDED_WITHIN,
        **more,
    )


DECIDING = ("approve", "publish", "schedule", "reconsider")


def _waits(standing: Standing) -> str:
    """Return how long a text waits for its decision, where it does."""
    since = standing.submitted_at
    if since is None or standing.state not in WAITING:
        return ""
    return age(working_days(since.date(), now().date()))


def _grade(standing: Standing) -> str:
    code = standing.shared.get("evidence_grade")
    return label("evidence", code) if code and code != "not_reported" else ""


def told(steps: tuple[Step, ...]) -> list[Told]:
    """Return steps in words; who has no name any more is told by their role."""
    return [Told(step.at, step.who or _role(step), step_name(step.action), step.reason) for step in steps]


def _role(step: Step) -> str:
    by_itself = step.action in BY_ITSELF
    return gettext("the portal") if by_itself else role_name(step.role)


def _comments(standing: Standing) -> list[tuple[Any, str]]:
    named = {field.name: gettext(field.label) for field in KINDS[standing.kind].fields}
    return [(one, named.get(one.field, gettext("The whole text"))) for one in standing.comments]


def _fields(standing: Standing) -> Choices:
    return listed(*((field.name, gettext(field.label)) for field in KINDS[standing.kind].fields))


def _people(standing: Standing, forms: Forms) -> dict[str, Any]:
    """Return the forms in which a colleague is chosen, as far as there is one."""
    found: dict[str, Any] = {"hand": None, "ask": None}
    if not standing.may_review:
        return found
    known = (portal(), reader(), standing.record_id, standing.proposal_pk)
    if standing.state in desk.ON_DESK and (able := assigning.colleagues(*known)):
        me = reader().id
        named = [(id, gettext("%(name)s (you)") % {"name": name} if id == me else name) for id, name in able.items()]
        found["hand"] = Form(HAND, {}, forms.handed_wrong, {"colleague": listed(*named)})
    if standing.state in WAITING and (others := talking.reviewers(*known)):
        found["ask"] = Form(ASK, {}, forms.asked_wrong, {"person": listed(*others.items())})
    return found


def last_decision(standing: Standing) -> Told | None:
    """Return what was done last with a text, for whoever came second."""
    moves = [step for step in standing.steps if step.new in {state.value for state in State}]
    return told((moves[-1],))[0] if moves else None
