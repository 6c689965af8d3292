"""Numbers and words are read as the reader's language writes them."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from portal.web.forms import reading


@pytest.mark.parametrize(
    ("page", "typed", "kept"),
    [
        ("/fr/", "820,50", "820.50"),
        ("/fr/", "125 000", "125000"),
        ("/fr/", "1\u202f250\u00a0000,5", "1250000.5"),
        ("/fr/", "820.5", "820.5"),
        ("/en/", "125,000", "125000"),
        ("/en/", "1,250,000.5", "1250000.5"),
        ("/en/", "12,5", "12,5"),
        ("/fr/", "about 12, 13", "about 12, 13"),
    ],
)
def test_a_number_is_what_it_is_to_its_reader(site: Flask, page: str, typed: str, kept: str) -> None:
    """Else an official is refused a number that is right in their language, or a budget becomes a thousand times another."""
    with site.test_request_context(page):
        site.preprocess_request()
        shared, _ = reading.read("practice", MultiDict({"costs.total": typed}))
    assert shared["costs"]["total"] == kept


@pytest.mark.parametrize(("page", "typed"), [("/fr/", "En cours"), ("/fr/", "ongoing"), ("/en/", "Ongoing")])
def test_what_goes_on_is_said_in_the_readers_language(site: Flask, page: str, typed: str) -> None:
    """Else somebody who reads French has to write an English word."""
    with site.test_request_context(page):
        site.preprocess_request()
        shared, _ = reading.read("practice", MultiDict({"period_end": typed}))
    assert shared["period_end"] == "ongoing"
