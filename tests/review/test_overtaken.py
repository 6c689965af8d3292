"""A text that lay aside, or that was published first: what others did meanwhile stays, and somebody looks at it."""

from dataclasses import replace

from sqlmodel import Session

from portal.database import publishing
from portal.database.tables import Organisation, Origin, Person, Record, Revision
from portal.domain.policy import OrganisationStanding, Role
from portal.domain.workflow import Condition, State
from portal.services import reading
from portal.services.context import Portal
from portal.services.review import desk, moving
from portal.services.review.needs import Given
from tests.people.signing import make_person
from tests.records import change
from tests.review.texts import WHY, edit, move, proposal, publish, reader, release


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
    moving.move(portal, who, record_id, at.pk or 0, "publish_first", at.state, Given())
    view = reading.record(portal, who, "practice", record_id, "en")
    assert view
    assert view.card.condition == Condition.under_re_review
    assert [one.record_id for one in desk.published_first(portal, reader(portal, moderator))] == [record_id]
