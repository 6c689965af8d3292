"""A web process that is killed while a file arrives: whoever sends it goes on where it ended, and it is kept and attached once."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore
from typing import Any

import pytest

from portal.database.schema import upgrade
from portal.database.tables import File, Person, Upload, UploadState
from portal.domain.files import PIECE
from portal.domain.policy import Reader, Role
from portal.services.context import Portal, open_portal
from portal.services.files import forgetting, keeping, parts, uploading
from portal.settings import ROOT
from tests.files.conftest import REPORT
from tests.files.test_uploading import held, pieces, send, set_back, stored
from tests.people.signing import make_person
from tests.review.texts import reader, write
from tests.worker.processes import bare_environment, environment

SHA = hashlib.sha256(REPORT).hexdigest()

# Does to a file what a request does, and dies where it is told.
PROGRAM = """
import os, signal, sys
from portal.attachments import folder
from portal.database.sessions import Session
from portal.services.context import open_portal
from portal.services.files import keeping, parts, uploading
from portal.services.people import readers
from portal.settings import Settings
from tests.files.conftest import REPORT
from portal.database.tables import Person

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def half(source, target, length):
    target.write(source.read(1000))
    target.flush()
    die()

class Half:
    def __init__(self, file): self.file = file
    def fileno(self): return self.file.fileno()
    def write(self, data): self.file.write(data[:1000]); die()

def after(what):
    def call(*given, **named):
        what(*given, **named)
        die()
    return call

portal = open_portal(Settings())
number, upload, point = int(sys.argv[1]), sys.argv[2], sys.argv[3]
with portal.database.reading() as session:
    who = readers.reader_of(portal, session.get(Person, number))
add, drop = parts.add, parts.drop
if point == "in a piece":
    parts.add = lambda file, piece: add(Half(file), piece)
elif point == "before the disk has it":
    os.fsync = die
elif point == "in the inspection":
    keeping.inspect = die
elif point == "before it is kept":
    folder.FolderStorage.put = die
elif point == "while it is kept":
    folder.shutil.copyfileobj = half
elif point == "after it is kept":
    folder.FolderStorage.put = after(folder.FolderStorage.put)
elif point == "before it is attached":
    keeping.attach = die
elif point == "after it is attached, before that is committed":
    keeping.uploads.done = after(keeping.uploads.done)
elif point == "after all":
    parts.drop = die
if point in ("in a piece", "before the disk has it"):
    uploading.receive(portal, who, upload, 0, REPORT[:uploading.PIECE])
else:
    uploading.finish(portal, who, upload)
print("survived")
"""

RECEIVING = ("in a piece", "before the disk has it")
FINISHING = (
    "in the inspection",
    "before it is kept",
    "while it is kept",
    "after it is kept",
    "before it is attached",
    "after it is attached, before that is committed",
    "after all",
)


def run(portal: Portal, person: Person, upload_id: str, point: str) -> subprocess.CompletedProcess[str]:
    outside = {**bare_environment(), **environment(portal.settings)}
    words = [sys.executable, "-c", PROGRAM, str(person.pk), upload_id, point]
    return subprocess.run(words, cwd=ROOT, env=outside, capture_output=True, text=True, timeout=120, check=False)


def assert_arrived(portal: Portal, who: Reader, record: str, upload_id: str) -> None:
    """The file is whole, kept once and attached once, and nothing is left of its way."""
    again = uploading.finish(portal, who, upload_id)
    assert (again.state, again.reason) == (UploadState.done, "")
    assert held(portal, who, record) == [{"file": SHA, "name": "report.txt"}]
    assert b"".join(portal.storage.open(SHA)) == REPORT
    assert stored(portal) == [SHA]
    assert pieces(portal) == []


@pytest.mark.parametrize("point", RECEIVING)
def test_killed_while_a_piece_comes(portal: Portal, awa: Person, who: Reader, draft: str, point: str) -> None:
    """Else a restart of the server breaks the files of all who are sending one."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    assert run(portal, awa, begun.id, point).returncode == -9
    again = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    assert again.id == begun.id
    assert again.received == (1000 if point == "in a piece" else PIECE)
    send(portal, who, again, REPORT)
    assert_arrived(portal, who, draft, begun.id)


