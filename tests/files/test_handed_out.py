"""What becomes of a file that is attached: read by the worker, found by its words, handed out to readers, taken away for good."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlmodel import col, select

from portal import create_app
from portal.database.tables import File, FileState, Person
from portal.domain.policy import REGIONS, Reader, Role
from portal.services.context import Portal
from portal.services.files import reading, uploading
from portal.services.indexing import drain
from portal.services.review import expunging, expunging_files
from portal.services.review.expunging import apply_ledger
from portal.services.review.ledger import LEDGER
from tests.attachments import making as m
from tests.people.signing import make_person, sit_down
from tests.review.texts import edit, reader, release, write

RARE = "Pangolin counselling"
NOTE = f"The {RARE} reached 1,200 people in Kolda."


@pytest.fixture
def mo(portal: Portal) -> Person:
    """Return a moderator of all regions."""
    return make_person(portal, Role.moderator, name="Mo Moderator", regions=list(REGIONS))


def attach(portal: Portal, person: Person, record_id: str, name: str, content: bytes, folder: Path) -> str:
    """Attach a file as the form without scripts does, let the worker read it, and return its hash."""
    path = folder / "sent"
    path.write_bytes(content)
    with path.open("rb") as stream:
        uploading.take(portal, reader(portal, person), record_id, name, stream)
    while reading.read_next(portal):
        pass
    with portal.database.reading() as session:
        rows = session.exec(select(File).order_by(col(File.created_at))).all()
    return rows[-1].sha256


def published(portal: Portal, awa: Person, mo: Person, folder: Path, **more: object) -> tuple[str, str]:
    """Publish a record with a text attached; return its id and the file's hash."""
    record_id = write(portal, awa, **more)
    sha = attach(portal, awa, record_id, "annex.txt", NOTE.encode(), folder)
    release(portal, awa, mo, record_id)
    drain(portal)
    return record_id, sha


def client(portal: Portal, person: Person | None = None) -> FlaskClient:
    """Return a browser, signed in or not."""
    browser = create_app(portal.settings).test_client()
    return sit_down(browser, portal, person) if person else browser


def test_a_record_is_found_by_what_is_in_its_file_and_says_so(
    portal: Portal, awa: Person, mo: Person, tmp_path: Path
) -> None:
    """Else the evaluation in the annex helps nobody."""
    record_id, _ = published(portal, awa, mo, tmp_path)
    page = client(portal).get("/en/search", query_string={"q": "pangolin"}).text
    assert record_id in page
    assert "Found in the attached file “annex.txt”" in page
    assert "<mark>Pangolin</mark>" in page
    answer = client(portal).get("/api/v1/search", query_string={"q": "pangolin"}).get_json()
    assert [one["found_in"] for one in answer["results"]] == ["annex.txt"]


def test_readers_get_it_as_a_download_that_can_do_nothing(
    portal: Portal, awa: Person, mo: Person, tmp_path: Path
) -> None:
    """Else a file runs with the rights of this site, or a slow line begins anew at each break."""
    record_id, sha = published(portal, awa, mo, tmp_path)
    visitor = client(portal)
    page = visitor.get(f"/en/practices/{record_id}").text
    address = f"/files/{record_id}/{sha}/annex.txt"
    assert f'href="{address}" download' in page
    answer = visitor.get(address)
    assert answer.data == NOTE.encode()
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    part = visitor.get(address, headers={"Range": "bytes=4-11"})
    assert (part.status_code, part.data) == (206, NOTE.encode()[4:12])
    assert part.headers["Content-Range"] == f"bytes 4-11/{len(NOTE)}"
    assert visitor.get(address, headers={"Range": f"bytes={len(NOTE)}-"}).status_code == 416
    assert visitor.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert visitor.head(address).headers["Content-Length"] == str(len(NOTE))


def test_only_who_may_read_the_record_gets_its_files(portal: Portal, awa: Person, mo: Person, tmp_path: Path) -> None:
    """Else a file is a way around the labels of its record."""
    record_id, sha = published(portal, awa, mo, tmp_path, visibility="governments")
    official = make_person(portal, Role.official, name="Olu Official")
    address = f"/files/{record_id}/{sha}/annex.txt"
    assert client(portal).get(address).status_code == 404
    allowed = client(portal, official).get(address)
    assert allowed.status_code == 200
    assert "private" in allowed.headers["Cache-Control"]
    assert client(portal).get(f"/files/{'0' * 9}/{sha}/annex.txt").status_code == 404
    # A draft's files are its people's; another record's address does not lead to them.
    draft = write(portal, awa, title="Still a draft")
    own = attach(portal, awa, draft, "own.csv", b"a;b\n1;2\n", tmp_path)
    assert client(portal, awa).get(f"/files/{draft}/{own}/own.csv").status_code == 200
    assert client(portal, official).get(f"/files/{draft}/{own}/own.csv").status_code == 404
    assert client(portal, awa).get(f"/files/{record_id}/{own}/own.csv").status_code == 404


