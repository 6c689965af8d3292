"""Signs of personal data in words: what it is, why it matters, what to write instead, and what its author said of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.database.tables import Verdict
from portal.domain.kinds import KINDS as RECORDS
from portal.domain.messages import msgid
from portal.domain.privacy import KINDS
from portal.services.posting.findings import Looked, Seen
from portal.web.forms import hints, places
from portal.web.i18n import gettext

SAID = {
    Verdict.false_alarm: msgid("The author says that it is no personal data."),
    Verdict.explained: msgid("The author says why it can stand there:"),
}


@dataclass(frozen=True)
class Shown:
    """A finding in words. `href` leads to its field in the form."""

    seen: Seen
    label: str
    why: str
    instead: str
    place: str
    href: str
    said: str


def shown(kind: str, looked: Looked, record_id: str) -> tuple[Shown, ...]:
    """Return the findings of a text in words: those that keep it from being sent in come first."""
    return tuple(
        _shown(kind, one, record_id) for one in sorted(looked.seen, key=lambda one: (not one.is_open, one.path))
    )


def all_shown(kind: str, seen: Iterable[Seen]) -> tuple[Shown, ...]:
    """Return findings in words, for those who do not edit the text."""
    return tuple(_shown(kind, one, "") for one in seen)


def _shown(kind: str, seen: Seen, record_id: str) -> Shown:
    about = KINDS[seen.kind]
    name = seen.path.partition(".")[0]
    place = seen.file or _label(kind, name)
    return Shown(
        seen,
        gettext(about.label),
        gettext(about.why),
        gettext(about.instead),
        place,
        places.address(kind, seen.path, record_id) if record_id else "",
        gettext(SAID[seen.verdict]) if seen.verdict else "",
    )


def _label(kind: str, name: str) -> str:
    found = next((field for field in RECORDS[kind].fields if field.name == name), None)
    return gettext(hints.label(found)) if found else name
