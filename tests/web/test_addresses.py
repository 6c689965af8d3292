"""Addresses are permanent and speak the reader's language."""

import pytest
from flask.testing import FlaskClient

from portal.domain.languages import INTERFACE
from tests.web.conftest import Get
from tests.web.reading import EVERY_KIND

CRAWLED = 250


@pytest.mark.parametrize("address", EVERY_KIND)
def test_every_kind_of_page_opens(get: Get, address: str) -> None:
    """Else a reader who follows a link or a bookmark finds an error."""
    page = get(address)
    assert page.one("html").get("lang") == address[1:3]
    assert page.answer.headers["Content-Language"] == address[1:3]


def test_no_link_is_dead(get: Get) -> None:
    """Else a reader walks into an error from a page of ours."""
    seen: set[str] = set()
    waiting = ["/en/", "/fr/"]
    while waiting and len(seen) < CRAWLED:
        address = waiting.pop(0)
        if address not in seen:
            seen.add(address)
            waiting += sorted(get(address).links() - seen)
    assert len(seen) == CRAWLED


@pytest.mark.parametrize(
    ("plain", "wish", "expected"),
    [
        ("/", "", "/en/"),
        ("/", "fr-CA, en;q=0.5", "/fr/"),
        ("/", "th, de", "/en/"),
        ("/search?q=a+b&region=europe", "fr", "/fr/search?q=a+b&region=europe"),
        ("/practices/portugal-arvore", "en", "/en/practices/portugal-arvore"),
        ("/help/search", "fr;q=0.9, en;q=0.1", "/fr/help/search"),
    ],
)
def test_an_address_without_language_leads_to_the_readers_own(
    visitor: FlaskClient, plain: str, wish: str, expected: str
) -> None:
    """Else a link that a colleague sent opens in the wrong language, or not at all; caches must know of the choice."""
    answer = visitor.get(plain, headers={"Accept-Language": wish})
    assert (answer.status_code, answer.headers["Location"]) == (302, expected)
    assert "Accept-Language" in answer.headers["Vary"]


def test_an_unknown_language_is_a_missing_page_in_the_readers_own(get: Get) -> None:
    """Else a mistyped address would loop through redirects or answer in a language that nobody chose."""
    page = get("/xx/search", 404, Accept_Language="fr")
    assert page.one("html").get("lang") == "fr"
    assert "Accept-Language" in page.answer.headers["Vary"]


def test_a_missing_page_below_a_language_keeps_it(get: Get) -> None:
    """Else a French reader gets an English error because of a browser's setting."""
    assert get("/fr/nothing-here", 404, Accept_Language="en").one("html").get("lang") == "fr"


def test_countries_have_one_spelling(visitor: FlaskClient) -> None:
    """Else search engines and bookmarks hold the same page twice."""
    answer = visitor.get("/en/countries/sn?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/countries/SN?x=1")


@pytest.mark.parametrize(
    "address",
    ["/en/practices/no-such-thing", "/en/resources/portugal-arvore", "/en/regions/atlantis", "/en/countries/ZZ",
     "/en/themes/nothing", "/en/help/nothing", "/en/practices/", "/en/practices/a/b", "/en/countries/%00"],
)  # fmt: skip
def test_what_is_not_there_is_missing(get: Get, address: str) -> None:
    """Else an address that means nothing shows an empty page as if it were knowledge."""
    get(address, 404)


@pytest.mark.parametrize("address", EVERY_KIND)
def test_each_page_names_itself_in_the_other_languages(get: Get, address: str) -> None:
    """Else a reader (and a search engine) cannot change the language without starting again."""
    page = get(address)
    named = {link.get("hreflang"): link.get("href") for link in page.all("link", rel="alternate")}
    assert set(named) == {*INTERFACE, "x-default"}
    other = "fr" if address.startswith("/en/") else "en"
    path = address.partition("?")[0][3:]
    assert named[other] == f"http://localhost/{other}{path}"
    assert named["x-default"] == f"http://localhost{path}"
    switch = page.one("nav", class_="tongues").one("a")
    assert switch.get("href") == f"/{other}{address[3:]}"


def test_the_portal_can_live_below_a_path(site: object, visitor: FlaskClient) -> None:
    """Else an institution cannot put it at https://example.org/returns/."""
    answer = visitor.get("/en/", base_url="http://localhost/returns")
    page_links = [part.split('"')[0] for part in answer.text.split('href="')[1:]]
    inside = [link for link in page_links if link.startswith("/")]
    assert inside
    assert all(link.startswith("/returns/") for link in inside)
