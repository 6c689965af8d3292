"""Removing words for good: every place is shown first, and afterwards they are nowhere that the portal reaches."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.domain.policy import Role
from portal.services import mailing
from portal.services.backup.restoring import restore
from portal.services.backup.writing import back_up
from portal.services.context import Portal, open_portal
from portal.services.indexing import rebuild, rebuild_expunged
from portal.services.knowledge import Knowledge
from portal.services.library.exporting import export_folder
from portal.services.review import flags, talking
from portal.services.review.needs import Given
from portal.settings import ROOT, Settings
from tests.people.signing import make_person, post, token_of
from tests.records import index
from tests.review import texts
from tests.web.desk.conftest import Sit

NAME = "Zebulonova"
STAYS = "A person can be recognised"


@pytest.fixture
def told(portal: Portal, author: Person, moderator: Person, other_moderator: Person) -> str:
    """Return the id of a record that names a person wherever people write: in revisions, title and address too, and in mails."""
    record_id = texts.write(portal, author, f"How {NAME} came home", lessons=f"Ask {NAME.upper()} in Ziguinchor.")
    texts.edit(portal, author, record_id, approach=f"First {NAME} was met.")
    texts.edit(portal, author, record_id, approach="First a person was met.")
    texts.move(portal, author, record_id, "submit")
    texts.move(portal, moderator, record_id, "take")
    pk = texts.proposal(portal, record_id).pk or 0
    me, other = texts.reader(portal, moderator), texts.reader(portal, other_moderator)
    talking.comment(portal, me, record_id, pk, "lessons", f"Must {NAME} be named?")
    talking.ask(portal, me, record_id, pk, other_moderator.id)
    talking.give(portal, other, record_id, pk, "publish", f"I know {NAME}", f"{NAME} agrees")
    texts.move(portal, moderator, record_id, "approve", Given(reason=f"{NAME} is well described"))
    # Some mails are written into the folder, the last ones still wait.
    assert mailing.send_due(portal, mailing.transport(portal.settings), 200)
    texts.move(portal, moderator, record_id, "publish")
    flags.flag(portal, texts.reader(portal, other_moderator), record_id, "wrong", f"{NAME} is misspelt", "192.0.2.1")
    index(portal)
    return record_id


def traces(folder: Path, word: str = NAME) -> list[str]:
    """Return the files below a folder whose bytes hold a word, whatever its case and as UTF-8 or UTF-16."""
    low = word.lower()
    wanted = (low.encode(), low.encode("utf-16-le"))
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [str(path) for path in files if any(one in path.read_bytes().lower() for one in wanted)]


def page_of(record_id: str) -> str:
    return f"/en/desk/records/{record_id}/expunge"


def expunge(browser: FlaskClient, record_id: str, **more: str):  # noqa: ANN201 - a response
    return post(browser, page_of(record_id), do="expunge", **{"words": NAME, "reason": STAYS, "sure": "1", **more})


def test_every_place_is_shown_before_anything_is_done(portal: Portal, desk: FlaskClient, told: str) -> None:
    """Else a moderator removes too much, or believes that all is gone."""
    answer = post(desk, page_of(told), do="look", words=NAME.lower())
    assert answer.status_code == 200
    assert "<mark>ZEBULONOVA</mark>" in answer.text
    for place in ("A comment", "A second opinion", "A reason of a decision", "report", "Revision 1", "Lessons"):
        assert place in answer.text, place
    assert traces(portal.settings.instance)
    nothing = post(desk, page_of(told), do="look", words="Nebuchadnezzar")
    assert nothing.status_code == 422
    assert "stand nowhere" in nothing.text
    assert post(desk, page_of(told), do="look", words="x").status_code == 422


def test_nothing_is_left_of_the_words_and_the_stub_says_when_and_by_whom(
    portal: Portal, sit: Sit, desk: FlaskClient, visitor: FlaskClient, author: Person, told: str, knowledge: Knowledge,
    tmp_path: Path,
) -> None:  # fmt: skip
    """Else somebody who had a right to be forgotten is found by whoever copies a file."""
    folders = (portal.settings.instance, portal.settings.index)
    assert visitor.get("/api/v1/search?q=zebulonova").get_json()["total"] == 1
    assert all(traces(folder) for folder in folders)
    answer = expunge(desk, told)
    assert answer.status_code == 303
    said = desk.get(answer.headers["Location"]).text
    assert "It is done." in said
    assert "expunctions.jsonl" in said
    new = answer.headers["Location"].split("/")[-2]
    assert new != told
    # With the next request, while no worker has built the index anew.
    assert visitor.get(f"/en/practices/{told}").status_code == 404
    for address in ("/en/search?q=zebulonova", "/en/search?q=ziguinchor"):
        assert f"/practices/{new}" not in visitor.get(address).text, address
    for address in (f"/en/practices/{new}", f"/api/v1/records/{new}", "/en/"):
        assert NAME.lower() not in visitor.get(address).text.lower(), address
    assert "[removed" in visitor.get(f"/en/practices/{new}").text
    for page in (
        f"/en/desk/records/{new}",
        f"/en/desk/{new}/{texts.proposal(portal, new).pk}",
        "/en/desk",
        "/en/desk/flags",
    ):
        shown = desk.get(page)
        assert (shown.status_code, NAME.lower() in shown.text.lower()) == (200, False), page
    mailing.send_due(portal, mailing.transport(portal.settings), 200)
    assert rebuild_expunged(portal)
    index(portal)
    export_folder(portal.database, knowledge, tmp_path / "export")
    assert visitor.get("/api/v1/search?q=ziguinchor&expand=0").get_json()["total"] == 1
    assert [traces(folder) for folder in (*folders, tmp_path / "export")] == [[], [], []]


def test_a_backup_from_before_is_expunged_again_when_it_is_restored(
    portal: Portal, desk: FlaskClient, told: str, tmp_path: Path
) -> None:
    """Else the words come back on the day that the machine is replaced."""
    back_up(portal.settings, portal.database, tmp_path / "before.zip")
    assert expunge(desk, told).status_code == 303
    new = tmp_path / "new"
    other = open_portal(Settings(instance=new / "instance", index=new / "index", content=ROOT / "content"))
    try:
        restore(other, tmp_path / "before.zip", portal.settings.instance / "expunctions.jsonl")
        rebuild(other)
        assert traces(new) == []
        assert traces(new, "[removed")
    finally:
        other.close()


def test_nothing_is_removed_without_a_reason_and_a_tick(portal: Portal, desk: FlaskClient, told: str) -> None:
    """Else a slip of the finger cannot be undone."""
    for wrong in ({"sure": ""}, {"reason": ""}, {"reason": f"{NAME} asked for it"}, {"words": "x"}):
        answer = expunge(desk, told, **wrong)
        assert answer.status_code == 422, wrong
        assert "There is a problem" in answer.text
    assert texts.proposal(portal, told).title == f"How {NAME} came home"


def test_who_signed_in_long_ago_shows_again_that_it_is_they_and_keeps_what_they_typed(
    portal: Portal, desk: FlaskClient, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever finds an open browser removes for good what they like."""
    page = desk.get(page_of(told)).text
    monkeypatch.setattr("portal.web.signing.FRESH_SECONDS", 0)
    assert "/account/again" in desk.get(page_of(told)).headers["Location"]
    answer = desk.post(page_of(told), data={"csrf": token_of(page), "do": "expunge", "words": NAME, "reason": STAYS})
    assert answer.status_code == 422
    assert "Show again that it is you" in answer.text
    assert STAYS in answer.text
    assert texts.proposal(portal, told).title == f"How {NAME} came home"


def test_only_moderators_of_the_region_remove(portal: Portal, sit: Sit, author: Person, told: str) -> None:
    for person in (author, make_person(portal, Role.moderator, regions=["europe"], country="DE")):
        browser = sit(person)
        assert browser.get(page_of(told)).status_code == 404
        answer = post(browser, page_of(told), "/en/account/profile", do="expunge", words=NAME, reason=STAYS, sure="1")
        assert answer.status_code == 404


def test_what_was_never_published_is_expunged_as_well(portal: Portal, desk: FlaskClient, author: Person) -> None:
    record_id = texts.write(portal, author, lessons=f"Ask {NAME}.")
    texts.move(portal, author, record_id, "submit")
    assert expunge(desk, record_id).status_code == 303
    assert traces(portal.settings.instance) == []
