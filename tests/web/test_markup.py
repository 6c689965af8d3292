"""What every page owes to those who do not see it, or do not use a mouse."""

import re
from collections import Counter

import pytest

from tests.web.conftest import Get
from tests.web.reading import EVERY_KIND, Element, Page

PAGES = (*EVERY_KIND, "/en/nothing")


def read(get: Get, address: str) -> Page:
    """Return a page, whatever its status."""
    return get(address, 404 if address.endswith("nothing") else 200)


def name_of(element: Element, page: Page) -> str:
    """Return what a screen reader calls an element."""
    label = element.get("aria-label") or element.text or element.get("alt")
    for id in element.get("aria-labelledby").split():
        label += page.one(id=id).text
    return label


@pytest.mark.parametrize("address", PAGES)
def test_the_structure_of_a_page(get: Get, address: str) -> None:
    """Else a screen reader's user cannot find the way through a page."""
    page = read(get, address)
    assert page.source.startswith("<!doctype html>")
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    skip = page.all("a")[0]
    assert skip.get("href") == "#main"
    assert page.main.get("id") == "main"
    assert page.title
    assert page.one("meta", name="viewport").get("content") == "width=device-width, initial-scale=1"
    assert all(name_of(nav, page) for nav in page.all("nav"))


@pytest.mark.parametrize("address", PAGES)
def test_headings_skip_no_level(get: Get, address: str) -> None:
    """Else the outline that a screen reader reads has holes."""
    levels = [int(heading.tag[1]) for heading in read(get, address).main.all() if re.fullmatch(r"h[1-6]", heading.tag)]
    steps = [level for level, before in zip(levels[1:], levels, strict=False) if level > before + 1]
    assert not steps


@pytest.mark.parametrize("address", PAGES)
def test_every_control_and_link_has_a_name(get: Get, address: str) -> None:
    """Else it is announced as "button" or by its address."""
    page = read(get, address)
    for element in (*page.all("a"), *page.all("button"), *page.all("summary")):
        assert name_of(element, page).strip(), element.attributes
    for box in page.all("input"):
        if box.get("type") != "hidden":
            wrapped = box.parent is not None and box.parent.tag == "label" and box.parent.text
            assert wrapped or page.one("label", **{"for": box.get("id")}).text
    for image in page.all("img"):
        assert "alt" in image.attributes


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_unique_and_references_hold(get: Get, address: str) -> None:
    """Else a label or a link of the page leads to the wrong part."""
    page = read(get, address)
    ids = Counter(element.get("id") for element in page.all() if element.get("id"))
    assert not [id for id, count in ids.items() if count > 1]
    for element in page.all():
        for name in ("aria-labelledby", "for", "form"):
            assert set(element.get(name).split()) <= set(ids), (name, element.attributes)
        if element.tag == "a" and element.get("href").startswith("#"):
            assert element.get("href")[1:] in ids


@pytest.mark.parametrize("address", PAGES)
def test_lists_hold_list_items_only(get: Get, address: str) -> None:
    """Else a screen reader counts them wrongly."""
    for element in read(get, address).all():
        if element.tag in {"ul", "ol"}:
            assert {child.tag for child in element.children} <= {"li"}
        if element.tag == "li":
            assert element.parent is not None
            assert element.parent.tag in {"ul", "ol"}


def test_the_page_that_one_is_on_is_marked(get: Get) -> None:
    """Else one does not know where in the site one is."""
    assert get("/en/regions").one("nav", class_="menu").one("a", aria_current="page").text == "Regions"


def test_the_first_page_begins_in_the_box(get: Get) -> None:
    """Else everybody clicks before they can type."""
    assert "autofocus" in get("/en/").one("input", name="q").attributes
    assert "autofocus" not in get("/en/search?q=a").one("input", name="q").attributes
