"""The author's way through the pages: from the first word to the published text, without any document but the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.datastructures import MultiDict

from portal.database.tables import Organisation, Person, Record
from portal.domain.policy import OrganisationStanding, Role
from portal.services.context import Portal
from portal.services.review import talking
from portal.services.review.needs import Given
from tests.people.signing import make_person, sit_down
from tests.records import SUMMARY, publish, texts
from tests.review.texts import DECLARED, edit, move, proposal, reader, release, write
from tests.web.posting import pairs
from tests.web.walking import Walker

Walk = Callable[[Person | None], Walker]
TYPED: dict[str, Any] = {
    "title": "Savings groups for returnees",
    "summary": SUMMARY,
    "evidence_reason": "Told by those who did it.",
    "problem": "A problem is described here at such a length that it passes the limit. " * 3,
    "approach": "What was **done**.",
    "results": "12 things came of it.",
    "what_did_not_work": "Nothing yet that we know of, because nobody has asked those who left early. " * 2,
    "lessons": "Begin early.",
    "replication_conditions": "Somebody who knows the families.",
    "safeguards": "Nobody was pressed.",
    "practice_type": "service_model",
    "geographic_scope": "national",
    "implementation_countries": ["SN"],
    "avrr_stage": ["post_arrival"],
    "return_type": ["avrr"],
    "beneficiary_groups": ["umc"],
    "themes": ["child_protection"],
    "interventions": ["family_tracing"],
    "lead_body": "iom",
    "partners.not_reported": "1",
    "period_start": "2019",
    "period_end": "2021",
    "project_status": "completed",
    "evidence_grade": "1_described",
    "gcm_objectives.primary": ["21"],
    "contact_body.organisation": "iom",
    "sources.0.title": "A source",
    "sources.0.url": "https://example.org/source",
    "licence": "CC-BY-4.0",
}


@pytest.fixture
def author(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def moderator(portal: Portal) -> Person:
    """Return a moderator of West Africa."""
    return make_person(portal, Role.moderator, name="Mo Moderator")


@pytest.fixture
def walk(portal: Portal, client: FlaskClient) -> Walk:
    """Return a function that sits a person down at a browser of their own; nobody for a visitor."""

    def start(person: Person | None) -> Walker:
        browser = client.application.test_client()
        return Walker(browser, portal if person else None, person)

    return start


def dotted(typed: dict[str, Any]) -> dict[str, Any]:
    """Return typed values by names that keywords can have."""
    return {name.replace(".", "__"): value for name, value in typed.items()}


def write_all(awa: Walker, **more: Any) -> None:
    """Type a whole practice, from the step that is shown to the page that sends it."""
    while awa.path.rpartition("/")[2] != "send":
        awa.press("Save and go on", **dotted({**TYPED, **more}))


def test_the_first_half_hour(portal: Portal, walk: Walk, author: Person, moderator: Person) -> None:
    """Else a coordinator who has never seen the portal does not come from an empty list to a published practice."""
    awa = walk(author)
    awa.open("/en/texts")
    assert "Nothing of yours yet" in awa.page.text
    awa.follow("Write a practice")
    assert awa.page.one("input", name="regions", value="west-africa").attributes.get("checked") == ""
    awa.press("Save and go on", title="Savings groups for returnees", summary="Not yet long enough.")
    assert "Saved" in awa.said
    assert awa.path.endswith("/edit/story")
    assert "things are missing" in awa.page.one(id="missing").text
    awa.press("Back", **dotted(TYPED))
    assert awa.path.endswith("/edit/what")
    assert awa.page.one("input", name="title").get("value") == "Savings groups for returnees"
    write_all(awa)
    assert "moderators of West Africa" in awa.page.text
    awa.press("Send it to the moderators", **DECLARED)
    assert "within 5 working days" in awa.said
    assert "You get a first decision by" in awa.page.text
    record_id = awa.path.rpartition("/")[2]
    assert walk(None).open(f"/en/practices/{record_id}", 404)
    for name in ("take", "approve", "publish"):
        move(portal, moderator, record_id, name)
    awa.open("/en/texts")
    assert awa.page.one("section", aria_labelledby="public").one("h3").text == "Savings groups for returnees"
    awa.follow("Read it")
    assert awa.path == f"/en/practices/{record_id}"
    assert awa.page.main.one("h1").text == "Savings groups for returnees"


def test_an_unfinished_draft_is_kept_as_it_was_typed(walk: Walk, author: Person) -> None:
    """Else somebody who stops in the middle types it all again."""
    awa = walk(author)
    awa.open("/en/texts/new/practice")
    awa.press("Save", title="Half a text", period_start="last year", language="fr")
    record = awa.path.rpartition("/edit")[0]
    # What is wrong is shown once; whoever goes on all the same is let go on.
    assert awa.path == f"{record}/edit/what"
    assert awa.page.one("input", id="f-period_start").get("value") == "last year"
    assert "Write a year" in awa.page.one(id="f-period_start-error").text
    assert awa.page.one("input", id="f-title").get("lang") == "fr"
    awa.press("Save and go on")
    assert awa.path == f"{record}/edit/story"
    awa.open(f"{record}/edit/sources")
    awa.press("Back", sources__0__title="A report")
    awa.open(f"{record}/edit/sources")
    assert awa.page.one("input", id="f-sources-0-title").get("value") == "A report"
    missing = awa.page.one(id="missing")
    hrefs = {link.get("href") for link in missing.all("a")}
    assert "#f-sources-0-url" in hrefs
    ids = {element.get("id") for element in awa.page.all() if element.get("id")}
    assert {href[1:] for href in hrefs} <= ids
    awa.press("Summary")
    assert awa.page.address.endswith("/edit/what#f-summary")
    assert awa.page.one(id="f-summary")


def test_a_draft_without_a_title_is_not_begun_and_not_lost(walk: Walk, author: Person) -> None:
    """Else nobody finds it again, and its permanent address says nothing."""
    awa = walk(author)
    awa.open("/en/texts/new/resource")
    awa.press("Save", 422, summary="What it covers.")
    assert awa.page.one("textarea", name="summary").text == "What it covers."
    assert "title" in awa.page.one(id="f-title-error").text


def test_adding_a_row_saves_nothing_and_loses_nothing(walk: Walk, author: Person) -> None:
    """Else the second source costs the first page of typing."""
    awa = walk(author)
    awa.open("/en/texts/new/practice")
    awa.press("Add a row to Corridors", title="A title", corridors__0__host__typed="Niger", language="pt")
    assert awa.path == "/en/texts/new/practice"
    assert awa.page.one("input", name="title").get("value") == "A title"
    assert awa.page.one("input", name="corridors.1.host")
    assert [
        one.get("value")
        for one in awa.page.one("select", name="language").all("option")
        if "selected" in one.attributes
    ] == ["pt"]
    assert "Nothing of yours yet" in awa.open("/en/texts").text


def test_what_is_not_finished_cannot_be_sent_and_says_why(portal: Portal, walk: Walk, author: Person) -> None:
    """Else a moderator gets half a text, or the author an error without a way on."""
    record_id = write(portal, author, lessons="")
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/send")
    assert "1 thing is missing" in awa.page.text
    assert not [button for button in awa.page.main.all("button") if "Send" in button.text]
    awa.follow("Lessons")
    assert awa.page.address.endswith("/edit/outcome#f-lessons")
    edit(portal, author, record_id, regions=["europe"], lessons="One.")
    assert "your own regions (West Africa)" in awa.open(f"/en/texts/{record_id}/send").text


def test_changes_asked_for_are_made_and_sent_again(
    portal: Portal, walk: Walk, author: Person, moderator: Person
) -> None:
    """Else an author does not see what to change, or cannot answer."""
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    move(portal, moderator, record_id, "take")
    talking.comment(
        portal, reader(portal, moderator), record_id, proposal(portal, record_id).pk or 0, "lessons", "Which ones?"
    )
    move(portal, moderator, record_id, "request_changes", Given(reason="Name the town."))
    awa = walk(author)
    awa.open("/en/texts")
    awa.follow("See what to change")
    assert "Name the town." in awa.page.text
    assert "Which ones?" in awa.page.text
    assert awa.page.main.one("div", class_="thread").one("h3").one("a").get("href").endswith("/edit?field=lessons")
    awa.press("Send the answer", text="These two.")
    assert "These two." in awa.page.text
    awa.press("Mark as done")
    assert "Marked as done" in awa.said
    awa.press("Send the comment", 422, text=" ")
    assert "Write what you want to say" in awa.page.text
    awa.follow("Lessons")
    awa.press("Save", lessons="Two lessons.")
    awa.press("Go on and send it")
    awa.press("Send it to the moderators", **DECLARED)
    assert "Waits for a moderator" in awa.page.one("p", class_="standing").text


def test_readers_keep_the_old_text_until_the_new_one_is_approved(
    portal: Portal, walk: Walk, author: Person, moderator: Person
) -> None:
    """Else a change that nobody has looked at is public, or a published text goes away while it is changed."""
    record_id = write(portal, author)
    release(portal, author, moderator, record_id)
    awa, visitor = walk(author), walk(None)
    awa.open(f"/en/practices/{record_id}")
    awa.follow("Change it")
    assert "Readers go on seeing the text as it is" in awa.page.text
    awa.press("Save", title="Savings groups, told anew")
    assert visitor.open(f"/en/practices/{record_id}").main.one("h1").text == "Savings groups for returnees"
    page = awa.open(f"/en/texts/{record_id}")
    assert "told anew" in page.one("section", aria_labelledby="d-title").one("ins").text
    assert awa.open(f"/en/texts/{record_id}/preview").main.one("h1").text == "Savings groups, told anew"
    assert awa.page.answer.headers["Cache-Control"] == "private, no-store"
    assert awa.page.one("meta", name="robots").get("content") == "noindex"
    awa.follow("Back to how it stands")
    release(portal, author, moderator, record_id)
    assert visitor.open(f"/en/practices/{record_id}").main.one("h1").text == "Savings groups, told anew"


def test_a_language_is_added_to_a_published_record(
    portal: Portal, walk: Walk, author: Person, moderator: Person
) -> None:
    """Else a note stays in the language in which it was written first."""
    record_id = write(portal, author)
    release(portal, author, moderator, record_id)
    awa, visitor = walk(author), walk(None)
    awa.open(f"/en/texts/{record_id}")
    awa.form("Begin")
    awa.open(f"/en/texts/{record_id}/edit?text=pt")
    assert "There is no text in Portuguese yet" in awa.page.text
    assert awa.page.one("input", name="title").get("lang") == "pt"
    typed = {name: value for name, value in dotted(TYPED).items() if name.split("__")[0] in texts("")}
    assert not awa.page.all("input", name="regions")
    awa.press("Save and go on", title="Grupos de poupança", summary=SUMMARY)
    while not awa.path.endswith("/send"):
        awa.press("Save and go on", **typed)
    assert "in Portuguese" in awa.page.text
    release(portal, author, moderator, record_id)
    assert visitor.open(f"/en/practices/{record_id}").main.one("h1").text == "Savings groups for returnees"
    assert visitor.open(f"/en/practices/{record_id}?text=pt").main.one("h1").text == "Grupos de poupança"


def test_two_people_who_write_at_once_both_keep_what_they_typed(
    portal: Portal, walk: Walk, author: Person, moderator: Person
) -> None:
    """Else the second save silently undoes the first, or is thrown away."""
    record_id = write(portal, author)
    release(portal, author, moderator, record_id)
    colleague = make_person(portal, Role.coordinator, name="Kofi Colleague")
    awa, kofi = walk(author), walk(colleague)
    awa.open(f"/en/texts/{record_id}/edit/what")
    kofi.open(f"/en/texts/{record_id}/edit/what")
    kofi.press("Save and go on", title="What Kofi wrote")
    kofi.press("Save", approach="Kofi's approach.")
    awa.press("Save", 409, title="What Awa wrote", subnational="Kayes")
    text = awa.page.main.text
    assert "Kofi Colleague saved it" in text
    assert "what was changed twice: Title" in text
    assert awa.page.one("input", name="title").get("value") == "What Awa wrote"
    assert awa.page.one("textarea", name="subnational").text == "Kayes"
    title = awa.page.one("section", aria_labelledby="c-title")
    assert (title.one("del").text, title.one("ins").text) == ("[removed: Kofi]", "[added: Awa]")
    awa.press("Save and go on")
    assert awa.page.one("textarea", name="approach").text == "Kofi's approach."
    awa.press("Back")
    assert awa.page.one("input", name="title").get("value") == "What Awa wrote"
    assert awa.page.one("textarea", name="subnational").text == "Kayes"


def test_what_was_typed_while_another_sent_it_in_is_still_there(
    portal: Portal, walk: Walk, author: Person, moderator: Person
) -> None:
    """Else an hour of typing is lost because a colleague pressed a button."""
    record_id = write(portal, author)
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/edit/outcome")
    move(portal, author, record_id, "submit")
    awa.press("Save", 409, lessons="An hour of typing.")
    assert "An hour of typing." in awa.page.text
    assert "waits for a moderator" in awa.page.text
    awa.follow("See how it stands")
    awa.open(f"/en/texts/{record_id}/edit")
    assert awa.path == f"/en/texts/{record_id}"


def test_what_was_typed_while_the_session_ended_can_be_sent_again(portal: Portal, walk: Walk, author: Person) -> None:
    """Else an afternoon of typing is lost because the portal signs people out over night."""
    record_id = write(portal, author)
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/edit/outcome")
    awa.client.delete_cookie("portal_session")
    awa.press("Save", 400, lessons="An afternoon of typing.")
    assert "An afternoon of typing." in awa.page.text
    assert "first sign in in another window" in awa.page.text
    sit_down(awa.client, portal, author)
    awa.press("Send it again")
    awa.press("Back")
    assert awa.page.one("textarea", name="lessons").text == "An afternoon of typing."


def test_a_text_can_be_taken_back_and_up_again(portal: Portal, walk: Walk, author: Person) -> None:
    """Else an author who was too fast waits for a refusal."""
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    awa, late = walk(author), walk(author)
    awa.open(f"/en/texts/{record_id}")
    late.open(f"/en/texts/{record_id}")
    awa.press("Take it back")
    assert "Withdrawn" in awa.page.one("p", class_="standing").text
    late.press("Take it back", 409)
    assert "Now it is “withdrawn”" in late.page.text
    awa.press("Take it up again")
    assert "Draft" in awa.page.one("p", class_="standing").text


def test_whom_others_trust_publish_first(portal: Portal, walk: Walk, author: Person) -> None:
    """Else a trusted organisation waits, or readers are not told that nobody has looked at it yet."""
    with portal.database.writing() as session:
        session.add(
            Organisation(
                id="trusted-body", names={"en": "Trusted"}, type="government", standing=OrganisationStanding.trusted
            )
        )
    trusted = make_person(portal, Role.coordinator, organisation_id="trusted-body")
    record_id = write(portal, trusted)
    ama = walk(trusted)
    ama.open(f"/en/texts/{record_id}/send")
    ama.press("Publish it now", **DECLARED)
    assert "Your text is published" in ama.said
    assert "being reviewed again" in walk(None).open(f"/en/practices/{record_id}").text


def test_earlier_revisions_can_be_read_compared_and_brought_back(portal: Portal, walk: Walk, author: Person) -> None:
    """Else what somebody deleted by mistake is gone."""
    record_id = write(portal, author, lessons="The first lesson.")
    edit(portal, author, record_id, lessons="The second lesson.")
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/history")
    rows = awa.page.main.one("tbody").all("tr")
    assert [row.all("td")[0].text for row in rows] == [
        "Text in English, revision 2",
        "Text in English, revision 1",
        "Facts, revision 1",
    ]
    awa.open(rows[0].one("a").get("href"))
    changed = awa.page.one("section", aria_labelledby="changes").one("div", class_="diff")
    assert (changed.one("del").text, changed.one("ins").text) == ("[removed: first]", "[added: second]")
    awa.open(rows[1].one("a").get("href"))
    assert "The first lesson." in awa.page.one("section", aria_labelledby="whole").text
    awa.press("Bring it back")
    awa.open(f"/en/texts/{record_id}/edit?field=lessons")
    assert awa.page.one("textarea", name="lessons").text == "The first lesson."
    first, second = (row.one("a").get("href") for row in (rows[1], rows[0]))
    awa.open(f"{first}?with={second.rpartition('/')[2]}")
    changed = awa.page.one("section", aria_labelledby="changes").one("div", class_="diff")
    assert (changed.one("del").text, changed.one("ins").text) == ("[removed: second]", "[added: first]")


def test_what_is_still_right_is_said_with_one_click(portal: Portal, walk: Walk, author: Person) -> None:
    """Else records are marked overdue although somebody has looked at them."""
    publish(portal, "old-note", "An old note")
    with portal.database.writing() as session:
        record = session.exec(select(Record).where(Record.id == "old-note")).one()
        record.review_by = "2020-01-31"
        session.add(record)
    awa = walk(author)
    awa.open("/en/texts")
    assert "Overdue since 31 January 2020" in awa.page.one("section", aria_labelledby="due").text
    form = next(one for one in awa.page.main.all("form") if one.get("action") == "/en/texts/old-note/renew")
    assert form.one("button").text == "It is still right: An old note"
    awa.open("/en/texts/old-note")
    assert "Is it still right?" in awa.page.text
    awa.press("It is still right")
    assert "looked at again by" in awa.said
    assert "An old note" not in awa.page.main.text


@pytest.mark.parametrize("page", ["", "/edit", "/send", "/history", "/preview", "/history/1"])
def test_others_find_nothing_of_a_draft(portal: Portal, walk: Walk, author: Person, page: str) -> None:
    """Else a draft that was never sent is read by others, or they learn that it exists."""
    record_id = write(portal, author)
    address = f"/en/texts/{record_id}{page}"
    for role in (Role.official, Role.coordinator, Role.moderator, Role.administrator):
        other = walk(make_person(portal, role))
        missing = other.open(f"/en/texts/nothing-here{page}", 404)
        assert other.open(address, 404).main.text == missing.main.text
    visitor = walk(None).client.get(address)
    assert visitor.status_code == 303
    assert "/account/sign-in?back=" in visitor.headers["Location"]


def test_administrators_have_no_texts(portal: Portal, walk: Walk) -> None:
    """Else they are offered a form that saves nothing."""
    admin = walk(make_person(portal, Role.administrator))
    for address in ("/en/texts", "/en/texts/new/practice"):
        admin.open(address, 404)


def test_odd_posts_are_no_errors(portal: Portal, walk: Walk, author: Person) -> None:
    """Else a broken link or a program that guesses fills the log with faults of ours."""
    record_id = write(portal, author)
    awa = walk(author)
    form = awa.open(f"/en/texts/{record_id}")
    csrf = form.main.all("input", name="csrf")[0].get("value")
    for name, data in {
        "move": {"move": "publish", "seen": "draft"},
        "move ": {"move": "submit", "seen": "nowhere", "proposal": "9" * 30},
        "restore": {"revision": "x"},
        "restore ": {"revision": "999999"},
        "comments/99999/done": {},
        "edit": {"base": "9" * 40, "language": "xx", "title": "\0"},
    }.items():
        answer = awa.client.post(f"/en/texts/{record_id}/{name.strip()}", data={"csrf": csrf, **data})
        assert answer.status_code in (303, 404, 409), name
    assert awa.client.get("/en/texts/%00/edit").status_code == 404
    assert awa.client.get(f"/en/texts/{record_id}/history/{'9' * 30}").status_code == 404


def test_what_was_typed_is_on_the_answer_where_a_text_is_not_there_any_more(
    portal: Portal, walk: Walk, author: Person
) -> None:
    """Else an author loses an hour's work when a moderator takes a name out of the text's address, or narrows who reads it."""
    record_id = write(portal, author, "How somebody came home")
    awa = walk(author)
    awa.open(f"/en/texts/{record_id}/edit/outcome")
    form, _ = awa.form("Save")
    sent = MultiDict([*pairs(form), ("lessons", "What was learned, told at some length.")])
    with portal.database.writing() as session:
        session.exec(select(Record).where(Record.id == record_id)).one().id = "note-renamed"
    for address in (form.get("action") or awa.page.address, "/en/texts/never-was-there/edit/outcome"):
        answer = awa.client.post(address, data=sent)
        assert answer.status_code == 404
        assert "What was learned, told at some length." in answer.text
        assert "Send it again" not in answer.text
