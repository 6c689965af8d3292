"""What tests of faults need: a whole site to look at while something is broken, and a lock that another process holds."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient

from portal.services.context import Portal
from portal.settings import ROOT, Settings
from tests.worker.processes import bare_environment, environment

Pages = Callable[[], None]
READINGS = (
    "/en/",
    "/en/search?q=children",
    "/fr/practices/edo-returnee-factories",
    "/api/v1/search?q=children",
    "/healthz",
)


@pytest.fixture
def read_all(client: FlaskClient) -> Pages:
    """Return a function that reads a page of each sort, as visitors do."""

    def read() -> None:
        for address in READINGS:
            assert client.get(address).status_code == 200, address

    return read


@contextmanager
def locked(portal: Portal) -> Iterator[sqlite3.Connection]:
    """Hold the database's write lock, as a backup or another program may."""
    connection = sqlite3.connect(
        portal.settings.instance / "portal.sqlite", isolation_level=None, check_same_thread=False
    )
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    finally:
        connection.close()


def run(settings: Settings, *words: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python with these words in a process of its own; `before` is called in it first, to take something from it.

    It writes no .pyc files: cut off by a limit on file sizes, they would break every later start.
    """
    # What cannot be written must not be the interpreter's own compiled modules: cut off, they would break every later start.
    outside = {**bare_environment(), **environment(settings), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=ROOT, env=outside, preexec_fn=before, capture_output=True, text=True, timeout=120
    )
