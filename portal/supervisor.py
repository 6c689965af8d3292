"""Keeps programs running: starts each of them, starts it again when it ends, and stops all of them together.

It knows nothing of the portal. A program is a function that runs in a fork of this process: what was imported before is there at
once and held in memory once. Whoever calls it has therefore no open connection and no thread of its own at that moment.
"""

import ctypes
import os
import select
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds before a program is started again; doubled each time that it does not stay up."""

STEADY_SECONDS = 30.0
"""A program that stayed up this long had started well."""

GRACE_SECONDS = 8.0
"""Seconds that programs have to finish what they do once they are told to stop; then they are killed."""

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
Log = Callable[[str], object]


@dataclass(frozen=True)
class Program:
    """What to run, and how the log calls it. `main` returns or raises SystemExit when SIGTERM tells it to."""

    name: str
    main: Callable[[], object]


class Supervisor:
    """Runs `programs` until this process is told to stop; then `at_stop` is called first."""

    def __init__(self, programs: Iterable[Program], log: Log, at_stop: Callable[[], object] = lambda: None) -> None:
        self._children = [_Child(program, log) for program in programs]
        self._log = log
        self._at_stop = at_stop

    def run(self) -> None:
        """Keep all programs running; return when a signal said to stop and none of them is left."""
        with _signals() as signals:
            while not signals.stops:
                now = time.monotonic()
                for child in self._children:
                    child.tend(now)
                signals.wait(min(child.seconds_to_next(now) for child in self._children))
            self._stop(signals)

    def _stop(self, signals: "_Signals") -> None:
        self._log("stopping")
        self._at_stop()
        for child in self._children:
            child.ask_to_stop()
        deadline = time.monotonic() + GRACE_SECONDS
        # A second Ctrl+C means: now.
        while (
            any(child.is_running() for child in self._children) and signals.stops == 1 and time.monotonic() < deadline
        ):
            signals.wait(deadline - time.monotonic())
        for child in self._children:
            child.kill()


class _Child:
    """A program and the process that runs it. The process leads a group, so that its own children can be ended with it."""

    def __init__(self, program: Program, log: Log) -> None:
        self._program = program
        self._log = log
        self._process = 0
        self._started = self._due = 0.0
        self._pause = FIRST_WAIT
        self._was_asked = False

    def tend(self, now: float) -> None:
        """Start the program where it is not running and due."""
        if not self.is_running() and now >= self._due:
            self._process = _start(self._program)
            self._started = now

    def seconds_to_next(self, now: float) -> float:
        """Return when this child needs care if nothing happens: in an hour while it runs."""
        return 3600.0 if self._process else max(0.0, self._due - now)

    def is_running(self) -> bool:
        """Say whether the program runs; where it has ended since, say so in the log and plan its next start."""
        if self._process:
            process, status = os.waitpid(self._process, os.WNOHANG)
            if process:
                self._ended(os.waitstatus_to_exitcode(status), time.monotonic())
        return bool(self._process)

    def _ended(self, code: int, now: float) -> None:
        _kill_group(self._process)
        self._process = 0
        if now - self._started >= STEADY_SECONDS:
            self._pause = FIRST_WAIT
        if not self._was_asked:
            self._log(f"the {self._program.name} ended ({_reason(code)}); it is started again in {self._pause:g} s")
        self._due = now + self._pause
        self._pause = min(self._pause * 2, LONGEST_WAIT)

    def ask_to_stop(self) -> None:
        """Tell the program to finish."""
        self._was_asked = True
        if self.is_running():
            os.kill(self._process, signal.SIGTERM)

    def kill(self) -> None:
        """End at once what is left of it."""
        if self._process:
            _kill_group(self._process)
            os.waitpid(self._process, 0)
            self._process = 0


def _start(program: Program) -> int:
    parent = os.getpid()
    # Held back until the fork has its own handlers: one that comes in between would be counted by ours and lost.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    try:
        process = os.fork()
        if process == 0:
            _run(program, parent)
        with suppress(OSError):
            os.setpgid(process, process)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
    return process


def _run(program: Program, parent: int) -> None:
    """Run the program in this fork and leave; nothing that the parent holds open is closed on the way."""
    code = 1
    try:
        _leave_parent_behind(parent)
        program.main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _leave_parent_behind(parent: int) -> None:
    """Lead a group of our own, so that Ctrl+C reaches the supervisor only; take default signals; end when the parent does."""
    with suppress(OSError):
        os.setpgid(0, 0)
    signal.set_wakeup_fd(-1)
    for number in (*STOP_SIGNALS, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
    else:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: int) -> None:
    """Ask this process to stop when `parent` is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def _kill_group(leader: int) -> None:
    # PermissionError is what macOS says of a group in which only the dead are left.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _reason(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"status {code}"


class _Signals:
    """The signals that this process was sent. `stops` counts those that say to stop."""

    def __init__(self, woken: int) -> None:
        self.stops = 0
        self._woken = woken

    def stop(self, _number: int, _frame: object) -> None:
        """Count a wish to stop."""
        self.stops += 1

    def wait(self, seconds: float) -> None:
        """Sleep until a signal comes, `seconds` at most."""
        if select.select([self._woken], [], [], max(0.0, seconds))[0]:
            os.read(self._woken, 512)


@contextmanager
def _signals() -> Iterator[_Signals]:
    """Catch the signals to stop and that of a child that has ended; put everything back at the end."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signals = _Signals(reading)
    before = {number: signal.signal(number, signals.stop) for number in STOP_SIGNALS}
    before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
    woken_before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield signals
    finally:
        signal.set_wakeup_fd(woken_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reading)
        os.close(writing)