def test_what_left_the_record_is_no_longer_handed_out_or_found(
    portal: Portal, awa: Person, mo: Person, tmp_path: Path
) -> None:
    """Else a file that was taken out of a note can still be read by everybody who kept its address."""
    record_id, sha = published(portal, awa, mo, tmp_path)
    edit(portal, awa, record_id, attachments=[])
    release(portal, awa, mo, record_id)
    drain(portal)
    assert client(portal).get(f"/files/{record_id}/{sha}/annex.txt").status_code == 404
    assert client(portal, awa).get(f"/files/{record_id}/{sha}/annex.txt").status_code == 200
    assert record_id not in client(portal).get("/en/search", query_string={"q": "pangolin"}).text


def test_a_picture_comes_in_sizes_for_slow_lines_and_with_words(
    portal: Portal, awa: Person, mo: Person, tmp_path: Path
) -> None:
    """Else a page costs a megabyte, or shows nothing to those who cannot see."""
    record_id = write(portal, awa)
    attach(portal, awa, record_id, "hall.jpg", m.picture("JPEG", (1700, 900)), tmp_path)
    with portal.database.reading() as session:
        row = session.exec(select(File)).one()
    assert row.widths == [320, 800, 1600]
    files = [{"file": row.sha256, "name": "hall.jpg", "alt": "A reception hall"}]
    edit(portal, awa, record_id, attachments=files)
    release(portal, awa, mo, record_id)
    page = client(portal).get(f"/en/practices/{record_id}").text
    assert 'alt="A reception hall"' in page
    assert "?w=320" in page
    small = client(portal).get(f"/files/{record_id}/{row.sha256}/hall.jpg?w=320")
    assert small.headers["Content-Disposition"].startswith("inline")
    assert len(small.data) < row.size
    assert client(portal).get(f"/files/{record_id}/{row.sha256}/hall.jpg?w=321").status_code == 404


def test_words_that_are_expunged_take_the_whole_file_with_them(
    portal: Portal, awa: Person, mo: Person, tmp_path: Path
) -> None:
    """Else a name that was removed from a note stays in its annex, in the index, or comes back with a backup."""
    record_id, sha = published(portal, awa, mo, tmp_path)
    who = reader(portal, mo)
    spots = expunging.look(portal, who, record_id, RARE)
    assert [(one.what, one.field, one.found) for one in spots] == [("file", "annex.txt", RARE)]
    assert expunging.expunge(portal, who, record_id, RARE, "A person can be recognised.")[1] == 1
    assert_gone(portal, record_id, sha)
    # As a restored backup brings it back: row and bytes; the ledger takes both again.
    with portal.database.writing() as session:
        row = session.get_one(File, sha)
        row.state, row.text = FileState.ready, NOTE
    (tmp_path / "again").write_bytes(NOTE.encode())
    portal.storage.put(sha, tmp_path / "again")
    assert apply_ledger(portal, portal.settings.instance / LEDGER) == 1
    assert_gone(portal, record_id, sha)


def assert_gone(portal: Portal, record_id: str, sha: str) -> None:
    """Hold that nothing of a file is left."""
    visitor = client(portal)
    assert visitor.get(f"/files/{record_id}/{sha}/annex.txt").status_code == 404
    reading.delete_expunged(portal)
    assert list(portal.storage.keys()) == []
    drain(portal)
    assert record_id not in visitor.get("/en/search", query_string={"q": "pangolin"}).text
    page = visitor.get(f"/en/practices/{record_id}").text
    assert "This file was removed for good." in page
    assert f"/{sha}/" not in page
    with portal.database.reading() as session:
        assert session.get_one(File, sha).text == ""


def test_a_moderator_removes_a_picture_that_words_cannot_find(
    portal: Portal, awa: Person, mo: Person, who: Reader, tmp_path: Path
) -> None:
    """Else a face can only be removed with the whole record."""
    record_id, sha = published(portal, awa, mo, tmp_path)
    browser = client(portal, mo)
    page = browser.get(f"/en/desk/records/{record_id}/expunge").text
    assert "Remove a file for good" in page
    assert expunging_files.attached(portal, reader(portal, mo), record_id)[0].sha256 == sha
    expunging_files.expunge_file(portal, reader(portal, mo), record_id, sha, "A face can be seen.")
    assert_gone(portal, record_id, sha)
    # And it does not come back by being attached again.
    other = write(portal, awa, title="Another note")
    path = tmp_path / "sent"
    path.write_bytes(NOTE.encode())
    with path.open("rb") as stream, pytest.raises(uploading.Refused) as refused:
        uploading.take(portal, who, other, "annex.txt", stream)
    assert refused.value.code == "expunged"


def test_who_knows_a_hash_is_not_given_the_file(portal: Portal, awa: Person, mo: Person, tmp_path: Path) -> None:
    """Else somebody who saw a hash reads a file of a record that is not meant for them, through a draft of their own."""
    _, sha = published(portal, awa, mo, tmp_path, visibility="moderators")
    thief = make_person(portal, Role.coordinator, name="Taker")
    own = write(portal, thief, title="A way in", attachments=[{"file": sha, "name": "annex.txt"}])
    edit(portal, thief, own, title="A way in again", attachments=[{"file": sha, "name": "annex.txt"}])
    assert client(portal, thief).get(f"/files/{own}/{sha}/annex.txt").status_code == 404
    assert sha not in client(portal, thief).get(f"/en/texts/{own}/edit/sources").text
