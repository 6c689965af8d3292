"""The languages of a record: what a translation was made from, and that nobody takes an old one for what the original says now."""

from pathlib import Path

import pytest
from sqlmodel import select

from portal.database import proposals, publishing
from portal.database.tables import Origin, Person, Record, Revision, Version
from portal.domain.policy import REGIONS, Reader, Role
from portal.domain.query import Query
from portal.services import reading, search
from portal.services.context import Portal
from portal.services.knowledge import load
from portal.services.library.importing import import_folder
from portal.services.posting import translating
from portal.services.posting.translating import OriginalMovedOnError
from portal.services.review import drafts
from portal.services.review.door import NotThereError
from portal.services.review.needs import Given
from portal.services.texts import made_text
from tests.library.samples import FRENCH, PRACTICE, french, make_folder, practice, put
from tests.people.signing import make_person
from tests.records import index, texts
from tests.review.texts import edit, move, publish, reader, release

VISITOR = Reader()
ALONE = "FJ"
"""A country of which the library holds nothing."""


@pytest.fixture
def author(portal: Portal) -> Person:
    """Return a coordinator of West Africa."""
    return make_person(portal, Role.coordinator, name="Awa Author")


@pytest.fixture
def moderator(portal: Portal) -> Person:
    """Return a moderator of all regions."""
    return make_person(portal, Role.moderator, name="Mo Moderator", regions=list(REGIONS))


@pytest.fixture
def both(portal: Portal, author: Person, moderator: Person) -> str:
    """Return a published practice with a French version."""
    record_id = publish(portal, author, moderator, implementation_countries=[ALONE])
    translate(portal, author, record_id)
    release(portal, author, moderator, record_id)
    return record_id


def translate(portal: Portal, author: Person, record_id: str, title: str = "Caisses de retour") -> None:
    """Write a French version as its form does."""
    who = reader(portal, author)
    now = drafts.read(portal, who, record_id, "fr")
    assert isinstance(drafts.save(portal, who, record_id, "fr", now.base, now.shared, texts(title)), drafts.Draft)


def older(portal: Portal, record_id: str, language: str = "fr") -> bool:
    """Say whether readers are told that a version is older than its original."""
    view = reading.record(portal, VISITOR, "practice", record_id, "en", language)
    assert view
    assert view.card.language == language
    return view.original_changed is not None


def test_a_translation_is_older_once_its_original_says_something_else(
    portal: Portal, author: Person, moderator: Person, both: str
) -> None:
    """Else a reader relies on what the original has taken back."""
    assert not older(portal, both)
    edit(portal, author, both, lessons="Begin early, and ask twice.")
    assert not older(portal, both)
    release(portal, author, moderator, both)
    assert older(portal, both)
    assert not older(portal, both, "en")
    english, french_one = translating.languages(portal, reader(portal, author), both)
    assert (english.is_original, english.changes, french_one.language) == (True, (), "fr")
    assert [change.name for change in french_one.changes] == ["lessons"]
    assert [(one.record_id, one.language) for one in translating.due(portal, reader(portal, author))] == [(both, "fr")]


def test_shared_facts_make_no_translation_older(portal: Portal, author: Person, moderator: Person, both: str) -> None:
    """Else each change of a date asks every translator, and soon nobody looks at the mark."""
    edit(portal, author, both, period_end="2022")
    release(portal, author, moderator, both)
    assert not older(portal, both)


def test_what_was_changed_back_is_no_change(portal: Portal, author: Person, moderator: Person, both: str) -> None:
    """Else a translation that is right is called old for ever."""
    for lessons in ("Begin late.", "Begin early."):
        edit(portal, author, both, lessons=lessons)
        release(portal, author, moderator, both)
    assert not older(portal, both)


def test_somebody_who_has_read_both_says_that_it_is_still_right(
    portal: Portal, author: Person, moderator: Person, both: str
) -> None:
    """Else a comma in the original sends every translation through review again."""
    edit(portal, author, both, lessons="Begin early!")
    release(portal, author, moderator, both)
    who = reader(portal, author)
    now_pk = translating.languages(portal, who, both)[1].now_pk
    with pytest.raises(NotThereError):
        translating.confirm(portal, reader(portal, make_person(portal, Role.official)), both, "fr", now_pk)
    with pytest.raises(NotThereError):
        translating.confirm(portal, who, both, "en", now_pk)
    with pytest.raises(OriginalMovedOnError):
        translating.confirm(portal, who, both, "fr", now_pk - 1)
    assert older(portal, both)
    translating.confirm(portal, who, both, "fr", now_pk)
    assert not older(portal, both)
    assert not translating.due(portal, who)


