"""An export holds all that is public, and an import of it makes the same portal again."""

from pathlib import Path

import pytest
from sqlmodel import select

from portal.database import publishing
from portal.database.schema import upgrade
from portal.database.sessions import Database
from portal.database.tables import Record
from portal.domain.policy import Visibility
from portal.services.knowledge import Knowledge
from portal.services.library.exporting import export_folder
from portal.services.library.formatting import format_folder
from portal.services.library.importing import import_folder
from tests.library.samples import PRACTICE, RESOURCE, make_folder, put


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def filled(database: Database, knowledge: Knowledge, tmp_path: Path) -> Database:
    """Return a database into which the small folder was imported."""
    assert import_folder(database, knowledge, make_folder(tmp_path / "content")).faults == []
    return database


def test_an_export_is_what_was_imported(filled: Database, knowledge: Knowledge, tmp_path: Path) -> None:
    """Otherwise the portal changes texts on their way through."""
    exported = export_folder(filled, knowledge, tmp_path / "out")
    assert (exported.records, exported.files, exported.left) == (2, 3, ())
    assert _contents(tmp_path / "out") == _contents(tmp_path / "content")
    assert format_folder(tmp_path / "out", check=True).changed == ()


def test_an_export_makes_the_same_portal_again(filled: Database, knowledge: Knowledge, tmp_path: Path) -> None:
    """Otherwise who moves to another server loses something."""
    with filled.writing() as session:
        manual = session.exec(select(Record).where(Record.id == "savings-manual")).one()
        publishing.set_visibility(session, manual, Visibility.region)
    export_folder(filled, knowledge, tmp_path / "first")
    other = Database(f"sqlite:///{tmp_path / 'other.sqlite'}")
    upgrade(other)
    assert import_folder(other, knowledge, tmp_path / "first").faults == []
    export_folder(other, knowledge, tmp_path / "second")
    assert _contents(tmp_path / "second") == _contents(tmp_path / "first")
    assert b"visibility: region" in _contents(tmp_path / "second")[RESOURCE]


def test_what_is_not_public_is_not_exported(filled: Database, knowledge: Knowledge, tmp_path: Path) -> None:
    """Otherwise a withheld note comes back with the next import of the export."""
    with filled.writing() as session:
        publishing.withhold(session, session.exec(select(Record).where(Record.id == "savings-groups")).one())
    put(tmp_path / "out", PRACTICE, b"an older export")
    exported = export_folder(filled, knowledge, tmp_path / "out")
    assert exported.left == (tmp_path / "out" / PRACTICE,)
    assert set(_contents(tmp_path / "out")) == {PRACTICE, RESOURCE, "organisations.yaml"}
    assert b"related_practices" not in (tmp_path / "out" / RESOURCE).read_bytes()
