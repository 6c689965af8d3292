"""The page of a practice or resource: complete, honest about gaps, readable in every language it has."""

from dataclasses import replace
from typing import Any

import pytest

from portal.domain.kinds import KINDS
from portal.domain.policy import VISITOR
from portal.services import reading
from portal.services.views import RecordView
from tests.web.conftest import Get
from tests.web.reading import Element, Page

NOTE = "/en/practices/wan-rao-child-protection-network"
GAPS = "/en/practices/portugal-arvore"
DOCUMENT = "/en/resources/ecowas-support-procedures-children-on-the-move"


def section(page: Page, id: str) -> Element:
    """Return the part of a page under the heading `id`."""
    return page.one("section", aria_labelledby=id)


def changed(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Let the records that pages are made from differ in some shared fields, or their card in `card`."""
    real = reading.record
    card = changes.pop("card", {})

    def record(*args: Any) -> RecordView | None:
        view = real(*args)
        return view and replace(view, card=replace(view.card, **card), shared={**view.shared, **changes})

    monkeypatch.setattr(reading, "record", record)


def test_a_note_has_its_parts_under_their_headings(get: Get) -> None:
    """Else an official cannot find what came of it, or what it takes elsewhere."""
    page = get(NOTE)
    headings = [heading.text for heading in page.main.all("h2")]
    expected = [KINDS["practice"].field(name).label for name in ("problem", "approach", "results", "what_did_not_work")]
    places = [headings.index(label) for label in expected]
    assert places == sorted(places)
    assert {"At a glance", "Evidence", "Sources", "Contact", "Details"} <= set(headings)


def test_what_the_sources_do_not_say_is_said(get: Get) -> None:
    """Else a reader takes a gap for an oversight, and does not know whom to ask."""
    page = get(GAPS)
    gap = section(page, "lessons")
    assert "Not reported in the sources." in gap.text
    assert gap.one("a").text == "Ask the contact body"
    assert gap.one("a").get("href").startswith("https://portugal.iom.int/")
    assert "not_reported" not in page.source


def test_the_contents_lead_to_parts_that_exist(get: Get) -> None:
    """Else a click in the list of contents does nothing."""
    for address in (NOTE, GAPS, DOCUMENT):
        page = get(address)
        ids = {element.get("id") for element in page.all()}
        inside = [link.get("href")[1:] for link in page.all("a") if link.get("href").startswith("#")]
        assert inside
        assert set(inside) <= ids


def test_a_text_in_another_language_says_so_and_is_marked(get: Get) -> None:
    """Else a reader meets an unknown language unprepared, and a screen reader mispronounces it."""
    page = get(f"{GAPS}?text=pt")
    assert "This note is in Portuguese." in page.main.text
    assert page.one("h1").get("lang") == "pt"
    assert page.one("p", class_="lead").get("lang") == "pt"
    assert all(prose.language() == "pt" for prose in page.all("div", class_="prose"))
    assert section(page, "problem").one("h2").language() == "en"
    assert page.main.all("a", href="/en/help/languages")


def test_a_record_invites_in_each_of_its_languages(get: Get) -> None:
    """Else a French-speaking official never learns that there is a French text."""
    links = {link.get("lang"): link for link in get(NOTE).one(class_="actions").all("a")}
    assert (links["fr"].text, links["fr"].get("href")) == ("Lire en français", NOTE.replace("/en/", "/fr/"))
    assert links["pt"].get("href") == f"{NOTE}?text=pt"


def test_sources_say_who_when_and_in_which_language(get: Get) -> None:
    """Else a statement cannot be traced to who made it."""
    sources = section(get(GAPS), "sources").one("ol").all("li")
    assert len(sources) == 7
    last = sources[-1]
    assert "Conosaba, 2015, in Portuguese" in last.text
    assert "(conosaba.blogspot.com)" in last.text
    assert last.one("a").get("lang") == "pt"
    assert last.one(class_="paper").text == last.one("a").get("href")


def test_figures_come_with_their_date_and_owner(get: Get) -> None:
    """Else a number is quoted that nobody can answer for."""
    figures = section(get(f"{GAPS}?text=pt"), "results").one(class_="figures").all("li")
    assert [figure.one("b").text for figure in figures[:2]] == ["5700+", "1,051"]
    assert "2022" in figures[1].text
    assert "Programa ARVoRe" in figures[1].text


def test_the_evidence_is_graded_with_its_reason_and_not_called_best(get: Get) -> None:
    """Else an account by those who did it passes for a proof."""
    part = section(get(GAPS), "evidence")
    assert "●●○○" in part.text
    assert "Monitored" in part.text
    assert "good practices, not best ones" in part.text
    assert part.one("a").get("href") == "/en/help/notes#grades"


def test_a_resource_leads_to_its_document(get: Get) -> None:
    """Else the one thing that a reader came for is hidden."""
    page = get(DOCUMENT)
    link = page.one("a", class_="button")
    assert link.text == "Open the document"
    assert link.get("href").startswith("https://destination-unknown.org/")
    related = page.one("div", id="d-related_practices")
    assert related.one("a").get("href") == NOTE


def test_kosovo_is_named_with_its_footnote(get: Get) -> None:
    """Else a page breaks the rule by which the United Nations name it."""
    page = get("/en/countries/XK")
    assert page.one("h1").text.endswith("*")
    assert page.one("aside", class_="notes").text.startswith("* ")
    assert "1244" in page.one("aside", class_="notes").text
    assert not get("/en/countries/SN").all("aside", class_="notes")


@pytest.mark.parametrize(
    ("condition", "words", "indexed"),
    [
        ("live", "", True),
        ("under_re_review", "being reviewed again", True),
        ("archived", "in the archive", False),
        ("superseded", "newer record", False),
    ],
)
def test_a_records_condition_is_said(
    get: Get, monkeypatch: pytest.MonkeyPatch, condition: str, words: str, indexed: bool
) -> None:
    """Else somebody builds on a practice that was given up or is in doubt."""
    changed(monkeypatch, card={"condition": condition})
    page = get(NOTE)
    notices = " ".join(notice.text for notice in page.all(class_="notice"))
    assert words in notices
    assert bool(notices) == bool(words)
    assert bool(page.all("meta", name="robots")) != indexed


def test_an_overdue_review_is_said(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an old note looks as fresh as a new one."""
    changed(monkeypatch, card={"review_by": "2020-05-01"})
    page = get(NOTE)
    assert "The review of this record is overdue." in page.one(class_="notice").text
    assert "1 May 2020 (overdue)" in page.one("aside", class_="glance").text
    changed(monkeypatch, card={"review_by": "2199"})
    assert not get(NOTE).all(class_="notice")


def test_who_took_a_practice_up_is_shown(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nobody sees that a practice travelled."""
    reuse = {
        "country": "GM",
        "body": "Department of Social Welfare",
        "year": 2021,
        "adapted_how": "Five steps instead of eight.",
    }
    changed(monkeypatch, reused_by=[reuse])
    page = get(NOTE)
    assert "1 country" in page.one("aside", class_="glance").text
    part = section(page, "reused_by")
    assert "Gambia, Department of Social Welfare, 2021" in part.text
    assert "Five steps instead of eight." in part.text


def test_costs_are_written_as_the_reader_writes_sums(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a sum is read a thousand times too large or small."""
    changed(monkeypatch, costs={"currency": "EUR", "total": 1250000.0, "unit_cost": 820.5, "per": "child"})
    assert "€1,250,000" in section(get(NOTE), "costs").text
    assert "€820.50 per child" in section(get(NOTE), "costs").text
    french = section(get(NOTE.replace("/en/", "/fr/")), "costs").text
    assert "1\u202f250\u202f000\xa0€" in french
    assert "820,50\xa0€" in french


def test_a_contact_point_says_where_and_when(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a caseworker cannot send a person there."""
    service = {
        "service": "Return desk",
        "provider": "City",
        "place": "Hall 2",
        "languages": ["fr", "pt"],
        "last_verified": "2026-03",
    }
    changed(monkeypatch, service=service)
    part = section(get(DOCUMENT), "service")
    assert "Return desk" in part.text
    assert "French and Portuguese" in part.text
    assert "March 2026" in part.text


def test_a_reader_from_a_search_finds_back_to_it(get: Get) -> None:
    """Else one loses a long list after the first record; a stranger's site gets no link from it."""
    page = get(NOTE, Referer="http://localhost/en/search?q=family+tracing&page=2")
    back = page.one("p", class_="back").one("a")
    assert back.get("href") == "/en/search?q=family+tracing&page=2"
    assert "family tracing" in back.text
    for elsewhere in ("http://evil.example/en/search?q=a", "http://localhost/en/", ""):
        assert not get(NOTE, Referer=elsewhere).all("p", class_="back")


def test_a_record_can_be_cited(get: Get) -> None:
    """Else it is quoted without date or address."""
    text = get(NOTE).one("details", class_="cite").text
    assert f"http://localhost{NOTE}" in text
    assert get(NOTE).one("h1").text in text
    assert "Return & Reintegration Exchange" in text


def test_paper_carries_whose_it_is_where_and_when(get: Get) -> None:
    """Else a printed note on a minister's desk cannot be traced."""
    paper = " ".join(part.text for part in get(NOTE).one("footer", class_="imprint").all(class_="paper"))
    assert "Return & Reintegration Exchange" in paper
    assert f"http://localhost{NOTE}" in paper
    assert "not an official site" in paper


def test_organisations_are_named_and_not_coded(get: Get) -> None:
    """Else readers see our codes instead of names."""
    page = get(DOCUMENT)
    assert "ECOWAS Commission" in page.one("aside", class_="glance").text
    assert "ecowas-commission" not in page.source


@pytest.mark.parametrize("address", [NOTE, GAPS, DOCUMENT])
def test_every_section_of_a_kind_is_shown_or_absent_in_the_data(get: Get, site: Any, address: str) -> None:
    """Else a part that an author wrote never reaches a reader."""
    portal = site.extensions["portal"]
    path, id = address.split("/")[2:]
    kind = path.removesuffix("s")
    view = reading.record(portal, VISITOR, kind, id, "en")
    assert view
    page = get(address)
    ids = {element.get("id") for element in page.all()}
    for field in KINDS[kind].sections:
        assert (field.name in ids) == bool(view.html.get(field.name) or view.is_unreported(field.name)), field.name
