"""The states of a text on its way to readers, the conditions of a record, and the moves between them (docs/permissions.md).

Who may make a move is said by its right in domain/policy.py: the rights on texts, records, people and settings are one table.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from portal.domain.policy import Action


class State(StrEnum):
    """The review state of a revision."""

    draft = "draft"
    submitted = "submitted"
    in_review = "in_review"
    changes_requested = "changes_requested"
    approved = "approved"
    scheduled = "scheduled"
    published = "published"
    replaced = "replaced"
    refused = "refused"
    duplicate = "duplicate"
    withdrawn = "withdrawn"


class Condition(StrEnum):
    """The public condition of a record."""

    none = "none"
    live = "live"
    under_re_review = "under_re_review"
    withheld = "withheld"
    archived = "archived"
    superseded = "superseded"


# What a search finds, and what an address still answers.
FOUND = frozenset({Condition.live, Condition.under_re_review})
READABLE = FOUND | {Condition.archived, Condition.superseded}

# On their way: a record has one such text at a time.
OPEN = frozenset(
    {State.draft, State.submitted, State.in_review, State.changes_requested, State.approved, State.scheduled}
)
# What the author may change, and what waits for a moderator.
EDITABLE = frozenset({State.draft, State.changes_requested})
WAITING = frozenset({State.submitted, State.in_review})


class Needs(StrEnum):
    """What a move asks for beside the click."""

    nothing = "nothing"
    reason = "reason"
    record = "record"
    day = "day"
    terms = "terms"


Place = TypeVar("Place", State, Condition)


@dataclass(frozen=True)
class Move(Generic[Place]):
    """A move: the right it takes, from where, to where, and what it needs. `reason` goes to the author in full."""

    right: Action
    before: frozenset[Place]
    after: Place
    needs: tuple[Needs, ...] = ()


S, C, A = State, Condition, Action
WHY, WHICH = (Needs.reason,), (Needs.reason, Needs.record)

# fmt: off
MOVES: dict[str, Move[State]] = {
    "submit":          Move(A.submit,        EDITABLE,                       S.submitted,         (Needs.terms,)),
    "publish_first":   Move(A.publish_first, EDITABLE,                       S.published,         (Needs.terms,)),
    "withdraw":        Move(A.withdraw,      OPEN,                           S.withdrawn),
    "reopen":          Move(A.withdraw,      frozenset({S.withdrawn}),       S.draft),
    "take":            Move(A.review,        frozenset({S.submitted}),       S.in_review),
    "give_back":       Move(A.review,        frozenset({S.in_review}),       S.submitted),
    "request_changes": Move(A.decide,        frozenset({S.in_review}),       S.changes_requested, WHY),
    "refuse":          Move(A.decide,        frozenset({S.in_review}),       S.refused,           WHY),
    "duplicate":       Move(A.decide,        frozenset({S.in_review}),       S.duplicate,         WHICH),
    "approve":         Move(A.decide,        frozenset({S.in_review}),       S.approved,          WHY),
    "reconsider":      Move(A.decide,        frozenset({S.approved, S.scheduled}), S.in_review,   WHY),
    "schedule":        Move(A.decide,        frozenset({S.approved}),        S.scheduled,         (Needs.day,)),
    "publish":         Move(A.decide,        frozenset({S.approved, S.scheduled}), S.published),
}

CONDITIONS: dict[str, Move[Condition]] = {
    "doubt":     Move(A.withhold, frozenset({C.live}),                                      C.under_re_review, WHY),
    "confirm":   Move(A.withhold, frozenset({C.under_re_review}),                           C.live),
    "withhold":  Move(A.withhold, READABLE,                                                 C.withheld,        WHY),
    "release":   Move(A.withhold, frozenset({C.withheld}),                                  C.live,            WHY),
    "archive":   Move(A.archive,  frozenset({C.live, C.under_re_review, C.superseded}),     C.archived,        WHY),
    "revive":    Move(A.withhold, frozenset({C.archived, C.superseded}),                    C.live,            WHY),
    "supersede": Move(A.archive,  frozenset({C.live, C.under_re_review, C.archived}),       C.superseded,      WHICH),
}
# fmt: on

# Made by the portal itself: what is due is published, what a reader says holds personal data is withheld, what was public is replaced.
BY_ITSELF = ("publish_due", "withhold_flagged", "replace")

# Working days until the first decision; what waits longer concerns every moderator.
DECIDED_WITHIN = 5

# Months after publication by which somebody looks at a record again.
REVIEW_MONTHS = {"practice": 24, "resource": 12, "contact_point": 6, "service_directory": 6}
