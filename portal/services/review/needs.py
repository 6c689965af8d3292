"""What goes with a move beside the click, and what of it is missing or cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.database import proposals
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.database.tables import Proposal, now
from portal.domain.inputs import reported
from portal.domain.terms import RIGHTS
from portal.domain.workflow import Move, Needs, State
from portal.services.context import Portal


class NeededError(Exception):
    """A move lacks something: `reason`, `record`, `day`, `grade`, `rights` or `terms`, each with why not what was given (`missing`,
    `unknown`, `past`).
    """

    def __init__(self, needs: Mapping[str, str]) -> None:
        super().__init__(", ".join(needs))
        self.needs = needs


@dataclass(frozen=True)
class Given:
    """What goes with a move: the reason (to the author in full), the record that is kept instead, the day of publication, what the
    moderator says of the evidence, and what the author declares: whose it is (domain/terms.py), and that they accept the terms; of a
    translation, who translated it and (`in_step`) the text of the original that it was brought in step with.
    """

    reason: str = ""
    record: str = ""
    day: str = ""
    grade: str = ""
    grade_reason: str = ""
    rights: str = ""
    accepted: bool = False
    translation: str = ""
    in_step: int | None = None


def lacking(portal: Portal, session: Session, found: Held, step: Move[State], given: Given) -> dict[str, str]:
    """Return what a move lacks, as NeededError says it; empty where nothing."""
    lacks = {}
    if Needs.reason in step.needs and not given.reason.strip():
        lacks["reason"] = "missing"
    if Needs.record in step.needs and (
        given.record == found.record.id or not proposals.is_record(session, given.record)
    ):
        lacks["record"] = "unknown" if given.record else "missing"
    if Needs.day in step.needs:
        lacks |= _wrong_day(given.day, _embargo(session, found.proposal))
    if Needs.terms in step.needs:
        lacks |= {"rights": "missing"} if given.rights not in RIGHTS else {}
        lacks |= {"terms": "missing"} if not given.accepted else {}
    if step.after is State.published and (_embargo(session, found.proposal) or "") > now().date().isoformat():
        lacks["day"] = "embargo"
    if given.grade and given.grade not in portal.vocabulary.codes("evidence"):
        lacks["grade"] = "unknown"
    elif given.grade and not given.grade_reason.strip():
        lacks["grade_reason"] = "missing"
    return lacks


def _wrong_day(day: str, embargo: str | None) -> dict[str, str]:
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        return {"day": "unknown" if day else "missing"}
    if wanted <= now().date():
        return {"day": "past"}
    return {"day": "embargo"} if embargo and embargo > day else {}


def _embargo(session: Session, proposal: Proposal | None) -> str | None:
    row = proposals.revision(session, proposal.shared_pk) if proposal else None
    found = reported(row.content, "embargo_until") if row else None
    return str(found) if found else None
