"""What one person handed in cannot stop the others, nor the person themselves."""

import io
import zipfile
from typing import Any

import pytest
from sqlmodel import select

from portal import create_app
from portal.database.tables import Batch, Organisation, Person, PersonStanding
from portal.domain.policy import OrganisationStanding, Role
from portal.services.batches import handing_in, working
from portal.services.context import Portal
from portal.services.files.uploading import Refused
from tests.batches.making import row, table
from tests.batches.test_archives import handed_in as archive_handed_in
from tests.batches.test_archives import note
from tests.batches.test_many import drafts_of, handed_in, made
from tests.people.signing import make_person, sit_down
from tests.review.texts import reader


def broken(content: bytes, part: bytes) -> bytes:
    """Return an archive whose list is whole and in which one member is not what the list says."""
    place = content.index(part)
    return content[:place] + bytes(byte ^ 0xFF for byte in content[place : place + 8]) + content[place + 8 :]


def work_all(portal: Portal) -> None:
    """Work until nothing waits any more, or all that waits fails."""
    while working.work(portal):
        pass


def test_a_note_that_is_broken_in_its_archive_is_a_fault_of_its_own(portal: Portal, author: Person) -> None:
    """Else one bad byte keeps the worker with this archive for ever, and nobody's table is read any more."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.md", note("A whole note"))
        archive.writestr("b.md", b"---\nbroken in here\n---\n")
    who = reader(portal, author)
    content = broken(out.getvalue(), b"broken in here")
    id = handing_in.hand_in(portal, who, "practice", "en", "notes.zip", io.BytesIO(content), False)
    work_all(portal)
    checked = handing_in.handed(portal, who, id)
    assert (checked.state, checked.good, checked.faulty) == ("checked", 1, 1)


def test_a_file_that_is_broken_in_its_archive_costs_no_note(portal: Portal, author: Person) -> None:
    """Else the drafts of the archive are never done."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.md", note("With a broken annex", attachments=[{"name": "annex.txt"}]))
        archive.writestr("annex.txt", b"These words are not what they were.")
    who = reader(portal, author)
    content = broken(out.getvalue(), b"These words")
    id = handing_in.hand_in(portal, who, "practice", "en", "notes.zip", io.BytesIO(content), False)
    work_all(portal)
    done = made(portal, author, handing_in.handed(portal, who, id))
    assert (done.state, done.made) == ("done", 1)
    refused = handing_in.without_files(portal, who, id)
    assert [one["about"]["why"] for _, _, found in refused for one in found] == ["damaged"]


def test_a_batch_that_fails_keeps_nobody_else_waiting(
    portal: Portal, author: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a scanner that is away, or a fault of ours, stops the tables of all others."""
    archive_of = archive_handed_in(portal, author, {"a.md": note("One", attachments=["a.txt"]), "a.txt": b"Some words"})
    handing_in.go_on(portal, reader(portal, author), archive_of.id)

    def away(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(working, "take", away)
    other = make_person(portal, Role.coordinator, name="Other")
    who = reader(portal, other)
    content = io.BytesIO(table([row("Of another person")]))
    id = handing_in.hand_in(portal, who, "practice", "en", "t.csv", content, False)
    with pytest.raises(RuntimeError):
        work_all(portal)
    assert handing_in.handed(portal, who, id).state == "checked"
    monkeypatch.undo()
    work_all(portal)
    assert handing_in.handed(portal, reader(portal, author), archive_of.id).state == "done"


def test_files_that_were_left_when_it_was_stopped_are_attached_later(portal: Portal, author: Person) -> None:
    """Else whoever stops an archive between drafts and files never gets the files."""
    who = reader(portal, author)
    parts = {f"{n}.md": note(f"Note {n}", attachments=[f"{n}.txt"]) for n in range(3)}
    parts |= {f"{n}.txt": f"Words {n}".encode() for n in range(3)}
    batch = archive_handed_in(portal, author, parts)
    handing_in.go_on(portal, who, batch.id)
    working.work(portal)
    assert drafts_of(portal, author) == 3
    handing_in.stop(portal, who, batch.id)
    assert not working.work(portal)
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    assert "Go on" in browser.get(f"/en/texts/many/{batch.id}").text
    assert made(portal, author, batch).state == "done"
    assert handing_in.without_files(portal, who, batch.id) == []
    assert list((portal.settings.instance / "batches").iterdir()) == []


@pytest.mark.parametrize("page", ["0", "-1", "2", "9" * 25, "9" * 5000, "²", "x"])
def test_any_number_of_a_page_has_an_answer(portal: Portal, author: Person, page: str) -> None:
    """Else a mistyped address is an error of the portal."""
    batch = handed_in(portal, author, table([row("Wrong", implementation_countries="Atlantis")]))
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    assert browser.get(f"/en/texts/many/{batch.id}?page={page}").status_code == 200


def test_packings_that_we_do_not_know_are_refused_at_once(portal: Portal, author: Person) -> None:
    """Else it is found out when drafts are made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.md", b"x" * 100)
    with pytest.raises(Refused):
        handing_in.hand_in(portal, reader(portal, author), "practice", "en", "a.zip", io.BytesIO(out.getvalue()), False)


@pytest.mark.parametrize("what", ["suspended", "blocked", "no coordinator"])
def test_whoever_lost_the_right_gets_no_drafts(portal: Portal, author: Person, what: str) -> None:
    """Else an account that was suspended, or whose organisation was blocked, still fills the list of drafts."""
    batch = handed_in(portal, author, table([row("Too late")]))
    handing_in.go_on(portal, reader(portal, author), batch.id)
    with portal.database.writing() as session:
        person = session.get_one(Person, author.pk)
        if what == "suspended":
            person.standing = PersonStanding.suspended
        elif what == "blocked":
            body = session.exec(select(Organisation).limit(1)).one()
            body.standing, person.organisation_id = OrganisationStanding.blocked, body.id
            session.add(body)
        else:
            person.role = Role.visitor
        session.add(person)
    work_all(portal)
    assert drafts_of(portal, author) == 0
    with portal.database.reading() as session:
        kept = session.get_one(Batch, batch.id)
        assert (kept.state, kept.reason) == ("stopped", "no_right")
