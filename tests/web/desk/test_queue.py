"""What waits, and for whom: nothing is shown to those it is not for, and nothing that is overdue is missed."""

import pytest
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.domain.policy import Role
from portal.services.context import Portal
from tests.people.signing import make_person, post
from tests.review import texts
from tests.web.desk.conftest import Sit, address, age, sent_in


@pytest.fixture
def waiting(portal: Portal, author: Person) -> str:
    """Return the id of a text that waits for a moderator."""
    return sent_in(portal, author)


def pages(portal: Portal, record_id: str) -> list[str]:
    """Return every page of the desk."""
    text = address(portal, record_id)
    return [
        "/en/desk",
        "/en/desk/flags",
        text,
        f"{text}/opinion",
        f"/en/desk/records/{record_id}",
        f"/en/desk/records/{record_id}/expunge",
    ]


@pytest.mark.parametrize("role", [Role.official, Role.coordinator, Role.administrator])
def test_the_desk_is_not_there_for_others(
    portal: Portal, sit: Sit, author: Person, moderator: Person, role: Role
) -> None:
    """Else somebody reads texts that are not public, or learns that they exist."""
    record_id = texts.publish(portal, author, moderator)
    browser = sit(make_person(portal, role))
    for page in pages(portal, record_id):
        assert browser.get(page).status_code == 404, page
        nowhere = page.replace(record_id, "nowhere-at-all")
        assert browser.get(nowhere).status_code == 404, nowhere


def test_an_author_finds_their_own_text_at_the_desk_as_little(
    portal: Portal, sit: Sit, author: Person, waiting: str
) -> None:
    """Else an author reads what moderators say to each other."""
    assert sit(author).get(address(portal, waiting)).status_code == 404


def test_visitors_are_sent_to_sign_in_and_come_back(portal: Portal, visitor: FlaskClient, waiting: str) -> None:
    """Else the link in a mail leads nowhere."""
    answer = visitor.get(address(portal, waiting))
    assert answer.status_code == 303
    assert f"back=%2Fen%2Fdesk%2F{waiting}" in answer.headers["Location"]


def test_a_moderator_sees_their_regions_and_elsewhere_what_is_overdue(portal: Portal, sit: Sit, waiting: str) -> None:
    """Else a text lies where nobody looks, or a region's drafts are read by all."""
    european = sit(make_person(portal, Role.moderator, regions=["europe"], country="DE"))
    assert "Savings groups" not in european.get("/en/desk").text
    assert european.get(address(portal, waiting)).status_code == 404
    age(portal, waiting, 30)
    page = european.get("/en/desk").text
    assert "Savings groups" in page
    assert "overdue" in page
    assert european.get(address(portal, waiting)).status_code == 200


def test_what_is_overdue_comes_first_and_is_said_in_words(
    portal: Portal, author: Person, desk: FlaskClient, waiting: str
) -> None:
    """Else whoever reads without colour, or from the top, begins with the wrong text."""
    late = sent_in(portal, author, "Reception at night")
    age(portal, late, 20)
    page = desk.get("/en/desk").text
    assert page.index(f'<a href="{address(portal, late)}"') < page.index(f'<a href="{address(portal, waiting)}"')
    assert '<b class="late">overdue</b>' in page


def test_the_queue_is_narrowed_by_region_state_and_mine(
    portal: Portal, author: Person, moderator: Person, desk: FlaskClient, waiting: str
) -> None:
    """Else a moderator of three regions cannot see what is theirs to do."""
    mine = sent_in(portal, author, "Reception at night")
    texts.move(portal, moderator, mine, "take")
    assert "Savings groups" not in desk.get("/en/desk?mine=1").text.partition("<table")[2]
    assert "Reception at night" in desk.get("/en/desk?mine=1").text.partition("<table")[2]
    assert "Reception at night" not in desk.get("/en/desk?state=submitted").text.partition("<table")[2]
    assert "Savings groups" in desk.get("/en/desk?region=west-africa").text.partition("<table")[2]
    nothing = desk.get("/en/desk?region=europe").text
    assert "<table" not in nothing
    assert "Nothing that waits is like this" in nothing


def test_an_empty_desk_says_so(desk: FlaskClient) -> None:
    assert "Nothing waits for you" in desk.get("/en/desk").text


def test_what_was_published_first_is_listed_to_be_looked_at(
    portal: Portal, author: Person, moderator: Person, desk: FlaskClient
) -> None:
    """Else what trusted organisations publish is never read by a moderator."""
    record_id = texts.publish(portal, author, moderator)
    token = {"move": "doubt", "reason": "To be looked at.", "seen": "live", "do": "change"}
    assert post(desk, f"/en/desk/records/{record_id}", **token).status_code == 303
    assert f'<a href="/en/desk/records/{record_id}"' in desk.get("/en/desk").text


@pytest.mark.parametrize("number", ["0", "99999", "9" * 40, "-1", "x", "1%00"])
def test_an_address_that_names_no_text_is_a_missing_page(desk: FlaskClient, waiting: str, number: str) -> None:
    """Else a mistyped link fails with an error of ours."""
    assert desk.get(f"/en/desk/{waiting}/{number}").status_code == 404
    assert desk.get(f"/en/desk/no%00where/{number}").status_code == 404


def test_pages_of_the_desk_are_kept_nowhere(portal: Portal, desk: FlaskClient, waiting: str) -> None:
    """Else a name that was removed for good stays in a browser on a shared machine."""
    for page in ("/en/desk", "/en/desk/flags", address(portal, waiting)):
        assert desk.get(page).headers["Cache-Control"] == "no-store"
