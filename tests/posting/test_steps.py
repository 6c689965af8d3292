"""The form in steps, without JavaScript, and what a page that saves by itself is answered."""

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.review import drafts
from portal.services.review.drafts import Draft
from tests.people.signing import make_person
from tests.review.texts import edit, move, publish, reader, write
from tests.web.posting import pairs
from tests.web.walking import Walker

KEEP = {"X-Requested-With": "keep"}
STEPS = ("what", "story", "outcome", "elsewhere", "sources")
MOST = 60_000
Walk = Callable[[Person], Walker]


@pytest.fixture
def author(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def walk(portal: Portal, client: FlaskClient) -> Walk:
    """Return a function that sits a person down at a browser of their own."""
    return lambda person: Walker(client.application.test_client(), portal, person)


def text(portal: Portal, person: Person, record_id: str) -> Draft:
    return drafts.read(portal, reader(portal, person), record_id)


def keep(awa: Walker, **typed: str) -> Any:
    """Send the form as a page does that saves by itself."""
    form, _ = awa.form("Save and go on")
    sent = dict(pairs(form)) | typed | {"action": "keep"}
    return awa.client.post(form.get("action") or awa.page.address, data=sent, headers=KEEP)


def steps_of(awa: Walker) -> dict[str, str]:
    """Return what the page says of each step."""
    return {one.get("data-lacks"): one.text for one in awa.page.main.all("small") if one.get("data-lacks")}


def test_nothing_is_asked_for_before_anything_is_written(walk: Walk, author: Person) -> None:
    """Else the first thing that somebody reads is what they did wrong."""
    awa = walk(author)
    awa.open("/en/texts/new/practice")
    assert "missing" not in awa.page.main.text
    awa.press("Save", title="Savings groups")
    assert awa.path.endswith("/edit/story")
    said = steps_of(awa)
    assert re.fullmatch(r"\d+ things missing", said["what"])
    assert (said["story"], said["send"]) == ("not begun", "")


def test_every_way_off_a_step_saves_it(portal: Portal, walk: Walk, author: Person) -> None:
    """Else who looks up another step loses what they have just typed in this one."""
    record_id = write(portal, author)
    awa = walk(author)
    ways = {
        "Back": "/edit/story",
        "Save and leave": f"/texts/{record_id}",
        "Save and preview": "/preview",
        "What and where": "/edit/what",
        "Check and send": "/send",
        "Save and go on": "/edit/elsewhere",
    }
    for button, leads in ways.items():
        awa.open(f"/en/texts/{record_id}/edit/outcome")
        awa.press(button, lessons=f"Typed before “{button}” was pressed.")
        assert awa.path.endswith(leads), button
        assert text(portal, author, record_id).texts["lessons"] == f"Typed before “{button}” was pressed."


def test_the_last_step_leads_back_to_the_others(portal: Portal, walk: Walk, author: Person) -> None:
    """Else whoever reads on "Send" that something is missing does not see how far they are."""
    record_id = write(portal, author, lessons="")
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/send")
    steps = awa.page.main.all("nav")[-1]
    assert steps.all("a", href=f"/en/texts/{record_id}/edit/outcome")[0].text.endswith("1 thing missing")
    assert [one.text for one in steps.all("span") if one.get("aria-current")] == ["Check and send"]


def test_the_form_opens_where_something_is_missing(portal: Portal, walk: Walk, author: Person) -> None:
    """Else somebody who comes back after a week begins to search."""
    record_id = write(portal, author, lessons="")
    awa = walk(author)
    assert awa.open(f"/en/texts/{record_id}/edit")
    assert awa.path.endswith("/edit/outcome")
    awa.open(f"/en/texts/{record_id}/edit?field=sources.0.url")
    assert awa.page.address.endswith("/edit/sources#f-sources-0-url")
    awa.open(f"/en/texts/{record_id}/edit/nowhere", 404)


def test_a_translation_asks_for_texts_only(portal: Portal, walk: Walk, author: Person) -> None:
    """Else who translates changes the countries of the original by mistake."""
    record_id = publish(portal, author, make_person(portal, Role.moderator))
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/edit?text=fr")
    assert awa.path.endswith("/edit/what")
    assert not awa.page.all("input", name="regions")
    before = text(portal, author, record_id).shared
    awa.press("Save and go on", title="Groupes d’épargne")
    assert awa.path.endswith("/edit/story")
    assert "sources" not in steps_of(awa)
    found = text(portal, author, record_id)
    assert (found.language, found.shared) == ("fr", before)


def test_a_page_that_saves_by_itself_is_told_what_it_needs(portal: Portal, walk: Walk, author: Person) -> None:
    """Else its next save is a conflict with its last one."""
    record_id = write(portal, author)
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/edit/outcome")
    answer = keep(awa, lessons="")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.json["base"] == text(portal, author, record_id).base
    assert answer.json["steps"]["outcome"] == "1 thing missing"
    assert "Lessons" in answer.json["bar"]
    again = keep(awa, lessons="Begin early.", base=answer.json["base"])
    assert again.status_code == 200
    assert again.json["others"] == []
    edit(portal, author, record_id, results="12 groups.")
    merged = keep(awa, lessons="Begin early, and stay.", base=again.json["base"])
    assert merged.json["others"] == ["results"]
    clash = keep(awa, lessons="Begin late.", base=again.json["base"])
    assert (clash.status_code, clash.json["clashing"]) == (409, ["lessons"])
    assert text(portal, author, record_id).texts["lessons"] == "Begin early, and stay."


def test_a_page_that_saves_by_itself_is_told_why_it_cannot(portal: Portal, walk: Walk, author: Person) -> None:
    """Else it says "saved", or goes on asking for ever."""
    record_id = write(portal, author)
    awa = walk(author)
    awa.open("/en/texts/new/practice")
    assert (keep(awa).status_code, keep(awa).json["code"]) == (422, "untitled")
    awa.open(f"/en/texts/{record_id}/edit/outcome")
    old = keep(awa, csrf="another")
    assert (old.status_code, old.json["code"]) == (400, "old")
    move(portal, author, record_id, "submit")
    closed = keep(awa, lessons="Too late.")
    assert (closed.status_code, closed.json["code"]) == (409, "closed")
    awa.client.delete_cookie("portal_session")
    out = keep(awa, lessons="Signed out.")
    assert (out.status_code, out.json["code"]) == (401, "signed_out")


def test_one_new_form_is_one_text(portal: Portal, walk: Walk, author: Person) -> None:
    """Else a double click, or the back button, makes a second draft."""
    awa = walk(author)
    awa.open("/en/texts/new/practice")
    first = keep(awa, title="Savings groups")
    again = keep(awa, title="Savings groups in Kolda")
    assert first.json["id"] == again.json["id"]
    awa.press("Save and go on", title="Savings groups in Kolda")
    assert f"/texts/{first.json['id']}/edit/story" in awa.path
    assert text(portal, author, first.json["id"]).texts["title"] == "Savings groups in Kolda"


@pytest.mark.parametrize("kind", ["practice", "resource"])
def test_a_step_is_light(walk: Walk, author: Person, kind: str) -> None:
    """Else a slow line waits for a form that is longer than what is typed in it."""
    awa = walk(author)
    awa.open(f"/fr/texts/new/{kind}")
    awa.press("Enregistrer et continuer" if "Enregistrer et continuer" in awa.page.text else "Save", title="Un titre")
    record = awa.path.partition("/edit")[0]
    for step in STEPS:
        awa.open(f"{record}/edit/{step}")
        weight = len(gzip.compress(awa.page.source.encode()))
        for address in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', awa.page.source)):
            weight += len(gzip.compress(awa.client.get(address).data))
        assert weight < MOST, step


def test_a_step_says_where_somebody_can_be_recognised(walk: Walk, portal: Portal, author: Person) -> None:
    """Else the author learns it when the text is to be sent, and has forgotten where it stands."""
    record_id = write(portal, author)
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/edit/outcome")
    assert "recognised" not in awa.page.one(id="missing").text
    answer = keep(awa, lessons="Ask Mrs Fatou Diallo, born on 3 May 1991, at fatou.diallo91@gmail.com.")
    assert "fatou.diallo91@gmail.com" in answer.json["bar"]
    awa.open(f"/en/texts/{record_id}/edit/outcome")
    links = awa.page.one("div", class_="seen").all("a")
    assert {link.get("href") for link in links} == {"#f-lessons"}
    awa.open(f"/en/texts/{record_id}/edit/story")
    assert not awa.page.all("div", class_="seen")
