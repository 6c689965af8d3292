"""Where another was faster: a page that says what became of the text or record meanwhile, and keeps what was typed."""

from collections.abc import Iterable, Sequence

from flask import Response

from portal.domain.workflow import Condition, State
from portal.web.i18n import gettext
from portal.web.render import page
from portal.web.stages import condition_name, state_name

CONFLICT = 409
Pairs = Sequence[tuple[str, str]]


def moved_on(
    seen: str, state: State | Condition, links: Pairs, typed: Pairs = (), texts: Iterable[str] = ()
) -> Response:
    """Return the page for a text or record that is no longer where it was when its page was opened (`seen`, as it was posted).

    `links` are (address, text), the first of them what to do now; `typed` is (label, what was typed); `texts` say more.
    """
    now = condition_name(state) if isinstance(state, Condition) else state_name(state)
    before = _name(seen)
    said = {"before": before, "now": now}
    if before and before != now:
        text = gettext("When you opened the page its state was “%(before)s”. Now it is “%(now)s”.") % said
    else:
        text = gettext("It stands at “%(now)s”, where this cannot be done.") % said
    given = [(label, value) for label, value in typed if value.strip()]
    return page("meanwhile.html", CONFLICT, lead=text, texts=tuple(texts), links=links, typed=given)


def _name(seen: str) -> str:
    for places, name in ((State, state_name), (Condition, condition_name)):
        if seen in set(places):
            return name(seen)
    return ""
