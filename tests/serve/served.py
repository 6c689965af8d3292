"""A whole portal as `make run` starts it, in processes of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

from portal.settings import ROOT

PATIENCE = 90.0


class Served:
    """A `portal run` and the processes that it started."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.log = folder / "log"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        chosen = {"INSTANCE": folder / "instance", "INDEX": folder / "index", "CONTENT": ROOT / "content"}
        outside = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        told = {
            f"PORTAL_{name}": str(value)
            for name, value in {**chosen, "PORT": self.port, "CHECK_LINKS": False, **settings}.items()
        }
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "portal", "run"], cwd=ROOT, env=outside | told, stdout=log, stderr=log
            )

    def get(self, path: str) -> tuple[int, bytes]:
        """Ask for a page; waits for as long as the portal does not answer a connection that it took."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        response = connection.getresponse()
        answer = response.status, response.read()
        connection.close()
        return answer

    def answers(self, path: str) -> bool:
        """Say whether a page is answered; a process that is just being ended may drop a connection that it took."""
        with suppress(OSError):
            return self.get(path)[0] == 200
        return False

    def health(self) -> dict[str, object]:
        """Return what the portal says of itself; nothing where it is not there."""
        with suppress(OSError):
            found: dict[str, object] = json.loads(self.get("/healthz")[1])
            return found
        return {}

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition; a loaded machine may take long."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def children(self) -> list[int]:
        """Return web server and worker, in this order."""
        return below(self.process.pid)

    def everything(self) -> list[int]:
        """Return all processes that belong to it."""
        return [self.process.pid, *self.children(), *(pid for child in self.children() for pid in below(child))]


def below(process: int) -> list[int]:
    """Return the children of a process."""
    with suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


def runs(process: int) -> bool:
    """Say whether a process is there and more than the trace of one that has ended."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    return False
