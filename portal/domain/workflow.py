"""The states of a revision and the conditions of a record (domain terms: docs/architecture.md)."""

from enum import StrEnum


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
