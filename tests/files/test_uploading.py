"""Files on their way: whatever breaks in between, nothing that arrived is sent again, and nothing is taken unseen."""

import hashlib
import io
import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portal.attachments.storage import StorageAwayError
from portal.database import files as rows
from portal.database.tables import File, FileState, Person, Upload, UploadState, now
from portal.domain.files import MOST_FILES, PIECE
from portal.domain.policy import Reader, Role
from portal.services.context import Portal, open_portal
from portal.services.files import forgetting, parts, uploading
from portal.services.files.uploading import Arriving, Refused, ScannerAwayError, WrongOffsetError
from portal.services.people.limits import TooOftenError
from portal.services.review import drafts
from portal.services.review.door import NotThereError
from portal.services.review.drafts import NotEditableError
from tests.attachments import making
from tests.attachments.servers import HARMFUL, clamd
from tests.files.conftest import REPORT
from tests.people.signing import make_person
from tests.review.texts import move, reader, write

SHA = hashlib.sha256(REPORT).hexdigest()


def send(portal: Portal, who: Reader, upload: Arriving, content: bytes) -> None:
    """Send what is left of a file."""
    for start in range(upload.received, len(content), PIECE):
        uploading.receive(portal, who, upload.id, start, content[start : start + PIECE])


def upload(portal: Portal, who: Reader, record: str, content: bytes = REPORT, name: str = "report.txt") -> Arriving:
    """Send a whole file as a browser does."""
    begun = uploading.begin(portal, who, record, name, len(content))
    send(portal, who, begun, content)
    return uploading.finish(portal, who, begun.id)


def held(portal: Portal, who: Reader, record: str) -> list[dict[str, str]]:
    """Return how the draft names its files."""
    return rows.held(drafts.read(portal, who, record).shared)


def stored(portal: Portal) -> list[str]:
    return list(portal.storage.keys())


def pieces(portal: Portal) -> list[Path]:
    return list((portal.settings.instance / "uploads").glob("*"))


def set_back(portal: Portal, upload_id: str, days: float, *, part_too: bool = True) -> None:
    """Let a file be announced, and the last piece have come, so many days ago."""
    with portal.database.writing() as session:
        row = session.get_one(Upload, upload_id)
        row.changed_at = now() - timedelta(days=days)
        session.add(row)
    path = parts.path_of(portal, upload_id)
    if part_too and path.exists():
        os.utime(path, (time.time() - days * 86400,) * 2)


def test_a_file_in_pieces_is_in_the_draft_when_it_has_arrived(portal: Portal, who: Reader, draft: str) -> None:
    """Else a person who closes the page after the bar is full has lost the file."""
    done = upload(portal, who, draft)
    assert done.state is UploadState.done
    assert done.attached
    assert done.attached.item == {"file": SHA, "name": "report.txt"}
    assert held(portal, who, draft) == [{"file": SHA, "name": "report.txt"}]
    assert done.attached.base == drafts.read(portal, who, draft).base
    assert b"".join(portal.storage.open(SHA)) == REPORT
    assert pieces(portal) == []
    assert uploading.open_of(portal, who, draft) == ()


def test_a_form_knows_whether_it_differs_by_the_file_only(portal: Portal, who: Reader, draft: str) -> None:
    """Else the form takes over a base whose other changes it does not hold, and undoes them without a word."""
    before = drafts.read(portal, who, draft).base
    attached = upload(portal, who, draft).attached
    assert attached
    assert attached.before == before != attached.base


