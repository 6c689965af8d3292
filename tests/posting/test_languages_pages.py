"""The languages of a record on the pages: for readers, for those who look after it, for who translates, for moderators."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.services.context import Portal
from tests import records
from tests.posting.test_languages import author, both, moderator, translate
from tests.review.texts import DECLARED, edit, move, proposal, publish, release
from tests.web.walking import Walker

__all__ = ["author", "both", "moderator"]

Walk = Callable[[Person | None], Walker]


@pytest.fixture
def walk(portal: Portal, client: FlaskClient) -> Walk:
    """Return a function that sits a person down at a browser of their own; nobody for a visitor."""

    def start(person: Person | None) -> Walker:
        return Walker(client.application.test_client(), portal if person else None, person)

    return start


@pytest.fixture
def late(portal: Portal, author: Person, moderator: Person, both: str) -> str:
    """Return a practice whose French version is older than its original."""
    edit(portal, author, both, lessons="Begin early, and ask twice.")
    release(portal, author, moderator, both)
    return both


def test_readers_are_told_that_a_translation_is_older(walk: Walk, late: str, client: FlaskClient) -> None:
    """Else they rely on what the original has taken back."""
    visitor = walk(None)
    visitor.open(f"/fr/practices/{late}")
    notice = next(one for one in visitor.page.main.all("p", class_="notice") if one.all("a"))
    link = next(one for one in visitor.page.main.all("a") if one.get("href") == f"/en/practices/{late}")
    assert link.get("hreflang") == "en"
    assert "original" in notice.text
    assert "older" not in visitor.open(f"/en/practices/{late}").main.text
    answer = client.get(f"/api/v1/records/{late}?lang=fr").get_json()
    assert answer["original_changed_at"].startswith("20")
    assert client.get(f"/api/v1/records/{late}").get_json()["original_changed_at"] is None


def test_each_version_has_an_address_of_its_own(walk: Walk, both: str) -> None:
    """Else who cites the French text, or a search engine that finds it, leads readers to the English one."""
    visitor = walk(None)
    for asked, own in (("/en", "/en"), ("/fr", "/fr"), ("/en?text=fr", "/fr"), ("/fr?text=en", "/en")):
        start, _, query = asked.partition("?")
        page = visitor.open(f"{start}/practices/{both}?{query}".rstrip("?"))
        assert page.one("link", rel="canonical").get("href").endswith(f"{own}/practices/{both}")
    page = visitor.open("/en/practices/portugal-arvore?text=pt")
    assert page.one("link", rel="canonical").get("href").endswith("/en/practices/portugal-arvore?text=pt")


def test_who_looks_after_a_record_sees_what_changed_and_says_that_it_is_right(
    walk: Walk, author: Person, late: str
) -> None:
    """Else nobody learns that a translation waits, or what in it."""
    awa = walk(author)
    listed = awa.open("/en/texts").one("section", aria_labelledby="older")
    assert [one.get("href") for one in listed.all("a")] == [f"/en/texts/{late}#languages"]
    page = awa.open(f"/en/texts/{late}")
    part = page.one("section", aria_labelledby="languages")
    assert "ask twice" in part.one("div", class_="diff").one("ins").text
    assert [link.get("href") for link in part.all("a") if "edit" in str(link.get("href"))] == [
        f"/en/texts/{late}/edit?text=en",
        f"/en/texts/{late}/edit?text=fr",
    ]
    awa.press("The translation is still right: French")
    assert "no longer told" in awa.said
    assert not awa.open("/en/texts").all("section", aria_labelledby="older")
    awa.open(f"/en/texts/{late}")
    assert "older" not in awa.page.one("section", aria_labelledby="languages").text
    assert "older" not in walk(None).open(f"/en/practices/{late}?text=fr").main.text


def test_what_changed_once_more_is_looked_at_once_more(
    portal: Portal, walk: Walk, author: Person, moderator: Person, late: str
) -> None:
    """Else a page that stayed open says that what nobody read is right."""
    awa = walk(author)
    awa.open(f"/en/texts/{late}")
    edit(portal, author, late, lessons="Begin late.")
    release(portal, author, moderator, late)
    awa.press("The translation is still right: French")
    assert "once more" in awa.said
    assert "older" in walk(None).open(f"/en/practices/{late}?text=fr").main.text


def test_whose_text_is_on_its_way_is_said(portal: Portal, walk: Walk, author: Person, both: str) -> None:
    """Else a translator finds no way to begin, and nobody to ask."""
    translate(portal, author, both, "Caisses, avec une virgule")
    awa = walk(author)
    page = awa.open(f"/en/texts/{both}")
    part = page.one("section", aria_labelledby="languages")
    assert "in French, begun by Awa Author on" in part.text
    assert not part.all("form")


def test_who_translates_says_how_and_that_it_follows_the_original(
    portal: Portal, walk: Walk, author: Person, moderator: Person, late: str
) -> None:
    """Else a machine's text is read as a person's, and a moderator cannot tell whether it says what the original says."""
    translate(portal, author, late, "Caisses, avec une virgule")
    awa = walk(author)
    page = awa.open(f"/en/texts/{late}/send")
    assert "ask twice" in page.one("div", class_="diff").one("ins").text
    given = {**DECLARED, "licence": "CC-BY-4.0"}
    awa.press("Send it to the moderators", **given, translation="machine")
    mo = walk(moderator)
    mo.open(f"/en/desk/{late}/{proposal(portal, late).pk}")
    part = mo.page.one("section", aria_labelledby="original")
    assert "translated by a machine" in part.text
    assert "nobody has said that this text follows it" in part.text
    assert "ask twice" in part.text
    awa.open(f"/en/texts/{late}")
    awa.press("Take it back")
    awa.press("Take it up again")
    awa.open(f"/en/texts/{late}/send")
    awa.press("Send it to the moderators", **given, translation="machine", in_step="1")
    page = mo.open(f"/en/desk/{late}/{proposal(portal, late).pk}")
    assert "nobody has said" not in page.text
    for name in ("take", "approve", "publish"):
        move(portal, moderator, late, name)
    main = walk(None).open(f"/en/practices/{late}?text=fr").main
    assert "translated by a machine" in main.text
    assert "older" not in main.text


def test_a_new_translation_is_not_sent_without_saying_who_translated_it(
    portal: Portal, walk: Walk, author: Person, moderator: Person
) -> None:
    """Else what a machine wrote is called a person's because nobody was asked."""
    record_id = publish(portal, author, moderator)
    translate(portal, author, record_id)
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/send")
    awa.press("Send it to the moderators", 422, **DECLARED)
    assert "Choose who translated it" in awa.page.text
    assert awa.page.one("input", name="rights", value="own_work").attributes.get("checked") == ""
    awa.press("Send it to the moderators", translation="human")
    assert "first decision" in awa.said


