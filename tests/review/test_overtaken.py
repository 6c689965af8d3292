"""A text that lay aside, or that was published first: what others did meanwhile stays, and somebody looks at it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from portal.database import publishing
from portal.database.publishing import Text
from portal.database.tables import Organisation, Origin, Person, Record, Revision, now
from portal.domain.policy import OrganisationStanding, Role, Visibility
from portal.domain.workflow import Condition, State
from portal.services import reading
from portal.services.context import Portal
from portal.services.review import conditions, desk, drafts, moving
from portal.services.review.moving import UnfinishedError
from portal.services.review.needs import Given
from portal.services.texts import made_text
from tests.people.signing import make_person
from tests.records import change
from tests.review.texts import WHY, edit, move, proposal, publish, reader, release, write


def test_a_text_that_is_taken_up_again_does_not_undo_what_became_public_meanwhile(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise readers lose a text that was published since, and no moderator sees that they do."""
    record_id = publish(portal, author, moderator, "The first title")
    edit(portal, author, record_id, title="The title of the text that lay aside")
    move(portal, author, record_id, "withdraw")
    aside = proposal(portal, record_id).pk or 0
    edit(portal, author, record_id, lessons="What was learned since.", period_end="2025")
    release(portal, author, moderator, record_id)
    who = reader(portal, author)
    moving.move(portal, who, record_id, aside, "reopen", State.withdrawn)
    standing = desk.standing(portal, who, record_id)
    assert standing.proposal_pk == aside
    assert [one.name for one in standing.changes] == ["title"]
    for person, name in ((author, "submit"), (moderator, "take"), (moderator, "approve"), (moderator, "publish")):
        at = desk.standing(portal, reader(portal, person), record_id).state
        moving.move(portal, reader(portal, person), record_id, aside, name, at, WHY)
    found = reading.record(portal, who, "practice", record_id, "en")
    assert found
    assert found.card.title == "The title of the text that lay aside"
    assert found.texts["lessons"] == "What was learned since."
    assert found.shared["period_end"] == "2025"


def test_a_moderator_sees_what_a_text_would_undo_of_an_import(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise publishing a text silently takes back what files brought while it waited."""
    record_id = publish(portal, author, moderator, "The first title")
    edit(portal, author, record_id, title="Another title")
    move(portal, author, record_id, "submit")

    change(portal, record_id, _import)
    standing = desk.standing(portal, reader(portal, moderator), record_id)
    assert [one.name for one in standing.changes] == ["title", "period_end"]


def _import(session: Session, record: Record) -> None:
    live = session.get_one(Revision, record.live_pk)
    publishing.publish(session, record, {**live.content, "period_end": "2025"}, [], Origin.imported)


def test_a_change_that_is_published_first_is_looked_at_after(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise somebody of a trusted organisation changes what is public, and nobody ever checks it."""
    with portal.database.writing() as session:
        session.add(
            Organisation(
                id="trusted-body", names={"en": "Trusted"}, type="government", url="", countries=[],
                standing=OrganisationStanding.trusted,
            )
        )  # fmt: skip
    record_id = publish(portal, author, moderator, "The first title")
    trusted = make_person(portal, Role.coordinator, organisation_id="trusted-body")
    edit(portal, trusted, record_id, title="What nobody has checked")
    who = replace(reader(portal, trusted), standing=OrganisationStanding.trusted)
    at = proposal(portal, record_id)
    moving.move(portal, who, record_id, at.pk or 0, "publish_first", at.state, Given(rights="own_work", accepted=True))
    view = reading.record(portal, who, "practice", record_id, "en")
    assert view
    assert view.card.condition == Condition.under_re_review
    assert [one.record_id for one in desk.published_first(portal, reader(portal, moderator))] == [record_id]


def test_a_text_does_not_widen_what_a_moderator_chose(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise all governments read again what a moderator kept from them."""
    record_id = publish(portal, author, moderator, "The first title")
    conditions.reclassify(portal, reader(portal, moderator), record_id, Visibility.moderators, "Not for others.")
    edit(portal, author, record_id, title="The second title")
    draft = drafts.read(portal, reader(portal, author), record_id)
    fields = {**draft.shared, "visibility": "governments"}
    drafts.save(portal, reader(portal, author), record_id, "en", draft.base, fields, draft.texts)
    release(portal, author, moderator, record_id)
    official = make_person(portal, Role.official)
    assert reading.record(portal, reader(portal, official), "practice", record_id, "en") is None
    assert reading.record(portal, reader(portal, moderator), "practice", record_id, "en")


def test_a_text_that_names_a_body_that_nobody_knows_is_not_sent_in(portal: Portal, author: Person) -> None:
    """Otherwise the text can never be published, and the page of whoever tries it fails."""
    record_id = write(portal, author, lead_body="nobody-knows-it", partners=["iom", "nor-this-one"])
    with pytest.raises(UnfinishedError) as told:
        move(portal, author, record_id, "submit")
    assert [problem.name for problem in told.value.problems] == ["lead_body", "partners"]


def test_one_text_that_cannot_be_published_does_not_hold_up_others(
    portal: Portal, author: Person, moderator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise one bad text keeps all others that are due from readers, for ever."""
    day = (now() + timedelta(days=2)).date()
    due = []
    for title in ("A text that breaks", "A text that is well"):
        record_id = write(portal, author, title)
        move(portal, author, record_id, "submit")
        for name in ("take", "approve", "schedule"):
            move(portal, moderator, record_id, name, Given(reason="So.", day=day.isoformat()))
        due.append(record_id)
    made = made_text

    def breaks(kind: str, language: str, translation: str, texts: Mapping[str, Any]) -> Text:
        if texts["title"] == "A text that breaks":
            raise RuntimeError("broken")
        return made(kind, language, translation, texts)

    monkeypatch.setattr("portal.services.review.moving.made_text", breaks)
    moving.publish_due(portal, day)
    assert [proposal(portal, record_id).state for record_id in due] == [State.scheduled, State.published]


def test_a_visibility_that_is_none_loses_nothing_and_shows_nothing(portal: Portal, author: Person) -> None:
    """Otherwise everything that was typed is lost with it, or others read it who should not."""
    record_id = write(portal, author, visibility="every-body")
    assert drafts.read(portal, reader(portal, author), record_id).shared["visibility"] == "every-body"
    assert proposal(portal, record_id).visibility is Visibility.moderators
