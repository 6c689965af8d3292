"""An empty library, a rebuild that failed, an import beside another writer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.database import sessions
from portal.database.schema import upgrade
from portal.domain.policy import VISITOR
from portal.domain.query import Query
from portal.search.engine import Document
from portal.services import indexing, search
from portal.services.context import Portal, open_portal
from portal.settings import Settings
from tests.faults.conftest import locked
from tests.library.samples import make_folder
from tests.worker.processes import environment


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
