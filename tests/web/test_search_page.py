"""The page of results: what was asked stays visible, can be changed piece by piece, and never ends in nothing."""

import re
from pathlib import Path
from shutil import rmtree
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.domain.query import Query
from portal.services.context import Portal
from portal.services.views import FacetValue, FacetView
from portal.web import facets, install, results
from tests.web.conftest import Get
from tests.web.reading import Page

ASKED = "/en/search?q=children&region=west-africa&country=SN&sort=date&size=5"


def total(page: Page) -> int:
    """Return the number of results that a page claims."""
    found = re.match(r"([\d,]+) result", page.one("h1").text)
    assert found
    return int(found[1].replace(",", ""))


def query_of(address: str) -> dict[str, list[str]]:
    """Return what an address asks."""
    return parse_qs(urlsplit(address).query)


def test_what_was_asked_is_in_the_form(get: Get) -> None:
    """Else changing one thing loses the rest of the search."""
    page = get(ASKED)
    assert page.one("input", name="q").get("value") == "children"
    checked = {
        (box.get("name"), box.get("value")) for box in page.all("input", type="checkbox") if "checked" in box.attributes
    }
    assert checked == {("region", "west-africa"), ("country", "SN")}
    hidden = {(box.get("name"), box.get("value")) for box in page.all("input", type="hidden")}
    assert hidden == {("sort", "date"), ("size", "5")}
    form = page.one("form")
    assert (form.get("action"), form.get("method")) == ("/en/search", "")
    assert all(box.get("form") == form.get("id") for box in page.all("input", type="checkbox"))


def test_each_chosen_filter_can_be_taken_away_alone(get: Get) -> None:
    """Else a reader has to start again to widen a search."""
    chips = {chip.text: chip.get("href") for chip in get(ASKED).one(class_="chips").one("ul").all("a")}
    assert set(chips) == {"Remove filter: West Africa ×", "Remove filter: Senegal ×"}
    rest = query_of(chips["Remove filter: West Africa ×"])
    assert rest == {"q": ["children"], "country": ["SN"], "sort": ["date"], "size": ["5"]}
    clear = [link.get("href") for link in get(ASKED).one(class_="chips").all("a") if link.text == "Clear all"]
    assert query_of(clear[0]) == {"q": ["children"], "sort": ["date"], "size": ["5"]}


def test_the_count_beside_a_value_is_what_one_gets(get: Get) -> None:
    """Else the numbers beside filters are decoration, and a choice leads to a surprise."""
    page = get("/en/search?q=reintegration")
    rows = [row for row in page.all("li") if row.all("input", type="checkbox")]
    assert len(rows) > 30
    for row in rows[:12]:
        box = row.one("input")
        narrowed = get(f"/en/search?q=reintegration&{box.get('name')}={box.get('value')}")
        assert total(narrowed) == int(row.one(class_="n").text), box.attributes


def test_results_can_be_ordered_by_date(get: Get) -> None:
    """Else a coordinator cannot see what is new on a subject."""
    links = {link.text: link.get("href") for link in get("/en/search?q=children").one(class_="orders").all("a")}
    assert set(links) == {"newest"}
    assert query_of(links["newest"]) == {"q": ["children"], "sort": ["date"]}


def test_pages_lead_on_and_back(get: Get) -> None:
    """Else only the first ten results can ever be read."""
    first = get("/en/search?size=7")
    following = first.one("nav", class_="pages").one("a", rel="next").get("href")
    assert first.one("link", rel="next").get("href") == following
    assert not first.all("link", rel="prev")
    second = get(following)
    assert second.one("nav", class_="pages").one("a", rel="prev").get("href") == "/en/search?size=7"
    titles = [{title.text for title in page.one("ol", class_="cards").all("h2")} for page in (first, second)]
    assert len(titles[0]) == 7
    assert not titles[0] & titles[1]


def test_a_page_past_the_end_says_so(get: Get) -> None:
    """Else an old bookmark looks as if everything had vanished."""
    page = get("/en/search?q=children&page=900")
    assert "There is no page 900" in page.main.text
    last = next(link for link in page.main.all("a") if link.text == "Go to the last page")
    assert get(last.get("href")).all("ol", class_="cards")


