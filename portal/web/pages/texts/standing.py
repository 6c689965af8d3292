"""How a text stands: where it is, what happens next and by when, how it came there, and what its author can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask import Response

from portal.domain.dates import working_days
from portal.domain.messages import msgid
from portal.domain.policy import Action, Role
from portal.domain.workflow import DECIDED_WITHIN, EDITABLE, OPEN, READABLE, Condition, State
from portal.services.links.listing import dead_of
from portal.services.review import desk, own
from portal.services.review.desk import Standing
from portal.services.review.own import Overview
from portal.web import cards, differences, formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.fields import Form
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts import common, languages, threads
from portal.web.signing import signed_in
from portal.web.stages import condition_name, state_name, step_name

routes = part("standing")

# What comes next, said to whoever wrote the text.
NEXT: Mapping[State, str] = {
    State.draft: msgid("Nothing is sent yet. Change it as often as you like; when it is ready, send it to the moderators."),
    State.submitted: msgid("It waits for a moderator. You get a first decision by %(day)s, and a mail at each step."),
    State.in_review: msgid("A moderator reads it now. You get a first decision by %(day)s, and a mail at each step."),
    State.changes_requested: msgid("A moderator asks you to change something: here is why. Change it, then send it again."),
    State.approved: msgid("A moderator has approved it and publishes it soon. You have nothing to do."),
    State.scheduled: msgid("It is approved and will be published on %(day)s. You have nothing to do."),
    State.published: msgid("It is published. Where something changes, change it: readers see the old text until the new one is approved."),
    State.replaced: msgid("A newer text has taken its place."),
    State.refused: msgid("A moderator has decided not to publish it. Your text is kept."),
    State.duplicate: msgid("What it tells is in the portal already, a moderator found. Your text is kept."),
    State.withdrawn: msgid("It was taken back and waits for nobody. You can take it up again."),
}  # fmt: skip
OVERDUE = msgid("It has waited longer than was promised, and all moderators were told. We are sorry.")
UNCHANGED = msgid("Readers see the text as it was before, until the change is approved.")
CONDITION: Mapping[Condition, str] = {
    Condition.live: msgid("Readers find it."),
    Condition.under_re_review: msgid("Readers find it; its page says that it is being reviewed again."),
    Condition.withheld: msgid("Readers cannot see it until a moderator has looked at it. Nothing is lost."),
    Condition.archived: msgid("It is in the archive: it can be read at its address, but searches no longer find it."),
    Condition.superseded: msgid("Another record has taken its place; its address leads there."),
}
# What moderators do among themselves is theirs.
INNER = frozenset({"assign", "ask_opinion", "give_opinion", "comment"})


@dataclass(frozen=True)
class Step:
    """Something that happened to a text, in words."""

    at: datetime
    who: str
    what: str
    reason: str


@routes.get("/texts/<id>")
@signed_in
def stands(id: str) -> Response:
    """Show how a text stands."""
    return page(own.overview(portal(), reader(), id))


def page(overview: Overview, status: int = 200, answer: Form | None = None) -> Response:
    """Return the page; `answer` is a comment that could not be taken."""
    text = desk.standing(portal(), reader(), overview.record_id, overview.text_pk) if overview.text_pk else None
    return common.show(
        "texts_stands.html",
        status,
        overview=overview,
        dead=dead_of(portal(), overview.record_id) if overview.is_public else {},
        text=text,
        state=overview.state if text else None,
        stands_at=state_name(text.state) if text else condition_name(overview.condition),
        next=_next(text) if text else "",
        reason=_reason(text) if text else "",
        readers=_readers(overview),
        late=bool(overview.review_by) and cards.overdue(overview.review_by),
        steps=_steps(text) if text else (),
        threads=threads.threads(text) if text else (),
        answer=answer or (threads.form(overview.kind) if text else None),
        changed=_changed(overview, text) if text else (),
        languages=[(choice.value, choice.label) for choice in common.languages()],
        versions=languages.versions(overview) if overview.is_public else (),
        blocked=languages.blocked(overview, text),
        public=at().record(overview.kind, overview.record_id) if overview.is_public else "",
        may=_may(overview, text),
        **_original(text),
    )


def _may(overview: Overview, text: Standing | None) -> dict[str, bool]:
    """Return what can be done on this page, by the names that its template knows."""
    is_editable = not overview.is_open or overview.state in EDITABLE
    moves = text.moves if text else ()
    return {
        "edit": Action.edit in overview.actions and is_editable and (overview.is_public or overview.state in EDITABLE),
        "send": bool({"submit", "publish_first"} & {*moves}),
        "withdraw": "withdraw" in moves,
        "reopen": "reopen" in moves and not overview.is_open,
        "renew": Action.renew in overview.actions and overview.is_public and not overview.is_open,
        "in_step": Action.renew in overview.actions and overview.is_public,
        # Before it was sent in nobody else reads it.
        "comment": bool(text and text.may_comment and text.state in OPEN and text.submitted_at),
    }


def _readers(overview: Overview) -> str:
    if overview.is_open and overview.condition is Condition.live:
        return gettext(UNCHANGED)
    return gettext(CONDITION[overview.condition]) if overview.condition in CONDITION else ""


def _reason(text: Standing) -> str:
    """Return why a moderator decided as they did, where the author has to know it now."""
    if text.state not in (State.changes_requested, State.refused, State.duplicate):
        return ""
    return next((step.reason for step in reversed(text.steps) if step.new == text.state), "")


def _next(text: Standing) -> str:
    since = text.submitted_at
    if text.state in (State.submitted, State.in_review) and since:
        day = deadline(since.date())
        if day < date.today():
            return gettext(OVERDUE)
        return gettext(NEXT[text.state]) % {"day": formats.day(day)}
    return gettext(NEXT[text.state]) % {"day": formats.partial(text.publish_on or "")}


def deadline(since: date) -> date:
    """Return the last day on which a text that was sent in on `since` gets its first decision."""
    day = since
    while working_days(since, day) < DECIDED_WITHIN:
        day += timedelta(1)
    return day


def _steps(text: Standing) -> tuple[Step, ...]:
    """Return what happened, the latest first."""
    return tuple(
        Step(step.at, _who(step), step_name(step.action), step.reason)
        for step in reversed(text.steps)
        if step.action not in INNER or text.may_review
    )


def _who(step: desk.Step) -> str:
    if step.who:
        return step.who
    # Visitors make no moves: what nobody did, the portal did by itself.
    return gettext("The portal") if step.role == Role.visitor else gettext("A closed account")


def _changed(overview: Overview, text: Standing) -> tuple[differences.Difference, ...]:
    """Return what a change of a public record changes; of a new text all is new, and its preview tells more."""
    if not text.is_update or text.state not in OPEN or overview.condition not in READABLE:
        return ()
    return differences.shown(portal(), text.kind, text.changes, text.language)


def _original(text: Standing | None) -> dict[str, Any]:
    if text is None or text.state is not State.duplicate or not text.duplicate_of:
        return {"original": ""}
    return {"original": at().record(text.kind, text.duplicate_of)}
