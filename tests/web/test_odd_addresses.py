"""Addresses that are none, as strangers and broken programs send them."""

import pytest
from flask.testing import FlaskClient

ODD = ("//[", "http://[", "http://a\N{ACCOUNT OF}b/", "https://[::1", "http://[v]/")


@pytest.mark.parametrize("address", ODD)
def test_an_address_that_is_none_is_no_fault(visitor: FlaskClient, address: str) -> None:
    """Otherwise a link that somebody mistyped shows a page that says that the portal is broken."""
    found = visitor.get("/api/v1/search?size=1").get_json()["results"][0]
    sent = {"Referer": address.encode().decode("latin-1")}
    for page in (found["url"], "/en/account/sign-in", "/en/search"):
        assert visitor.get(page, headers=sent).status_code == 200
    answer = visitor.get("/en/account/sign-in", query_string={"back": address})
    assert answer.status_code == 200
    assert "[" not in answer.text.partition('name="back"')[2][:60]
    sent = {"Origin": address.encode().decode("latin-1")}
    assert visitor.post("/en/account/sign-in", data={"email": "a"}, headers=sent).status_code == 400