def test_a_line_that_broke_costs_one_piece(portal: Portal, who: Reader, draft: str) -> None:
    """Else somebody on a slow line begins a large report again and again."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    uploading.receive(portal, who, begun.id, 0, REPORT[:PIECE])
    again = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    assert (again.id, again.received) == (begun.id, PIECE)
    assert [one.received for one in uploading.open_of(portal, who, draft)] == [PIECE]
    send(portal, who, again, REPORT)
    assert uploading.finish(portal, who, again.id).state is UploadState.done
    assert b"".join(portal.storage.open(SHA)) == REPORT


def test_pieces_that_come_twice_late_or_out_of_order_do_no_harm(portal: Portal, who: Reader, draft: str) -> None:
    """Else a browser that tries again breaks the file, and nobody can open it."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    assert uploading.receive(portal, who, begun.id, 0, REPORT[:PIECE]) == PIECE
    assert uploading.receive(portal, who, begun.id, 0, REPORT[:PIECE]) == PIECE
    assert uploading.receive(portal, who, begun.id, 100, REPORT[100:200]) == PIECE
    for offset, piece in (
        (PIECE + 1, REPORT[PIECE + 1 : PIECE + 9]),
        (PIECE - 1, REPORT[PIECE - 1 : PIECE + 9]),
        (PIECE, b""),
        (PIECE, b"x" * (PIECE + 1)),
    ):
        with pytest.raises(WrongOffsetError) as wrong:
            uploading.receive(portal, who, begun.id, offset, piece)
        assert wrong.value.received == PIECE
    with pytest.raises(WrongOffsetError):
        uploading.finish(portal, who, begun.id)
    send(portal, who, replace(begun, received=PIECE), REPORT)
    with pytest.raises(WrongOffsetError):
        uploading.receive(portal, who, begun.id, len(REPORT), b"and more")
    uploading.finish(portal, who, begun.id)
    assert b"".join(portal.storage.open(SHA)) == REPORT


def test_finishing_twice_gives_the_same_answer(portal: Portal, who: Reader, draft: str) -> None:
    """Else the page says that something went wrong where only the answer was lost."""
    first = upload(portal, who, draft)
    again = uploading.finish(portal, who, first.id)
    assert again.state is UploadState.done
    assert again.attached
    assert first.attached
    assert (again.attached.item, again.attached.base) == (first.attached.item, first.attached.base)
    assert len(held(portal, who, draft)) == 1
    assert pieces(portal) == []


def test_the_same_file_in_two_records_is_kept_once(portal: Portal, who: Reader, awa: Person, draft: str) -> None:
    other = write(portal, awa, "Another practice")
    upload(portal, who, draft)
    upload(portal, who, other, name="the same.txt")
    assert stored(portal) == [SHA]
    assert held(portal, who, other) == [{"file": SHA, "name": "the same.txt"}]


def test_of_a_photograph_only_what_was_cleaned_is_kept(portal: Portal, who: Reader, draft: str) -> None:
    """Else a picture of a shelter tells where it is."""
    photograph = making.photograph()
    done = upload(portal, who, draft, photograph, "shelter.jpg")
    assert done.attached
    kept = b"".join(portal.storage.open(done.attached.item["file"]))
    assert b"Exif" in photograph
    assert b"Exif" not in kept
    assert hashlib.sha256(kept).hexdigest() == done.attached.item["file"]


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [("a.exe", 10, "unknown_type"), ("noname", 10, "unknown_type"), ("a.pdf", 0, "empty"), ("a.csv", 99_000_000, "too_large")],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_before_it_is_sent(
    portal: Portal, who: Reader, draft: str, name: str, size: int, code: str
) -> None:
    """Else somebody sends 99 MB on a slow line, to be told no."""
    with pytest.raises(Refused) as refused:
        uploading.begin(portal, who, draft, name, size)
    assert refused.value.code == code
    assert uploading.open_of(portal, who, draft) == ()


def test_what_is_not_what_it_says_is_refused_and_not_kept(portal: Portal, who: Reader, draft: str) -> None:
    done = upload(portal, who, draft, b"MZ this is a program", "report.pdf")
    assert (done.state, done.attached) == (UploadState.refused, None)
    assert done.reason == "not_what_it_says"
    assert uploading.finish(portal, who, done.id).reason == done.reason
    assert (stored(portal), pieces(portal), held(portal, who, draft)) == ([], [], [])


def test_names_are_made_safe(portal: Portal, who: Reader, draft: str) -> None:
    """Else a name leads out of a folder, or hides what the file is."""
    done = upload(portal, who, draft, name="../../etc/re\u202eport\x00.txt")
    assert done.attached
    assert done.attached.item["name"] == "report.txt"


