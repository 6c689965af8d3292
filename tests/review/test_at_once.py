"""What two do at the same moment, on each database: one of them is first, the other learns it, and nothing fails."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from portal import create_app
from portal.database.schema import upgrade
from portal.database.sessions import DatabaseUnwritableError
from portal.database.tables import Organisation, Person
from portal.domain.people import PasswordInput
from portal.domain.policy import REGIONS, Role
from portal.services.context import Portal, open_portal
from portal.services.people import closing, limits, passwords, tokens
from portal.services.people.checks import NotPossibleError, context
from portal.services.review import talking
from portal.services.review.needs import NeededError
from portal.settings import Settings
from tests.people.signing import make_person, sit_down, token_of
from tests.review.texts import DECLARED, move, proposal, reader, write

MANY = 12


@pytest.fixture(params=["sqlite", "postgresql"])
def portal(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Portal]:
    """Yield a portal without records on each database."""
    settings.instance.mkdir()
    if request.param == "postgresql":
        settings = settings.model_copy(update={"database": request.getfixturevalue("postgres_url")})
    opened = open_portal(settings)
    upgrade(opened.database)
    with opened.database.writing() as session:
        session.add(Organisation(id="iom", names={"en": "IOM"}, type="international_organisation"))
    yield opened
    opened.close()


def _at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Make calls at the same moment; return what each returned or raised."""
    answers: list[Any] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(place: int) -> None:
        start.wait()
        try:
            answers[place] = calls[place]()
        except Exception as error:
            answers[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_many_tries_at_once_no_more_count_than_one_after_the_other(portal: Portal) -> None:
    """Otherwise a program tries more passwords than it may, or hides more records, by asking all at once."""

    def take() -> bool:
        with portal.database.writing() as session:
            limits.take(portal, session, limits.FLAGS_OF_PERSON, "somebody")
        return True

    answers = _at_once(*[take] * MANY)
    assert answers.count(True) == limits.FLAGS_OF_PERSON.most
    assert sum(isinstance(answer, limits.TooOftenError) for answer in answers) == MANY - limits.FLAGS_OF_PERSON.most


def test_a_link_works_once_also_for_two_at_once(portal: Portal) -> None:
    """Otherwise whoever copied the link sets a password of theirs after the owner has."""
    person = make_person(portal)
    with portal.database.writing() as session:
        token = tokens.mint(session, "reset_password", person.pk or 0)
    given = [
        PasswordInput.model_validate({"password": f"{number} brown otters at noon"}, context=context(portal))
        for number in ("nine", "seven", "eleven", "twelve")
    ]
    answers = _at_once(*[lambda one=one: passwords.reset(portal, token, one) for one in given])
    assert sorted(answers) == [False, False, False, True]


def test_a_colleague_is_asked_once(portal: Portal) -> None:
    """Otherwise a second click shows a page that says that the portal is broken."""
    author = make_person(portal, Role.coordinator)
    asks, asked = (make_person(portal, Role.moderator, regions=list(REGIONS)) for _ in range(2))
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    pk = proposal(portal, record_id).pk or 0
    answers = _at_once(*[lambda: talking.ask(portal, reader(portal, asks), record_id, pk, asked.id)] * 4)
    # Who comes late enough to see it is told so; nobody sees a fault.
    assert all(answer is None or isinstance(answer, NeededError) for answer in answers), answers


def _leave(portal: Portal, person: Person) -> Callable[[], None]:
    return lambda: closing.close(portal, person.pk or 0)


def test_two_administrators_do_not_leave_at_once(portal: Portal) -> None:
    """Otherwise nobody is left who looks after the portal, or one of them sees a fault instead of being asked to try again."""
    people = [make_person(portal, Role.administrator) for _ in range(2)]
    answers = _at_once(*[_leave(portal, person) for person in people])
    assert sum(answer is None for answer in answers) == 1
    assert any(isinstance(answer, NotPossibleError | DatabaseUnwritableError) for answer in answers), answers


@pytest.mark.parametrize("number", ["2147483648", "9999999999", "9" * 26])
def test_numbers_that_no_row_has_lose_nothing(portal: Portal, number: str) -> None:
    """Otherwise an address or form that was mistyped shows a page that says that the portal is broken."""
    author = make_person(portal, Role.coordinator)
    record_id = write(portal, author)
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    csrf = token_of(browser.get("/en/account/forgot"))
    base = f"/en/texts/{record_id}"
    lessons = "What was learned, told at some length."
    sent = {"csrf": csrf, "base": f"{number}.{number}", "title": "Another title", "lessons": lessons}
    answer = browser.post(f"{base}/edit", data=sent)
    assert answer.status_code == 409
    assert lessons in answer.text
    for page, form in (
        (f"{base}/restore", {"revision": number}),
        (f"{base}/comments/{number}/done", {}),
        (f"{base}/move", {"move": "submit", "seen": "draft", "proposal": number, **DECLARED}),
    ):
        assert browser.post(page, data={"csrf": csrf, **form}).status_code in (303, 404, 409), page
    assert browser.get(f"{base}/history/{number}").status_code == 404
