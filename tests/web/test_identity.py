"""Whose portal this is comes from its settings; nothing passes it off as an official site."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.services.context import Portal
from portal.web import install
from portal.web.assets import UnknownAssetTypeError, load
from tests.web.conftest import Get
from tests.web.reading import Page


def browser(portal: Portal, **settings: object) -> FlaskClient:
    """Return a browser on a portal with other settings."""
    from flask import Flask

    changed = portal.settings.model_copy(update=settings)
    app = Flask("identity", static_folder=None)
    install(app, Portal(changed, portal.database, portal.engine, portal.vocabulary, portal.places))
    return app.test_client()


def test_an_installation_without_operator_says_that_it_is_local(get: Get) -> None:
    """Else anybody's copy looks like a site of the International Organization for Migration."""
    for address, words in (
        ("/en/", "This is a local installation."),
        ("/fr/about", "Ceci est une installation locale."),
    ):
        foot = get(address).one("footer", class_="foot").text
        assert words in foot
    assert "not an official site of the International Organization for Migration" in get("/en/").one("footer").text


def test_the_operator_is_named_on_every_page(portal: Portal) -> None:
    """Else a reader cannot know who answers for what is said."""
    visitor = browser(
        portal, operator="Fondation Ex & Co", contact="desk@example.org", data_controller="The Data Office"
    )
    for address in ("/en/", "/en/search", "/fr/privacy", "/en/nothing"):
        assert "Fondation Ex & Co" in Page("", visitor.get(address)).one("footer", class_="foot").text
    assert "The Data Office" in Page("", visitor.get("/en/privacy")).main.text
    assert Page("", visitor.get("/en/accessibility")).main.all("a", href="mailto:desk@example.org")


def test_name_and_tagline_are_the_operators(portal: Portal) -> None:
    """Else an institution cannot call the portal by its own name."""
    visitor = browser(portal, name="Retours <partagés>", tagline="Ce que nous savons")
    page = Page("", visitor.get("/fr/about"))
    assert page.title == "À propos de ce portail – Retours <partagés>"
    assert page.one("p", class_="name").text == "Retours <partagés> Ce que nous savons"


def test_coordinators_are_named_where_they_can_be_asked(portal: Portal) -> None:
    """Else readers of a region do not find the one person who could help."""
    visitor = browser(portal, coordinators={"west-africa": "wa@example.org"})
    assert Page("", visitor.get("/en/regions/west-africa")).main.all("a", href="mailto:wa@example.org")
    assert Page("", visitor.get("/en/about")).main.all("a", href="mailto:wa@example.org")
    assert not Page("", visitor.get("/en/regions/europe")).main.all("a", href="mailto:wa@example.org")


def test_a_contact_that_is_no_address_is_not_made_a_link(portal: Portal) -> None:
    """Else `javascript:` in a setting becomes something to click."""
    visitor = browser(portal, contact="javascript:alert(1)")
    page = Page("", visitor.get("/en/about"))
    assert not [link for link in page.all("a") if "javascript" in link.get("href")]
    assert "javascript:alert(1)" in page.main.text


def test_the_logo_is_shown_and_served(portal: Portal, tmp_path: Path) -> None:
    """Else an institution's pages do not look like its own."""
    logo = tmp_path / "ours.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    visitor = browser(portal, logo=logo)
    image = Page("", visitor.get("/en/")).one("p", class_="name").one("img")
    assert image.get("alt") == ""
    assert visitor.get(image.get("src")).mimetype == "image/svg+xml"


def test_a_logo_of_a_type_that_pages_cannot_show_stops_the_start(tmp_path: Path) -> None:
    """Else every page has a broken picture, and nobody knows why."""
    logo = tmp_path / "ours.psd"
    logo.write_bytes(b"x")
    with pytest.raises(UnknownAssetTypeError, match=r"\.css"):
        load(logo)
