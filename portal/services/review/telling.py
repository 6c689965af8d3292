"""Whom a move concerns, and which mail they get; put into the outbox in the transaction of the move."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.database import proposals, reviewing
from portal.database.sessions import Session
from portal.database.tables import Person, Proposal, Record, Trail
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader, Subject, may
from portal.services import mailing
from portal.services.context import Portal
from portal.services.mailing import About
from portal.services.people.readers import reader_of

AUTHOR: Mapping[str, str] = {
    "submit": "proposal_submitted",
    "take": "proposal_taken",
    "request_changes": "changes_requested",
    "refuse": "proposal_refused",
    "duplicate": "proposal_duplicate",
    "approve": "proposal_approved",
    "reconsider": "proposal_taken",
    "schedule": "proposal_scheduled",
    "publish": "proposal_published",
    "publish_first": "proposal_published",
    "publish_due": "proposal_published",
    "withdraw": "proposal_withdrawn",
}
DESK: Mapping[str, str] = {
    "submit": "proposal_to_review",
    "publish_first": "proposal_to_review",
    "withdraw": "proposal_withdrawn",
}
OWNER: Mapping[str, str] = {
    "withhold": "record_withheld",
    "withhold_flagged": "record_withheld",
    "release": "record_released",
}


def text_path(record: Record) -> str:
    """Return where its people see how a text stands."""
    return f"/{{language}}/texts/{record.id}"


def desk_path(record: Record, proposal: Proposal) -> str:
    """Return where moderators review a text."""
    return f"/{{language}}/desk/{record.id}/{proposal.pk}"


def record_path(record: Record) -> str:
    """Return where readers find a record."""
    return f"/{{language}}/{KINDS[record.kind].path}/{record.id}"


def moved(
    portal: Portal, session: Session, reader: Reader, record: Record, proposal: Proposal, name: str, row: Trail
) -> None:
    """Tell the author where the text stands now, and the moderators what waits for them."""
    published = name in ("publish", "publish_first", "publish_due")
    days = {"day": proposal.publish_on} if proposal.publish_on else {}
    about = About(
        path=record_path(record) if published else text_path(record),
        record=record.pk, proposal=proposal.pk, trail=row.pk, facts=days,
    )  # fmt: skip
    if name in AUTHOR:
        # Who does something themselves sees it done; only what they send in is confirmed.
        but = None if name in ("submit", "publish_first") else reader.person
        _send(session, AUTHOR[name], {proposal.author_pk, record.owner_pk} - {but}, about)
    if name in DESK:
        desk = About(path=desk_path(record, proposal), record=record.pk, proposal=proposal.pk)
        subject = proposals.subject(session, record, proposal)
        assigned = {proposal.assigned_pk} - {reader.person}
        everybody = _moderators(portal, session, subject, Action.review) - {reader.person}
        _send(session, DESK[name], assigned if name == "withdraw" else everybody, desk)


def sent_together(portal: Portal, session: Session, reader: Reader, sent: Iterable[tuple[Record, Proposal]]) -> None:
    """Tell each moderator once of texts that were sent in together, and their author."""
    people: set[int | None] = set()
    for record, proposal in sent:
        people |= _moderators(portal, session, proposals.subject(session, record, proposal), Action.review)
    if people:
        _send(session, "proposals_to_review", people - {reader.person}, About("/{language}/desk"))
        _send(session, "proposals_submitted", {reader.person}, About("/{language}/texts"))


def condition_changed(portal: Portal, session: Session, reader: Reader, record: Record, name: str, row: Trail) -> None:  # noqa: ARG001 - as the others
    """Tell whose record it is that readers can no longer see it, or can again."""
    if name in OWNER:
        path = record_path(record) if name == "release" else text_path(record)
        _send(session, OWNER[name], {record.owner_pk} - {reader.person}, About(path, record.pk, trail=row.pk))


def flagged(portal: Portal, session: Session, reader: Reader, record: Record, personal: bool) -> None:
    """Tell the moderators of its regions of a reader's word, at once; its owner too, where it is not about personal data."""
    subject = proposals.subject(session, record, None)
    people = _moderators(portal, session, subject, Action.settle_flag)
    about = About("/{language}/desk/flags", record.pk)
    _send(session, "personal_data_flagged" if personal else "record_flagged", people, about)
    if not personal:
        _send(
            session, "record_flagged", {record.owner_pk} - people - {reader.person}, About(text_path(record), record.pk)
        )


def commented(session: Session, reader: Reader, record: Record, proposal: Proposal) -> None:
    """Tell the author and the moderator who reviews of a comment by somebody else."""
    authors = {proposal.author_pk, record.owner_pk} - {reader.person}
    _send(session, "comment_added", authors, About(text_path(record), record.pk, proposal.pk))
    desk = {proposal.assigned_pk} - authors - {reader.person}
    _send(session, "comment_added", desk, About(desk_path(record, proposal), record.pk, proposal.pk))


def asked(session: Session, record: Record, proposal: Proposal, person: Person) -> None:
    """Tell a moderator that their opinion is asked for."""
    _send(session, "opinion_asked", {person.pk}, About(desk_path(record, proposal), record.pk, proposal.pk))


def expunged(session: Session, reader: Reader, record: Record) -> None:
    """Tell whose record it is that something was removed from it for good."""
    _send(session, "record_expunged", {record.owner_pk} - {reader.person}, About(text_path(record), record.pk))


def overdue(portal: Portal, session: Session, record: Record, proposal: Proposal) -> None:
    """Tell every moderator of a text that has waited longer than was promised."""
    subject = proposals.subject(session, record, proposal)
    about = About(desk_path(record, proposal), record.pk, proposal.pk)
    _send(session, "review_overdue", _moderators(portal, session, subject, Action.review), about)


def review_due(session: Session, record: Record, people: Iterable[int | None]) -> None:
    """Remind those who answer for a record to look at it again."""
    about = About(text_path(record), record.pk, facts={"day": record.review_by or ""})
    _send(session, "review_due", set(people), about)


def _moderators(portal: Portal, session: Session, subject: Subject, action: Action) -> set[Any]:
    return {person.pk for person in reviewing.moderators(session) if may(reader_of(portal, person), action, subject)}


def _send(session: Session, kind: str, people: Iterable[int | None], about: About) -> None:
    for pk in sorted(pk for pk in people if pk is not None):
        mailing.queue(session, kind, pk, about)
