"""Records by who looks after them, as plain columns: many at once. Whose each row is to see is asked of the rights, row by row."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, or_, select
from sqlmodel import Session, col

from portal.database.tables import (
    Link,
    LinkState,
    Proposal,
    Record,
    RecordFacet,
    RecordLink,
    Revision,
    Upload,
    UploadState,
    Version,
)
from portal.domain.policy import GLOBAL, Subject, Visibility
from portal.domain.workflow import READABLE


@dataclass(frozen=True)
class Kept:
    """A record that can be read, by its title in its original language. `owner_pk`: who answers for it, if anybody does."""

    pk: int
    id: str
    kind: str
    language: str
    title: str
    visibility: Visibility
    owner_pk: int | None
    regions: tuple[str, ...]
    authors: frozenset[int]

    @property
    def subject(self) -> Subject:
        """What rights on it are asked for."""
        owner = {self.owner_pk} if self.owner_pk is not None else set()
        return Subject(frozenset(self.regions), self.visibility, frozenset(owner | self.authors))


def readable(session: Session, person_pk: int, regions: Collection[str]) -> list[Kept]:
    """Return the readable records that a person posted, and those about some regions or about none in particular."""
    wrote = exists().where(col(Proposal.record_pk) == col(Record.pk), col(Proposal.author_pk) == person_pk)
    about = exists().where(
        col(RecordFacet.record_pk) == col(Record.pk),
        col(RecordFacet.facet) == "region",
        col(RecordFacet.value).in_(sorted({*regions, GLOBAL})),
    )
    mine: Any = (wrote, col(Record.owner_pk) == person_pk, *((about,) if regions else ()))
    columns: Any = (
        col(Record.pk), col(Record.id), col(Record.kind), col(Record.language), col(Version.title),
        col(Record.visibility), col(Record.owner_pk), col(Revision.content)["regions"], wrote,
    )  # fmt: skip
    asked = (
        select(*columns)
        .join(Revision, col(Revision.pk) == col(Record.live_pk))
        .join(Version, (col(Version.record_pk) == col(Record.pk)) & (col(Version.language) == col(Record.language)))
        .where(col(Record.condition).in_(sorted(READABLE)), or_(*mine))
        .order_by(col(Version.title), col(Record.pk))
    )
    rows: Any = session.execute(asked)
    found = []
    for *of_record, places, is_author in rows:
        values: Any = (*of_record, tuple(places or ()), frozenset({person_pk} if is_author else ()))
        found.append(Kept(*values))
    return found


def dead_links(session: Session) -> list[tuple[int, Link]]:
    """Return (record, link) for every dead address, the one that was asked last first."""
    asked: Any = select(col(RecordLink.record_pk), Link).join(Link, col(Link.pk) == col(RecordLink.link_pk))
    rows = session.execute(
        asked.where(col(Link.state) == LinkState.dead).order_by(col(Link.asked_at).desc()).distinct()
    )
    return [(record_pk, link) for record_pk, link in rows]


def unfinished_uploads(session: Session, person_pk: int) -> list[tuple[str, str]]:
    """Return (record, file name) of a person's files that have not arrived."""
    asked = select(col(Record.id), col(Upload.name)).join(Upload, col(Upload.record_pk) == col(Record.pk))
    open_ones = col(Upload.state).in_((UploadState.receiving, UploadState.checking))
    rows = session.execute(asked.where(col(Upload.person_pk) == person_pk, open_ones).order_by(col(Upload.created_at)))
    return [(id, name) for id, name in rows]
