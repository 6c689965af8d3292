"""What is not meant for somebody is not told by what points to it: an id is made of the words of a title."""

import pytest
from flask.testing import FlaskClient
from sqlmodel import Session

from portal.database.tables import Person, Record, Revision
from portal.domain.policy import Role
from portal.domain.workflow import Condition
from portal.services.context import Portal
from portal.services.review import conditions, drafts, history
from portal.services.review.door import NotThereError
from portal.services.review.needs import Given
from tests.people.signing import make_person, sit_down
from tests.records import change
from tests.review.texts import edit, move, proposal, publish, reader, release, write

HIDDEN = "Ngozi hidden word"


def test_a_successor_is_named_to_those_only_who_read_it(
    portal: Portal, client: FlaskClient, author: Person, moderator: Person
) -> None:
    """Otherwise a visitor reads the words of a title that is for governments only."""
    old = publish(portal, author, moderator, "What was there before")
    new = publish(portal, author, moderator, HIDDEN, visibility="governments")
    given = Given(reason="Newer.", record=new)
    conditions.change(portal, reader(portal, moderator), old, "supersede", Condition.live, given)
    for page in (f"/en/practices/{old}", f"/api/v1/records/{old}"):
        assert "ngozi" not in client.get(page).text.lower()
    official = sit_down(client, portal, make_person(portal, Role.official))
    assert official.get(f"/api/v1/records/{old}").get_json()["superseded_by"] == new
    assert new in official.get(f"/en/practices/{old}").text


def test_the_api_names_related_practices_to_those_only_who_read_them(
    portal: Portal, client: FlaskClient, author: Person, moderator: Person
) -> None:
    """Otherwise a program reads the words of a title that no page shows."""
    new = publish(portal, author, moderator, HIDDEN, visibility="moderators")
    resource = client.get("/api/v1/search?kind=resource&size=1").get_json()["results"][0]["id"]

    def link(session: Session, record: Record) -> None:
        live = session.get_one(Revision, record.live_pk)
        live.content = {**live.content, "related_practices": [new]}

    change(portal, resource, link)
    assert "ngozi" not in client.get(f"/api/v1/records/{resource}").text
    seeing = sit_down(client, portal, moderator)
    assert seeing.get(f"/api/v1/records/{resource}").get_json()["fields"]["related_practices"] == [new]


def test_an_author_learns_of_a_duplicate_that_they_read_only(
    portal: Portal, client: FlaskClient, author: Person, moderator: Person
) -> None:
    """Otherwise an official reads the words of a title that is for moderators only."""
    official = make_person(portal, Role.official)
    for visibility, is_named in (("moderators", False), ("governments", True)):
        kept = publish(portal, author, moderator, HIDDEN, visibility=visibility)
        mine = write(portal, official, "Mine")
        move(portal, official, mine, "submit")
        move(portal, moderator, mine, "take")
        move(portal, moderator, mine, "duplicate", Given(reason="It is there already.", record=kept))
        page = sit_down(client, portal, official).get(f"/en/texts/{mine}")
        assert page.status_code == 200
        assert (kept in page.text) is is_named


def test_a_revision_that_somebody_may_not_read_is_none_that_they_bring_back(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise a coordinator reads what was for moderators only, by restoring it by its number."""
    record_id = publish(portal, author, moderator, "What all may read")
    who = reader(portal, moderator)
    begun = drafts.read(portal, who, record_id)
    drafts.save(
        portal, who, record_id, "en", begun.base,
        {**begun.shared, "visibility": "moderators"}, {**begun.texts, "title": HIDDEN},
    )  # fmt: skip
    secret = proposal(portal, record_id).text_pk or 0
    move(portal, moderator, record_id, "withdraw")
    colleague = reader(portal, make_person(portal, Role.coordinator))
    assert secret not in [one.pk for one in history.revisions(portal, colleague, record_id)]
    with pytest.raises(NotThereError):
        drafts.restore(portal, colleague, record_id, secret)


def test_what_is_for_its_regions_is_not_shown_to_others_by_a_draft_that_names_them(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise whoever edits a text shows it and its history to another region, before any moderator has agreed."""
    record_id = publish(portal, author, moderator, HIDDEN, visibility="region")
    abroad = reader(portal, make_person(portal, Role.coordinator, country="DE", regions=["europe"]))
    edit(portal, author, record_id, regions=["west-africa", "europe"])
    move(portal, author, record_id, "submit")
    for look in (history.revisions, drafts.read):
        with pytest.raises(NotThereError):
            look(portal, abroad, record_id)
    for name in ("take", "approve", "publish"):
        move(portal, moderator, record_id, name)
    assert history.revisions(portal, abroad, record_id)


def test_the_list_of_ones_texts_tells_nothing_of_what_others_write_in_secret(
    portal: Portal, client: FlaskClient, author: Person, moderator: Person
) -> None:
    """Otherwise whoever once wrote a part of a record reads the title of a change that is for moderators only."""
    record_id = publish(portal, author, moderator, "What all may read")
    colleague = make_person(portal, Role.coordinator)
    edit(portal, colleague, record_id, title="What the colleague wrote")
    release(portal, colleague, moderator, record_id)
    who = reader(portal, moderator)
    begun = drafts.read(portal, who, record_id)
    fields = {**begun.shared, "visibility": "moderators"}
    drafts.save(portal, who, record_id, "en", begun.base, fields, {**begun.texts, "title": HIDDEN})
    page = sit_down(client, portal, colleague).get("/en/texts")
    assert "What the colleague wrote" in page.text
    assert HIDDEN not in page.text
