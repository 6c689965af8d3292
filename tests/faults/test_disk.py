"""The index cannot be written: the disk is full, or the folder read-only. What is there goes on serving."""

import ctypes
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask.testing import FlaskClient

from portal.domain.policy import Reader
from portal.services import indexing, search
from portal.services.context import Portal
from tests.faults.conftest import Pages, run
from tests.records import index, publish
from tests.worker.processes import assert_index_equals_database, words

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1

# No file may grow longer than a tenth of an index, then than a small part of one note: what a full disk says, to this process only.
FULL = """
import json
import resource
from click.testing import CliRunner
from portal.cli import main
from portal.domain.policy import Reader
from portal.services import indexing, search
from portal.services.context import open_portal
from portal.settings import Settings

portal = open_portal(Settings())
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
rebuilt = CliRunner().invoke(main, ["index", "rebuild"])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    indexing.drain(portal)
    drained = "done"
except OSError as error:
    drained = error.strerror
print(json.dumps({"rebuild": [rebuilt.exit_code, rebuilt.output], "drain": drained}))
"""

READ_ONLY = """
import json
from click.testing import CliRunner
from portal import create_app
from portal.cli import main
from portal.domain.policy import Reader
from portal.services import indexing, search
from portal.settings import Settings

app = create_app(Settings())
client = app.test_client()
search = client.get("/api/v1/search?q=children")
rebuilt = CliRunner().invoke(main, ["index", "rebuild"])
try:
    indexing.drain(app.extensions["portal"])
    drained = "done"
except OSError as error:
    drained = type(error).__name__
answers = {
    "search": [search.status_code, search.json["from_database"], search.json["total"]],
    "page": client.get("/en/search?q=children").status_code,
    "health": client.get("/healthz").json["status"],
    "rebuild": [rebuilt.exit_code, rebuilt.output],
    "drain": drained,
}
print(json.dumps(answers))
"""


def _obey_permissions() -> None:
    """Take from root the right to write where nobody may; does nothing for others, who have it not."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        yield
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | 0o200)


def test_a_full_disk_leaves_the_old_index_serving(portal: Portal, client: FlaskClient, read_all: Pages) -> None:
    """Else one try to build the index on a full disk takes the search away, and the person who tried is shown our inside."""
    before = client.get("/api/v1/search?q=children").json
    publish(portal, "fresh", "A quagmirical note")
    done = run(portal.settings, "-c", FULL)
    assert done.returncode == 0, done.stderr
    said = f"Error: The search index in {portal.settings.index} cannot be written: File too large."
    answers = {"rebuild": [1, f"{said} Searches go on with what it holds.\n"], "drain": "File too large"}
    assert json.loads(done.stdout) == answers
    assert client.get("/api/v1/search?q=children").json == before
    read_all()
    assert indexing.waiting(portal) == 1
    index(portal)
    assert client.get("/api/v1/search?q=quagmirical").json["total"] == 1
    indexing.rebuild(portal)
    assert_index_equals_database(portal)


def test_a_read_only_index_serves_and_says_why_it_cannot_be_built(portal: Portal) -> None:
    """Else a wrong owner of a folder, the most common slip of an installation, stops the portal or is a riddle."""
    # As the API asks: with what the vocabulary adds.
    total = search.find(portal, Reader(), words("children").only(expand=True)).total
    publish(portal, "fresh", "A quagmirical note")
    with _read_only(portal.settings.index):
        done = run(portal.settings, "-c", READ_ONLY, before=_obey_permissions)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert answers["search"] == [200, False, total]
    assert (answers["page"], answers["health"], answers["drain"]) == (200, "ok", "PermissionError")
    said = f"Error: The search index in {portal.settings.index} cannot be written: Permission denied."
    assert answers["rebuild"] == [1, f"{said} Searches go on with what it holds.\n"]
    assert indexing.waiting(portal) == 1
    index(portal)
    assert indexing.is_whole(portal)
