"""A moderator's decision on a text, which may be two moves at once: approved and published are one thing to whoever decides."""

from collections.abc import Mapping
from enum import StrEnum

from portal.domain.policy import Action, Reader
from portal.domain.workflow import State
from portal.services.context import Portal
from portal.services.review import moving
from portal.services.review.door import NotThereError, held
from portal.services.review.moving import MovedOnError
from portal.services.review.needs import Given, NeededError


class Choice(StrEnum):
    """What a moderator can decide."""

    publish = "publish"
    schedule = "schedule"
    approve = "approve"
    request_changes = "request_changes"
    refuse = "refuse"
    duplicate = "duplicate"
    reconsider = "reconsider"


C, S = Choice, State
# The moves that a choice is made of, by where the text is.
CHOICES: Mapping[State, Mapping[Choice, tuple[str, ...]]] = {
    S.in_review: {
        C.publish: ("approve", "publish"),
        C.schedule: ("approve", "schedule"),
        C.approve: ("approve",),
        C.request_changes: ("request_changes",),
        C.refuse: ("refuse",),
        C.duplicate: ("duplicate",),
    },
    S.approved: {C.publish: ("publish",), C.schedule: ("schedule",), C.reconsider: ("reconsider",)},
    S.scheduled: {C.publish: ("publish",), C.reconsider: ("reconsider",)},
}


def decide(
    portal: Portal, reader: Reader, record_id: str, proposal_pk: int, choice: Choice, seen: State, given: Given
) -> State:
    """Make the moves of a decision, all or none, and return where the text is now; `seen` is where the moderator saw it.

    Raises NotThereError, MovedOnError, NeededError, UnfinishedError.
    """
    names = CHOICES.get(seen, {}).get(choice)
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.decide, proposal_pk)
        if found.proposal is None:
            raise NotThereError(record_id)
        if names is None:
            # A form that was made before the text moved on.
            raise MovedOnError(found.proposal.state)
        lacks = _ungraded(given) if found.record.kind == "practice" and names[0] == "approve" else {}
        try:
            after = moving.moves(portal, session, reader, record_id, proposal_pk, names, seen, given)
        except NeededError as error:
            raise NeededError({**lacks, **error.needs}) from error
        if lacks:
            raise NeededError(lacks)
        return after


def _ungraded(given: Given) -> dict[str, str]:
    """Return what is missing of the evidence grade: the author proposes it, a moderator sets it and says why."""
    return {name: "missing" for name in ("grade", "grade_reason") if not getattr(given, name).strip()}
