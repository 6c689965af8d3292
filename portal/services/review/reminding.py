"""Reminders: of texts that wait too long for a decision, and of records that somebody should look at again."""

from datetime import UTC, date, datetime, time, timedelta

from portal.database import proposals, reviewing
from portal.database.notes import read_note, write_note
from portal.database.sessions import Session
from portal.database.tables import Record, now
from portal.domain.policy import Action, may
from portal.domain.workflow import WAITING
from portal.services.context import Portal
from portal.services.people.readers import reader_of
from portal.services.review import telling

AHEAD = timedelta(days=30)
AGAIN = timedelta(days=60)
MOST = 200
# Of records that nobody posted (the starter library) all coordinators of the region are told: not of all at once.
MOST_WITHOUT_OWNER = 5
NOTE = "reminded_on"


def alert_overdue(portal: Portal) -> int:
    """Tell all moderators of texts that have waited longer than promised, once for each; returns of how many."""
    with portal.database.reading() as session:
        late = [
            (record.id, proposal.pk)
            for proposal, record in reviewing.in_states(session, WAITING)
            if proposal.alerted_at is None and proposals.is_overdue(proposal)
        ]
    for record_id, proposal_pk in late:
        with portal.database.writing() as session:
            found = proposals.hold(session, record_id, proposal_pk)
            if found and found.proposal and found.proposal.alerted_at is None and proposals.is_overdue(found.proposal):
                found.proposal.alerted_at = now()
                session.add(found.proposal)
                telling.overdue(portal, session, found.record, found.proposal)
    return len(late)


def remind_of_reviews(portal: Portal, today: date) -> int:
    """Remind once a day of records that are due within a month, and every two months after; returns of how many."""
    with portal.database.reading() as session:
        if read_note(session, NOTE) == today.isoformat():
            return 0
    day = (today + AHEAD).isoformat()
    before = datetime.combine(today - AGAIN, time(), UTC)
    with portal.database.writing() as session:
        write_note(session, NOTE, today.isoformat())
        owned = reviewing.due_for_review(session, day, before, MOST, owned=True)
        others = reviewing.due_for_review(session, day, before, MOST_WITHOUT_OWNER, owned=False)
        for record in (*owned, *others):
            record.reminded_at = now()
            session.add(record)
            telling.review_due(session, record, _answerable(portal, session, record))
        return len(owned) + len(others)


def _answerable(portal: Portal, session: Session, record: Record) -> list[int | None]:
    """Return whose record it is; of one that nobody posted, the coordinators of its regions."""
    if record.owner_pk is not None:
        return [record.owner_pk]
    subject = proposals.subject(session, record, None)
    people = reviewing.coordinators(session)
    return [person.pk for person in people if may(reader_of(portal, person), Action.renew, subject)]
