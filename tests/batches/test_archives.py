"""A ZIP of notes in Markdown and their files becomes drafts with files."""

import io
from typing import Any

import pytest
from sqlmodel import select

from portal.database import proposals
from portal.database.tables import Person, Record
from portal.services.batches import handing_in, working
from portal.services.batches.handing_in import Handed
from portal.services.context import Portal
from portal.services.files.uploading import Refused
from portal.services.library.notes import text_of
from tests.attachments import making as m
from tests.batches.test_many import drafts_of, faults, made
from tests.records import shared, texts
from tests.review.texts import reader


def note(title: str, **more: Any) -> bytes:
    """Return a note as a file."""
    content = {**texts(title), **shared(), **more}
    return text_of("a-note", "practice", "en", "original", content).encode()


def handed_in(portal: Portal, person: Person, parts: dict[str, bytes]) -> Handed:
    """Hand an archive in and let the worker check it."""
    who = reader(portal, person)
    id = handing_in.hand_in(portal, who, "practice", "en", "notes.zip", io.BytesIO(m.archive(parts)), False)
    while working.work(portal):
        pass
    return handing_in.handed(portal, who, id)


def test_notes_become_drafts_with_their_files(portal: Portal, author: Person) -> None:
    """Else whoever has notes and annexes in folders attaches them one by one."""
    files = [{"name": "annex.docx", "title": "The form"}, {"name": "hall.jpg", "alt": "A hall"}]
    parts = {
        "west/a.md": note("First note", attachments=files),
        "west/files/annex.docx": m.docx(),
        "west/hall.jpg": m.picture("JPEG"),
        "west/b.md": note("Second note", implementation_countries=["XX"]),
        "west/c.md": b"no front matter",
        "README.md": b"passed over",
    }
    checked = handed_in(portal, author, parts)
    assert (checked.total, checked.good, checked.faulty) == (3, 1, 2)
    assert {(number, kind) for number, _, kind in faults(portal, author, checked)} == {
        (2, "unknown_code"),
        (3, "unreadable_note"),
    }
    done = made(portal, author, checked)
    assert (done.state, done.made, drafts_of(portal, author)) == ("done", 1, 1)
    with portal.database.reading() as session:
        record = session.exec(select(Record).where(Record.owner_pk == author.pk)).one()
        held = proposals.hold(session, record.id)
        assert held
        content, _ = proposals.contents(session, record, held.proposal, "en")
    said = [(one["name"], one.get("title"), one.get("alt")) for one in content["attachments"]]
    assert said == [("annex.docx", "The form", None), ("hall.jpg", None, "A hall")]
    assert list((portal.settings.instance / "batches").iterdir()) == []


def test_a_file_that_is_refused_is_named_and_costs_no_note(portal: Portal, author: Person) -> None:
    """Else one bad annex takes its note with it, or is missing without a word."""
    parts = {
        "a.md": note("With macros", attachments=[{"name": "bad.docx"}]),
        "bad.docx": m.changed(m.docx(), {"word/vbaProject.bin": b"x"}),
        "b.md": note("Without its file", attachments=[{"name": "gone.pdf"}]),
    }
    checked = handed_in(portal, author, parts)
    assert (2, "attachments", "no_such_file") in faults(portal, author, checked)
    done = made(portal, author, checked)
    assert done.made == 1
    refused = handing_in.without_files(portal, reader(portal, author), done.id)
    assert [(number, one["about"]["why"]) for number, _, found in refused for one in found] == [(1, "macros")]


BAD = {
    "no archive": b"not a zip",
    "a way out": m.archive({"../a.md": b"x"}),
    "a bomb": m.archive({f"{n}.md": b"0" * 30_000_000 for n in range(15)}),
}


@pytest.mark.parametrize("what", BAD)
def test_hostile_archives_are_refused(portal: Portal, author: Person, what: str) -> None:
    """Else an archive fills the disk or writes where it likes."""
    with pytest.raises(Refused):
        handing_in.hand_in(portal, reader(portal, author), "practice", "en", "a.zip", io.BytesIO(BAD[what]), False)
