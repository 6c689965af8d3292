"""Mails that people may switch off: none that asks something of them, and none about their account."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.messages import msgid
from portal.domain.policy import Role


@dataclass(frozen=True)
class Wish:
    """A kind of mail that a person may switch off; `roles` are those that get it at all."""

    kind: str
    label: str
    roles: frozenset[Role]


ALL = frozenset({Role.official, Role.coordinator, Role.moderator})
DESK = frozenset({Role.moderator})
WISHES = (
    Wish("proposal_submitted", msgid("My text has arrived"), ALL),
    Wish("proposal_taken", msgid("A moderator has begun to review my text"), ALL),
    Wish("proposal_approved", msgid("My text is approved and waits for its day"), ALL),
    Wish("comment_added", msgid("Somebody has commented on my text"), ALL),
    Wish("review_due", msgid("A record that I answer for should be looked at again"), ALL),
    Wish("proposal_to_review", msgid("A text waits for review in my regions"), DESK),
    Wish("proposal_withdrawn", msgid("A text that waited was withdrawn"), DESK),
    Wish("review_overdue", msgid("A text has waited for more than five working days"), DESK),
    Wish("record_flagged", msgid("A reader says that something is wrong with a record"), DESK),
)


TOGETHER = {"proposals_submitted": "proposal_submitted", "proposals_to_review": "proposal_to_review"}
"""Mails of many texts at once, and the mail of one that they stand for."""


def wish_of(kind: str) -> str:
    """Return by which wish a kind of mail is switched off."""
    return TOGETHER.get(kind, kind)


def wishes(role: Role) -> tuple[Wish, ...]:
    """Return the mails that somebody of this role may switch off."""
    return tuple(wish for wish in WISHES if role in wish.roles)


def known(values: Iterable[str], role: Role) -> frozenset[str]:
    """Return those of `values` that are mails which this role may switch off."""
    return frozenset(values) & {wish.kind for wish in wishes(role)}
