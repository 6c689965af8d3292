"""Readers' reports and what a moderator does with a record: what is hidden is hidden with the very next request."""

import pytest
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.domain.policy import VISITOR, Role
from portal.services.context import Portal
from portal.services.review import flags
from tests.people.signing import make_person, post
from tests.records import index
from tests.review import texts
from tests.web.desk.conftest import Sit

WORD = "The third paragraph names a boy."


@pytest.fixture
def public(portal: Portal, author: Person, moderator: Person) -> str:
    """Return the id of a published record that searches find."""
    record_id = texts.publish(portal, author, moderator, "Quibbleworth savings groups")
    index(portal)
    return record_id


def flag(portal: Portal, record_id: str, person: Person | None = None, what: str = "personal_data") -> int:
    """Report a record and return the report's number."""
    reader = texts.reader(portal, person) if person else VISITOR
    flags.flag(portal, reader, record_id, what, WORD, "192.0.2.1")
    moderator = texts.reader(portal, make_person(portal, Role.moderator))
    return max(one.pk for one in flags.waiting(portal, moderator))


def is_public(browser: FlaskClient, record_id: str) -> tuple[bool, bool, bool]:
    """Say whether page, program and search show a record, now, while no worker runs."""
    found = browser.get("/api/v1/search?q=quibbleworth").get_json()
    return (
        browser.get(f"/en/practices/{record_id}").status_code == 200,
        browser.get(f"/api/v1/records/{record_id}").status_code == 200,
        found["total"] > 0 and "Quibbleworth" in browser.get("/en/search?q=quibbleworth").text.partition("<main")[2],
    )


def settle(browser: FlaskClient, pk: int, outcome: str, reason: str = "Looked at."):  # noqa: ANN201 - a response
    return post(browser, "/en/desk/flags", flag=str(pk), **{f"outcome.{pk}": outcome, f"reason.{pk}": reason})


def change(browser: FlaskClient, record_id: str, move: str, seen: str, **more: object):  # noqa: ANN201 - a response
    return post(browser, f"/en/desk/records/{record_id}", do="change", move=move, seen=seen, reason="Because.", **more)


def test_a_persons_report_of_personal_data_hides_the_record_at_once(
    portal: Portal, visitor: FlaskClient, desk: FlaskClient, public: str
) -> None:
    """Else a migrant is recognised for as long as nobody is at work."""
    assert is_public(visitor, public) == (True, True, True)
    pk = flag(portal, public, make_person(portal, Role.official))
    assert is_public(visitor, public) == (False, False, False)
    page = desk.get("/en/desk/flags").text
    assert WORD in page
    assert "Urgent" in page
    assert "personal data, look at this first" in desk.get("/en/desk").text
    shown = desk.get(f"/en/desk/records/{public}").text
    assert "No reader sees this record" in shown
    assert "What was done." in shown
    assert settle(desk, pk, "right_as_it_is").status_code == 303
    assert is_public(visitor, public) == (True, True, True)


def test_a_visitors_report_alerts_and_the_moderator_can_hide_with_one_step(
    portal: Portal, visitor: FlaskClient, desk: FlaskClient, public: str
) -> None:
    """Else anybody hides the library, or a moderator looks for the page on which to hide."""
    pk = flag(portal, public)
    assert is_public(visitor, public) == (True, True, True)
    assert "by a visitor" in desk.get("/en/desk/flags").text
    assert settle(desk, pk, "withheld").status_code == 303
    assert is_public(visitor, public) == (False, False, False)


def test_personal_data_comes_before_older_reports(portal: Portal, desk: FlaskClient, public: str) -> None:
    first, second = flag(portal, public, what="wrong"), flag(portal, public)
    page = desk.get("/en/desk/flags").text
    assert page.index(f'id="r{second}"') < page.index(f'id="r{first}"')


def test_a_report_is_settled_with_outcome_and_reason_only(portal: Portal, desk: FlaskClient, public: str) -> None:
    pk, other = flag(portal, public, what="wrong"), flag(portal, public, what="out_of_date")
    answer = settle(desk, pk, "", "I asked the author.")
    assert answer.status_code == 422
    assert "I asked the author." in answer.text
    assert answer.text.count("There is a problem") == 1
    assert settle(desk, pk, "mended", "").status_code == 422
    assert settle(desk, pk, "bogus").status_code == 422
    assert settle(desk, pk, "mended").status_code == 303
    again = settle(desk, pk, "mended", "My own words.")
    assert again.status_code == 409
    assert "My own words." in again.text
    assert settle(desk, other, "mended").status_code == 303
    for number in ("", "x", "9" * 30):
        assert post(desk, "/en/desk/flags", flag=number).status_code == 400


def test_reports_of_another_region_are_not_there(portal: Portal, sit: Sit, desk: FlaskClient, public: str) -> None:
    """Else a moderator releases what they have no right to read."""
    pk = flag(portal, public)
    european = sit(make_person(portal, Role.moderator, regions=["europe"], country="DE"))
    assert WORD not in european.get("/en/desk/flags").text
    assert european.get(f"/en/desk/records/{public}").status_code == 404
    answer = settle(european, pk, "withheld")
    assert answer.status_code == 409
    assert WORD not in answer.text
    assert WORD in desk.get("/en/desk/flags").text


