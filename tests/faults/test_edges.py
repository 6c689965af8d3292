"""An empty library, notes that come and go, a rebuild that failed, a commit at the wrong moment, an import beside another writer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.database import publishing, sessions
from portal.database.schema import upgrade
from portal.domain.policy import VISITOR
from portal.domain.query import Query
from portal.search.engine import Document
from portal.search.whoosh_engine import arrays, engine
from portal.services import indexing, search
from portal.services.context import Portal, open_portal
from portal.services.health import health
from portal.settings import Settings
from tests.faults.conftest import locked
from tests.library.samples import make_folder
from tests.records import change, index, publish
from tests.worker.processes import environment, find


@pytest.fixture
def empty(settings: Settings) -> Iterator[Portal]:
    """Yield a portal without any record."""
    settings.instance.mkdir()
    made = open_portal(settings)
    upgrade(made.database)
    yield made
    made.close()


def test_a_portal_without_records_has_a_whole_index(empty: Portal) -> None:
    """Else a new portal says that its search is away until the first note, and the worker builds the index again and again."""
    assert indexing.rebuild(empty) == 0
    assert indexing.is_whole(empty)
    assert not search.find(empty, VISITOR, Query()).from_database


def test_a_rebuild_that_failed_leaves_nothing_behind(portal: Portal) -> None:
    """Else each try on a full disk makes it fuller, up to a whole index each time."""

    def full(documents: Iterator[Document], _total: int) -> Iterator[Document]:
        yield next(documents)
        raise OSError(28, "No space left on device")

    files = sorted(path.name for path in portal.settings.index.iterdir())
    with pytest.raises(OSError, match="No space"):
        indexing.rebuild(portal, full)
    assert sorted(path.name for path in portal.settings.index.iterdir()) == files


def test_an_import_says_in_plain_words_that_the_database_is_locked(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "BUSY_MS", 50)
    with locked(portal):
        result = CliRunner().invoke(
            main, ["content", "import", str(make_folder(tmp_path / "content"))], env=environment(portal.settings)
        )
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)


def test_notes_that_come_and_go_one_by_one_leave_a_readable_index(portal: Portal) -> None:
    """Else a handful of notes that were withheld again takes the search away until the whole index is built anew."""
    for number in range(6):
        publish(portal, f"note-{number}", "A quagmirical note")
        index(portal)
        change(portal, f"note-{number}", publishing.withhold)
        index(portal)
        assert not find(portal, "children").from_database, number
    assert indexing.is_whole(portal)


def test_a_commit_in_the_moment_of_opening_is_no_damage(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a search at the wrong moment is answered from the database, and the worker builds the whole index anew."""
    other = open_portal(portal.settings)
    total = find(portal, "children").total
    for number in range(4):
        publish(other, f"note-{number}", "A quagmirical note")
        index(other)
    made, commits = arrays.Segment, iter(range(4, 6))

    def slow(*parts: Any) -> Any:
        for number in commits:
            publish(other, f"note-{number}", "A quagmirical note")
            index(other)
        return made(*parts)

    monkeypatch.setattr(arrays, "Segment", slow)
    found = find(portal, "children")
    other.close()
    assert (found.from_database, found.total) == (False, total)
    assert not (portal.settings.index / "DAMAGED").exists()


def test_a_commit_in_the_moment_of_a_check_is_no_damage(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else who watches the portal is alarmed whenever something is published."""
    other = open_portal(portal.settings)
    assert health(portal)["status"] == "ok"
    verify = engine.verify

    def slow(*parts: Any) -> None:
        monkeypatch.setattr(engine, "verify", verify)
        publish(other, "fresh", "A quagmirical note")
        index(other)
        verify(*parts)

    monkeypatch.setattr(engine, "verify", slow)
    assert health(portal)["status"] == "ok"
    other.close()
