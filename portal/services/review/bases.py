"""What forms are made from: the revisions that each names, and how what was typed goes together with what others saved since."""

from dataclasses import dataclass
from typing import Any

from portal.database import files, proposals, reviewing
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record
from portal.domain.files import FIELD_OF_FILES
from portal.domain.merging import merge
from portal.services.review.drafted import Both, Content, Typed


@dataclass(frozen=True)
class Together:
    """What was typed together with what was saved since, and the fields that both changed: there what was typed is kept."""

    content: tuple[dict[str, Any], dict[str, Any]]
    clashing: tuple[str, ...]


def base_of(proposal: Proposal) -> str:
    """Return what names the newest revisions of a proposal, for the form that is made from them."""
    return f"{proposal.shared_pk}.{proposal.text_pk}"


def base(session: Session, found: Held, language: str) -> str:
    """Return what names the revisions that a form of a record is made from."""
    if found.proposal is not None:
        return base_of(found.proposal)
    return f"{found.record.live_pk}.{proposals.live_text_pk(session, found.record, language)}"


def first(session: Session, record: Record) -> str:
    """Return what names the revisions that a record began with."""
    rows = reviewing.revisions(session, record)
    shared, text = ([row.pk for row in rows if bool(row.language) is is_text] for is_text in (False, True))
    return f"{shared[-1] if shared else None}.{text[-1] if text else None}"


def based_on(session: Session, record: Record, base: str) -> Both:
    """Return the contents that a form was made from; empty ones where `base` names no revisions of this record (any more)."""
    found: list[Content] = []
    for number in [*base.split("."), "", ""][:2]:
        is_number = number.isascii() and number.isdigit() and len(number) < 10
        row = proposals.revision(session, int(number)) if is_number else None
        found.append(row.content if row is not None and row.record_pk == record.pk else {})
    return found[0], found[1]


def together(first: Both, theirs: Both, mine: Both, names: frozenset[str]) -> Together:
    """Return the fields of `names` as both sides changed them since `first`, and all others as they stand now (`theirs`).

    Where it is not known any more what a form was made from, whatever differs clashes: nothing is overwritten.
    """
    halves = [merge(*(only(side, names) for side in sides)) for sides in zip(first, mine, theirs, strict=True)]
    shared, texts = (
        replaced(stands, half.content, names) for stands, half in zip(theirs, halves, strict=True)
    )  # fmt: skip
    return Together((shared, texts), tuple(name for half in halves for name in half.conflicts))


def only(content: Content, names: frozenset[str]) -> dict[str, Any]:
    """Return the fields of a content that are named."""
    return {name: value for name, value in content.items() if name in names}


def replaced(content: Content, new: Content, names: frozenset[str]) -> dict[str, Any]:
    """Return a content with the fields of `names` as they are in `new`: also taken away."""
    return {**{name: value for name, value in content.items() if name not in names}, **only(new, names)}


def with_unseen(typed: Typed, theirs: Content) -> Content:
    """Return the shared fields that were typed, with the files that came while the form was open and did not show them."""
    if typed.had is None or FIELD_OF_FILES not in typed.names:
        return typed.shared
    items = typed.shared.get(FIELD_OF_FILES) or []
    shown = typed.had | {str(item.get("file")) for item in items if isinstance(item, dict)}
    more = [item for item in files.held(theirs) if item["file"] not in shown]
    return {**typed.shared, FIELD_OF_FILES: [*items, *more]}
