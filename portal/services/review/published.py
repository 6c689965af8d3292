"""A published record as its moderators see it, whatever its condition: how it reads, what became of it and why, what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.database import expunging, proposals, reviewing, trail
from portal.database.sessions import Session
from portal.database.tables import Person, Record
from portal.domain.policy import Action, Reader, Visibility, may
from portal.domain.workflow import OPEN, Condition, State
from portal.services.context import Portal
from portal.services.review import conditions
from portal.services.review.desk import Step
from portal.services.review.door import NotThereError, held_public

MOST_STEPS = 300


@dataclass(frozen=True)
class Version:
    """A record's published texts in one language, with their sections rendered."""

    language: str
    title: str
    texts: Mapping[str, Any]
    html: Mapping[str, str]


@dataclass(frozen=True)
class Published:
    """A record that is public, or was. `open_state` is where a text on its way to replace it stands, if there is one.

    `before_withheld` is what a withheld record would be again.
    """

    record_id: str
    kind: str
    condition: Condition
    before_withheld: Condition
    visibility: Visibility
    regions: tuple[str, ...]
    owner: str
    published_at: datetime | None
    updated_at: datetime | None
    review_by: str
    superseded_by: str
    shared: Mapping[str, Any]
    versions: tuple[Version, ...]
    steps: tuple[Step, ...]
    moves: tuple[str, ...]
    may_renew: bool
    may_expunge: bool
    open_pk: int | None
    open_state: State | None

    @property
    def title(self) -> str:
        """Its title in the original language."""
        return self.versions[0].title if self.versions else self.record_id


def opened(portal: Portal, reader: Reader, record_id: str) -> Published:
    """Return a record that is or was public, for whoever may withhold it. Raises NotThereError."""
    with portal.database.reading() as session:
        found = held_public(session, reader, record_id, Action.withhold)
        record, proposal = found.record, found.proposal
        live = proposals.revision(session, record.live_pk)
        if live is None:
            raise NotThereError(record_id)
        owner = session.get(Person, record.owner_pk) if record.owner_pk else None
        subject = proposals.subject(session, record, None)
        follows = proposal is not None and proposal.state in OPEN and may(reader, Action.follow, found.subject)
        return Published(
            record_id=record.id,
            kind=record.kind,
            condition=record.condition,
            before_withheld=conditions.before_withheld(session, record),
            visibility=record.visibility,
            regions=tuple(live.content.get("regions") or ()),
            owner=owner.name if owner else "",
            published_at=record.published_at,
            updated_at=record.updated_at,
            review_by=record.review_by or "",
            superseded_by=record.superseded_by or "",
            shared=live.content,
            versions=_versions(session, record),
            steps=_steps(session, record),
            moves=conditions.open_to(reader, session, record_id),
            may_renew=may(reader, Action.renew, subject),
            may_expunge=may(reader, Action.expunge, subject),
            open_pk=proposal.pk if proposal and follows else None,
            open_state=proposal.state if proposal and follows else None,
        )


def titles(portal: Portal, reader: Reader, ids: tuple[str, ...]) -> Mapping[str, str]:
    """Return the original titles of records that `reader` may read now."""
    found = {}
    with portal.database.reading() as session:
        for id in ids:
            other = proposals.hold(session, id) if "\0" not in id else None
            if other is not None and may(reader, Action.read, proposals.subject(session, other.record, None)):
                found[id] = reviewing.live_title(session, other.record)
    return found


def _versions(session: Session, record: Record) -> tuple[Version, ...]:
    found = [
        Version(version.language, version.title, revision.content, revision.html)
        for version, revision in expunging.live_texts(session, record)
    ]
    return tuple(sorted(found, key=lambda one: (one.language != record.language, one.language)))


def _steps(session: Session, record: Record) -> tuple[Step, ...]:
    """Return what happened to the record itself, the latest first; what happened to its texts stands with them."""
    rows = trail.rows(session.connection(), trail.Asked(subjects=(trail.of(record),)), MOST_STEPS)
    return tuple(
        Step(row.at, row.action, row.role, row.actor_name or "", row.old, row.new, row.reason or "")
        for row in rows
        if row.proposal_pk is None or row.new == State.published
    )
