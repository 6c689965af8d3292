"""A site with the starter library that no test changes, made once, so that many pages can be read fast."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from portal.settings import ROOT, Settings
from tests.web.reading import Page

WRITE_TO = "https://contact.example.org/"
Get = Callable[..., Page]


@pytest.fixture(scope="session")
def site(_library: Path) -> Iterator[Flask]:
    """Yield the application on the imported library, with everything that can be set about whose it is left unset."""
    settings = Settings(instance=_library / "instance", index=_library / "index", content=ROOT / "content")
    app = create_app(settings)
    yield app
    app.extensions["portal"].close()


@pytest.fixture
def visitor(site: Flask) -> FlaskClient:
    """Return a visitor's browser without JavaScript."""
    return site.test_client()


@pytest.fixture
def get(visitor: FlaskClient) -> Get:
    """Return a function that reads a page: `get("/en/", status=200, **headers)`."""

    def read(address: str, status: int = 200, **headers: str) -> Page:
        answer = visitor.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        assert answer.status_code == status, f"{address}: {answer.status_code}"
        return Page(address, answer)

    return read