def test_nobody_touches_what_another_sends(portal: Portal, who: Reader, draft: str) -> None:
    """Else a stranger fills, ends or drops the file of another, or learns that there is one."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    other = reader(portal, make_person(portal, Role.coordinator))
    visitor = Reader()
    for stranger in (other, visitor):
        with pytest.raises(NotThereError):
            uploading.begin(portal, stranger, draft, "report.txt", len(REPORT))
        with pytest.raises(NotThereError):
            uploading.receive(portal, stranger, begun.id, 0, b"mine")
        with pytest.raises(NotThereError):
            uploading.finish(portal, stranger, begun.id)
        with pytest.raises(NotThereError):
            uploading.drop(portal, stranger, begun.id)
        assert uploading.open_of(portal, stranger, draft) == ()
    for bad in ("../../portal.sqlite", "", "a\0b"):
        with pytest.raises(NotThereError):
            uploading.receive(portal, who, bad, 0, b"x")
    assert uploading.begin(portal, who, draft, "report.txt", len(REPORT)).received == 0


def test_a_text_that_was_sent_in_takes_no_files(portal: Portal, who: Reader, awa: Person, draft: str) -> None:
    """Else a moderator approves one text and another is published."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    send(portal, who, begun, REPORT)
    move(portal, awa, draft, "submit")
    with pytest.raises(NotEditableError):
        uploading.begin(portal, who, draft, "other.txt", 10)
    with pytest.raises(NotEditableError):
        uploading.finish(portal, who, begun.id)
    assert uploading.open_of(portal, who, draft)[0].is_whole
    move(portal, awa, draft, "withdraw")
    move(portal, awa, draft, "reopen")
    assert uploading.finish(portal, who, begun.id).state is UploadState.done


def test_a_record_takes_so_many_files_and_says_so_before_the_next_is_sent(
    portal: Portal, who: Reader, draft: str
) -> None:
    late = uploading.begin(portal, who, draft, "late.txt", 10)
    for number in range(MOST_FILES):
        upload(portal, who, draft, f"file {number}".encode(), f"{number}.txt")
    with pytest.raises(Refused) as refused:
        uploading.begin(portal, who, draft, "more.txt", 10)
    assert (refused.value.code, refused.value.about) == ("too_many", {"most": MOST_FILES})
    uploading.receive(portal, who, late.id, 0, b"0123456789")
    assert uploading.finish(portal, who, late.id).reason == "too_many"
    assert len(held(portal, who, draft)) == MOST_FILES


def test_who_begins_too_many_gives_up_the_oldest(portal: Portal, who: Reader, draft: str) -> None:
    """Else one person fills the disk with files that never end, or is locked out by tries of last week."""
    few = open_portal(portal.settings.model_copy(update={"uploads_open": 2}))
    begun = [uploading.begin(few, who, draft, f"{number}.txt", 10) for number in range(3)]
    assert [one.id for one in uploading.open_of(few, who, draft)] == [one.id for one in begun[1:]]
    with pytest.raises(NotThereError):
        uploading.receive(few, who, begun[0].id, 0, b"x")
    few.close()


