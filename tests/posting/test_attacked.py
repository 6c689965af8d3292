"""Ways past what posting promises that were tried and found open, each held shut here."""

import os
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import select

from portal import create_app
from portal.database import proposals
from portal.database.tables import BatchRow, File, FileState, Person, Upload, UploadState, Verdict
from portal.domain.policy import REGIONS, Role
from portal.services.backup.files import put_in_place
from portal.services.batches import forgetting, handing_in, working
from portal.services.context import Portal
from portal.services.files import reading, serving, uploading
from portal.services.hints import collecting
from portal.services.people.closing import close
from portal.services.people.limits import TooOftenError
from portal.services.posting import findings
from portal.services.review import drafts, expunging
from portal.services.review.door import NotThereError
from tests.attachments import making as m
from tests.batches.making import row, table
from tests.batches.test_archives import note
from tests.people.signing import make_person
from tests.review.texts import attach, edit, move, proposal, publish, reader, release, write

NAMED = "The returnee, Mamadou Diallo, opened a workshop. It was 2 years of work for 1,200 people."
PICTURE = "cd" * 32


@pytest.fixture
def author(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def moderator(portal: Portal) -> Person:
    """Return a moderator of all regions."""
    return make_person(portal, Role.moderator, name="Mo Moderator", regions=list(REGIONS))


def keep(portal: Portal, sha256: str, type: str = "png") -> None:
    """Let a file be one that was kept and read."""
    with portal.database.writing() as session:
        session.add(File(sha256=sha256, size=10, type=type, state=FileState.ready))


def test_a_picture_under_the_name_of_a_text_is_still_a_picture(portal: Portal, author: Person) -> None:
    """Else who publishes first publishes a face, by another name in the form."""
    keep(portal, PICTURE)
    record_id = write(portal, author)
    attach(portal, author, record_id, [{"file": PICTURE, "name": "place.txt"}])
    seen = findings.of_text(portal, reader(portal, author), record_id).seen
    assert [(one.kind, one.file) for one in seen] == [("photo", "place.txt")]


def test_to_dismiss_advice_answers_no_sign_of_personal_data(portal: Portal, author: Person) -> None:
    """Else a name passes without an answer that the trail knows, or an explanation is wiped out."""
    record_id = write(portal, author, lessons=NAMED)
    who = reader(portal, author)
    key = findings.of_text(portal, who, record_id).seen[0].key
    collecting.dismiss(portal, who, record_id, key)
    only = findings.of_text(portal, who, record_id).seen[0]
    assert (only.is_open, only.verdict) == (True, None)
    findings.answer(portal, who, record_id, key, Verdict.explained, "He is an author and agreed.")
    collecting.dismiss(portal, who, record_id, key)
    assert findings.of_text(portal, who, record_id).seen[0].answer == "He is an author and agreed."


def test_a_file_of_a_text_that_somebody_may_not_read_is_not_handed_out_by_a_later_one(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Else what was for moderators only is read once somebody else edits the same record."""
    keep(portal, PICTURE)
    record_id = publish(portal, author, moderator)
    other = make_person(portal, Role.moderator, name="Max Moderator", regions=list(REGIONS))
    attach(portal, other, record_id, [{"file": PICTURE, "name": "a.png", "alt": "A hall"}])
    now = drafts.read(portal, reader(portal, other), record_id)
    hidden = {**now.shared, "visibility": "moderators"}
    drafts.save(portal, reader(portal, other), record_id, "en", now.base, hidden, now.texts)
    move(portal, other, record_id, "withdraw")
    coordinator = make_person(portal, Role.coordinator, name="Cleo Coordinator")
    edit(portal, coordinator, record_id, title="Another title for the same")
    path = portal.settings.instance / "picture"
    path.write_bytes(b"0123456789")
    portal.storage.put(PICTURE, path)
    assert serving.served(portal, reader(portal, other), record_id, PICTURE).name == "a.png"
    with pytest.raises(NotThereError):
        serving.served(portal, reader(portal, coordinator), record_id, PICTURE)


def test_no_shared_cache_keeps_a_picture_that_may_be_withheld(
    portal: Portal, author: Person, moderator: Person, tmp_path: Path
) -> None:
    """Else a face goes on being handed out for a year after its record was withheld."""
    record_id = write(portal, author)
    (tmp_path / "sent").write_bytes(m.picture("JPEG", (1700, 900)))
    with (tmp_path / "sent").open("rb") as stream:
        sha = uploading.take(portal, reader(portal, author), record_id, "hall.jpg", stream).item["file"]
    while reading.read_next(portal):
        pass
    edit(portal, author, record_id, attachments=[{"file": sha, "name": "hall.jpg", "alt": "A hall"}])
    release(portal, author, moderator, record_id)
    answer = create_app(portal.settings).test_client().get(f"/files/{record_id}/{sha}/hall.jpg?w=320")
    assert answer.status_code == 200
    assert "public" not in answer.headers["Cache-Control"]


def broken(parts: dict[str, bytes], name: str) -> bytes:
    """Return an archive of which one part does not have the bytes that its check sum speaks of."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    content, part = out.getvalue(), parts[name]
    assert content.count(part) == 1
    return content.replace(part, part[:-1] + bytes([part[-1] ^ 1]))


def hand_in(portal: Portal, person: Person, name: str, content: bytes) -> str:
    """Hand a file with many records in."""
    return handing_in.hand_in(portal, reader(portal, person), "practice", "en", name, BytesIO(content), False)


def work(portal: Portal) -> None:
    """Let the worker do all that waits."""
    while working.work(portal):
        pass


def test_a_note_that_cannot_be_unpacked_holds_up_no_other_table(portal: Portal, author: Person) -> None:
    """Else one damaged archive keeps everybody's tables from being read, for good."""
    bad = hand_in(portal, author, "notes.zip", broken({"a.md": note("Broken note")}, "a.md"))
    good = hand_in(portal, author, "table.csv", table([row("A good row")]))
    work(portal)
    who = reader(portal, author)
    assert handing_in.handed(portal, who, bad).faulty == 1
    assert handing_in.handed(portal, who, good).state == "checked"


def test_a_file_that_cannot_be_unpacked_is_named_and_holds_up_no_other(portal: Portal, author: Person) -> None:
    """Else its note is tried again for ever."""
    parts = {"a.md": note("With a broken file", attachments=[{"name": "b.txt"}]), "b.txt": b"Only once in here."}
    who = reader(portal, author)
    bad = hand_in(portal, author, "notes.zip", broken(parts, "b.txt"))
    work(portal)
    handing_in.go_on(portal, who, bad)
    work(portal)
    assert handing_in.handed(portal, who, bad).state == "done"
    refused = handing_in.without_files(portal, who, bad)
    assert [one["about"]["why"] for _, _, found in refused for one in found] == ["damaged"]


def test_a_person_who_has_to_wait_keeps_nobody_else_waiting(
    portal: Portal, author: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else an archive with more files than a day allows stops the tables of everybody for that day."""
    parts = {"a.md": note("With a file", attachments=[{"name": "b.txt"}]), "b.txt": b"A text."}
    who = reader(portal, author)
    first = hand_in(portal, author, "notes.zip", m.archive(parts))
    work(portal)
    handing_in.go_on(portal, who, first)

    def too_often(*_: object) -> None:
        raise TooOftenError(uploading.OF_PERSON)

    with monkeypatch.context() as patched:
        patched.setattr(working, "take", too_often)
        second = hand_in(portal, author, "table.csv", table([row("A good row")]))
        with pytest.raises(TooOftenError):
            work(portal)
        assert handing_in.handed(portal, who, second).state == "checked"
    work(portal)
    assert handing_in.handed(portal, who, first).state == "done"


def test_a_table_goes_with_the_account_of_its_person(portal: Portal, author: Person) -> None:
    """Else what somebody handed in lies in a folder, and in backups, after all that is known of them was to go."""
    id = hand_in(portal, author, "table.csv", table([row("A row")]))
    other = make_person(portal, Role.coordinator, name="Olu Other")
    kept = hand_in(portal, other, "table.csv", table([row("Another row")]))
    close(portal, author.pk or 0)
    # A file that has just been put there is about to be noted.
    new = handing_in.path_of(portal, "new")
    put_in_place(new, [b"a table"])
    for one in (id, kept):
        os.utime(handing_in.path_of(portal, one), (time.time() - 7200,) * 2)
    forgetting.forget(portal)
    assert {path.name for path in new.parent.iterdir()} == {kept, "new"}


def test_words_that_are_expunged_stand_in_no_list_of_tables_or_uploads(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Else a name that was removed for good is still the title of a row, or the name of a file that was sent."""
    name = "Mariama Expunged"
    id = hand_in(portal, author, "table.csv", table([row(f"The story of {name}")]))
    work(portal)
    handing_in.go_on(portal, reader(portal, author), id)
    work(portal)
    record_id = handing_in.made(portal, reader(portal, author), id)[0][0]
    move(portal, author, record_id, "submit")
    with portal.database.writing() as session:
        record_pk = proposal(portal, record_id).record_pk
        for number, state in enumerate((UploadState.done, UploadState.refused, UploadState.receiving)):
            session.add(Upload(id=f"u{number}", person_pk=author.pk or 0, record_pk=record_pk, name=f"{name}.pdf",
                               size=1, state=state))  # fmt: skip
        session.add(Upload(id="kept", person_pk=author.pk or 0, record_pk=record_pk, name="other.pdf", size=1))
    expunging.expunge(portal, reader(portal, moderator), record_id, name, "A person can be recognised.")
    with portal.database.reading() as session:
        titles = [one.cells["title"] for one in session.exec(select(BatchRow))]
        left = [one.id for one in session.exec(select(Upload))]
    assert name not in str(titles)
    assert "[removed" in titles[0]
    assert left == ["kept"]


def test_who_knows_the_hash_of_a_hidden_text_of_the_same_record_is_not_given_its_file(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Else it is enough to write the hash into the next draft."""
    keep(portal, PICTURE)
    record_id = publish(portal, author, moderator)
    other = make_person(portal, Role.moderator, name="Max Moderator", regions=list(REGIONS))
    item = {"file": PICTURE, "name": "a.png", "alt": "A hall"}
    attach(portal, other, record_id, [item])
    now = drafts.read(portal, reader(portal, other), record_id)
    hidden = {**now.shared, "visibility": "moderators"}
    drafts.save(portal, reader(portal, other), record_id, "en", now.base, hidden, now.texts)
    move(portal, other, record_id, "withdraw")
    who = reader(portal, make_person(portal, Role.coordinator, name="Cleo Coordinator"))
    mine = drafts.read(portal, who, record_id)
    saved = drafts.save(
        portal, who, record_id, "en", mine.base,
        {**mine.shared, "attachments": [item]}, {**mine.texts, "title": "Another title for the same"},
    )  # fmt: skip
    assert isinstance(saved, drafts.Draft)
    assert "attachments" not in saved.shared


@pytest.mark.parametrize("state", [FileState.ready, FileState.unreadable])
def test_a_document_of_which_nothing_could_be_read_is_seen_by_a_moderator_first(
    portal: Portal, author: Person, state: FileState
) -> None:
    """Else who publishes first publishes the scan of a passport."""
    with portal.database.writing() as session:
        session.add(File(sha256=PICTURE, size=10, type="pdf", state=state, text=" "))
        session.add(File(sha256="ab" * 32, size=10, type="pdf", state=FileState.ready, text="A report."))
    record_id = write(portal, author)
    files = [{"file": PICTURE, "name": "scan.pdf"}, {"file": "ab" * 32, "name": "report.pdf"}]
    attach(portal, author, record_id, files)
    with portal.database.reading() as session:
        held = proposals.hold(session, record_id)
        assert held
        assert held.proposal
        found = findings.problems(session, held.record, held.proposal, published_first=True)
        assert [(one.type, one.about["name"]) for one in found] == [("picture_unseen", "scan.pdf")]
        assert findings.problems(session, held.record, held.proposal, published_first=False) == []
