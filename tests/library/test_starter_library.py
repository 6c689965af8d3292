"""The library that a new portal begins with."""

from portal.database.schema import upgrade
from portal.database.sessions import Database
from portal.services.knowledge import Knowledge
from portal.services.library.formatting import format_folder
from portal.services.library.importing import import_folder
from portal.settings import ROOT, Settings

CONTENT = ROOT / "content"


def test_it_is_imported_without_faults(settings: Settings, knowledge: Knowledge) -> None:
    """Otherwise a new portal lacks records, or does not start."""
    database = Database(settings.database_url)
    upgrade(database)
    summary = import_folder(database, knowledge, CONTENT)
    assert [str(fault) for fault in summary.faults] == []
    assert len(summary.outcomes) >= 30
    assert summary.kept == {}
    database.close()


def test_it_is_canonical() -> None:
    """Otherwise the next `portal content format` buries a change of one word under a thousand others."""
    formatted = format_folder(CONTENT, check=True)
    assert [str(path.relative_to(CONTENT)) for path in formatted.changed] == []
