"""All that is derived made anew: rendered texts, and the rows by which records are found. For an upgrade."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from portal.database.deriving import derive
from portal.database.publishing import SHARED
from portal.database.tables import Record, Revision


@dataclass(frozen=True)
class Rendered:
    """A text that is or was public, with what was rendered from it."""

    pk: int
    kind: str
    language: str
    content: Mapping[str, Any]
    html: Mapping[str, str]
    plain: str


def _was_public() -> tuple[Any, ...]:
    return col(Revision.language) != SHARED, col(Revision.published_at).is_not(None)


def rendered_texts(session: Session) -> int:
    """Return how many texts were rendered."""
    return session.exec(select(func.count(col(Revision.pk))).where(*_was_public())).one()


def rendered_after(session: Session, pk: int, limit: int) -> list[Rendered]:
    """Return the next rendered texts after the revision of number `pk`, in order."""
    columns = (Revision.pk, Record.kind, Revision.language, Revision.content, Revision.html, Revision.plain)
    asked: Any = select(*columns)  # type: ignore[call-overload]
    asked = asked.join(Record, col(Record.pk) == col(Revision.record_pk)).where(*_was_public(), col(Revision.pk) > pk)
    return [Rendered(*row) for row in session.execute(asked.order_by(col(Revision.pk)).limit(limit))]


def replace_rendering(session: Session, pk: int, html: Mapping[str, str], plain: str) -> None:
    """Put what was rendered anew in place of what was; the content stays."""
    revision = session.get(Revision, pk)
    if revision is not None:
        revision.html, revision.plain = dict(html), plain


def record_numbers(session: Session) -> list[int]:
    """Return the numbers of all records."""
    return [pk for pk in session.exec(select(Record.pk).order_by(col(Record.pk))) if pk is not None]


def derive_anew(session: Session, numbers: list[int]) -> None:
    """Make labels, facet values and organisations of records anew, and announce each to the index."""
    for record in session.exec(select(Record).where(col(Record.pk).in_(numbers))):
        derive(session, record)
