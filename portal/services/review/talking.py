"""What is said about a text on its way: comments at its fields, and second reviewers' opinions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.database import proposals, reviewing, trail
from portal.database.sessions import Session
from portal.database.tables import Comment, Person, SecondReview, now
from portal.domain.messages import msgid
from portal.domain.policy import Action, Reader, may
from portal.domain.workflow import OPEN
from portal.services.context import Portal
from portal.services.people.readers import reader_of
from portal.services.review import telling
from portal.services.review.door import NotThereError, held
from portal.services.review.needs import NeededError

LONGEST = 3000
OPINIONS: Mapping[str, str] = {
    "publish": msgid("Publish it"),
    "change": msgid("Change it first"),
    "refuse": msgid("Do not publish it"),
    "abstain": msgid("No opinion, because of a conflict of interest"),
}


@dataclass(frozen=True)
class Said:
    """A comment; `author` is empty where the account was closed."""

    pk: int
    field: str
    text: str
    author: str
    mine: bool
    at: datetime
    settled: bool


@dataclass(frozen=True)
class Opinion:
    """A second reviewer, and (once given) their opinion and declared conflict of interest."""

    pk: int
    reviewer: str
    mine: bool
    conflict: str
    opinion: str
    text: str
    at: datetime | None


def comment(portal: Portal, reader: Reader, record_id: str, proposal_pk: int, field: str, text: str) -> None:
    """Say something about a text, at one of its fields or on the whole. Raises NotThereError, NeededError."""
    if not text.strip():
        raise NeededError({"text": "missing"})
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.comment, proposal_pk)
        session.add(
            Comment(proposal_pk=proposal_pk, person_pk=reader.person, field=field[:60], text=text.strip()[:LONGEST])
        )
        trail.add(session, reader, "comment", trail.of(found.record), "", field[:60], proposal_pk=proposal_pk)
        if found.proposal is not None:
            telling.commented(session, reader, found.record, found.proposal)


def settle(portal: Portal, reader: Reader, record_id: str, proposal_pk: int, comment_pk: int) -> None:
    """Mark a comment as dealt with. Raises NotThereError."""
    with portal.database.writing() as session:
        held(session, reader, record_id, Action.comment, proposal_pk)
        row = session.get(Comment, comment_pk)
        if row is None or row.proposal_pk != proposal_pk:
            raise NotThereError(record_id)
        row.settled_at = row.settled_at or now()
        session.add(row)


def comments(session: Session, reader: Reader, proposal_pk: int) -> tuple[Said, ...]:
    """Return what was said about a proposal that was let through the door before."""
    found = []
    for row in reviewing.comments(session, proposal_pk):
        person = session.get(Person, row.person_pk) if row.person_pk else None
        name, mine = person.name if person else "", row.person_pk == reader.person
        found.append(Said(row.pk or 0, row.field, row.text, name, mine, row.at, row.settled_at is not None))
    return tuple(found)


def reviewers(portal: Portal, reader: Reader, record_id: str, proposal_pk: int) -> Mapping[str, str]:
    """Return the moderators (id and name) who could give a second opinion. Raises NotThereError."""
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.review, proposal_pk)
        asked = {row.person_pk for row in reviewing.second_reviews(session, proposal_pk)}
        return {
            person.id: person.name
            for person in reviewing.moderators(session)
            if person.pk not in asked
            and person.pk != reader.person
            and may(reader_of(portal, person), Action.advise, found.subject)
        }


def ask(portal: Portal, reader: Reader, record_id: str, proposal_pk: int, person_id: str) -> None:
    """Ask a moderator for a second opinion. Raises NotThereError, NeededError."""
    if person_id not in reviewers(portal, reader, record_id, proposal_pk):
        raise NeededError({"person": "unknown" if person_id else "missing"})
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.review, proposal_pk)
        person = next(one for one in reviewing.moderators(session) if one.id == person_id)
        if any(row.person_pk == person.pk for row in reviewing.second_reviews(session, proposal_pk)):
            # Asked by somebody else, or by a second click, just now.
            return
        session.add(SecondReview(proposal_pk=proposal_pk, person_pk=person.pk or 0))
        trail.add(
            session, reader, "ask_opinion", trail.of(found.record), "", f"person:{person_id}", proposal_pk=proposal_pk
        )
        if found.proposal is not None:
            telling.asked(session, found.record, found.proposal, person)


def give(
    portal: Portal, reader: Reader, record_id: str, proposal_pk: int, opinion: str, conflict: str, text: str
) -> None:
    """Give the opinion that one was asked for, with the interest that one declares ("" for none). Raises NotThereError, NeededError."""
    with portal.database.writing() as session:
        found = proposals.hold(session, record_id, proposal_pk)
        row = next(
            (one for one in reviewing.second_reviews(session, proposal_pk) if one.person_pk == reader.person), None
        )
        if found is None or found.proposal is None or row is None or not may(reader, Action.advise, found.subject):
            raise NotThereError(record_id)
        lacks = {}
        if opinion not in OPINIONS or found.proposal.state not in OPEN:
            lacks["opinion"] = "unknown" if opinion else "missing"
        if not text.strip():
            lacks["text"] = "missing"
        if lacks:
            raise NeededError(lacks)
        row.opinion, row.conflict, row.text, row.at = opinion, conflict.strip()[:LONGEST], text.strip()[:LONGEST], now()
        session.add(row)
        trail.add(session, reader, "give_opinion", trail.of(found.record), "", opinion, proposal_pk=proposal_pk)


def opinions(session: Session, reader: Reader, proposal_pk: int) -> tuple[Opinion, ...]:
    """Return the second opinions on a proposal that was let through the door before."""
    found = []
    for row in reviewing.second_reviews(session, proposal_pk):
        person = session.get(Person, row.person_pk)
        name, mine = person.name if person else "", row.person_pk == reader.person
        found.append(Opinion(row.pk or 0, name, mine, row.conflict, row.opinion, row.text, row.at))
    return tuple(found)