def test_release_gives_back_the_earlier_condition(
    portal: Portal, visitor: FlaskClient, desk: FlaskClient, public: str
) -> None:
    """Else what was archived comes back to life by being looked at."""
    assert change(desk, public, "archive", "live").status_code == 303
    assert change(desk, public, "withhold", "archived").status_code == 303
    assert is_public(visitor, public) == (False, False, False)
    assert "it is again: in the archive" in desk.get(f"/en/desk/records/{public}").text
    assert change(desk, public, "release", "withheld").status_code == 303
    assert is_public(visitor, public) == (True, True, False)


@pytest.mark.parametrize("move", ["doubt", "withhold", "archive", "supersede", "reclassify"])
def test_what_needs_a_reason_is_not_done_without(
    portal: Portal, visitor: FlaskClient, desk: FlaskClient, public: str, move: str
) -> None:
    answer = post(
        desk, f"/en/desk/records/{public}", do="change", move=move, seen="live", visible="moderators",
        record="wan-rao-child-protection-network",
    )  # fmt: skip
    assert answer.status_code == 422
    assert 'href="#f-reason"' in answer.text
    assert is_public(visitor, public) == (True, True, True)


def test_another_record_takes_the_place(portal: Portal, visitor: FlaskClient, desk: FlaskClient, public: str) -> None:
    page, other = f"/en/desk/records/{public}", "wan-rao-child-protection-network"
    found = post(desk, page, do="find", move="supersede", words="Wan Rao", reason="Newer & better.", seen="live")
    assert found.status_code == 200
    assert f'value="{other}"' in found.text
    assert "Newer &amp; better." in found.text
    assert change(desk, public, "supersede", "live", record=public).status_code == 422
    assert change(desk, public, "supersede", "live", record=other).status_code == 303
    assert f"/en/practices/{other}" in visitor.get(f"/en/practices/{public}").text
    assert change(desk, public, "revive", "superseded").status_code == 303
    assert is_public(visitor, public)[0]


def test_for_whom_a_record_is_changes_at_once(
    portal: Portal, visitor: FlaskClient, desk: FlaskClient, public: str
) -> None:
    assert change(desk, public, "reclassify", "live", visible="governments").status_code == 303
    assert is_public(visitor, public) == (False, False, False)
    assert change(desk, public, "reclassify", "live", visible="bogus").status_code == 422


def test_still_right_sets_the_next_review(portal: Portal, desk: FlaskClient, public: str) -> None:
    assert change(desk, public, "renew", "live").status_code == 303
    assert "looked at it: still right" in desk.get(f"/en/desk/records/{public}").text


def test_two_moderators_change_a_record_at_once(
    portal: Portal, visitor: FlaskClient, desk: FlaskClient, other_desk: FlaskClient, public: str
) -> None:
    """Else the second releases what the first has just hidden, without knowing."""
    assert change(desk, public, "withhold", "live").status_code == 303
    answer = change(other_desk, public, "archive", "live")
    assert answer.status_code == 409
    assert "Mo Moderator" in answer.text
    assert "withheld it" in answer.text
    assert "Because." in answer.text
    assert is_public(visitor, public) == (False, False, False)


def test_an_imported_record_is_looked_after_as_well(visitor: FlaskClient, desk: FlaskClient) -> None:
    """Else nothing can be done about the library that the portal came with."""
    id = "wan-rao-child-protection-network"
    assert "Nothing since it came with the library" in desk.get(f"/en/desk/records/{id}").text
    assert change(desk, id, "withhold", "live").status_code == 303
    assert visitor.get(f"/en/practices/{id}").status_code == 404
    assert "Because." in desk.get(f"/en/desk/records/{id}").text


def test_a_record_that_a_moderator_found_to_name_somebody_is_not_shown_again_by_another_report(
    portal: Portal, visitor: FlaskClient, desk: FlaskClient, public: str
) -> None:
    """Else a migrant is recognised again, because a second report of the same text was no good."""
    second = flag(portal, public, None, "personal_data")
    first = flag(portal, public, make_person(portal, Role.official))
    assert settle(desk, first, "withheld").status_code == 303
    assert settle(desk, second, "right_as_it_is").status_code == 303
    assert is_public(visitor, public) == (False, False, False)


def test_of_two_who_settle_a_report_the_second_is_told(portal: Portal, moderator: Person, public: str) -> None:
    """Else a moderator goes home believing that a text is withheld, which another has shown again."""
    pk = flag(portal, public, make_person(portal, Role.official))
    who = texts.reader(portal, moderator)
    assert flags.settle(portal, who, pk, "right_as_it_is", "Looked at.")
    assert not flags.settle(portal, who, pk, "withheld", "A boy is named.")
