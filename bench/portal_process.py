"""Starts a whole portal on a free port, as `make run` would, and says how much memory its workers take."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.client import Client


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Run `portal serve` and yield (port, process id); it is stopped at the end."""
    port = free_port()
    command = [sys.executable, "-m", "portal", "serve"]
    everything = {**os.environ, **environment, "PORTAL_PORT": str(port)}
    process = subprocess.Popen(command, env=everything, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        _wait(port)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            if Client(port).get("/healthz")[0] == 200:
                return
        except OSError:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)


def memory(supervisor: int) -> list[float]:
    """Return the proportional set size in MB of every process below `supervisor` (Linux)."""
    found = []
    for pid in _below(supervisor):
        rollup = Path(f"/proc/{pid}/smaps_rollup")
        lines = [line for line in rollup.read_text().splitlines() if line.startswith("Pss:")]
        found.append(int(lines[0].split()[1]) / 1024)
    return found


def _below(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in children] + [below for child in children for below in _below(int(child))]
