"""What every response says to browsers and caches."""

import gzip
import re

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.web import install
from tests.web.conftest import Get
from tests.web.reading import EVERY_KIND

RESPONSES = (
    "/en/",
    "/",
    "/en/nothing",
    "/healthz",
    "/robots.txt",
    "/favicon.ico",
    "/static/nothing.css",
    "/en/countries/sn",
)
LARGEST = 60_000


@pytest.mark.parametrize("address", RESPONSES)
def test_every_response_is_guarded(visitor: FlaskClient, address: str) -> None:
    """Else a text that slipped in could run as a script, or the portal be shown inside a stranger's frame."""
    headers = visitor.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers
    assert "Set-Cookie" not in headers


def test_a_portal_on_https_says_so(site: Flask) -> None:
    """Else a reader's next visit may begin without encryption."""
    portal = site.extensions["portal"]
    secure = type(portal)(
        portal.settings.model_copy(update={"secure": True}),
        portal.database,
        portal.engine,
        portal.vocabulary,
        portal.places,
    )
    app = Flask("secure", static_folder=None)
    install(app, secure)
    assert app.test_client().get("/en/help").headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("address", EVERY_KIND)
def test_pages_need_no_inline_style_or_script(get: Get, address: str) -> None:
    """Else browsers that obey the content policy would show a broken page."""
    source = get(address).source
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", source, re.IGNORECASE)
    assert re.findall(r"<script[^>]*>", source) == re.findall(r'<script src="/static/[^"]+" defer>', source)


def test_a_page_that_did_not_change_is_not_sent_again(visitor: FlaskClient) -> None:
    """Else readers on slow lines load what they have; and a changed page must not be taken from a cache unasked."""
    first = visitor.get("/en/search?q=children")
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    for packing in ("", "gzip", "br"):
        again = visitor.get("/en/search?q=children", headers={"If-None-Match": tag, "Accept-Encoding": packing})
        assert (again.status_code, again.data) == (304, b"")
    other = visitor.get("/en/search?q=family", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_errors_are_not_answered_by_not_modified(visitor: FlaskClient) -> None:
    """Else a browser may take an error for the page that it has."""
    assert "ETag" not in visitor.get("/en/nothing").headers


def test_pages_are_packed_as_the_browser_can(visitor: FlaskClient) -> None:
    """Else a page costs a reader on a phone five times the data."""
    plain = visitor.get("/en/search")
    assert "Accept-Encoding" in plain.headers["Vary"]
    for packing, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        packed = visitor.get("/en/search", headers={"Accept-Encoding": packing})
        assert packed.headers["Content-Encoding"] == packing
        assert unpack(packed.data) == plain.data


@pytest.mark.parametrize("address", EVERY_KIND)
def test_no_page_is_large(visitor: FlaskClient, address: str) -> None:
    """Else the portal cannot be used where the line is poor."""
    assert len(visitor.get(address, headers={"Accept-Encoding": "gzip"}).data) < LARGEST


def test_assets_are_kept_for_ever_and_found_by_their_hash_only(visitor: FlaskClient, get: Get) -> None:
    """Else a new stylesheet is not seen until a reader empties the cache, or the old one is loaded on each page."""
    page = get("/en/")
    addresses = [page.one("link", rel="stylesheet").get("href"), page.one("link", rel="icon").get("href")]
    addresses += [script.get("src") for script in page.all("script")]
    for address in addresses:
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert visitor.get(re.sub(r"\.[0-9a-f]{12}\.", ".0123456789ab.", address)).status_code == 404


def test_the_stylesheet_is_small(visitor: FlaskClient, get: Get) -> None:
    """Else the first page waits for its looks."""
    assert len(visitor.get(get("/en/").one("link", rel="stylesheet").get("href")).data) < 25_000


def test_machines_can_ask_how_the_portal_is(visitor: FlaskClient) -> None:
    """Else a load balancer sends readers to a portal that cannot answer them."""
    answer = visitor.get("/healthz")
    assert answer.json is not None
    assert answer.json["status"] == "ok"
    assert answer.headers["Cache-Control"] == "no-store"


def test_crawlers_are_kept_out_of_filters(visitor: FlaskClient, get: Get) -> None:
    """Else the endless combinations of filters are crawled day and night."""
    assert "Disallow: /*/search?" in visitor.get("/robots.txt").text
    assert get("/en/search?q=a").one("meta", name="robots").get("content") == "noindex, follow"


def test_browsers_find_an_icon_without_asking_a_page(visitor: FlaskClient) -> None:
    """Else every visit writes an error into the log."""
    answer = visitor.get("/favicon.ico")
    assert answer.status_code == 200
    assert answer.data[:4] == b"\x00\x00\x01\x00"
