"""The texts of a record, wherever they stand, as rows that words can be taken out of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, cast, select
from sqlmodel import Session, SQLModel, col

from portal.database import trail
from portal.database.deriving import derive
from portal.database.mails import MAIL
from portal.database.publishing import digest
from portal.database.reading import EXPUNGED
from portal.database.tables import (
    BatchRow,
    Comment,
    FindingAnswer,
    Flag,
    Outbox,
    Proposal,
    Reason,
    Record,
    Revision,
    SecondReview,
    Trail,
    Version,
)

# Which columns of which tables hold what people wrote.
WRITTEN: Mapping[str, tuple[type[SQLModel], tuple[str, ...]]] = {
    "proposal": (Proposal, ("title", "evidence_reason")),
    "comment": (Comment, ("text",)),
    "opinion": (SecondReview, ("text", "conflict")),
    "flag": (Flag, ("text",)),
    "reason": (Reason, ("text",)),
    "answer": (FindingAnswer, ("text",)),
}


@dataclass(frozen=True)
class Writing:
    """A row that holds texts: what it is (a key of WRITTEN, or `revision`), its name in it, the texts, and their SHA-256."""

    what: str
    name: str
    content: Mapping[str, Any]
    row: Any

    @property
    def digest(self) -> str:
        """The SHA-256 of the texts: a place is only meant for exactly these."""
        return digest(self.content)


def writings(session: Session, record: Record) -> Iterator[Writing]:
    """Yield all that was written in and about a record: revisions in every language and state, comments, reasons, flags."""
    for row in session.scalars(select(Revision).where(col(Revision.record_pk) == record.pk)):
        yield Writing("revision", f"{row.language}.{row.number}", row.content, row)
    proposals = list(session.scalars(select(col(Proposal.pk)).where(col(Proposal.record_pk) == record.pk)))
    of_proposals = {
        "proposal": col(Proposal.pk),
        "comment": col(Comment.proposal_pk),
        "opinion": col(SecondReview.proposal_pk),
    }
    for what, key in of_proposals.items():
        yield from _rows(session, what, key.in_(proposals))
    yield from _rows(session, "answer", col(FindingAnswer.record_pk) == record.pk)
    yield from _rows(session, "flag", col(Flag.record_pk) == record.pk)
    told = select(col(Trail.pk)).where(col(Trail.subject) == trail.of(record))
    yield from _rows(session, "reason", col(Reason.trail_pk).in_(told))


def _rows(session: Session, what: str, condition: Any) -> Iterator[Writing]:
    table, columns = WRITTEN[what]
    for row in session.scalars(select(table).where(condition)):
        name = str(getattr(row, "trail_pk", None) or getattr(row, "pk", ""))
        yield Writing(what, name, {column: getattr(row, column) for column in columns}, row)


def write(session: Session, writing: Writing, content: Mapping[str, Any]) -> None:
    """Put other texts in the place of a row's; of a published revision its rendered form has to be made anew after."""
    if writing.what == "revision":
        writing.row.content, writing.row.digest = dict(content), digest(content)
        writing.row.html, writing.row.plain = {}, ""
    else:
        for column, value in content.items():
            setattr(writing.row, column, value)
    session.add(writing.row)
    session.flush()


def retitle_rows(session: Session, record: Record) -> None:
    """Let the rows of tables that became a record be called what it is called now."""
    title = session.scalars(
        select(col(Proposal.title)).where(col(Proposal.record_pk) == record.pk).order_by(col(Proposal.pk).desc())
    ).first()
    for row in session.scalars(select(BatchRow).where(col(BatchRow.record_pk) == record.pk)):
        row.cells = {"title": title or ""}
        session.add(row)
    session.flush()


def live_texts(session: Session, record: Record) -> Iterator[Any]:
    """Yield (Version, Revision) of each published language of a record."""
    asked: Any = select(Version, Revision).join(Revision, col(Revision.pk) == col(Version.live_pk))
    yield from session.execute(asked.where(col(Version.record_pk) == record.pk))


def show(session: Session, version: Version, revision: Revision, html: Mapping[str, str], plain: str) -> None:
    """Keep the rendered form of a published text, and what lists show of it."""
    revision.html, revision.plain = dict(html), plain
    version.title, version.summary = revision.content["title"], revision.content["summary"]
    session.add_all((version, revision))


def announce(session: Session, record: Record) -> None:
    """Bring what is derived from a record in step, and hide it from searches until the index was built anew without the words."""
    if record.live_pk is not None:
        derive(session, record)
    session.add(Outbox(topic=EXPUNGED, record_pk=record.pk, narrows=True))
    session.flush()


def rename(session: Session, record: Record, id: str) -> None:
    """Give a record another id, because its words had to go; what points to it follows."""
    for other in session.scalars(select(Record).where(col(Record.superseded_by) == record.id)):
        other.superseded_by = id
    for proposal in session.scalars(select(Proposal).where(col(Proposal.duplicate_of) == record.id)):
        proposal.duplicate_of = id
    _link_anew(session, record.id, id)
    # Mails that wait have yet to lead there.
    for mail in session.scalars(select(Outbox).where(col(Outbox.topic) == MAIL)):
        path = str((mail.payload or {}).get("path", ""))
        if record.id in path:
            mail.payload = {**(mail.payload or {}), "path": path.replace(record.id, id)}
            session.add(mail)
    record.id = id
    session.add(record)
    session.flush()


def _link_anew(session: Session, old: str, new: str) -> None:
    """Put a record's new id into the texts that name it as a related practice, in every revision."""
    naming = cast(col(Revision.content), String).contains(f'"{old}"', autoescape=True)
    for row in session.scalars(select(Revision).where(naming)):
        linked = row.content.get(LINKS)
        if isinstance(linked, list) and old in linked:
            row.content = {**row.content, LINKS: [new if id == old else id for id in linked]}
            row.digest = digest(row.content)
            session.add(row)


LINKS = "related_practices"


def by_number(session: Session, pk: int) -> Record | None:
    """Return a record by its number."""
    return session.get(Record, pk)
