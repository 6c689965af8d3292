"""My texts: what waits for me, what is with the moderators, what is public, what is to be looked at again."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import Response, abort, flash
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.kinds import KINDS
from portal.domain.messages import msgid
from portal.domain.policy import Action, Reader, Subject, may
from portal.domain.workflow import EDITABLE, OPEN, READABLE, Condition, State
from portal.services.counts import listing as beside
from portal.services.counts.listing import Work
from portal.services.posting import translating
from portal.services.review import conditions, desk, own
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import gettext, ngettext
from portal.web.names import lang
from portal.web.pages import part
from portal.web.pages.texts.common import go, show
from portal.web.signing import signed_in
from portal.web.stages import condition_name, state_name

routes = part("texts")

WITH_MODERATORS = OPEN - EDITABLE
ENDED = frozenset({State.refused, State.duplicate, State.withdrawn})
GROUPS = (
    ("waiting", msgid("These wait for you")),
    ("moderators", msgid("With the moderators")),
    ("public", msgid("Published")),
    ("ended", msgid("Not published")),
)


@dataclass(frozen=True)
class Row:
    """A text in the list: where it stands, and the next thing to do as a link."""

    href: str
    title: str
    attributes: Markup
    kind: str
    state: str
    changed: str
    note: str
    next: tuple[str, str] | None


def may_write(who: Reader) -> bool:
    """Say whether a person may post texts of their own."""
    return may(who, Action.draft, Subject(who.regions, people=frozenset({who.person} if who.person else ())))


@routes.get("/texts")
@signed_in
def texts() -> Response:
    """List what one wrote and what one looks after."""
    due = own.due(portal(), reader(), date.today())
    older = translating.due(portal(), reader())
    found: dict[str, list[Row]] = {name: [] for name, _ in GROUPS}
    for mine in desk.mine(portal(), reader()):
        found[_group(*mine[-3:-1])].append(_row(*mine))
    # What a moderator asks for waits longer than what is only begun.
    found["waiting"].sort(key=lambda row: row.state != state_name(State.changes_requested))
    if not may_write(reader()) and not due and not older and not any(found.values()):
        abort(404)
    groups = [(name, gettext(heading), found[name]) for name, heading in GROUPS if found[name]]
    work = beside.work(portal(), reader())
    return show(
        "texts_list.html",
        groups=groups,
        due=due,
        older=older,
        may_write=may_write(reader()),
        work=work,
        regional=beside.is_regional(reader()),
        lines=_lines(work),
    )


@routes.post("/texts/<id>/renew")
@signed_in
def renew(id: str) -> AnyResponse:
    """Note that a record was looked at and is still right."""
    day = conditions.renew(portal(), reader(), id)
    flash(gettext("Thank you. It is to be looked at again by %(day)s.") % {"day": formats.partial(day)})
    return go(at().text())


def _lines(work: Work) -> tuple[tuple[str, str], ...]:
    """Return what else there is to know of the records that one looks after, each as a link."""
    lines = []
    if work.read:
        sums = {
            "read": formats.number(sum(one.count.read_lately for one in work.read)),
            "found": formats.number(sum(one.count.found_lately for one in work.read)),
        }
        text = gettext("Read %(read)s times in the last 30 days, found %(found)s times") % sums
        lines.append((at().text("read"), text))
    page = at().text("regions")
    if count := len(work.dead):
        text = ngettext(
            "%(count)s address in them no longer answers", "%(count)s addresses in them no longer answer", count
        )
        lines.append((f"{page}#links", text % {"count": formats.number(count)}))
    if count := len(work.searches):
        text = ngettext(
            "%(count)s search from your regions found nothing",
            "%(count)s searches from your regions found nothing",
            count,
        )
        lines.append((f"{page}#searches", text % {"count": formats.number(count)}))
    if count := len(work.unowned):
        text = ngettext("%(count)s record that nobody answers for", "%(count)s records that nobody answers for", count)
        lines.append((f"{page}#unowned", text % {"count": formats.number(count)}))
    return tuple(lines)


def _group(state: State | None, condition: Condition) -> str:
    if state in EDITABLE:
        return "waiting"
    if state in WITH_MODERATORS:
        return "moderators"
    return "ended" if condition is Condition.none else "public"


def _row(
    id: str, kind: str, title: str, spoken: str, state: State | None, condition: Condition, changed: datetime
) -> Row:
    is_public = condition in READABLE
    stands_for_record = condition is not Condition.none and state not in OPEN
    return Row(
        at().text(id),
        title or gettext("No title yet"),
        lang(spoken) if title else Markup(""),
        gettext(KINDS[kind].label),
        condition_name(condition) if stands_for_record or state is None else state_name(state),
        formats.short_day(changed),
        _note(state, condition),
        _next(id, kind, state, is_public),
    )


def _note(state: State | None, condition: Condition) -> str:
    if condition is Condition.withheld:
        return gettext("readers cannot see it now")
    if condition in READABLE and state in OPEN:
        return gettext("readers see the text as it was before")
    if condition in READABLE and state in ENDED:
        return gettext("your last change: %(state)s") % {"state": state_name(str(state))}
    return ""


def _next(id: str, kind: str, state: State | None, is_public: bool) -> tuple[str, str] | None:
    if state is State.draft:
        return at().text(id, "edit"), gettext("Go on writing")
    if state is State.changes_requested:
        return at().text(id), gettext("See what to change")
    if state is State.withdrawn:
        return at().text(id), gettext("Take it up again")
    if state in (State.refused, State.duplicate):
        return at().text(id), gettext("See the decision")
    if is_public and state in (None, State.published):
        return at().record(kind, id), gettext("Read it")
    return None
