"""Backups for tests, and empty installations to restore them into."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile, copytree

import pytest

from portal.database.schema import upgrade
from portal.database.sessions import Database
from portal.services.backup.writing import back_up
from portal.services.context import Portal, open_portal
from portal.settings import ROOT, Settings
from tests.backup.rows import fill

Install = Callable[..., Portal]


@pytest.fixture
def install(tmp_path: Path, settings: Settings) -> Iterator[Install]:
    """Yield a function that gives an installation without anything, in folders of its own; `database` is another address."""
    made: list[Portal] = []

    def new(name: str, database: str = "") -> Portal:
        folder = tmp_path / name
        chosen = Settings(
            instance=folder / "instance", index=folder / "index", content=ROOT / "content", database=database
        )
        made.append(open_portal(chosen))
        return made[-1]

    yield new
    for portal in made:
        portal.close()


@pytest.fixture(scope="session")
def _full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an installation with rows in every table and files of every sort, and a backup of it, once for all tests."""
    folder = tmp_path_factory.mktemp("full")
    settings = Settings(instance=folder / "instance", index=folder / "index", content=ROOT / "content", database="")
    database = Database(settings.database_url)
    upgrade(database)
    fill(database)
    put_files(settings.instance)
    back_up(settings, database, folder / "saved.zip")
    database.close()
    return folder


@pytest.fixture
def full(install: Install, _full: Path) -> Portal:
    """Return an installation on SQLite with rows in every table and a few files."""
    portal = install("full")
    copytree(_full / "instance", portal.settings.instance)
    return portal


@pytest.fixture
def saved(_full: Path, tmp_path: Path) -> Path:
    """Return a backup of the like of `full`, which a test may change."""
    return copyfile(_full / "saved.zip", tmp_path / "saved.zip")


def put_files(instance: Path) -> None:
    """Put files of every sort below an instance folder."""
    for name, content in FILES.items():
        path = instance / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


KEPT = {
    "attachments/ab/abcdef": bytes(range(256)) * 100,
    "attachments/ผู้เดินทาง é.pdf": b"%PDF",
    "attachments/outbox/secret_key": b"the name is allowed further down",
    "attachments/empty": b"",
}
LEFT = {
    "secret_key": b"SECRET-1",
    "secret_key.1a2b": b"SECRET-2",
    "server.key": b"SECRET-3",
    "outbox/mail.eml": b"SECRET-4",
    "serve.lock": b"1",
    "backups/old.zip": b"old",
    "README.md": b"read me",
    ".swp": b"editor",
}
FILES = {**KEPT, **LEFT}


def engine(database: Database) -> str:
    """Return the make of a database."""
    return database.engine.dialect.name
