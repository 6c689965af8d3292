"""What many tests need: settings in a folder of their own, a database of each make, the vocabularies."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from portal.database.schema import upgrade
from portal.database.sessions import Database
from portal.services.knowledge import Knowledge, load
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
    database = Database(f"sqlite:///{tmp_path / 'portal.sqlite'}" if is_sqlite else request.getfixturevalue("postgres_url"))
    yield database
    database.close()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """Return a database of each make with all tables and no rows."""
    upgrade(empty_database)
    return empty_database
