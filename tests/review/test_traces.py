"""What was expunged is gone however it was written, and from what points to the record; a restore takes it out again."""

import pytest
from sqlmodel import Session, select

from portal.database.tables import Person, Record, Revision
from portal.services.context import Portal
from portal.services.review import expunging
from portal.services.review.ledger import LEDGER
from portal.services.review.needs import NeededError
from tests.records import change
from tests.review.texts import publish, reader

NAME = "Nguyễn Maria"


@pytest.mark.parametrize(
    "written",
    [
        "Nguyê\N{COMBINING TILDE}n Maria",
        "Nguye\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING TILDE}n Maria",
        "Nguyễn\N{NO-BREAK SPACE}Ma\N{SOFT HYPHEN}ria",
        "NGUYỄN\nM\N{ZERO WIDTH NON-JOINER}aria",
    ],
)
def test_a_name_is_found_however_its_letters_are_coded(
    portal: Portal, author: Person, moderator: Person, written: str
) -> None:
    """Otherwise a person stays recognisable in a text of which the moderator was told that the name is not in it."""
    record_id = publish(portal, author, moderator, "A story", lessons=f"We asked {written} what helped.")
    who = reader(portal, moderator)
    assert expunging.look(portal, who, record_id, NAME)
    expunging.expunge(portal, who, record_id, NAME, "A person can be recognised.")
    with portal.database.reading() as session:
        assert all(written not in str(row.content) for row in session.exec(select(Revision)).all())


def test_words_that_nobody_sees_are_none(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise a page fails, or a text is taken apart between all its letters."""
    record_id = publish(portal, author, moderator, "A story")
    with pytest.raises(NeededError):
        expunging.look(
            portal, reader(portal, moderator), record_id, "\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}\N{SOFT HYPHEN}"
        )


def _resource(portal: Portal) -> str:
    with portal.database.reading() as session:
        return session.exec(select(Record.id).where(Record.kind == "resource")).first() or ""


def _linked(portal: Portal, resource: str) -> list[str]:
    with portal.database.reading() as session:
        record = session.exec(select(Record).where(Record.id == resource)).one()
        live = session.get_one(Revision, record.live_pk)
        return list(live.content["related_practices"])


def test_a_name_goes_from_what_points_to_the_record(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise another record goes on naming the person in a link, which leads nowhere any more."""
    record_id, resource = publish(portal, author, moderator, "How Maria Lopez came home"), _resource(portal)
    assert "maria-lopez" in record_id

    def link(session: Session, record: Record) -> None:
        live = session.get_one(Revision, record.live_pk)
        live.content = {**live.content, "related_practices": ["another", record_id]}

    change(portal, resource, link)
    outbox = portal.settings.mail_folder
    outbox.mkdir()
    mail = outbox / "20260101T000000Z-1.eml"
    mail.write_text(f"Subject: A text of yours\n\nSee https://example.org/en/texts/{record_id}\n")
    new_id, _ = expunging.expunge(portal, reader(portal, moderator), record_id, "Maria Lopez", "She can be recognised.")
    assert _linked(portal, resource) == ["another", new_id]
    assert not mail.exists()


def test_a_ledger_is_applied_in_the_order_in_which_things_were_done(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise a restored backup shows again what was expunged from a record that points to a renamed one."""
    record_id, resource = publish(portal, author, moderator, "How Maria Lopez came home"), _resource(portal)
    who = reader(portal, moderator)

    def link(session: Session, record: Record) -> None:
        live = session.get_one(Revision, record.live_pk)
        live.content = {**live.content, "related_practices": [record_id], "licence_note": "Pangolin Okapi Numbat"}

    change(portal, resource, link)
    before = _contents(portal, resource)
    expunging.expunge(portal, who, resource, "Pangolin", "x")
    expunging.expunge(portal, who, record_id, "Maria Lopez", "x")
    expunging.expunge(portal, who, resource, "Numbat", "x")
    after = _contents(portal, resource)
    ledger = portal.settings.instance / LEDGER

    def as_before(session: Session, record: Record) -> None:
        for row in session.exec(select(Revision).where(Revision.record_pk == record.pk)):
            row.content = before[row.pk or 0]

    change(portal, resource, as_before)
    with portal.database.writing() as session:
        session.exec(select(Record).where(Record.id.startswith("note-"))).one().id = record_id
    expunging.apply_ledger(portal, ledger)
    assert _contents(portal, resource) == after
    assert "Numbat" not in str(after)


def _contents(portal: Portal, id: str) -> dict[int, dict[str, object]]:
    with portal.database.reading() as session:
        record = session.exec(select(Record).where(Record.id == id)).one()
        rows = session.exec(select(Revision).where(Revision.record_pk == record.pk)).all()
        return {row.pk or 0: dict(row.content) for row in rows}
