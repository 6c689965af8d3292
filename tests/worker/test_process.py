"""`portal worker` as it runs beside the web server: what is published is found, what is withheld is gone, and it never has to be
looked after."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.database import publishing
from portal.services import indexing
from portal.services.context import Portal, open_portal
from portal.settings import ROOT, Settings
from portal.supervisor import GRACE_SECONDS
from tests.records import change, publish
from tests.worker.conftest import MakePortal
from tests.worker.processes import (
    EVERYTHING,
    Nursery,
    assert_index_equals_database,
    bare_environment,
    environment,
    finds,
    until,
    waiting,
    words,
)


class Running:
    """`python -m portal worker` on a portal."""

    def __init__(self, portal: Portal, log: Path) -> None:
        self.portal, self.log = portal, log
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "portal", "worker"],
                cwd=ROOT,
                env={**bare_environment(), **environment(portal.settings)},
                stdout=output,
                stderr=output,
            )


@pytest.fixture(scope="module")
def running(nursery: Nursery, make_portal: MakePortal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Yield one worker that the tests below watch one after the other."""
    worker = Running(make_portal("running"), tmp_path_factory.mktemp("log") / "worker.log")
    yield worker
    worker.process.kill()
    worker.process.wait()


def test_what_is_published_is_found_and_what_is_withheld_is_taken_out(running: Running) -> None:
    """Else a moderator publishes and nothing happens, or a withheld text stays in the index."""
    portal = running.portal
    publish(portal, "fresh", "A quagmirical note")
    until(lambda: finds(portal, "quagmirical", "fresh"), running.log)
    change(portal, "fresh", publishing.withhold)
    until(lambda: not portal.engine.search(words("quagmirical"), EVERYTHING).total, running.log)
    until(lambda: not waiting(portal), running.log)


def test_a_deleted_index_is_built_again_while_the_worker_runs(running: Running) -> None:
    """Else the folder that "may be deleted at any time" may not."""
    portal = running.portal
    until(lambda: not waiting(portal), running.log)
    shutil.rmtree(portal.settings.index)
    until(lambda: indexing.is_whole(portal), running.log)
    assert_index_equals_database(portal)


def test_sigterm_ends_it_soon_and_well(running: Running) -> None:
    """Else every stop and update of the portal takes as long as it takes to kill the worker."""
    started = time.monotonic()
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(30) == 0, running.log.read_text()
    assert time.monotonic() - started < GRACE_SECONDS, "the supervisor would have killed it"
    assert "Traceback" not in running.log.read_text()


def test_it_ends_when_its_parent_is_gone(nursery: Nursery, make_portal: MakePortal) -> None:
    """Else a killed server leaves a worker behind that holds the index against the next one."""
    portal = make_portal("orphan")
    worker = nursery.start(portal.settings, child=True)
    publish(portal, "fresh", "A quagmirical note")
    until(lambda: finds(portal, "quagmirical", "fresh"), worker.log)
    os.kill(worker.parent, signal.SIGKILL)
    until(lambda: not worker.runs(), worker.log)
    assert "Traceback" not in worker.log.read_text()


def test_a_new_synonym_in_the_vocabulary_finds_after_a_start(
    nursery: Nursery, make_portal: MakePortal, tmp_path: Path
) -> None:
    """Else a change of the vocabulary is without effect until somebody thinks of building the index."""
    before = make_portal("vocabulary")
    copied = shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "content" / "vocabulary").parent
    themes = copied / "vocabulary" / "theme.yaml"
    text, count = re.subn(
        r"(- code: child_protection\n(?:    .*\n)*?    altLabel:\n      en: \[)",
        r"\1quagmirical gulmarts, ",
        themes.read_text(),
        count=1,
    )
    assert count == 1
    themes.write_text(text)
    assert finds(before, "quagmirical gulmarts")
    settings = Settings(instance=before.settings.instance, index=before.settings.index, content=copied)
    portal = open_portal(settings)
    assert not indexing.is_whole(portal)
    worker = nursery.start(settings)
    until(lambda: indexing.is_whole(portal), worker.log)
    expanded = words("quagmirical gulmarts").only(expand=True)
    coded = words("").only(filters={"theme": ("child_protection",)})
    found = portal.engine.search(expanded, EVERYTHING)
    assert found.total >= portal.engine.search(coded, EVERYTHING).total > 0
    portal.close()
