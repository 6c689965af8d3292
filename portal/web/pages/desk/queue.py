"""What waits at the desk: the texts that were sent in, what is public before anybody looked, and readers' reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request

from portal.domain.kinds import KINDS
from portal.domain.languages import language_name
from portal.domain.messages import msgid
from portal.domain.policy import REGIONS
from portal.domain.workflow import DECIDED_WITHIN, State
from portal.services.review import desk, flags
from portal.services.review.desk import Waiting
from portal.web import formats
from portal.web.cards import Mark, marks
from portal.web.current import portal, reader
from portal.web.forms.choices import listed
from portal.web.forms.fields import Field, Kind
from portal.web.i18n import gettext, ngettext
from portal.web.names import region
from portal.web.pages import part
from portal.web.pages.desk.common import form_of, moderating, record_address, show, text_address
from portal.web.stages import state_name

routes = part("desk")
SHOWN_STATES = (State.submitted, State.in_review, State.approved, State.scheduled)
FILTERS = (
    Field("region", msgid("Region"), kind=Kind.select),
    Field("state", msgid("State"), kind=Kind.select),
    Field("mine", msgid("Only mine"), kind=Kind.checkbox, required=False),
)


@dataclass(frozen=True)
class Row:
    """A text in the list, in words."""

    href: str
    title: str
    lang: str
    kind: str
    regions: tuple[Mark, ...]
    author: str
    age: str
    late: bool
    state: str
    assigned: str
    mine: bool
    own: bool
    update: bool


@routes.get("/desk")
@moderating
def queue() -> Response:
    """Show what waits, what is overdue first."""
    asked = {name: request.args.get(name, "") for name in ("region", "state", "mine")}
    everything = desk.queue(portal(), reader())
    found = [one for one in everything if _is_asked(one, asked)]
    first = published_first(asked["region"])
    return show(
        "desk_queue.html",
        rows=[row(one) for one in found],
        all=len(everything),
        filtered=any(asked.values()),
        next=next_one(found),
        first=[row(one, record_address(one.record_id)) for one in first],
        flags=flags.waiting(portal(), reader()),
        personal=flags.PERSONAL,
        own_regions=formats.listed([region(code) for code in REGIONS if code in reader().regions]),
        days=DECIDED_WITHIN,
        form=form_of(
            FILTERS,
            asked,
            region=listed(*((code, region(code)) for code in REGIONS)),
            state=listed(*((state.value, state_name(state).capitalize()) for state in SHOWN_STATES)),
        ),
    )


def _is_asked(one: Waiting, asked: dict[str, str]) -> bool:
    """Say whether a text is of the region, state and person that are asked for; what is left empty does not narrow."""
    return (
        asked["region"] in ("", *one.regions)
        and asked["state"] in ("", one.state.value)
        and (one.mine or not asked["mine"])
    )


def published_first(code: str) -> list[Waiting]:
    """Return what is public although nobody has looked at it, of one region where `code` names it."""
    return [one for one in desk.published_first(portal(), reader()) if code in ("", *one.regions)]


def next_one(found: Sequence[Waiting]) -> Row | None:
    """Return what a moderator could look at next: overdue, or theirs, or nobody's; never a text of their own."""
    free = [one for one in found if not one.own and (one.mine or not one.assigned)]
    waiting = [one for one in free if one.state in (State.submitted, State.in_review)]
    return row((waiting or free)[0]) if free else None


def row(one: Waiting, href: str = "") -> Row:
    """Return a text in the list, in words."""
    return Row(
        href or text_address(one.record_id, one.proposal_pk),
        one.title or gettext("Without a title"),
        one.language,
        gettext(KINDS[one.kind].label) + (f", {language_name(one.language)}" if one.language != "en" else ""),
        marks(one.regions),
        one.author or gettext("account closed"),
        age(one.age),
        one.overdue,
        state_name(one.state),
        one.assigned,
        one.mine,
        one.own,
        one.update,
    )


def age(days: int) -> str:
    """Return how long a text has waited."""
    if days < 1:
        return gettext("today")
    return ngettext("%(count)s working day", "%(count)s working days", days) % {"count": formats.number(days)}
