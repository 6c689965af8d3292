"""Runs what reads foreign files in a process of its own: little memory, little time, no surroundings, and one answer in JSON."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SECONDS = 60
log = logging.getLogger("portal.files")


class TooMuchError(Exception):
    """The child took longer or needed more than it may, or ended without an answer."""


def run(task: str, path: Path, *more: str, seconds: int = SECONDS) -> dict[str, Any]:
    """Return what the child answers to a task (child.py) about a file. Raises TooMuchError."""
    with tempfile.TemporaryDirectory(prefix="child") as folder:
        command = [
            sys.executable,
            "-I",
            "-X",
            "utf8",
            "-m",
            "portal.attachments.child",
            str(seconds),
            task,
            str(path),
            *more,
        ]
        child = subprocess.Popen(  # noqa: S603 - nothing in it comes from outside but the path that we chose
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"TMPDIR": folder},
            start_new_session=True,
        )
        try:
            answer, _ = child.communicate(timeout=seconds + 5)
        except subprocess.TimeoutExpired:
            raise TooMuchError(task) from None
        finally:
            _end(child)
    try:
        found = json.loads(answer)
    except ValueError:
        log.warning("reading a file ended with %s and without an answer", child.returncode)
        raise TooMuchError(task) from None
    if not isinstance(found, dict):
        raise TooMuchError(task)
    return found


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it began."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
    child.communicate()
