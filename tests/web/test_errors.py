"""Errors are pages too: in the reader's language, with a way on, and none of them needs what is broken."""

import pytest
from flask import Flask, abort

from portal.services import reading
from portal.services.context import Portal
from portal.web import errors, install
from tests.web.reading import Page

CODES = (400, 404, 405, 410, 414, 500, 503)


@pytest.fixture
def broken(portal: Portal) -> Flask:
    """Return a site that fails on demand, and whose database cannot be asked at all."""
    app = Flask("broken", static_folder=None)

    @app.get("/en/fail/<int:code>")
    def fail(code: int) -> str:
        abort(code)

    @app.get("/en/crash")
    def crash() -> str:
        raise RuntimeError("secret detail")

    gone = Portal(portal.settings, None, None, portal.vocabulary, portal.places)  # type: ignore[arg-type]
    install(app, gone)
    return app


@pytest.mark.parametrize("code", CODES)
def test_every_error_is_a_page_of_the_portal(broken: Flask, code: int) -> None:
    """Else a reader sees a server's bare message, and no way on."""
    answer = broken.test_client().get(f"/en/fail/{code}")
    page = Page("", answer)
    assert answer.status_code == code
    assert page.one("h1").text == errors.SAID[code].title
    assert page.one("main").one("a", href="/en/").text == "To the first page"
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("code", [418, 451, 502])
def test_rare_errors_are_designed_as_well(broken: Flask, code: int) -> None:
    """Else the first one that nobody thought of is bare."""
    answer = broken.test_client().get(f"/en/fail/{code}")
    assert answer.status_code == code
    assert Page("", answer).all("h1")


def test_a_fault_of_ours_needs_no_database_and_tells_no_secret(broken: Flask) -> None:
    """Else the page that says sorry fails itself, or shows a stranger how the portal is made."""
    answer = broken.test_client().get("/en/crash")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert Page("", answer).one("h1").text == "Something went wrong here"


def test_even_the_error_page_may_fail(broken: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a fault in a template ends in an empty answer."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(errors, "page", fail)
    answer = broken.test_client().get("/en/crash")
    assert (answer.status_code, answer.text) == (500, errors.LAST_RESORT)


def test_health_says_that_the_database_is_away(broken: Flask) -> None:
    """Else nobody is told, and readers go on being sent to errors."""
    answer = broken.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (503, {"status": "failed"})


def test_a_page_that_fails_is_answered_in_french(broken: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a French reader gets an English error at the worst moment."""

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reading, "home", fail)
    page = Page("", broken.test_client().get("/fr/", headers={"Accept-Language": "en"}))
    assert page.one("html").get("lang") == "fr"
    assert page.one("h1").text == "Une erreur s’est produite chez nous"


def test_a_wrong_method_says_which_are_right(broken: Flask) -> None:
    """Else a program cannot find out what an address takes; and nothing is changed by chance."""
    answer = broken.test_client().post("/en/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert Page("", answer).one("h1").text == errors.SAID[405].title


def test_a_post_to_an_address_without_language_is_not_redirected(broken: Flask) -> None:
    """Else what was sent is lost on the way."""
    assert broken.test_client().post("/search").status_code == 404
