"""GET /api/v1/suggest, and what a search says of slips."""

from flask.testing import FlaskClient

from tests.api.conftest import WORD, Ask


def test_each_kind_is_answered_with_an_address_that_is_there(ask: Ask, program: FlaskClient) -> None:
    """Else what is offered leads nowhere."""
    found = [one for q in ("red cross", "sene", "ecowas", "family") for one in ask("/suggest", q=q)["suggestions"]]
    assert {one["kind"] for one in found} == {"concept", "place", "organisation", "practice", "resource"}
    for one in found:
        assert program.get(one["url"]).status_code == 200, one
        assert one["text"]


def test_labels_and_addresses_are_in_the_language_asked_for(ask: Ask) -> None:
    """Else a French page offers English names of countries."""
    found = ask("/suggest", q="sene", lang="fr")["suggestions"]
    assert {"kind": "place", "text": "Sénégal", "language": "fr", "url": "/fr/search?q=S%C3%A9n%C3%A9gal"} in found
    assert all(one["url"].startswith("/fr/") for one in found)


def test_less_than_two_letters_and_nonsense_are_no_error(ask: Ask) -> None:
    for q in ("", "r", " ", "\0", "zzqqx", "x" * 5000):
        assert ask("/suggest", q=q)["suggestions"] == [], q
    assert ask("/suggest")["suggestions"] == []


def test_a_visitor_is_offered_public_titles_alone(ask: Ask) -> None:
    """Else titles leak by the first three letters."""
    found = ask("/suggest", q=WORD[:4])["suggestions"]
    assert [one["text"] for one in found if WORD in one["text"]] == [f"A {WORD} public note"]


def test_a_browser_may_keep_it_for_itself_and_nobody_else(program: FlaskClient) -> None:
    """Else a cache on the way gives an official's titles to a visitor, or each letter is asked for anew."""
    answer = program.get("/api/v1/suggest?q=family")
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    assert "Cookie" in answer.headers["Vary"]
    again = program.get("/api/v1/suggest?q=family", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_search_says_what_was_probably_meant(ask: Ask) -> None:
    """Else programs that show our results cannot offer it."""
    assert ask("/search", q="reintegraton")["did_you_mean"] == "reintegration"
    assert ask("/search", q='"family" reintegraton')["did_you_mean"] == '"family" reintegration'
    assert ask("/search", q="reintegration")["did_you_mean"] is None
