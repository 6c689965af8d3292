"""Many drafts are sent in with one declaration, each checked as if it were alone; and the same table is not taken twice."""

import io

import pytest
from sqlmodel import select

from portal import create_app
from portal.database import batches as rows
from portal.database import posting
from portal.database.tables import Outbox, Person, Proposal
from portal.domain.policy import Role
from portal.domain.workflow import State
from portal.services.batches import handing_in, sending, working
from portal.services.batches.handing_in import Handed, HandedInBeforeError
from portal.services.context import Portal
from portal.services.review.door import NotThereError
from portal.services.review.needs import NeededError
from tests.batches.making import row, table
from tests.batches.test_many import drafts_of, handed_in, made
from tests.people.signing import make_person, sit_down, token_of
from tests.review.texts import reader

LICENCE, RIGHTS = "CC-BY-4.0", "own_work"
PHONE = "Her case worker wrote down that Fatou Camara, born on 3 May 1999, can be called on +221 77 123 45 67."


@pytest.fixture
def batch(portal: Portal, author: Person) -> Handed:
    """Return twelve drafts, of which one is unfinished and one names a person."""
    found = [row(f"Savings groups in district {number}") for number in range(12)]
    found[3]["problem"] = ""
    found[7]["lessons"] = f"{found[7].get('lessons', '')} {PHONE}"
    return made(portal, author, handed_in(portal, author, table(found), unfinished=True))


def sent(portal: Portal, person: Person, batch: Handed) -> Handed:
    """Send all drafts in and let the worker do it."""
    sending.ask(portal, reader(portal, person), batch.id, LICENCE, RIGHTS, accepted=True)
    while working.work(portal):
        pass
    return handing_in.handed(portal, reader(portal, person), batch.id)


def states(portal: Portal) -> list[State]:
    with portal.database.reading() as session:
        return list(session.exec(select(Proposal.state)).all())


def mails(portal: Portal, kind: str) -> list[int]:
    """Return to whom mails of a kind are on their way."""
    with portal.database.reading() as session:
        found = [one.payload for one in session.exec(select(Outbox)).all()]
    return [one["person"] for one in found if one.get("kind") == kind]


def test_all_that_can_be_sent_is_sent(portal: Portal, author: Person, batch: Handed) -> None:
    """Else whoever brought five hundred notes declares and sends them one by one for two days."""
    moderator = make_person(portal, Role.moderator, regions=("west-africa",))
    assert (batch.made, batch.unsent) == (12, 12)
    done = sent(portal, author, batch)
    assert (done.state, done.made, done.unsent) == ("done", 12, 2)
    assert sorted(states(portal)) == [State.draft] * 2 + [State.submitted] * 10
    assert mails(portal, "proposals_to_review") == [moderator.pk]
    assert mails(portal, "proposals_submitted") == [author.pk]
    assert not mails(portal, "proposal_to_review")
    left = [title for _, title, is_draft in handing_in.made(portal, reader(portal, author), batch.id) if is_draft]
    assert sorted(left) == ["Savings groups in district 3", "Savings groups in district 7"]


def test_what_was_declared_is_kept_with_each(portal: Portal, author: Person, batch: Handed) -> None:
    """Else nobody can say later under which licence a text was given."""
    sent(portal, author, batch)
    with portal.database.reading() as session:
        for record, proposal in rows.sent(session, batch.id):
            ((declared, _),) = posting.declarations(session, proposal.pk or 0)
            assert (declared.rights, declared.licence, declared.person_pk) == (RIGHTS, LICENCE, author.pk), record.id


def test_what_was_mended_is_sent_the_second_time(portal: Portal, author: Person, batch: Handed) -> None:
    """Else the two that were left have to be looked for among all others; and nobody gets a text twice."""
    sent(portal, author, batch)
    again = sent(portal, author, batch)
    assert (again.unsent, states(portal).count(State.submitted)) == (2, 10)


def test_it_goes_on_where_the_worker_was_stopped(portal: Portal, author: Person, batch: Handed) -> None:
    """Else a restart in the middle leaves texts that nobody sent, or sends some twice."""
    sending.ask(portal, reader(portal, author), batch.id, LICENCE, RIGHTS, accepted=True)
    assert working.work(portal)
    assert handing_in.handed(portal, reader(portal, author), batch.id).state == "sending"
    while working.work(portal):
        pass
    assert states(portal).count(State.submitted) == 10


def test_without_a_declaration_nothing_is_sent(portal: Portal, author: Person, batch: Handed) -> None:
    """Else texts go out under terms that nobody has read; and what was chosen stays chosen."""
    with pytest.raises(NeededError):
        sending.ask(portal, reader(portal, author), batch.id, LICENCE, RIGHTS, accepted=False)
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    address = f"/en/texts/many/{batch.id}"
    page = browser.get(address).text
    assert "Send all 12 drafts" in page
    form = {"csrf": token_of(page), "do": "send", "rights": RIGHTS, "licence": LICENCE}
    answer = browser.post(address, data=form)
    assert answer.status_code == 422
    assert "Read the terms and tick this." in answer.text
    assert f'value="{RIGHTS}" id="f-rights" checked' in answer.text or f'value="{RIGHTS}" checked' in answer.text
    assert set(states(portal)) == {State.draft}
    browser.post(address, data={**form, "accepted": "1"})
    assert "drafts are being sent in" in browser.get(address).text.casefold()
    while working.work(portal):
        pass
    page = browser.get(address).text
    assert "2 texts were not sent in" in page
    assert "Send all 2 drafts" in page


def test_nobody_sends_for_another(portal: Portal, batch: Handed) -> None:
    """Else a colleague who guesses an address declares in somebody's name."""
    other = make_person(portal, Role.coordinator)
    with pytest.raises(NotThereError):
        sending.ask(portal, reader(portal, other), batch.id, LICENCE, RIGHTS, accepted=True)


def test_the_same_file_makes_its_drafts_once(portal: Portal, author: Person, batch: Handed) -> None:
    """Else a click too many leaves five hundred drafts twice, to be thrown away by hand."""
    who = reader(portal, author)
    content = table([row(f"Loans in district {number}") for number in range(3)])
    first = handed_in(portal, author, content)
    second = handed_in(portal, author, content)
    assert first.id != second.id
    with pytest.raises(NotThereError):
        handing_in.handed(portal, who, first.id)
    made(portal, author, second)
    with pytest.raises(HandedInBeforeError) as before:
        handing_in.hand_in(portal, who, "practice", "en", "other name.csv", io.BytesIO(content), False)
    assert before.value.id == second.id
    assert drafts_of(portal, author) == 12 + 3
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    form = {"csrf": token_of(browser.get("/en/texts/many").text), "kind": "practice", "language": "en"}
    answer = browser.post(
        "/en/texts/many", data={**form, "table": (io.BytesIO(content), "notes.csv")}, follow_redirects=True
    )
    assert "You handed in this same file before" in answer.text
    handing_in.drop(portal, who, second.id)
    assert handed_in(portal, author, content).good == 3
