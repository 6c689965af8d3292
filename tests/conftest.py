"""What many tests need: settings in a folder of their own, a database of each make, the vocabularies."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from portal import create_app
from portal.database.schema import upgrade
from portal.database.sessions import Database
from portal.services.context import Portal, open_portal
from portal.services.indexing import rebuild
from portal.services.knowledge import Knowledge, load
from portal.services.library.importing import import_folder
from portal.settings import ROOT, Settings

POSTGRES = "TEST_POSTGRES_URL"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings whose folders are in a temporary folder; nothing of the developer's own instance is read."""
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PORTAL_INSTANCE", str(tmp_path / "instance"))
    return Settings(instance=tmp_path / "instance", index=tmp_path / "index", content=ROOT / "content")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return the vocabularies and places of the starter library."""
    return load(ROOT / "content")


def _postgres_url() -> str:
    url = os.environ.get(POSTGRES, "")
    if not url:
        reason = f"PostgreSQL IS NOT TESTED: set {POSTGRES} to the address of an empty database"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return url


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """Yield the address of a PostgreSQL schema of its own, which is dropped afterwards."""
    url = make_url(_postgres_url())
    schema = f"test_{uuid4().hex[:12]}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        try:
            yield url.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(hide_password=False)
        finally:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Yield a database of each make without tables."""
    is_sqlite = request.param == "sqlite"
    database = Database(
        f"sqlite:///{tmp_path / 'portal.sqlite'}" if is_sqlite else request.getfixturevalue("postgres_url")
    )
    yield database
    database.close()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """Return a database of each make with all tables and no rows."""
    upgrade(empty_database)
    return empty_database


@pytest.fixture(scope="session")
def _library(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    """Import the starter library and index it, once for the whole run."""
    folder = tmp_path_factory.mktemp("library")
    portal = open_portal(_settings(folder))
    (folder / "instance").mkdir()
    upgrade(portal.database)
    summary = import_folder(portal.database, knowledge, ROOT / "content")
    assert not summary.faults
    rebuild(portal)
    portal.close()
    return folder


def _settings(folder: Path) -> Settings:
    return Settings(instance=folder / "instance", index=folder / "index", content=ROOT / "content")


@pytest.fixture
def portal(settings: Settings, _library: Path) -> Iterator[Portal]:
    """Yield a portal with the starter library, in folders of its own that a test may change."""
    copytree(_library / "instance", settings.instance)
    copytree(_library / "index", settings.index)
    portal = open_portal(settings)
    yield portal
    portal.close()


@pytest.fixture
def client(portal: Portal) -> Iterator[FlaskClient]:
    """Yield a visitor's browser without JavaScript on that portal."""
    app = create_app(portal.settings)
    yield app.test_client()
    app.extensions["portal"].close()
