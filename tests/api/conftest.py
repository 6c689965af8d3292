"""A portal that programs ask: the starter library, and one more record of each visibility with a word that no other record has."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from portal.domain.policy import Visibility
from portal.services.context import Portal
from portal.settings import ROOT, Settings
from tests.records import index, publish

Ask = Callable[..., Any]
WORD = "quagmirical"


@pytest.fixture(scope="session")
def service(_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Yield the application, once for all tests that change nothing."""
    folder = tmp_path_factory.mktemp("api")
    copytree(_library / "instance", folder / "instance")
    copytree(_library / "index", folder / "index")
    app = create_app(Settings(instance=folder / "instance", index=folder / "index", content=ROOT / "content"))
    portal: Portal = app.extensions["portal"]
    for visibility in Visibility:
        publish(portal, f"secret-{visibility}", f"A {WORD} {visibility} note", visibility)
    index(portal)
    yield app
    portal.close()


@pytest.fixture
def program(service: Flask) -> FlaskClient:
    """Return a program that asks the API."""
    return service.test_client()


@pytest.fixture
def ask(program: FlaskClient) -> Ask:
    """Return a function that asks an address below /api/v1 and returns its JSON: `ask("/search", q="word", status=200)`."""

    def get(address: str, status: int = 200, **params: str | list[str]) -> Any:
        return json_of(program, address, params, status)

    return get


def json_of(program: FlaskClient, address: str, params: Mapping[str, Any] | None = None, status: int = 200) -> Any:
    """Return the JSON at an address below /api/v1; nothing else than JSON with this status will do."""
    answer = program.get(f"/api/v1{address}", query_string=dict(params or {}))
    assert (answer.status_code, answer.mimetype) == (status, "application/json"), address
    return answer.get_json()