def test_the_original_stands_beside_what_is_translated(portal: Portal, walk: Walk, author: Person) -> None:
    """Else a translator works with two windows, and ticks anew what the original leaves open."""
    record_id = "of-the-library"
    records.publish(portal, record_id, "Savings groups for returnees", lessons="not_reported")
    awa = walk(author)
    page = awa.open(f"/fr/texts/{record_id}/edit/what?text=th")
    original = page.main.all("details", class_="original")[0]
    assert "Savings groups for returnees" in original.text
    assert "open" in original.attributes
    assert {one.get("lang") for one in original.all("p")} == {"en"}
    page = awa.open(f"/en/texts/{record_id}/edit/outcome?text=th")
    assert page.one("input", name="lessons.not_reported").attributes.get("checked") == ""
    assert not awa.open(f"/en/texts/{record_id}/edit/what?text=en").main.all("details", class_="original")


def test_what_changed_in_the_original_is_marked_at_its_field(walk: Walk, author: Person, late: str) -> None:
    """Else a translator compares every line to find the one that changed."""
    page = walk(author).open(f"/en/texts/{late}/edit/outcome?text=fr")
    marked = [one for one in page.main.all("details", class_="original") if one.all("ins")]
    assert ["ask twice" in one.one("ins").text for one in marked] == [True]
    assert "What changed is marked" in page.main.text


def test_another_language_than_that_on_its_way_is_not_begun(
    portal: Portal, walk: Walk, author: Person, both: str
) -> None:
    """Else somebody who wants to write Thai is shown the French text of a colleague, and writes into it."""
    translate(portal, author, both, "Caisses, avec une virgule")
    awa = walk(author)
    for step in ("edit", "edit/what"):
        awa.open(f"/en/texts/{both}/{step}?text=th")
        assert awa.path == f"/en/texts/{both}"
        assert "another language is on its way" in awa.said
    assert awa.open(f"/en/texts/{both}/edit/what?text=fr").one("input", id="f-title").get("lang") == "fr"