def test_a_changed_translation_says_itself_what_it_is_in_step_with(
    portal: Portal, author: Person, moderator: Person, both: str
) -> None:
    """Else a comma that is mended in French hides that the rest is old, or the mark stays on what was translated anew."""
    edit(portal, author, both, lessons="Begin early, and ask twice.")
    release(portal, author, moderator, both)
    who = reader(portal, author)
    translate(portal, author, both, "Caisses, avec une virgule")
    release(portal, author, moderator, both)
    assert older(portal, both)
    translate(portal, author, both, "Caisses, traduites à nouveau")
    now = translating.original(portal, who, both, "fr")
    assert now
    assert [change.name for change in now.changes] == ["lessons"]
    given = Given(rights="own_work", accepted=True, translation="machine", in_step=now.pk)
    move(portal, author, both, "submit", given)
    for name in ("take", "approve", "publish"):
        move(portal, moderator, both, name)
    assert not older(portal, both)
    view = reading.record(portal, VISITOR, "practice", both, "fr")
    assert view
    assert view.translation == "machine"


def test_what_a_stranger_posts_makes_no_translation_newer(
    portal: Portal, author: Person, moderator: Person, both: str
) -> None:
    """Else a number in a form names any text as the original."""
    edit(portal, author, both, lessons="Begin early, and ask twice.")
    release(portal, author, moderator, both)
    other = publish(portal, author, moderator, "Another practice")
    with portal.database.reading() as session:
        foreign = session.exec(select(Revision.pk).join(Record).where(Record.id == other, Revision.language == "en"))
        pk = foreign.first()
    translate(portal, author, both, "Caisses, avec une virgule")
    move(portal, author, both, "submit", Given(rights="own_work", accepted=True, in_step=pk, translation="original"))
    for name in ("take", "approve", "publish"):
        move(portal, moderator, both, name)
    assert older(portal, both)
    view = reading.record(portal, VISITOR, "practice", both, "fr")
    assert view
    assert view.translation == "human"


def test_a_text_that_waited_while_its_original_changed_is_older(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Else the original that an import brings meanwhile is taken for what was translated."""
    record_id = publish(portal, author, moderator)
    translate(portal, author, record_id)
    with portal.database.writing() as session:
        held = proposals.hold(session, record_id)
        assert held
        now = texts("Savings groups for returnees", lessons="Brought by an import.")
        shared, _ = proposals.contents(session, held.record, None, "en")
        publishing.publish(session, held.record, shared, [made_text("practice", "en", "original", now)], Origin.person)
    release(portal, author, moderator, record_id)
    assert older(portal, record_id)


def test_the_library_says_what_its_translations_were_made_from(portal: Portal, tmp_path: Path) -> None:
    """Else no note of the library is ever called old, or all of them are."""
    folder = make_folder(tmp_path / "content")

    def take() -> tuple[bool, int]:
        import_folder(portal.database, load(portal.settings.content), folder)
        with portal.database.reading() as session:
            row = session.exec(
                select(Version).join(Record).where(Record.id == "savings-groups", Version.language == "fr")
            )
            return older(portal, "savings-groups"), row.one().of_pk or 0

    late, first = take()
    assert not late
    assert first
    put(folder, PRACTICE, practice(lessons="Begin small, and go on."))
    assert take() == (True, first)
    put(folder, FRENCH, french(lessons="Commencer petit, et continuer."))
    late, second = take()
    assert not late
    assert second > first


def test_readers_get_their_language_first_and_else_the_original(portal: Portal, both: str) -> None:
    """Else somebody who reads French gets English words although French ones are there, or nothing where there are none."""
    index(portal)
    for language, title in (("fr", "Caisses de retour"), ("en", "Savings groups for returnees")):
        found = search.find(portal, VISITOR, Query(filters={"country": (ALONE,)}, language=language))
        assert [card.title for card in found.cards] == [title]
        listing = reading.country(portal, VISITOR, ALONE, language)
        assert listing
        assert [card.title for card in listing.cards] == [title]
        view = reading.record(portal, VISITOR, "practice", both, language)
        assert view
        assert view.card.title == title
    # Nobody has written it in Thai: the original, which the page says.
    view = reading.record(portal, VISITOR, "practice", both, "th")
    assert view
    assert (view.card.language, view.original) == ("en", "en")