@pytest.mark.parametrize("size", ["51", "100000", "-1", "0", "x", "٣"])
def test_no_address_asks_for_endless_pages(get: Get, size: str) -> None:
    """Else anybody can make the portal work itself to a standstill."""
    assert 1 <= len(get(f"/en/search?size={size}").one("ol", class_="cards").all("li", class_="card")) <= 50


def test_nothing_found_helps_on(get: Get) -> None:
    """Else a search that failed is the end of the visit."""
    page = get("/en/search?q=%2Bchildren+%2Bzzqqx&region=europe")
    nothing = page.one(class_="nothing")
    assert nothing.one("a", href="/en/help/search")
    less = [link for link in nothing.all("a") if link.text.startswith("without")]
    assert less
    for link in less:
        offered = re.search(r"\((\d+)\)", link.text)
        assert offered
        assert total(get(link.get("href"))) == int(offered[1])


def test_who_can_be_asked_is_the_chosen_regions_coordinator(portal: Portal) -> None:
    """Else a reader in Asia is sent to the coordinator of another region, or to nobody."""
    coordinators = {"west-africa": "wa@example.org", "europe": "https://example.org/ask"}
    asked = {
        ("west-africa",): ["mailto:wa@example.org"],
        (): ["mailto:wa@example.org", "https://example.org/ask"],
        ("south-east-asia",): ["mailto:desk@example.org"],
    }
    settings = portal.settings.model_copy(update={"coordinators": coordinators, "contact": "desk@example.org"})
    app = Flask("asked", static_folder=None)
    install(app, Portal(settings, portal.database, portal.engine, portal.vocabulary, portal.places))
    for regions, expected in asked.items():
        with app.test_request_context("/en/search"):
            app.preprocess_request()
            assert [asked.contact.href for asked in results.to_ask(regions)] == expected


def test_added_words_can_be_taken_out(get: Get) -> None:
    """Else a reader who wants one exact word gets what the vocabulary thinks is the same."""
    page = get("/en/search?q=AVRR&region=europe")
    line = page.one(class_="widened")
    assert "Also searched:" in line.text
    only = line.one("a").get("href")
    assert query_of(only) == {"q": ["AVRR"], "region": ["europe"], "expand": ["0"]}
    narrow = get(only)
    assert not narrow.all(class_="widened")
    assert narrow.one("input", name="expand").get("value") == "0"


def test_without_an_index_there_is_still_a_list_and_it_says_so(client: FlaskClient, portal: Portal) -> None:
    """Else the whole portal is gone whenever its index is."""
    rmtree(Path(portal.settings.index))
    page = Page("", client.get("/en/search?q=children&region=europe"))
    assert "The search index is away" in page.one(class_="notice").text
    assert page.all("li", class_="card")
    assert page.one(class_="chips").one("ul").all("a")


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "%(x)s %"]
)
def test_what_was_typed_is_shown_as_text(get: Get, visitor: FlaskClient, hostile: str) -> None:
    """Else a link could run a stranger's script in a reader's browser."""
    answer = visitor.get("/en/search", query_string={"q": hostile, "region": hostile, "sort": hostile})
    page = Page("", answer)
    assert answer.status_code == 200
    assert all(
        re.fullmatch(r"/static/[\w.]+\.js", script.get("src")) and not script.text for script in page.all("script")
    )
    assert not [image for image in page.all("img") if image.get("src") == "x"]
    assert "49" not in page.one("input", name="q").get("value")


def test_a_search_longer_than_an_address_can_be_is_refused_in_words(get: Get) -> None:
    """Else a pasted document ends in a server's bare error."""
    page = get("/en/search?q=" + "a" * 200_000, 414)
    assert "too long" in page.one("h1").text


@pytest.mark.parametrize("text", ["a" * 10_000, "famille%20" * 1000, "%E0%B9%80%E0%B8%94%E0%B9%87%E0%B8%81" * 2500])
def test_a_pasted_page_of_text_is_searched_by_its_beginning(get: Get, text: str) -> None:
    """Else who pastes a paragraph from a document is turned away."""
    assert get("/fr/search?q=" + text).one("input", name="q")


