"""A moderator's way through a text: taken, checked, decided; what readers see changes with the decision and not before."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from portal.database.tables import Person, now
from portal.domain.policy import Role
from portal.domain.workflow import State
from portal.services.context import Portal
from portal.services.review import desk as service
from tests.people.signing import make_person, post
from tests.records import index
from tests.review import texts
from tests.web.desk.conftest import Sit, address, age, sent_in
from tests.web.posting import pairs
from tests.web.reading import Page

REASON = "The figures are clear & the town is named."
GRADE = {"grade": "2_monitored", "grade_reason": "They counted over two years."}


@pytest.fixture
def taken(portal: Portal, author: Person, moderator: Person) -> str:
    """Return the id of a text that the moderator is reviewing."""
    record_id = sent_in(portal, author)
    texts.move(portal, moderator, record_id, "take")
    return record_id


def decide(browser: FlaskClient, page: str, choice: str, seen: str = "in_review", **more: object):  # noqa: ANN201 - a response
    return post(browser, page, do="decide", seen=seen, **{"choice": choice, "reason": REASON, **GRADE, **more})


def state(portal: Portal, record_id: str) -> State:
    return texts.proposal(portal, record_id).state


def test_a_text_is_taken_and_given_back(portal: Portal, author: Person, desk: FlaskClient) -> None:
    record_id = sent_in(portal, author)
    page = address(portal, record_id)
    assert "Decide</button>" not in desk.get(page).text
    answer = post(desk, page, do="take", seen="submitted")
    assert answer.status_code == 303
    assert "It is yours now" in desk.get(answer.headers["Location"]).text
    assert "Decide</button>" in desk.get(page).text
    post(desk, page, do="give_back", seen="in_review")
    assert state(portal, record_id) is State.submitted


def test_published_now_it_is_public_at_once_and_the_next_one_is_offered(
    portal: Portal, author: Person, desk: FlaskClient, visitor: FlaskClient, taken: str
) -> None:
    """Else a moderator publishes in two steps of which one is forgotten."""
    sent_in(portal, author, "Reception at night")
    assert visitor.get(f"/en/practices/{taken}").status_code == 404
    answer = decide(desk, address(portal, taken), "publish")
    assert answer.status_code == 303
    page = desk.get(answer.headers["Location"]).text
    assert "is published. The author gets a mail" in page
    assert "Open the next one" in page.partition("Reception at night")[0]
    public = visitor.get(f"/en/practices/{taken}").text
    assert "Monitored" in public
    assert "They counted over two years." in public
    index(portal)
    assert "Savings groups for returnees" in visitor.get("/en/search?q=savings+returnees").text


def test_the_published_text_is_replaced_by_the_decision_and_not_before(
    portal: Portal, author: Person, moderator: Person, desk: FlaskClient, visitor: FlaskClient
) -> None:
    """Else readers see what nobody has checked."""
    record_id = texts.publish(portal, author, moderator, approach="The old way.")
    texts.edit(portal, author, record_id, approach="The new way.")
    texts.move(portal, author, record_id, "submit")
    texts.move(portal, moderator, record_id, "take")
    page = desk.get(address(portal, record_id)).text
    assert "<del>" in page
    assert "<ins>" in page
    assert "The old way." in visitor.get(f"/en/practices/{record_id}").text
    decide(desk, address(portal, record_id), "publish")
    assert "The new way." in visitor.get(f"/en/practices/{record_id}").text


@pytest.mark.parametrize(
    ("choice", "after"),
    [("approve", State.approved), ("request_changes", State.changes_requested), ("refuse", State.refused)],
)
def test_the_author_reads_the_reason_in_full(
    portal: Portal, author: Person, desk: FlaskClient, taken: str, choice: str, after: State
) -> None:
    """Else an author does not know what to do."""
    assert decide(desk, address(portal, taken), choice).status_code == 303
    assert state(portal, taken) is after
    steps = service.standing(portal, texts.reader(portal, author), taken, texts.proposal(portal, taken).pk).steps
    assert REASON in [step.reason for step in steps]


def test_approved_first_and_published_later(
    portal: Portal, desk: FlaskClient, visitor: FlaskClient, taken: str
) -> None:
    page = address(portal, taken)
    decide(desk, page, "approve")
    assert visitor.get(f"/en/practices/{taken}").status_code == 404
    assert decide(desk, page, "publish", seen="approved", reason="").status_code == 303
    assert visitor.get(f"/en/practices/{taken}").status_code == 200


def test_a_day_is_set_and_taken_back(portal: Portal, desk: FlaskClient, taken: str) -> None:
    page, day = address(portal, taken), (now() + timedelta(days=9)).date().isoformat()
    wrong = decide(desk, page, "schedule", day="2020-01-01")
    assert wrong.status_code == 422
    assert "Choose a day after today." in wrong.text
    assert "The figures are clear &amp; the town is named." in wrong.text
    assert state(portal, taken) is State.in_review
    assert decide(desk, page, "schedule", day=day).status_code == 303
    assert state(portal, taken) is State.scheduled
    assert decide(desk, page, "reconsider", seen="scheduled").status_code == 303
    assert state(portal, taken) is State.in_review


def test_what_is_missing_is_said_at_once_and_nothing_typed_is_lost(
    portal: Portal, desk: FlaskClient, taken: str
) -> None:
    """Else a moderator types a long reason twice, or is told of one slip after the other."""
    answer = post(
        desk,
        address(portal, taken),
        do="decide",
        seen="in_review",
        choice="publish",
        grade="3_evaluated",
        ticked="scope",
    )
    assert answer.status_code == 422
    assert 'href="#f-reason"' in answer.text
    assert 'href="#f-grade_reason"' in answer.text
    assert 'value="3_evaluated" checked' in answer.text.replace('id="f-grade" ', "")
    assert 'value="scope" checked' in answer.text
    assert state(portal, taken) is State.in_review
    nothing = post(desk, address(portal, taken), do="decide", seen="in_review", reason="Only a reason")
    assert nothing.status_code == 422
    assert "Only a reason" in nothing.text


def test_a_duplicate_is_found_by_its_title(portal: Portal, author: Person, desk: FlaskClient, taken: str) -> None:
    """Else a moderator leaves the page to look for an address and loses what they typed."""
    page = address(portal, taken)
    kept = "wan-rao-child-protection-network"
    found = post(desk, page, do="find", seen="in_review", words="Wan Rao", choice="duplicate", reason=REASON)
    assert found.status_code == 200
    assert f'value="{kept}"' in found.text
    assert "The figures are clear &amp;" in found.text
    assert state(portal, taken) is State.in_review
    assert decide(desk, page, "duplicate", record="nowhere").status_code == 422
    assert decide(desk, page, "duplicate", record=kept).status_code == 303
    assert state(portal, taken) is State.duplicate
    assert kept in desk.get(page).text


def test_two_moderators_at_once(portal: Portal, desk: FlaskClient, other_desk: FlaskClient, taken: str) -> None:
    """Else the second overwrites the first, or loses a reason that took an hour to write."""
    page = address(portal, taken)
    decide(desk, page, "refuse", reason="It is about tourism.")
    answer = decide(other_desk, page, "publish", reason="A fine text, publish it.")
    assert answer.status_code == 409
    assert "Mo Moderator" in answer.text
    assert "refused it" in answer.text
    assert "It is about tourism." in answer.text
    assert "A fine text, publish it." in answer.text
    assert state(portal, taken) is State.refused


def test_both_take_it_and_the_second_learns_of_the_first(
    portal: Portal, author: Person, desk: FlaskClient, other_desk: FlaskClient
) -> None:
    page = address(portal, sent_in(portal, author))
    assert post(desk, page, do="take", seen="submitted").status_code == 303
    answer = post(other_desk, page, do="take", seen="submitted")
    assert answer.status_code == 409
    assert "took it for review" in answer.text


def test_a_text_that_left_ones_desk_takes_no_reason_with_it(
    portal: Portal, author: Person, sit: Sit, moderator: Person
) -> None:
    """Else a moderator of another region, who saw it because it was overdue, loses what they typed."""
    record_id = sent_in(portal, author)
    age(portal, record_id, 30)
    browser = sit(make_person(portal, Role.moderator, regions=["europe"], country="DE"))
    page = address(portal, record_id)
    assert browser.get(page).status_code == 200
    texts.move(portal, moderator, record_id, "take")
    texts.move(portal, moderator, record_id, "refuse")
    answer = post(browser, page, "/en/desk", do="decide", seen="in_review", choice="publish", reason="An hour's work.")
    assert answer.status_code == 404
    assert "An hour&#39;s work." in answer.text


def test_nobody_decides_on_a_text_of_their_own(
    portal: Portal, moderator: Person, desk: FlaskClient, other_moderator: Person
) -> None:
    """Else a moderator publishes what only they have read."""
    record_id = sent_in(portal, moderator)
    page = address(portal, record_id)
    assert "Another moderator decides" in desk.get(page).text
    texts.move(portal, other_moderator, record_id, "take")
    assert "Decide</button>" not in desk.get(page).text
    assert decide(desk, page, "publish").status_code == 404
    assert state(portal, record_id) is State.in_review


def test_ticks_are_kept_for_other_moderators(
    portal: Portal, desk: FlaskClient, other_desk: FlaskClient, taken: str
) -> None:
    page = address(portal, taken)
    read = Page(page, desk.get(page))
    form = next(one for one in read.all("form") if any(box.get("name") == "ticked" for box in one.all("input")))
    sent = [*pairs(form), ("do", "tick"), *(("ticked", point) for point in ("scope", "licence", "bogus"))]
    assert desk.post(page, data=MultiDict(sent)).status_code == 303
    shown = other_desk.get(page).text
    assert 'value="scope" checked' in shown
    assert 'value="licence" checked' in shown
    assert 'value="complete" checked' not in shown
    typed = post(desk, page, do="tick", seen="in_review", ticked=["scope"], reason="Half a reason")
    assert typed.status_code == 200
    assert "Half a reason" in typed.text


def test_handed_only_to_who_may_decide(
    portal: Portal, author: Person, desk: FlaskClient, other_moderator: Person, taken: str
) -> None:
    """Else a text is given to somebody who cannot open it, and waits there."""
    european = make_person(portal, Role.moderator, name="Eva Europe", regions=["europe"], country="DE")
    page = address(portal, taken)
    assert "Eva Europe" not in desk.get(page).text
    assert post(desk, page, do="hand", colleague=european.id).status_code == 422
    assert post(desk, page, do="hand", colleague=author.id).status_code == 422
    assert post(desk, page, do="hand", colleague=other_moderator.id).status_code == 303
    assert texts.proposal(portal, taken).assigned_pk == other_moderator.pk


def test_a_comment_at_a_field_and_its_end(portal: Portal, desk: FlaskClient, taken: str) -> None:
    page = address(portal, taken)
    assert post(desk, page, do="comment", field="lessons", text="").status_code == 422
    assert post(desk, page, do="comment", field="lessons", text="Which town?").status_code == 303
    shown = desk.get(page).text
    assert "Which town?" in shown.partition("<b>Lessons</b>")[2]
    assert post(desk, page, do="settle", comment="1").status_code == 303
    assert "Mark as done" not in desk.get(page).text
    for number in ("", "x", "9" * 30):
        assert post(desk, page, do="settle", comment=number).status_code == 400
    assert post(desk, page, do="settle", comment="77").status_code == 404


def test_a_second_opinion_with_a_declared_interest(
    portal: Portal, desk: FlaskClient, other_desk: FlaskClient, other_moderator: Person, taken: str
) -> None:
    """Else a colleague's interest is not known to whoever decides."""
    page = address(portal, taken)
    assert other_desk.get(f"{page}/opinion").status_code == 404
    assert post(desk, page, do="ask", person="").status_code == 422
    assert post(desk, page, do="ask", person=other_moderator.id).status_code == 303
    assert "Give your opinion" in other_desk.get(page).text
    given = {"opinion": "change", "text": "The sample is small."}
    undeclared = post(other_desk, f"{page}/opinion", **given)
    assert undeclared.status_code == 422
    assert "The sample is small." in undeclared.text
    assert post(other_desk, f"{page}/opinion", touched="some", **given).status_code == 422
    done = post(other_desk, f"{page}/opinion", touched="some", conflict="My office paid for it", **given)
    assert done.status_code == 303
    shown = desk.get(page).text
    assert "My office paid for it" in shown
    assert "The sample is small." in shown
    assert desk.get(f"{page}/opinion").status_code == 404


def test_a_button_that_is_none_is_refused(portal: Portal, desk: FlaskClient, taken: str) -> None:
    assert post(desk, address(portal, taken), do="destroy").status_code == 400
