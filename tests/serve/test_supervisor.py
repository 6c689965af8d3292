"""The supervisor: what it starts stays up, and nothing is left when it is gone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from portal.settings import ROOT

SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from portal import supervisor
from portal.supervisor import Program, Supervisor

folder = Path(sys.argv[1])

def note(name):
    with (folder / name).open("a") as file:
        print(os.getpid(), file=file, flush=True)

def steady():
    note("steady")
    while True:
        time.sleep(60)

def parent():
    if os.fork() == 0:
        note("grandchild")
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
    note("parent")
    time.sleep(60)

def deaf():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    note("deaf")
    time.sleep(60)

def failing():
    note("failing")
    raise ValueError("broken on purpose")

def leaving():
    note("leaving")
    sys.exit(3)

supervisor.GRACE_SECONDS = 1.0
programs = [Program(name, globals()[name]) for name in sys.argv[2:]]
Supervisor(programs, lambda line: print(line, flush=True), at_stop=lambda: note("stopped")).run()
print("nobody is left", flush=True)
"""


class Supervised:
    """A supervisor in a process of its own, and what its programs noted."""

    def __init__(self, folder: Path, *programs: str, script: str = SCRIPT) -> None:
        self.folder = folder
        self.output = (folder / "output").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder), *programs], cwd=ROOT, stdout=self.output, stderr=self.output
        )

    def noted(self, name: str) -> list[int]:
        path = self.folder / name
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def said(self) -> str:
        return (self.folder / "output").read_text()

    def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.02)

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)


def runs(process: int) -> bool:
    """Say whether a process is there and more than the trace of one that has ended."""
    try:
        status = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status not in {"Z", "X"}


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    started: list[Supervised] = []

    def start(*programs: str, script: str = SCRIPT) -> Supervised:
        started.append(Supervised(tmp_path, *programs, script=script))
        started[-1].until(lambda: all(started[-1].noted(name) for name in programs))
        return started[-1]

    yield start
    for supervised in started:
        supervised.process.kill()
        supervised.process.wait()
        supervised.output.close()
        for path in tmp_path.glob("*"):
            for process in supervised.noted(path.name) if path.name != "output" else ():
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_stops_everything_and_says_so(supervise: Callable[..., Supervised], number: int) -> None:
    """Else Ctrl+C, a service manager or a closed window leaves processes that hold the port."""
    supervised = supervise("steady")
    assert supervised.stop(number) == 0
    assert supervised.noted("stopped") == [supervised.process.pid]
    assert "nobody is left" in supervised.said()
    assert not any(runs(process) for process in supervised.noted("steady"))


def test_a_program_that_is_killed_is_started_again(supervise: Callable[..., Supervised]) -> None:
    """Else one crash of the worker means that nothing published is ever found again."""
    supervised = supervise("steady", "parent")
    os.kill(supervised.noted("steady")[0], signal.SIGKILL)
    supervised.until(lambda: len(supervised.noted("steady")) == 2)
    assert "the steady ended (signal SIGKILL)" in supervised.said()
    assert len(supervised.noted("parent")) == 1
    assert supervised.stop() == 0


def test_a_program_that_fails_at_once_is_tried_less_and_less_often(supervise: Callable[..., Supervised]) -> None:
    """Else a broken setting makes a machine do nothing but start."""
    supervised = supervise("failing", "leaving")
    supervised.until(lambda: len(supervised.noted("failing")) >= 3 and len(supervised.noted("leaving")) >= 3)
    said = supervised.said()
    assert "broken on purpose" in said
    for pause in ("0.5", "1"):
        assert f"the failing ended (status 1); it is started again in {pause} s" in said
        assert f"the leaving ended (status 3); it is started again in {pause} s" in said
    assert len(supervised.noted("failing")) < 6
    assert supervised.stop() == 0


def test_what_a_dead_program_had_started_ends_with_it(supervise: Callable[..., Supervised]) -> None:
    """Else web workers of a killed web server go on beside those of the new one."""
    supervised = supervise("parent")
    supervised.until(lambda: len(supervised.noted("grandchild")) == 1)
    os.kill(supervised.noted("parent")[0], signal.SIGKILL)
    supervised.until(lambda: len(supervised.noted("parent")) == 2)
    assert not runs(supervised.noted("grandchild")[0])
    assert supervised.stop() == 0
    assert not any(runs(process) for process in supervised.noted("grandchild"))


def test_a_program_that_does_not_listen_is_ended_when_its_time_is_over(supervise: Callable[..., Supervised]) -> None:
    """Else one that hangs keeps the portal from ever stopping."""
    supervised = supervise("deaf")
    begun = time.monotonic()
    assert supervised.stop() == 0
    assert 0.9 < time.monotonic() - begun < 8
    assert not runs(supervised.noted("deaf")[0])


def test_a_second_ctrl_c_stops_at_once(supervise: Callable[..., Supervised]) -> None:
    """Else a person in a hurry closes the window and leaves processes behind."""
    supervised = supervise("deaf", script=SCRIPT.replace("GRACE_SECONDS = 1.0", "GRACE_SECONDS = 60.0"))
    supervised.process.send_signal(signal.SIGINT)
    supervised.until(lambda: "stopping" in supervised.said())
    assert supervised.stop(signal.SIGINT) == 0
    assert not runs(supervised.noted("deaf")[0])


def test_nothing_outlives_a_supervisor_that_was_killed(supervise: Callable[..., Supervised]) -> None:
    """Else a portal that was ended by force cannot be started again: its port and its index are still held."""
    supervised = supervise("steady")
    supervised.process.kill()
    supervised.process.wait()
    supervised.until(lambda: not runs(supervised.noted("steady")[0]))


def test_elsewhere_a_program_watches_its_parent(supervise: Callable[..., Supervised]) -> None:
    """The same on systems whose kernel does not tell, such as macOS."""
    supervised = supervise("steady", script=SCRIPT.replace("folder =", "sys.platform = 'darwin'\nfolder =", 1))
    supervised.process.kill()
    supervised.process.wait()
    supervised.until(lambda: not runs(supervised.noted("steady")[0]))
