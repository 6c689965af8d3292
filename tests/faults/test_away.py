"""A part of the portal is missing: pages come all the same, say so, and machines are told."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.services import indexing
from portal.services.context import Portal
from tests.records import index, publish
from tests.web.reading import EVERY_KIND

NOTICE = "The search index is away just now."


def _lose(index: Path) -> None:
    shutil.rmtree(index)


def _garble(index: Path) -> None:
    generation = index / (index / "CURRENT").read_text().strip()
    for path in generation.iterdir():
        path.write_bytes(b"\x00nonsense")


def _put_a_file_there(index: Path) -> None:
    shutil.rmtree(index)
    index.write_text("not a folder")


LOSSES: dict[str, Callable[[Path], None]] = {"deleted": _lose, "garbled": _garble, "a file": _put_a_file_there}


@pytest.fixture(params=LOSSES)
def without_index(request: pytest.FixtureRequest, portal: Portal, client: FlaskClient) -> FlaskClient:
    """Return a browser; the server had the index open before it was lost, except where it could then go on with what it holds."""
    if request.param != "garbled":
        assert NOTICE not in client.get("/en/search?q=children").text
    LOSSES[request.param](portal.settings.index)
    return client


def test_every_page_comes_while_the_index_is_away(without_index: FlaskClient) -> None:
    """Else the whole portal is down whenever the index is built anew."""
    for address in EVERY_KIND:
        assert without_index.get(address, follow_redirects=True).status_code == 200, address


def test_a_search_says_that_the_index_is_away_and_lists_records(without_index: FlaskClient) -> None:
    """Else readers take the plain list for all that the portal can do, or believe that nothing is there."""
    page = without_index.get("/en/search?q=children").text
    assert NOTICE in page
    assert "/en/practices/" in page
    assert "index de recherche" in without_index.get("/fr/search?q=enfants").text
    assert without_index.get("/api/v1/search?q=children").json["from_database"] is True


def test_machines_are_told_that_the_index_is_away(without_index: FlaskClient) -> None:
    """Else nobody who watches the portal learns of it; but no load balancer may take it out of service for that."""
    answer = without_index.get("/healthz")
    assert answer.status_code == 200
    gone = {"status": "degraded", "index": "away", "search": "away", "generation": None, "waiting": 0, "since": None}
    assert answer.json == gone


def test_it_is_well_again_when_the_index_is_back(portal: Portal, client: FlaskClient) -> None:
    before = client.get("/api/v1/search?q=children").json
    _lose(portal.settings.index)
    assert client.get("/healthz").json["status"] == "degraded"
    indexing.rebuild(portal)
    now = client.get("/healthz").json
    generation = (portal.settings.index / "CURRENT").read_text().strip()
    whole = {
        "status": "ok",
        "index": "ok",
        "search": "fast",
        "generation": f"{generation}/1",
        "waiting": 0,
        "since": None,
    }
    assert now == whole
    assert client.get("/api/v1/search?q=children").json == before
    assert NOTICE not in client.get("/en/search?q=children").text


def test_machines_are_told_how_far_the_index_is_behind(portal: Portal, client: FlaskClient) -> None:
    """Else a worker that has died is noticed when somebody misses a note."""
    before = datetime.now(UTC).replace(microsecond=0)
    publish(portal, "first", "A quagmirical note")
    publish(portal, "second", "A snorfelous note")
    behind = client.get("/healthz").json
    assert behind["waiting"] == 2
    assert before <= datetime.fromisoformat(behind["since"]) <= datetime.now(UTC)
    index(portal)
    now = client.get("/healthz").json
    assert (now["waiting"], now["since"]) == (0, None)
    assert now["generation"] != behind["generation"]


def test_machines_are_told_that_the_database_is_away(portal: Portal, client: FlaskClient) -> None:
    """Else a load balancer goes on sending readers to a portal that cannot answer them."""
    portal.database.close()
    client.application.extensions["portal"].database.close()
    for path in portal.settings.instance.glob("portal.sqlite*"):
        path.unlink()
    (portal.settings.instance / "portal.sqlite").mkdir()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (503, {"status": "failed"})
    page = client.get("/en/search?q=children")
    assert (page.status_code, page.mimetype) == (500, "text/html")
    assert "Traceback" not in page.text
    api = client.get("/api/v1/search?q=children")
    assert (api.status_code, api.mimetype) == (500, "application/json")
