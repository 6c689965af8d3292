"""Foreign bytes are read in a child process only: a fresh interpreter with limits, from which nothing comes back but a small answer.

A fault in a library for PDF or pictures then ends a child that holds no secret, no connection and no environment, instead of the portal.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from portal.attachments.refusing import Refused

PROGRAM = ("-I", "-X", "utf8", "-m", "portal.attachments.child")
"""What the interpreter is told: no environment, no folder of the user, nothing from the current folder."""

REQUEST, BEGAN, ANSWER, LOG = "request.json", "began", "answer.json", "log.txt"
MEGABYTE = 1024 * 1024
MOST_ANSWER = 16 * MEGABYTE
SAID = 300
"""Characters of what a child complained about that are logged."""

log = logging.getLogger("portal.files")


@dataclass(frozen=True)
class Limits:
    """What a child may use: seconds by the clock, seconds of computing, bytes of address space, bytes of one file that it writes."""

    seconds: float
    cpu: int
    memory: int
    written: int = 128 * MEGABYTE


class BrokenOffError(Exception):
    """The child gave no answer. `code` is what a person is told: the file takes too long, becomes too large, or cannot be opened."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ask(job: str, limits: Limits, **request: Any) -> dict[str, Any]:
    """Have a child do a job and return its answer. Raises Refused, BrokenOffError; OSError where no child can be started."""
    with tempfile.TemporaryDirectory(prefix="portal-file-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        wanted = {"job": job, "limits": asdict(limits), **request}
        (folder / REQUEST).write_text(json.dumps(wanted), encoding="utf-8")
        ended = _run(folder, limits.seconds)
        answer = _answer(folder)
        if answer is None and ended is not None and not (folder / BEGAN).exists():
            # No fault of the file: the interpreter itself does not start, or has no memory to.
            raise OSError(f"no process reads files: {_complaint(folder)}")
        if answer is None:
            raise _broken_off(job, ended, _complaint(folder))
    if "refused" in answer:
        raise Refused(str(answer["refused"]), answer.get("about"))
    return answer


def _run(folder: Path, seconds: float) -> int | None:
    """Return how the child ended, or None where it had to be ended."""
    with (folder / LOG).open("wb") as complaints:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            [sys.executable, *PROGRAM],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            start_new_session=True,
        )
        try:
            return child.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(child)


def _environment() -> dict[str, str]:
    # What an interpreter needs to start: Windows the first, one that was put in an unusual place the second.
    return {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End a child that still runs, with whatever it has started."""
    if child.poll() is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()


def _answer(folder: Path) -> dict[str, Any] | None:
    """Return what the child wrote, if it is one whole answer."""
    path = folder / ANSWER
    # A child that was taken over could leave anything there.
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_ANSWER:
        return None
    try:
        answer = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _complaint(folder: Path) -> str:
    with suppress(OSError), (folder / LOG).open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 4 * SAID))
        return file.read().decode("utf-8", "replace").strip()[-SAID:]
    return ""


def _broken_off(job: str, ended: int | None, complaint: str) -> BrokenOffError:
    slow = {-int(number) for name in ("SIGXCPU", "SIGKILL", "SIGALRM") if (number := getattr(signal, name, None))}
    code = "takes_too_long" if ended is None or ended in slow else "damaged"
    log.warning("a file broke off its reading (%s, ended with %s): %s", job, ended, complaint or "nothing said")
    return BrokenOffError(code)