def test_files_are_counted_by_person(portal: Portal, who: Reader, draft: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a program that got hold of an account fills the disk overnight."""
    monkeypatch.setattr(uploading, "OF_PERSON", replace(uploading.OF_PERSON, most=2))
    for number in range(2):
        uploading.begin(portal, who, draft, f"{number}.txt", 10)
    with pytest.raises(TooOftenError):
        uploading.begin(portal, who, draft, "more.txt", 10)
    assert uploading.begin(portal, who, draft, "1.txt", 10).received == 0


def test_a_file_that_was_removed_for_good_does_not_come_back(portal: Portal, who: Reader, draft: str) -> None:
    """Else the face that a moderator took away is there again the next day."""
    upload(portal, who, draft)
    with portal.database.writing() as session:
        row = session.get_one(File, SHA)
        row.state = FileState.expunged
        session.add(row)
    portal.storage.delete(SHA)
    again = upload(portal, who, draft, name="again.txt")
    assert again.reason == "expunged"
    assert stored(portal) == []


def test_a_form_without_script_sends_a_file_in_one_go(portal: Portal, who: Reader, draft: str) -> None:
    attached = uploading.take(portal, who, draft, "report.txt", io.BytesIO(REPORT))
    assert attached.item == {"file": SHA, "name": "report.txt"}
    assert held(portal, who, draft) == [attached.item]
    with pytest.raises(Refused) as refused:
        uploading.take(portal, who, draft, "bad.pdf", io.BytesIO(b"no pdf"))
    assert refused.value.code == "not_what_it_says"
    assert (pieces(portal), uploading.open_of(portal, who, draft)) == ([], ())


def test_a_form_without_script_replaces_what_a_script_began(portal: Portal, who: Reader, draft: str) -> None:
    """Else half a file of yesterday and the whole one of today are mixed."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    uploading.receive(portal, who, begun.id, 0, b"x" * PIECE)
    assert uploading.take(portal, who, draft, "report.txt", io.BytesIO(REPORT)).item["file"] == SHA


def test_dropped_is_gone(portal: Portal, who: Reader, draft: str) -> None:
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    uploading.receive(portal, who, begun.id, 0, REPORT[:PIECE])
    uploading.drop(portal, who, begun.id)
    assert (pieces(portal), uploading.open_of(portal, who, draft)) == ([], ())
    assert uploading.begin(portal, who, draft, "report.txt", len(REPORT)).received == 0


def test_what_nobody_goes_on_with_is_cleared_up(portal: Portal, who: Reader, draft: str) -> None:
    """Else unfinished files fill the disk; and what somebody sends just now, or was kept, stays."""
    old, slow, new = (uploading.begin(portal, who, draft, f"{name}.txt", len(REPORT)) for name in ("a", "b", "c"))
    done = upload(portal, who, draft)
    for one in (old, slow, new):
        uploading.receive(portal, who, one.id, 0, REPORT[:PIECE])
    set_back(portal, old.id, 7.1)
    set_back(portal, slow.id, 7.1, part_too=False)
    set_back(portal, new.id, 6.9)
    set_back(portal, done.id, 30)
    lost = portal.settings.instance / "uploads" / "0123.part"
    lost.write_bytes(b"its row was given up")
    os.utime(lost, (1, 1))
    assert forgetting.forget(portal) == 2
    assert [one.id for one in uploading.open_of(portal, who, draft)] == [slow.id, new.id]
    assert sorted(path.name for path in pieces(portal)) == sorted(f"{one.id}.part" for one in (slow, new))
    assert stored(portal) == [SHA]
    assert forgetting.forget(portal) == 0


def test_a_full_disk_loses_nothing_that_arrived(portal: Portal, who: Reader, draft: str) -> None:
    """Else a file is broken where the disk was full for a minute."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))

    class Full(io.FileIO):
        def write(self, data: object) -> int:
            if os.fstat(self.fileno()).st_size:
                raise OSError(28, "No space left on device")
            return super().write(bytes(data)[:1000])  # type: ignore[call-overload]

    parts.path_of(portal, begun.id).parent.mkdir(exist_ok=True)
    with Full(parts.path_of(portal, begun.id), "a") as file, pytest.raises(StorageAwayError):
        parts.add(file, REPORT[:PIECE])
    again = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    assert again.received == 1000
    send(portal, who, again, REPORT)
    uploading.finish(portal, who, again.id)
    assert b"".join(portal.storage.open(SHA)) == REPORT


def test_storage_that_is_away_keeps_the_file_waiting(portal: Portal, who: Reader, draft: str) -> None:
    """Else a store that restarts costs every file that arrives meanwhile."""
    (portal.settings.attachments).write_bytes(b"no folder")
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    send(portal, who, begun, REPORT)
    with pytest.raises(StorageAwayError):
        uploading.finish(portal, who, begun.id)
    portal.settings.attachments.unlink()
    assert uploading.finish(portal, who, begun.id).state is UploadState.done


def test_nothing_is_taken_while_the_scanner_is_away(portal: Portal, who: Reader, draft: str, tmp_path: Path) -> None:
    """Else whoever stops the scanner attaches a virus. What waited is checked later, without being sent again."""
    closed = open_portal(portal.settings.model_copy(update={"clamd": "127.0.0.1:9"}))
    begun = uploading.begin(closed, who, draft, "report.txt", len(REPORT))
    send(closed, who, begun, REPORT)
    with pytest.raises(ScannerAwayError):
        uploading.finish(closed, who, begun.id)
    with pytest.raises(ScannerAwayError):
        uploading.take(closed, who, draft, "form.txt", io.BytesIO(b"from a form"))
    assert [one.is_whole for one in uploading.open_of(closed, who, draft)] == [True, True]
    assert (stored(closed), held(closed, who, draft)) == ([], [])
    closed.close()
    with clamd(tmp_path / "clamd") as (address, _):
        scanned = open_portal(portal.settings.model_copy(update={"clamd": address}))
        assert uploading.finish(scanned, who, begun.id).state is UploadState.done
        harmful = upload(scanned, who, draft, b"hello " + HARMFUL, "harmful.txt")
        assert (harmful.state, harmful.reason) == (UploadState.refused, "infected")
        assert stored(scanned) == [SHA]
        scanned.close()
