"""Every reader's word that something is wrong: heard at once, harmless in the wrong hands."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.domain.policy import REGIONS, Reader, Role, Visibility
from portal.services.context import Portal
from portal.services.people import limits
from portal.services.review import flags
from tests.people.letters import posted
from tests.people.signing import make_person
from tests.records import publish
from tests.review.texts import publish as publish_of
from tests.review.texts import reader
from tests.web.walking import Walker

Walk = Callable[[Person | None], Walker]
NOTE = "/en/practices/portugal-arvore"


@pytest.fixture
def walk(portal: Portal, client: FlaskClient) -> Walk:
    """Return a function that sits a person down at a browser of their own; nobody for a visitor."""

    def start(person: Person | None) -> Walker:
        return Walker(client.application.test_client(), portal if person else None, person)

    return start


@pytest.fixture
def moderator(portal: Portal) -> Person:
    """Return a moderator of all regions."""
    return make_person(portal, Role.moderator, regions=list(REGIONS))


def test_a_visitor_reports_from_the_page_itself(portal: Portal, walk: Walk, moderator: Person) -> None:
    """Else a reader who sees a mistake has nobody to tell."""
    visitor = walk(None)
    visitor.open(NOTE)
    visitor.follow("Report a problem")
    assert "You need no account" in visitor.page.text
    visitor.press("Send", kind="wrong", text="It was 2019, not 2018.")
    assert "reached the moderators" in visitor.page.text
    found = flags.waiting(portal, reader(portal, moderator))
    assert [(one.what, one.text, one.by_person) for one in found] == [("wrong", "It was 2019, not 2018.", False)]


def test_a_visitors_word_on_personal_data_hides_nothing(portal: Portal, walk: Walk, moderator: Person) -> None:
    """Else anybody could empty the library without a name."""
    visitor = walk(None)
    visitor.open(f"{NOTE}/flag")
    visitor.press("Send", kind="personal_data", text="The third paragraph.")
    assert "hidden" not in visitor.page.main.text
    visitor.open(NOTE)


def test_a_persons_word_on_personal_data_hides_the_record_at_once(
    portal: Portal, walk: Walk, moderator: Person
) -> None:
    """Else somebody who can be recognised stays recognisable until a moderator has time."""
    person, visitor = walk(make_person(portal, Role.official)), walk(None)
    person.open(f"{NOTE}/flag")
    assert "hidden from all readers at once" in person.page.text
    person.press("Send", kind="personal_data", text="The third paragraph.")
    assert "The record is hidden now" in person.page.text
    for address in (NOTE, f"{NOTE}/flag", f"/fr{NOTE[3:]}"):
        visitor.open(address, 404)
    assert "portugal-arvore" not in visitor.open("/en/search?q=family").source


def test_whose_record_it_is_learns_that_it_is_hidden(portal: Portal, walk: Walk, moderator: Person) -> None:
    """Else an author finds an empty address and believes that the text is lost."""
    author = make_person(portal, Role.coordinator)
    record_id = publish_of(portal, author, moderator)
    person = walk(make_person(portal, Role.official))
    person.open(f"/en/practices/{record_id}/flag")
    person.press("Send", kind="personal_data")
    owner = walk(author)
    assert "readers cannot see it now" in owner.open("/en/texts").text
    owner.follow("Savings groups for returnees")
    assert "Readers cannot see it until a moderator has looked at it" in owner.page.text
    assert not [link for link in owner.page.main.all("a") if link.get("href") == f"/en/practices/{record_id}"]


def test_a_report_without_its_kind_is_kept_as_typed(walk: Walk) -> None:
    """Else a reader types it twice, or gives up."""
    visitor = walk(None)
    visitor.open(f"{NOTE}/flag")
    visitor.press("Send", 422, text="Two sentences. Here.")
    assert visitor.page.one("textarea", name="text").text == "Two sentences. Here."
    assert "Choose what is wrong" in visitor.page.one("div", id="faults").text
    visitor.press("Send", 422, kind="of another program", text="x")


def test_too_many_reports_are_told_so_and_keep_what_was_typed(walk: Walk) -> None:
    """Else a program drowns the moderators, or a reader's last word is lost without a sign."""
    visitor = walk(None)
    for _ in range(limits.FLAGS_FROM_ADDRESS.most):
        visitor.open(f"{NOTE}/flag")
        visitor.press("Send", kind="broken_link")
    visitor.open(f"{NOTE}/flag")
    visitor.press("Send", 429, kind="wrong", text="One more thing.")
    assert "One more thing." in visitor.page.text
    assert "24 hours" in visitor.page.text


def test_what_a_reader_may_not_see_cannot_be_reported(portal: Portal, walk: Walk) -> None:
    """Else the form tells of records that are not for everybody."""
    publish(portal, "for-governments", "For governments", Visibility.governments)
    visitor, official = walk(None), walk(make_person(portal, Role.official))
    missing = visitor.open("/en/practices/nothing-here/flag", 404).main.text
    assert visitor.open("/en/practices/for-governments/flag", 404).main.text == missing
    official.open("/en/practices/for-governments/flag")


def test_the_page_offers_to_each_what_is_theirs(portal: Portal, walk: Walk, moderator: Person) -> None:
    """Else a coordinator does not find the way to change a record, or others are led to pages that are not there."""
    publish(portal, "our-note", "Our note")

    def offered(person: Person | None) -> list[str]:
        page = walk(person).open("/en/practices/our-note")
        return [
            one.text for group in page.main.all("div", class_="own") for one in (*group.all("a"), *group.all("button"))
        ]

    assert offered(None) == []
    assert offered(make_person(portal, Role.official)) == []
    assert offered(make_person(portal, Role.administrator)) == []
    assert offered(make_person(portal, Role.coordinator, country="", regions=["europe"])) == []
    all_of_it = ["Change it", "How it stands", "History", "It is still right"]
    assert offered(make_person(portal, Role.coordinator)) == all_of_it
    assert offered(moderator) == all_of_it


def test_visitors_who_say_the_same_of_a_record_send_one_mail(portal: Portal, moderator: Person) -> None:
    """Else somebody with many addresses floods the moderators, who then look at none."""
    publish(portal, "flooded", "A record that many report")
    for number in range(3):
        flags.flag(portal, Reader(), "flooded", "wrong", f"Word {number}", f"192.0.2.{number}")
    mails = [mail for mail in posted(portal) if mail["To"] == moderator.email]
    assert len(mails) == 1
    assert len(flags.waiting(portal, reader(portal, moderator))) == 3
