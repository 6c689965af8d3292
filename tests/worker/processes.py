"""Starting, watching and ending real workers, and comparing what they made with the database."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal.database import indexing as queries
from portal.domain import policy
from portal.domain.policy import Reader, Role
from portal.domain.query import Clause, Query, Term
from portal.services import indexing, search
from portal.services.context import Portal
from portal.services.views import Found
from portal.settings import ROOT, Settings

PATIENCE = 60.0
EVERYTHING = policy.labels(Reader(Role.moderator))


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment of a process that works on the folders of `settings`."""
    chosen = {"INSTANCE": settings.instance, "INDEX": settings.index, "CONTENT": settings.content}
    return {"PORTAL_CHECK_LINKS": "false", **{f"PORTAL_{name}": str(path) for name, path in chosen.items()}}


def until(condition: Callable[[], bool], log: Path | None = None, seconds: float = PATIENCE) -> None:
    """Wait for a condition; a loaded machine may take long, so only a great delay is a failure."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain\n{log.read_text() if log and log.exists() else ''}"
        time.sleep(0.02)


@dataclass(frozen=True)
class Worker:
    """A worker that runs: its number, its parent's, and where it writes what it does."""

    process: int
    parent: int
    log: Path

    def runs(self) -> bool:
        """Say whether it is still there."""
        with suppress(ProcessLookupError):
            os.kill(self.process, 0)
            return True
        return False

    def stop(self) -> None:
        """Tell it to finish."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.process, how)
        until(lambda: not self.runs(), self.log)


class Nursery:
    """Forks workers from one process that has everything imported."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._workers: list[Worker] = []
        command = [sys.executable, "-m", "tests.worker.forking"]
        outside = bare_environment() | {"PORTAL_INSTANCE": str(folder), "PORTAL_CONTENT": str(ROOT / "content")}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=outside, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, settings: Settings, child: bool = False) -> Worker:
        """Start a worker; with `child`, its parent is a process that may be killed."""
        log = self._folder / f"worker-{len(self._workers)}.log"
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"environment": environment(settings), "log": str(log), "child": child}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        process, parent = map(int, self._process.stdout.readline().split())
        worker = Worker(process, parent, log)
        self._workers.append(worker)
        return worker

    def close(self) -> None:
        """End all that is left."""
        for worker in self._workers:
            worker.kill()
        self._process.kill()
        self._process.communicate()


def bare_environment() -> Mapping[str, str]:
    """Return our environment without any setting of the portal."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}


def words(text: str) -> Query:
    """Return the query of words that rank, without what the vocabulary adds."""
    return Query(clauses=tuple(Clause((Term(word),)) for word in text.split()), size=50, expand=False)


def find(portal: Portal, text: str) -> Found:
    """Return what a visitor finds."""
    return search.find(portal, Reader(), words(text))


def finds(portal: Portal, text: str, *ids: str) -> bool:
    """Say whether a visitor's search is answered by the index, with exactly these records."""
    found = find(portal, text)
    return not found.from_database and sorted(card.id for card in found.cards) == sorted(ids)


def waiting(portal: Portal) -> int:
    """Return how many changes wait for the index."""
    return indexing.waiting(portal)


def assert_index_equals_database(portal: Portal) -> None:
    """Every published version is in the index once, under its own language, and nothing else is."""
    with portal.database.reading() as session:
        rows = list(queries.published(session))
        published = {(row.Version.language, row.Version.pk) for row in rows}
    indexed = [(language, number) for language in {code for code, _ in published} for number in _hits(portal, language)]
    assert sorted(indexed) == sorted(published)
    # A version that is there twice would be one hit only: the number of documents gives it away.
    assert portal.engine.state().documents == len(published)


def _hits(portal: Portal, language: str) -> list[int]:
    found: list[int] = []
    page = 1
    while hits := portal.engine.search(Query(filters={"language": (language,)}, size=50, page=page), EVERYTHING).hits:
        found += [hit.version for hit in hits]
        page += 1
    return found
