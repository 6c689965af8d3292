"""A form saves its own fields, together with what others saved since; what pages save by themselves fills no history."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from portal.database.tables import Person, Revision, now
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.files import attaching
from portal.services.review import drafts, history, tidying
from portal.services.review.drafts import Conflict, Draft
from tests.people.signing import make_person
from tests.review.texts import move, proposal, publish, reader, write


@pytest.fixture
def author(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def moderator(portal: Portal) -> Person:
    """Return a moderator of West Africa."""
    return make_person(portal, Role.moderator, name="Mo Moderator")


def save(
    portal: Portal, person: Person, record_id: str, base: str, quiet: bool = False, spoken: str = "", **typed: Any
) -> Draft | Conflict:
    """Save what was typed in a form of these fields alone."""
    return drafts.save(
        portal, reader(portal, person), record_id, "en", base, typed, typed, frozenset(typed), quiet, spoken
    )


def read(portal: Portal, person: Person, record_id: str) -> Draft:
    return drafts.read(portal, reader(portal, person), record_id)


def test_a_step_leaves_the_fields_of_others_alone(portal: Portal, author: Person) -> None:
    """Else to save one page of the form empties all others."""
    record_id = write(portal, author)
    before = read(portal, author, record_id)
    saved = save(portal, author, record_id, before.base, lessons="Begin early.", period_end="")
    assert isinstance(saved, Draft)
    after = read(portal, author, record_id)
    assert after.texts == {**before.texts, "lessons": "Begin early."}
    assert after.shared == {name: value for name, value in before.shared.items() if name != "period_end"}


def test_two_who_change_different_fields_are_both_saved(portal: Portal, author: Person) -> None:
    """Else the second one is asked about what has nothing to do with them, or overwrites the first."""
    record_id = write(portal, author)
    base = read(portal, author, record_id).base
    save(portal, author, record_id, base, lessons="What one wrote.", title="Savings groups for returnees")
    found = save(portal, author, record_id, base, title="What the other wrote", summary="Short.")
    assert isinstance(found, Draft)
    assert found.texts["lessons"] == "What one wrote."
    assert found.texts["title"] == "What the other wrote"


def test_the_same_field_is_asked_about_and_both_are_kept(portal: Portal, author: Person) -> None:
    """Else one of two texts is gone."""
    record_id = write(portal, author)
    base = read(portal, author, record_id).base
    save(portal, author, record_id, base, title="What one wrote")
    found = save(portal, author, record_id, base, title="What the other wrote", lessons="And a lesson.")
    assert isinstance(found, Conflict)
    assert found.clashing == ("title",)
    assert read(portal, author, record_id).texts["title"] == "What one wrote"
    kept = [one.pk for one in history.revisions(portal, reader(portal, author), record_id)]
    contents = [history.compare(portal, reader(portal, author), record_id, pk).content for pk in kept]
    assert {"What one wrote", "What the other wrote"} <= {content.get("title") for content in contents}


def test_the_same_save_twice_is_one(portal: Portal, author: Person) -> None:
    """Else a page whose answer got lost on the way is told that somebody else was faster."""
    record_id = write(portal, author)
    base = read(portal, author, record_id).base
    first = save(portal, author, record_id, base, quiet=True, title="Typed once")
    again = save(portal, author, record_id, base, quiet=True, title="Typed once")
    assert isinstance(first, Draft)
    assert isinstance(again, Draft)
    assert again.base == first.base


def attach(portal: Portal, person: Person, record_id: str, name: str, sha256: str) -> dict[str, Any]:
    with portal.database.writing() as session:
        return attaching.attach(session, reader(portal, person), record_id, name, sha256).item


def test_a_file_that_was_attached_meanwhile_stays(portal: Portal, author: Person) -> None:
    """Else who attaches a file while the form is open loses it when they save, or cannot take one out."""
    record_id = write(portal, author)
    first = attach(portal, author, record_id, "report.pdf", "a" * 64)
    base = read(portal, author, record_id).base
    second = attach(portal, author, record_id, "form.docx", "b" * 64)
    found = save(portal, author, record_id, base, attachments=[{**first, "title": "The report"}])
    assert isinstance(found, Draft)
    assert found.shared["attachments"] == [{**first, "title": "The report"}, second]
    # A form that was saved since, and does not show the second file yet.
    typed = {"attachments": [first]}
    args = (portal, reader(portal, author), record_id, "en", found.base, typed, {}, frozenset(typed))
    still = drafts.save(*args, had=frozenset({"a" * 64}))
    assert isinstance(still, Draft)
    assert still.shared["attachments"] == [first, second]
    gone = drafts.save(*args[:4], still.base, *args[5:], had=frozenset({"a" * 64, "b" * 64}))
    assert isinstance(gone, Draft)
    assert gone.shared["attachments"] == [first]


def test_to_look_through_a_public_text_changes_nothing(portal: Portal, author: Person, moderator: Person) -> None:
    """Else a record is "being changed", and closed to others, because somebody looked at its form."""
    record_id = publish(portal, author, moderator)
    draft = read(portal, author, record_id)
    found = drafts.save(
        portal, reader(portal, author), record_id, "en", draft.base, draft.shared, draft.texts, frozenset({"title"})
    )
    assert isinstance(found, Draft)
    assert found.state is None
    assert proposal(portal, record_id).state == "published"


def test_what_pages_save_by_themselves_is_not_listed(portal: Portal, author: Person) -> None:
    """Else nobody finds the save that they look for among a hundred others."""
    record_id = write(portal, author)
    draft = read(portal, author, record_id)
    base = draft.base
    for text in ("T", "Th", "The"):
        saved = save(portal, author, record_id, base, quiet=True, lessons=text)
        assert isinstance(saved, Draft)
        base = saved.base
    who = reader(portal, author)
    shown = [one for one in history.revisions(portal, who, record_id) if one.language]
    # The first one, and what stands now.
    assert [one.number for one in shown] == [4, 1]
    compared = history.compare(portal, who, record_id, shown[0].pk)
    assert compared.old
    assert compared.old.number == 1
    # What a person saves is theirs, whoever had saved the same before.
    save(portal, author, record_id, base, lessons="The")
    save(portal, author, record_id, base, lessons="The lesson")
    assert [one.number for one in history.revisions(portal, who, record_id) if one.language] == [5, 4, 1]


def test_what_pages_saved_is_forgotten_and_nothing_else(portal: Portal, author: Person, moderator: Person) -> None:
    """Else every pause in typing is kept for ever, or a text that somebody needs is gone."""
    record_id = publish(portal, author, moderator)
    base = stale = read(portal, author, record_id).base
    for text in ("T", "Th", "The lesson."):
        saved = save(portal, author, record_id, base, quiet=True, lessons=text)
        assert isinstance(saved, Draft)
        stale, base = base, saved.base
    assert tidying.forget(portal) == 0
    _age(portal)
    assert tidying.forget(portal) == 2
    assert read(portal, author, record_id).texts["lessons"] == "The lesson."
    # A form that was made from one of them overwrites nothing.
    found = save(portal, author, record_id, stale, lessons="Something else")
    assert isinstance(found, Conflict)
    move(portal, author, record_id, "submit")
    for name in ("take", "approve", "publish"):
        move(portal, moderator, record_id, name)
    _age(portal)
    assert tidying.forget(portal) == 0


def _age(portal: Portal) -> None:
    with portal.database.writing() as session:
        for row in session.exec(select(Revision)):
            row.created_at = now() - timedelta(days=8)
            session.add(row)


def test_a_draft_can_turn_out_to_be_in_another_language(portal: Portal, author: Person, moderator: Person) -> None:
    """Else who chose the wrong language has to write it all anew, or a public text changes its language."""
    record_id = write(portal, author)
    saved = save(portal, author, record_id, read(portal, author, record_id).base, spoken="fr", title="Titre français")
    assert isinstance(saved, Draft)
    assert (saved.language, saved.original) == ("fr", "fr")
    now_there = read(portal, author, record_id)
    assert now_there.language == "fr"
    assert now_there.texts["title"] == "Titre français"
    public = publish(portal, author, moderator, "Another note")
    save(portal, author, public, read(portal, author, public).base, spoken="fr", title="Another title")
    assert read(portal, author, public).language == "en"


def test_one_form_begins_one_text(portal: Portal, author: Person) -> None:
    """Else a double click, a lost answer or the back button makes the same draft twice."""
    who = reader(portal, author)
    begun = drafts.begin(portal, who, "practice", "en", {}, {"title": "A title"}, "token-of-the-form")
    id, base = drafts.begun_in(portal, who, "token-of-the-form")
    assert id == begun.record_id
    found = save(portal, author, id, base, title="A better title")
    assert isinstance(found, Draft)
    assert drafts.begun_in(portal, who, "another") == ("", "")
    other = reader(portal, make_person(portal, Role.coordinator))
    assert drafts.begun_in(portal, other, "token-of-the-form") == ("", "")
