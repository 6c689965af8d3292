"""Putting mails into the outbox. What is wrong with one is found here, by whoever asks for it, and not when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.database import mails
from portal.database.tables import now
from portal.mail.templates import KINDS, MissingFactError

GIVEN = frozenset({"day", "until", "device"})
"""The facts that may lie in the outbox; all others are looked up."""


@dataclass(frozen=True)
class About:
    """What a mail is about.

    `path` leads to a page below the portal's address; `{language}` and `{token}` in it stand for the reader's language and for the
    secret of the link.
    `record` and `proposal` give the title, `trail` the reason, `by` another person's name; `token` is the purpose of a link that is
    made for the person when the mail is composed, with `data`. `facts` holds days and times (ISO) and the name of a device, no more.
    """

    path: str = ""
    record: int | None = None
    proposal: int | None = None
    trail: int | None = None
    by: int | None = None
    token: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> frozenset[str]:
        """The facts that this will give."""
        given = {"link": self.path, "title": self.record, "reason": self.trail, "by": self.by, "until": self.token}
        return frozenset({"portal", "name", *self.facts, *(name for name, value in given.items() if value)})


NOTHING = About()


def queue(
    session: Any, kind: str, person_pk: int | None, about: About = NOTHING, *, to: str = "", language: str = "",
    due_at: datetime | None = None,
) -> None:  # fmt: skip
    """Put a mail into the outbox, in the transaction of what it tells.

    It goes to the person's address as it is then, or to the address `to`, in the person's language or in `language`. KeyError for
    a kind that is none, MissingFactError for one that needs more than `about` gives, ValueError for facts that do not belong here.
    """
    missing = sorted(KINDS[kind].facts - about.known)
    if missing:
        raise MissingFactError(f"mail {kind}: {', '.join(missing)} missing")
    if not about.facts.keys() <= GIVEN:
        raise ValueError(f"mail {kind}: {sorted(about.facts.keys() - GIVEN)} would be copied into the outbox")
    if person_pk is None and (about.token or not to):
        raise ValueError(f"mail {kind}: for nobody")
    given = {"kind": kind, "person": person_pk, "to": to, "language": language, **vars(about)}
    payload = {name: dict(value) if isinstance(value, Mapping) else value for name, value in given.items() if value}
    mails.add(session, payload, due_at or now())
