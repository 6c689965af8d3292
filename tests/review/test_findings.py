"""Signs of personal data on the way to review: shown at their place, answered or changed, and seen by moderators."""

from typing import Any

import pytest

from portal.database import proposals
from portal.database.tables import File, FileState, Person, Verdict
from portal.domain.policy import Role
from portal.domain.workflow import State
from portal.services.context import Portal
from portal.services.posting import findings
from portal.services.posting.declaring import declared
from portal.services.review import drafts, moving
from portal.services.review.door import NotThereError
from portal.services.review.moving import UnfinishedError
from portal.services.review.needs import NeededError
from tests.people.signing import make_person
from tests.records import shared, texts
from tests.review.texts import DECLARED, WHY, attach, edit, move, proposal, reader, write

NAMED = "The returnee, Mamadou Diallo, opened a workshop. It was 2 years of work for 1,200 people."


def sent(portal: Portal, author: Person, record_id: str) -> State:
    """Send a text in as it stands."""
    at = proposal(portal, record_id)
    return moving.move(portal, reader(portal, author), record_id, at.pk or 0, "submit", at.state, WHY)


def seen(portal: Portal, person: Person, record_id: str) -> Any:
    """Return the findings of a text."""
    return findings.of_text(portal, reader(portal, person), record_id).seen


def test_a_name_keeps_a_text_from_being_sent_until_somebody_speaks(portal: Portal, author: Person) -> None:
    """Else a migrant is recognised because nobody looked."""
    record_id = write(portal, author, lessons=NAMED)
    with pytest.raises(UnfinishedError) as stopped:
        sent(portal, author, record_id)
    assert [(one.path, one.type) for one in stopped.value.problems] == [("lessons", "personal_data")]
    only = seen(portal, author, record_id)[0]
    assert (only.words, only.kind, only.is_open) == ("Mamadou Diallo", "person_name", True)
    who = reader(portal, author)
    with pytest.raises(NeededError):
        findings.answer(portal, who, record_id, only.key, Verdict.explained, "  ")
    findings.answer(portal, who, record_id, only.key, Verdict.explained, "He is the author of the source and agreed.")
    assert sent(portal, author, record_id) is State.submitted


def test_an_answer_holds_for_the_record_and_for_these_words_only(portal: Portal, author: Person) -> None:
    """Else the same false alarm is answered at each save, or one answer lets other names through."""
    record_id = write(portal, author, lessons=NAMED)
    findings.answer(
        portal, reader(portal, author), record_id, seen(portal, author, record_id)[0].key, Verdict.false_alarm, ""
    )
    edit(
        portal,
        author,
        record_id,
        lessons="Later MAMADOU  Diallo told of 1,200 people.",
        approach="Fatou Camara returned to Kayes. " * 5,
    )
    open_now = {one.words for one in seen(portal, author, record_id) if one.is_open}
    assert open_now == {"Fatou Camara"}


def test_what_a_file_says_is_found_too_and_an_unread_file_is_waited_for(portal: Portal, author: Person) -> None:
    """Else the name that is not in the note stands in its annex."""
    sha = "ab" * 32
    signs = [{"kind": "phone", "text": "+221 77 123 45 67", "start": 5, "end": 22, "blocking": True}]
    with portal.database.writing() as session:
        session.add(File(sha256=sha, size=10, type="pdf", text="Call +221 77 123 45 67 now", findings=signs))
        session.add(File(sha256="cd" * 32, size=10, type="png", state=FileState.ready))
    files = [{"file": sha, "name": "list.pdf"}, {"file": "cd" * 32, "name": "place.png", "alt": "A hall"}]
    record_id = write(portal, author)
    attach(portal, author, record_id, files)
    with pytest.raises(UnfinishedError) as stopped:
        sent(portal, author, record_id)
    assert {one.type for one in stopped.value.problems} == {"personal_data", "file_unread"}
    with portal.database.writing() as session:
        session.get_one(File, sha).state = FileState.ready
    found = {(one.kind, one.file, one.is_open) for one in seen(portal, author, record_id)}
    assert found == {("phone", "list.pdf", True), ("photo", "place.png", False)}
    assert seen(portal, author, record_id)[0].before == "Call "


def test_pictures_are_seen_by_a_moderator_before_readers(portal: Portal, author: Person) -> None:
    """Else who publishes first publishes faces first."""
    with portal.database.writing() as session:
        session.add(File(sha256="cd" * 32, size=10, type="png", state=FileState.ready))
    record_id = write(portal, author)
    attach(portal, author, record_id, [{"file": "cd" * 32, "name": "place.png", "alt": "A hall"}])
    at = proposal(portal, record_id)
    with portal.database.reading() as session:
        held = proposals.hold(session, record_id)
        assert held
        assert held.proposal
        first = findings.problems(session, held.record, held.proposal, published_first=True)
        assert [one.type for one in first] == ["picture_unseen"]
        assert findings.problems(session, held.record, held.proposal, published_first=False) == []
    assert at.state is State.draft


def test_others_neither_see_nor_answer(portal: Portal, author: Person) -> None:
    """Else a stranger reads the name that was to be removed, or waves it through."""
    official = make_person(portal, Role.official)
    record_id = write(portal, author, lessons=NAMED)
    key = seen(portal, author, record_id)[0].key
    with pytest.raises(NotThereError):
        seen(portal, official, record_id)
    with pytest.raises(NotThereError):
        findings.answer(portal, reader(portal, official), record_id, key, Verdict.false_alarm, "")


def test_what_is_declared_is_kept_with_the_revisions(portal: Portal, author: Person, moderator: Person) -> None:
    """Else nobody can say later who promised what for which text."""
    record_id = write(portal, author)
    at = proposal(portal, record_id)
    with pytest.raises(NeededError) as lacking:
        moving.move(portal, reader(portal, author), record_id, at.pk or 0, "submit", at.state)
    assert set(lacking.value.needs) == {"rights", "terms"}
    move(portal, author, record_id, "submit")
    only = declared(portal, reader(portal, moderator), record_id, at.pk or 0)
    assert [(one.rights, one.by, one.latest) for one in only] == [(DECLARED["rights"], author.name, True)]
    assert only[0].licence


def test_the_name_of_a_file_is_looked_at_like_a_text(portal: Portal, author: Person) -> None:
    """Else a migrant's name stands on the list of files that every reader sees."""
    with portal.database.writing() as session:
        session.add(File(sha256="ef" * 32, size=10, type="pdf", state=FileState.ready, text="Of 2019"))
    record_id = write(portal, author)
    attach(portal, author, record_id, [{"file": "ef" * 32, "name": "Fatou_Camara-interview.pdf", "title": "Interview"}])
    found = [(one.path, one.kind, one.words) for one in seen(portal, author, record_id) if one.is_open]
    assert found == [("attachments.0.name", "person_name", "Fatou Camara")]


def test_names_of_building_blocks_are_texts(portal: Portal, author: Person) -> None:
    """Else what is called a name is where a name goes through."""
    blocks = [{"name": "Interview with Fatou Camara, a returnee", "how": "She told what she missed."}]
    who = reader(portal, author)
    written = {**texts("Savings groups for returnees"), "building_blocks": blocks}
    record_id = drafts.begin(portal, who, "practice", "en", shared(), written).record_id
    assert [one.path for one in seen(portal, author, record_id) if one.is_open] == ["building_blocks.0.name"]
