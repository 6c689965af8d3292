"""The form for a detailed search, and the page of signs: both lead to results that say what was asked."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Get
from tests.web.reading import Page
from tests.web.test_search_page import total

BUILT = [
    ({"all": "return children"}, {"q": ["+return +children"]}),
    ({"exact": " “family   tracing” "}, {"q": ['"family tracing"']}),
    ({"any": "shelter housing", "none": "camp"}, {"q": ["shelter OR housing -camp"]}),
    ({"any": "shelter"}, {"q": ["+shelter"]}),
    ({"all": 'a OR (b "c d" -e reint* country:GM'}, {"q": ['+a +b "c d" +e +reint* +country +GM']}),
    ({"none": '"host family" camp'}, {"q": ['-"host family" -camp']}),
    ({"from": "2012", "to": "2018"}, {"q": ["year:2012-2018"]}),
    ({"from": "2018", "to": "2012"}, {"q": ["year:2012-2018"]}),
    ({"all": "women", "from": "2015"}, {"q": ["+women year:2015.."]}),
    ({"to": "2010"}, {"q": ["year:..2010"]}),
    (
        {"all": "women", "country": "SN", "language": "fr", "kind": "practice"},
        {"q": ["+women"], "country": ["SN"], "language": ["fr"], "kind": ["practice"]},
    ),
]


def sent(visitor: FlaskClient, fields: dict[str, str], language: str = "en") -> str:
    """Send the form and return where it leads."""
    answer = visitor.get(f"/{language}/search/detailed?{urlencode(fields)}")
    assert answer.status_code == 302, answer.status_code
    return answer.headers["Location"]


@pytest.mark.parametrize(("fields", "asked"), BUILT)
def test_what_is_filled_in_is_what_is_asked(
    visitor: FlaskClient, fields: dict[str, str], asked: dict[str, list[str]]
) -> None:
    """Else the form asks for something else than it says."""
    everything = dict.fromkeys(("all", "exact", "any", "none", "from", "to", "country", "language", "kind"), "")
    address = sent(visitor, {**everything, **fields})
    assert urlsplit(address).path == "/en/search"
    assert parse_qs(urlsplit(address).query) == asked


def test_the_results_show_the_query_as_it_could_be_typed(visitor: FlaskClient, get: Get) -> None:
    """Else nobody learns the signs, and nobody sees what was searched for."""
    page = get(sent(visitor, {"all": "children of Gambia", "none": "zzqqx", "from": "2010", "kind": "practice"}))
    assert page.one("input", name="q").get("value") == "+children +of +Gambia -zzqqx year:2010.."
    assert [chip.text for chip in page.one(class_="chips").one("ul").all("a")] == ["Remove filter: Practice ×"]
    assert 0 < total(page) < total(get("/en/search?kind=practice"))


@pytest.mark.parametrize("fields", [{"from": "12"}, {"to": "٢٠١٢"}, {"from": "20123"}, {"all": " ", "country": ""}])
def test_a_slip_in_the_form_is_said_and_nothing_is_lost(get: Get, fields: dict[str, str]) -> None:
    """Else a reader stands before all records and wonders, or types everything again."""
    page = get(f"/en/search/detailed?{urlencode({'any': '', **fields})}", 422)
    assert page.one(class_="faults").all("a")
    for name, text in fields.items():
        if text.strip():
            assert page.one("input", name=name).get("value") == text


def test_hostile_words_are_text(visitor: FlaskClient, get: Get) -> None:
    """Else a link to the form runs a stranger's script, or leads to a stranger's page."""
    typed = '"><script>alert(1)</script>//evil.example'
    assert sent(visitor, {"all": typed}).startswith("/en/search?q=")
    page = get(f"/en/search/detailed?{urlencode({'all': typed, 'from': 'x'})}", 422)
    assert page.one("input", name="all").get("value") == typed
    assert not [one for one in page.all("script") if "alert" in one.text]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_example_of_the_signs_finds_something(get: Get, language: str) -> None:
    """Else help teaches signs that do nothing."""
    page = get(f"/{language}/help/syntax")
    links = [link for link in page.main.all("a") if link.all("code")]
    assert len(links) > 12
    for link in links:
        results = get(link.get("href"))
        shown = results.one("input", name="q").get("value")
        assert results.all("li", class_="card"), link.text
        assert shown or results.all(class_="chips"), link.text


def test_the_page_of_results_leads_to_both(get: Get) -> None:
    """Else nobody finds them."""
    page: Page = get("/en/search?q=family")
    for address in ("/en/search/detailed", "/en/help/syntax"):
        assert page.one("a", href=address)
