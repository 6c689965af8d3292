"""Differences as pages print them: in words, readable without colour, with every letter of both sides."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, current_app
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, TestResponse

from portal.domain.diff import changes
from portal.domain.kinds import KINDS
from portal.services.context import Portal
from portal.web import differences, i18n
from portal.web.differences import Difference
from tests.records import shared, texts
from tests.web.reading import Element, Page

TEMPLATE = """{% from '_differences.html' import differences, beside %}<div id="in">{{ differences(given) }}</div>
<div id="by">{{ beside(given, 'Now', 'Yours', start='b-') }}</div>"""


@pytest.fixture
def here(site: Flask) -> Iterator[Portal]:
    """Yield the portal, within a request for an English page."""
    with site.test_request_context("/en/"):
        i18n._begin(None, {})
        yield site.extensions["portal"]


def found(portal: Portal, old: dict[str, Any], new: dict[str, Any], lang: str = "en") -> dict[str, Difference]:
    """Return the differences of two practices by field."""
    given = differences.shown(portal, "practice", changes(KINDS["practice"], old, new), lang)
    return {one.name: one for one in given}


def printed(given: Any) -> Page:
    """Return how templates print differences."""
    text = current_app.jinja_env.from_string(TEMPLATE).render(given=given)
    return Page("", TestResponse([text.encode()], "200", Headers(), EnvironBuilder().get_request()))


def test_codes_countries_and_days_are_said_in_words(here: Portal) -> None:
    """Else a coordinator reads `umc` and `2_measured` and cannot tell what was changed."""
    old = shared(lead_body="not_reported", corridors=[{"host": "LY", "transit": ["NE"], "origin": "GM"}])
    new = shared(
        beneficiary_groups=["uasc"], implementation_countries=["SN", "ML"], period_start="2019-03", lead_body="iom",
        corridors=[{"host": "LY", "transit": ["NE", "ML"], "origin": "GM"}], evidence_grade="3_evaluated",
    )  # fmt: skip
    page = printed(found(here, old, new).values())
    text = page.one(id="in").text
    for code in ("umc", "not_reported", "3_evaluated", "2019-03", "host:", "LY", "iom\n"):
        assert code not in text
    for words in ("Mali", "March 2019", "Libya", "Niger", "not reported", "Host country", "Gambia"):
        assert words in text, words


def test_words_that_came_and_went_are_told_without_colour(here: Portal) -> None:
    """Else somebody who does not see colours, or nothing at all, cannot tell what was changed."""
    old, new = texts("Tracing families in Dakar"), texts("Tracing families in Thiès")
    page = printed(found(here, old, new).values())
    heading = page.one(id="in").one("section", aria_labelledby="d-title")
    assert heading.one("del").text == "[removed: Dakar]"
    assert heading.one("ins").text == "[added: Thiès]"
    assert heading.one("p", class_="diff-text").text == "Tracing families in [removed: Dakar][added: Thiès]"


def test_each_side_can_be_read_alone(here: Portal) -> None:
    """Else the one whose save came second cannot see what the other wrote."""
    old, new = (
        texts("Tracing families in Dakar", lessons="One."),
        texts("Tracing families in Thiès", lessons="One. Two."),
    )
    page = printed(found(here, old, new).values())
    left, right = _sides(page, "b-title")
    assert ("ins" in {e.tag for e in left.all()}, "del" in {e.tag for e in right.all()}) == (False, False)
    assert left.one("del").parent.text.replace("[removed: ", "").replace("]", "") == "Tracing families in Dakar"  # type: ignore[union-attr]
    left, right = _sides(page, "b-lessons")
    assert (left.all("p")[1].text, right.all("p")[1].text) == ("One.", "One.[added: Two.]")


def _sides(page: Page, id: str) -> list[Element]:
    return page.one("section", aria_labelledby=id).one("div", class_="diff-sides").children


def test_a_text_in_another_language_says_so(here: Portal) -> None:
    """Else a screen reader speaks French with English sounds; codes are in the language of the page."""
    given = found(here, {}, {**texts("Un titre"), "period_start": "2019"}, "fr")
    assert (given["title"].lang, given["period_start"].lang) == ("fr", "")
    page = printed(given.values())
    assert page.one(id="in").one("section", aria_labelledby="d-title").one("p").get("lang") == "fr"


def test_a_whole_content_is_printed_with_nothing_marked(here: Portal) -> None:
    """Else an old revision can only be read as what it changed."""
    whole = differences.whole(here, "practice", {**shared(), **texts("A title")}, "en")
    page = printed(whole)
    assert not page.one(id="in").all("ins")
    assert {one.name for one in whole} == {*shared(), *texts("")}
    assert "Senegal" in page.text


def test_what_was_typed_into_a_draft_never_breaks_the_page(here: Portal) -> None:
    """Else nobody can read the history of a text that was not finished."""
    odd = {
        "regions": ["<b>nowhere</b>"], "implementation_countries": ["??"], "period_end": "next year", "costs": {"total": "much"},
        "sources": [{"title": "line\nurl: x", "language": "xx"}, {}], "gcm_objectives": {"primary": ["99", "a, b"]},
    }  # fmt: skip
    page = printed(found(here, shared(), {**shared(), **odd}).values())
    assert "<b>nowhere</b>" in page.text
    assert "much" in page.text
