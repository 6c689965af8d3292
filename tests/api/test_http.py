"""How the API speaks HTTP: errors as JSON, nothing sent twice, nothing taken from a cache unasked."""

import gzip
import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.services import reading, search

ROUTES = ("/api/v1/search?q=children", "/api/v1/records/wan-rao-child-protection-network")


@pytest.mark.parametrize("address", [*ROUTES, "/api/v1/nothing", "/api/v1/", "/api/v1"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_an_address_cannot_do_is_said_in_json(program: FlaskClient, method: str, address: str) -> None:
    answer = program.open(address, method=method, data=b"{")
    assert answer.status_code in (404, 405)
    assert answer.mimetype == "application/json"
    assert answer.get_json()["error"]["status"] == answer.status_code


@pytest.mark.parametrize(
    "address", ["/api/v1", "/api/v1/", "/api/v1/searches", "/api/v1/search/", "/api/v1/records", "/api/v1/a/b%2f%ff"]
)
def test_an_unknown_address_is_said_in_json(program: FlaskClient, address: str) -> None:
    answer = program.get(address)
    assert (answer.status_code, answer.mimetype) == (404, "application/json")
    assert set(answer.get_json()["error"]) == {"status", "message"}


@pytest.mark.parametrize("address", ROUTES)
def test_our_own_fault_is_said_in_json_without_our_inside(
    service: Flask, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Else a program that reads JSON is handed a web page, or a stranger a traceback."""

    def broken(*_: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(search, "find", broken)
    monkeypatch.setattr(reading, "record", broken)
    answer = service.test_client().get(address)
    assert (answer.status_code, answer.mimetype) == (500, "application/json")
    assert "secret inside" not in answer.text


@pytest.mark.parametrize("address", ROUTES)
@pytest.mark.parametrize("packing", ["", "gzip", "br"])
def test_what_a_program_has_already_is_not_sent_again(program: FlaskClient, address: str, packing: str) -> None:
    accepted = {"Accept-Encoding": packing}
    first = program.get(address, headers=accepted)
    tag = first.headers["ETag"]
    again = program.get(address, headers={**accepted, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = program.get(f"{address.partition('?')[0]}?lang=fr", headers={**accepted, "If-None-Match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize("address", ROUTES)
def test_no_cache_keeps_an_answer_without_asking(program: FlaskClient, address: str) -> None:
    """Else a withheld record lives on in a shared cache."""
    assert program.get(address).headers["Cache-Control"] == "private, no-cache"


def test_errors_have_no_tag(program: FlaskClient) -> None:
    answer = program.get("/api/v1/records/nothing", headers={"If-None-Match": "*"})
    assert answer.status_code == 404
    assert "ETag" not in answer.headers


def test_answers_are_packed_where_a_program_can_unpack(program: FlaskClient) -> None:
    packed = program.get(ROUTES[0], headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == program.get(ROUTES[0]).get_json()


@pytest.mark.parametrize("address", ROUTES)
def test_a_head_request_gets_the_headers_only(program: FlaskClient, address: str) -> None:
    head, whole = program.head(address), program.get(address)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
