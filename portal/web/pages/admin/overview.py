"""The first page of the administration: what waits, and where everything is."""

from dataclasses import dataclass

from flask import Response

from portal.domain.policy import Action, may
from portal.services.people.attention import Attention, attention
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import gettext, ngettext
from portal.web.pages import part
from portal.web.pages.admin.common import allowed, show

routes = part("admin")


@dataclass(frozen=True)
class Waits:
    """Something that waits for an administrator: what, where to do it, and what it means."""

    text: str
    href: str
    hint: str
    urgent: bool = False


@routes.get("/admin")
@allowed(Action.invite)
def overview() -> Response:
    """Show what needs attention; to moderators what is theirs."""
    if not may(reader(), Action.manage_people):
        return show("admin_overview.html", section="", waits=None)
    state = attention(portal(), reader())
    return show("admin_overview.html", section="", waits=[one for one in _waits(state) if one], active=state.active)


def _waits(state: Attention) -> list[Waits | None]:
    return [_index(state), _stuck(state), *_people(state), _bodies(state)]


def _index(state: Attention) -> Waits | None:
    if not state.index_ok:
        hint = gettext("Searches list records without ranking. The worker builds the index anew; is it running?")
        return Waits(gettext("The search index is away"), "", hint, urgent=True)
    if state.index_waits:
        text = ngettext(
            "%(count)s change is not in the search index yet",
            "%(count)s changes are not in the search index yet",
            state.index_waits,
        )
        hint = gettext("This takes seconds. If it stays, the worker does not run.")
        return Waits(_counted(text, state.index_waits), "", hint)
    return None


def _stuck(state: Attention) -> Waits | None:
    if state.stuck:
        text = ngettext("%(count)s mail is stuck", "%(count)s mails are stuck", state.stuck)
        hint = gettext("What is stuck is not tried again until you say so. See why, then retry or drop it.")
        return Waits(_counted(text, state.stuck), at().admin("mail"), hint, urgent=True)
    if state.delayed:
        text = ngettext("%(count)s mail is late", "%(count)s mails are late", state.delayed)
        hint = gettext("They failed before, and are tried again by themselves.")
        return Waits(_counted(text, state.delayed), at().admin("mail"), hint)
    return None


def _people(state: Attention) -> list[Waits | None]:
    asked = ngettext(
        "%(count)s person asked for an account and has not confirmed it",
        "%(count)s people asked for an account and have not confirmed it",
        state.asked,
    )
    invited = ngettext(
        "%(count)s invitation is not accepted yet", "%(count)s invitations are not accepted yet", state.invited
    )
    return [
        Waits(
            _counted(asked, state.asked),
            at().admin("people", standing="requested"),
            gettext("They have a mail with a link. You can send it again, as an invitation."),
        )
        if state.asked
        else None,
        Waits(
            _counted(invited, state.invited),
            at().admin("people", standing="invited"),
            gettext("A link works for 14 days. Send it again, or take the invitation back."),
        )
        if state.invited
        else None,
    ]


def _bodies(state: Attention) -> Waits | None:
    if not state.unverified:
        return None
    text = ngettext("%(count)s organisation is unverified", "%(count)s organisations are unverified", state.unverified)
    hint = gettext("Nobody has looked at them yet. Allow, trust or block each.")
    return Waits(_counted(text, state.unverified), at().admin("organisations", standing="unverified"), hint)


def _counted(text: str, count: int) -> str:
    return text % {"count": formats.number(count)}
