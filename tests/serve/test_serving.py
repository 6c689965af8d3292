"""`portal run` as a person starts it: from nothing to the first page, through crashes, to the end."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.serve.served import PATIENCE, Served, below, runs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the portal of this file keeps everything, from the first start to the last."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def first(folder: Path) -> Iterator[Served]:
    """Start the portal with nothing there."""
    served = Served(folder)
    served.until(lambda: served.health().get("status") == "ok")
    yield served
    served.process.kill()
    served.process.wait()


def test_the_first_start_makes_everything_and_says_where_to_look(first: Served) -> None:
    """Else the two commands of the README end before an empty page."""
    said = first.log.read_text().splitlines()
    assert said[0] == "Preparing the database."
    assert said[1].startswith("Imported ")
    assert not said[1].startswith("Imported 0 ")
    assert said[2].startswith("Nobody has an account yet.")
    assert f"http://127.0.0.1:{first.port}/en/account/welcome/" in said[3]
    assert said[4] == f"Open http://127.0.0.1:{first.port}/ in your browser. Ctrl+C stops the portal."
    status, page = first.get("/en/search?q=reintegration")
    assert status == 200
    assert b"<mark>" in page


def test_a_worker_that_died_is_replaced(first: Served) -> None:
    """Else what is published after a crash is never found."""
    web, worker = first.children()
    os.kill(worker, signal.SIGKILL)
    first.until(lambda: len(first.children()) == 2 and worker not in first.children())
    assert web in first.children()
    assert "the worker ended (signal SIGKILL)" in first.log.read_text()


def test_readers_are_answered_again_when_the_web_server_died(first: Served) -> None:
    """Else one crash takes the portal away. Who asks meanwhile waits a moment: the connection is not refused."""
    web = next(process for process in first.children() if below(process))
    answering = below(web)
    os.kill(web, signal.SIGKILL)
    first.until(lambda: not any(runs(process) for process in answering))
    assert first.get("/en/")[0] == 200
    assert "the web server ended (signal SIGKILL)" in first.log.read_text()


def test_readers_are_answered_when_one_web_worker_died(first: Served) -> None:
    """Else a single request that breaks its process leaves the portal with half its strength, and then with none."""
    web = next(process for process in first.children() if below(process))
    first.until(lambda: len(below(web)) == 2)
    killed = below(web)[0]
    os.kill(killed, signal.SIGKILL)
    first.until(lambda: len(below(web)) == 2 and killed not in below(web))
    assert first.get("/en/")[0] == 200


def test_slow_readers_do_not_keep_others_out(first: Served) -> None:
    """Else who opens connections ahead, as browsers do, or stops in the middle of asking, makes the portal look dead."""
    silent = [socket.create_connection(("127.0.0.1", first.port)) for _ in range(40)]
    first.until(lambda: first.get("/en/")[0] == 200)
    for connection in silent:
        connection.sendall(b"GET /en/ HTTP/1.1\r\nHost: portal\r\n")
    # More than there are threads: it takes as long as they are waited for, and no longer.
    assert first.get("/en/")[0] == 200
    for connection in silent:
        connection.close()
    assert "Traceback" not in first.log.read_text()


def test_it_stops_within_ten_seconds_and_leaves_nothing(first: Served) -> None:
    """Else a service manager ends it by force, and the next start finds port or index held."""
    everything = first.everything()
    assert len(everything) == 5
    kept = HTTPConnection("127.0.0.1", first.port, timeout=PATIENCE)
    kept.request("GET", "/en/")
    kept.getresponse().read()
    begun = time.monotonic()
    first.process.terminate()
    assert first.process.wait(20) == 0
    assert time.monotonic() - begun < 10
    assert not any(runs(process) for process in everything)
    kept.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", first.port))


def test_the_second_start_has_nothing_to_prepare(first: Served, folder: Path) -> None:
    """Else it takes as long as the first; and after an end by force the portal cannot be started again."""
    assert first.process.poll() is not None
    for _ in range(2):
        again = Served(folder)
        again.until(lambda again=again: again.health().get("status") == "ok")  # type: ignore[misc]
        assert [line.split(" ")[0] for line in again.log.read_text().splitlines() if line[0] != " "] == [
            "Nobody",
            "Open",
        ]
        everything = again.everything()
        again.process.kill()
        again.process.wait()
        deadline = time.monotonic() + PATIENCE
        while any(runs(process) for process in everything):
            assert time.monotonic() < deadline
            time.sleep(0.05)