def test_results_in_another_language_are_marked(get: Get) -> None:
    """Else a screen reader reads Thai or French with an English voice."""
    page = get("/en/search?q=%E0%B8%84%E0%B8%A3%E0%B8%AD%E0%B8%9A%E0%B8%84%E0%B8%A3%E0%B8%B1%E0%B8%A7")
    cards = page.all("li", class_="card")
    thai = [card for card in cards if card.one("h2").one("a").get("lang") == "th"]
    assert thai
    assert all(card.one("p", class_="passage").get("lang") == "th" for card in thai)
    # Of other records only title and summary are there in Thai.
    whole = [card for card in thai if "text=th" in card.one("h2").one("a").get("href")]
    assert whole
    assert all("In Thai" in card.text for card in whole)
    assert sum("In Thai" in card.text for card in thai) == len(whole)


def test_a_found_text_opens_in_the_language_in_which_it_was_found(get: Get) -> None:
    """Else the word that was found is not on the page that opens."""
    cards = get("/en/search?q=crian%C3%A7as&language=pt&expand=0").all("li", class_="card")
    found = [card for card in cards if card.one("h2").one("a").get("lang") == "pt"]
    assert found
    for card in found:
        page = get(card.one("h2").one("a").get("href"))
        assert page.one("h1").get("lang") == "pt"


def test_rows_are_safe_whatever_a_vocabulary_says(site: Flask) -> None:
    """Else a label with a sign in it could break the page or run a script."""
    values = (FacetValue('a"b', "<b>Rights & duties</b>", 12_000, chosen=True), FacetValue("c", "c", 3))
    with site.test_request_context("/fr/search"):
        site.preprocess_request()
        group = facets.group(FacetView("theme", "Theme", values))
    assert "<b>Rights" not in group.first
    assert "&lt;b&gt;Rights &amp; duties" in group.first
    assert 'value="a&#34;b" checked' in group.first
    assert "12\u202f000" in group.first
    assert (group.label, group.open) == ("Thème", True)


def test_bars_show_whatever_counts(site: Flask) -> None:
    """Else a value with one record looks as if it had none."""
    assert [facets.bar(count, 400) for count in (0, 1, 200, 399, 400)] == [0, 5, 50, 100, 100]
    assert facets.bar(0, 0) == 0


def test_long_lists_are_folded_but_never_hide_a_choice(site: Flask) -> None:
    """Else a chosen country far down the list cannot be seen, nor taken away."""
    values = tuple(FacetValue(f"v{n}", f"Value {n}", 50 - n, chosen=n == 30) for n in range(40))
    with site.test_request_context("/en/search"):
        site.preprocess_request()
        group = facets.group(FacetView("theme", "Theme", values))
    assert group.first.count("<li>") == 9
    assert "Value 30" in group.first
    assert group.rest.count("<li>") == 31
    assert group.more == "31 more"


def test_the_default_settings_of_a_search_are_not_in_its_address(site: Flask) -> None:
    """Else the same search has many addresses, and links grow with each click."""
    with site.test_request_context("/en/search"):
        site.preprocess_request()
        assert results.clear(Query()) == "/en/search"


def test_what_help_promises_is_so(get: Get) -> None:
    """Else help teaches signs that do nothing."""
    examples = {code.text for code in get("/en/help/search").all("code")}
    assert examples == {'"family tracing"', "+housing", "-detention", "grants OR loans", "housing country:Senegal"}
    anything = total(get("/en/search"))
    for typed in ('"family tracing"', "+housing", "grants OR loans", "reintegration -detention"):
        assert 0 < total(get(f"/en/search?{urlencode({'q': typed, 'expand': '0'})}")) < anything, typed
    page = get("/en/search?q=housing+country%3ASenegal")
    assert [chip.text for chip in page.one(class_="chips").one("ul").all("a")] == ["Remove filter: Senegal ×"]
    assert page.one("input", name="q").get("value") == "housing"