@pytest.mark.parametrize("point", FINISHING)
def test_killed_while_it_is_kept(portal: Portal, awa: Person, who: Reader, draft: str, point: str) -> None:
    """Else a file is in the draft that nobody can open, or one was thanked for that is in no draft."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    send(portal, who, begun, REPORT)
    done = run(portal, awa, begun.id, point)
    assert (done.returncode, done.stdout) == (-9, ""), done.stderr
    with portal.database.reading() as session:
        is_noted, is_done = session.get(File, SHA) is not None, session.get_one(Upload, begun.id).sha256 == SHA
    # Never a row of a file that is not there.
    assert not is_noted or stored(portal) == [SHA]
    assert is_noted == (point == "after all") == bool(held(portal, who, draft))
    assert is_done or point == "in the inspection"
    assert_arrived(portal, who, draft, begun.id)


@pytest.mark.parametrize("is_gone_on_with", [True, False])
def test_half_a_copy_is_cleared_up(portal: Portal, awa: Person, who: Reader, draft: str, is_gone_on_with: bool) -> None:
    """Else each restart leaves rests, and backups carry them along."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    send(portal, who, begun, REPORT)
    run(portal, awa, begun.id, "while it is kept")
    (rest,) = (path for path in portal.settings.attachments.rglob("*") if path.is_file())
    os.utime(rest, (1, 1))
    if is_gone_on_with:
        uploading.finish(portal, who, begun.id)
    else:
        set_back(portal, begun.id, 8)
        forgetting.forget(portal)
    left = [path.name for path in portal.settings.attachments.rglob("*") if path.is_file()]
    assert left == ([SHA] if is_gone_on_with else [])


def test_killed_and_never_gone_on_with(portal: Portal, awa: Person, who: Reader, draft: str) -> None:
    """Else a file that belongs to no record lies on the disk for ever, and nobody can ask for its removal."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    send(portal, who, begun, REPORT)
    assert run(portal, awa, begun.id, "after it is kept").returncode == -9
    assert stored(portal) == [SHA]
    set_back(portal, begun.id, 8)
    assert forgetting.forget(portal) == 1
    assert (stored(portal), pieces(portal)) == ([], [])


def test_two_processes_finish_the_same_file(portal: Portal, awa: Person, who: Reader, draft: str) -> None:
    """Else a browser that asks again, since the answer is late, gets the file attached twice or an error."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    send(portal, who, begun, REPORT)
    outside = {**bare_environment(), **environment(portal.settings)}
    words = [sys.executable, "-c", PROGRAM, str(awa.pk), begun.id, "nowhere"]
    running = [
        subprocess.Popen(words, cwd=ROOT, env=outside, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120) for process in running]
    assert [out for out, _ in said] == ["survived\n"] * 3, said
    assert_arrived(portal, who, draft, begun.id)


def test_a_process_that_holds_a_file_and_dies_holds_it_no_more(portal: Portal, who: Reader, draft: str) -> None:
    """Else nobody can go on with the file until the server is started anew."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    parts.path_of(portal, begun.id).parent.mkdir(exist_ok=True)
    code = "import fcntl, sys, time; f = open(sys.argv[1], 'ab'); fcntl.flock(f, 2); print('held', flush=True); time.sleep(60)"
    words = [sys.executable, "-c", code, str(parts.path_of(portal, begun.id))]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        started = time.monotonic()
        assert uploading.receive(portal, who, begun.id, 0, REPORT[:PIECE]) == PIECE
        assert time.monotonic() - started < 10
    assert parts.received(portal, begun.id) == PIECE


@pytest.fixture
def on_postgres(postgres_url: str, portal: Portal) -> Iterator[Portal]:
    """Yield a portal without a library whose database is a PostgreSQL, in which several write at once."""
    found = open_portal(portal.settings.model_copy(update={"database": postgres_url}))
    upgrade(found.database)
    yield found
    found.close()


def test_several_people_hand_in_the_same_file_at_once(on_postgres: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one of them is told that something went wrong, and the file is in one draft only."""
    together, attached, note = Barrier(4), keeping._attached, keeping._note

    def attach(*given: Any) -> Any:
        together.wait(60)
        return attached(*given)

    def slowly(*given: Any) -> None:
        note(*given)
        time.sleep(0.2)

    monkeypatch.setattr(keeping, "AT_A_TIME", BoundedSemaphore(4))
    monkeypatch.setattr(keeping, "_attached", attach)
    monkeypatch.setattr(keeping, "_note", slowly)
    authors = [make_person(on_postgres, Role.coordinator) for _ in range(4)]
    readers = [reader(on_postgres, author) for author in authors]
    records = [write(on_postgres, author, f"Practice {number}") for number, author in enumerate(authors)]
    begun = [
        uploading.begin(on_postgres, one, record, "report.txt", len(REPORT))
        for one, record in zip(readers, records, strict=True)
    ]
    for one, upload in zip(readers, begun, strict=True):
        send(on_postgres, one, upload, REPORT)
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda at: uploading.finish(on_postgres, readers[at], begun[at].id), range(4)))
    assert [one.state for one in done] == [UploadState.done] * 4
    assert [held(on_postgres, one, record) for one, record in zip(readers, records, strict=True)] == [
        [{"file": SHA, "name": "report.txt"}]
    ] * 4
    assert stored(on_postgres) == [SHA]
