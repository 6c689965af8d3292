"""The trail and proposals, on SQLite and PostgreSQL."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import select

from portal.database import proposals, publishing, trail
from portal.database.sessions import Database
from portal.database.tables import Proposal, Reason, Trail
from portal.domain.policy import Reader, Role, Visibility
from portal.domain.workflow import State

WHO = Reader(Role.moderator, person=1, id="a" * 32)
CHANGES = ["UPDATE trail SET action = 'x'", "DELETE FROM trail"]


def _noted(database: Database) -> int:
    with database.writing() as session:
        row = trail.add(session, WHO, "refuse", "record:1", "in_review", "refused", "Because.")
        assert row.pk
        return row.pk


@pytest.mark.parametrize("statement", CHANGES)
def test_rows_of_the_trail_can_only_be_added(database: Database, statement: str) -> None:
    """Otherwise whoever gets at the database hides what was done."""
    _noted(database)
    with pytest.raises(DBAPIError, match="only be added"), database.writing() as session:
        session.connection().execute(text(statement))
    with database.reading() as session:
        assert len(session.exec(select(Trail)).all()) == 1


def test_the_trail_cannot_be_emptied_at_once(database: Database) -> None:
    """Otherwise a statement that no row sees takes all of them (PostgreSQL; SQLite knows none)."""
    _noted(database)
    statement = "DELETE FROM trail" if database.is_sqlite else "TRUNCATE trail CASCADE"
    with pytest.raises(DBAPIError, match="only be added"), database.writing() as session:
        session.connection().execute(text(statement))


def test_a_reason_can_be_erased_and_its_row_stays(database: Database) -> None:
    """Otherwise a name in a reason stays for ever, or what was decided is forgotten with it."""
    pk = _noted(database)
    with database.writing() as session:
        trail.erase_reason(session, pk)
    with database.reading() as session:
        reason = session.get(Reason, pk)
        row = session.get(Trail, pk)
    assert reason
    assert (reason.text, reason.erased_at is not None) == ("", True)
    assert row
    assert row.new == "refused"


def test_a_record_has_one_open_proposal(database: Database) -> None:
    """Otherwise two edits go through review at once, and the one published last undoes the other."""
    with database.writing() as session:
        record = publishing.add_record(session, "groups", "practice", "en", Visibility.public)
        first = proposals.begin(session, record, "en", None)
    with pytest.raises(IntegrityError), database.writing() as session:
        proposals.begin(session, record, "en", None)
    with database.writing() as session:
        held = proposals.hold(session, "groups")
        assert held
        assert held.proposal
        assert held.proposal.pk == first.pk
        proposals.set_state(session, held.proposal, State.withdrawn)
        proposals.begin(session, held.record, "en", None)
    with database.reading() as session:
        assert [row.state for row in session.exec(select(Proposal).order_by(Proposal.pk)).all()] == [
            "withdrawn",
            "draft",
        ]  # type: ignore[arg-type]


def test_every_save_is_a_revision_that_stays(database: Database) -> None:
    """Otherwise what somebody typed is overwritten by their next save."""
    with database.writing() as session:
        record = publishing.add_record(session, "groups", "practice", "en", Visibility.public)
        proposal = proposals.begin(session, record, "en", None)
        for title in ("First", "Second", "Second"):
            proposals.save(session, record, proposal, {"regions": ["europe"]}, {"title": title}, None)
    with database.reading() as session:
        held = proposals.hold(session, "groups")
        assert held
        rows = [proposals.revision(session, pk) for pk in range(1, 4)]
    assert [(row.language, row.content, row.state) for row in rows if row] == [
        ("", {"regions": ["europe"]}, "draft"),
        ("en", {"title": "First"}, "replaced"),
        ("en", {"title": "Second"}, "draft"),
    ]
