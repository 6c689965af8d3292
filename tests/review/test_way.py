"""The way of a text, through the services: what is public at which moment, what is kept, who is told."""

from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from portal.database.tables import Outbox, Person, Record, Revision, Trail, now
from portal.domain.policy import VISITOR, Reader, Role
from portal.domain.query import Clause, Query, Term
from portal.domain.workflow import Condition, State
from portal.services import reading, search
from portal.services.context import Portal
from portal.services.review import conditions, deciding, desk, drafts, history, moving, reminding
from portal.services.review.door import NotThereError
from portal.services.review.moving import Given, MovedOnError, NeededError, UnfinishedError
from tests.people.letters import posted, text_of
from tests.people.signing import make_person
from tests.records import index
from tests.review.texts import WHY, edit, move, proposal, publish, reader, release, write


def _title(portal: Portal, record_id: str, who: Reader = VISITOR) -> str | None:
    found = reading.record(portal, who, "practice", record_id, "en")
    return found.card.title if found else None


def _found(portal: Portal, word: str, who: Reader = VISITOR) -> list[str]:
    query = Query(clauses=(Clause((Term(word),)),), expand=False)
    return [card.id for card in search.find(portal, who, query).cards]


def _mails(portal: Portal) -> list[tuple[str, int]]:
    with portal.database.reading() as session:
        rows = session.exec(select(Outbox).where(Outbox.topic == "mail")).all()
    return [(str((row.payload or {})["kind"]), int((row.payload or {})["person"])) for row in rows]


def test_a_text_is_public_when_it_is_published_and_not_before(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise a reader sees what nobody has checked."""
    record_id = write(portal, author, "Zebrafinch savings groups")
    for name in ("submit", "take", "approve"):
        move(portal, moderator if name != "submit" else author, record_id, name)
        index(portal)
        assert _title(portal, record_id) is None
        assert _found(portal, "zebrafinch") == []
    move(portal, moderator, record_id, "publish")
    index(portal)
    assert _title(portal, record_id) == "Zebrafinch savings groups"
    assert _found(portal, "zebrafinch") == [record_id]


def test_the_old_text_is_public_until_the_new_one_is_approved(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise an edit that nobody has checked is public, or the record vanishes while it is edited."""
    record_id = publish(portal, author, moderator, "Quokka loans")
    edit(portal, author, record_id, title="Wombat loans")
    move(portal, author, record_id, "submit")
    index(portal)
    assert _title(portal, record_id) == "Quokka loans"
    assert _found(portal, "wombat") == []
    for name in ("take", "approve", "publish"):
        move(portal, moderator, record_id, name)
    index(portal)
    assert _title(portal, record_id) == "Wombat loans"
    assert _found(portal, "quokka") == []
    assert _found(portal, "wombat") == [record_id]


def test_every_save_is_kept(portal: Portal, author: Person) -> None:
    """Otherwise a text that somebody typed is lost when they save again."""
    record_id = write(portal, author, "First words")
    edit(portal, author, record_id, title="Second words")
    edit(portal, author, record_id, title="Third words")
    kept = [one for one in history.revisions(portal, reader(portal, author), record_id) if one.language == "en"]
    titles = [history.compare(portal, reader(portal, author), record_id, one.pk).content["title"] for one in kept]
    assert titles == ["Third words", "Second words", "First words"]
    drafts.restore(portal, reader(portal, author), record_id, kept[-1].pk)
    assert drafts.read(portal, reader(portal, author), record_id).texts["title"] == "First words"
    assert len(history.revisions(portal, reader(portal, author), record_id)) == len(kept) + 2


def test_two_who_edit_at_once_both_keep_what_they_typed(portal: Portal, author: Person) -> None:
    """Otherwise the second save overwrites the first."""
    colleague = make_person(portal, Role.coordinator)
    record_id = write(portal, author, "Groups")
    move(portal, author, record_id, "submit")
    move(portal, author, record_id, "withdraw")
    move(portal, author, record_id, "reopen")
    base = drafts.read(portal, reader(portal, colleague), record_id).base
    edit(portal, author, record_id, title="The author's title")
    found = edit(portal, colleague, record_id, base=base, title="The colleague's title", lessons="A lesson of theirs.")
    assert isinstance(found, drafts.Conflict)
    assert found.clashing == ("title",)
    assert found.theirs.texts["title"] == "The author's title"
    assert found.mine[1]["title"] == "The colleague's title"
    assert found.merged[1]["lessons"] == "A lesson of theirs."
    assert drafts.read(portal, reader(portal, author), record_id).texts["title"] == "The author's title"
    kept = {row.content.get("title") for row in _revisions(portal)}
    assert {"The author's title", "The colleague's title"} <= kept


def _revisions(portal: Portal) -> list[Revision]:
    with portal.database.reading() as session:
        return list(session.exec(select(Revision)).all())


def test_of_two_moderators_who_decide_at_once_the_second_is_told(
    portal: Portal, author: Person, moderator: Person, other_moderator: Person
) -> None:
    """Otherwise the second decision overwrites the first, and the author gets two that contradict each other."""
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    move(portal, moderator, record_id, "take")
    pk = proposal(portal, record_id).pk or 0
    moving.move(portal, reader(portal, moderator), record_id, pk, "approve", State.in_review, WHY)
    with pytest.raises(MovedOnError) as told:
        moving.move(portal, reader(portal, other_moderator), record_id, pk, "refuse", State.in_review, WHY)
    assert told.value.state is State.approved
    assert proposal(portal, record_id).state is State.approved


def test_nobody_decides_on_a_text_of_their_own(portal: Portal, moderator: Person, other_moderator: Person) -> None:
    """Otherwise one person alone makes something public."""
    record_id = write(portal, moderator)
    move(portal, moderator, record_id, "submit")
    move(portal, other_moderator, record_id, "take")
    with pytest.raises(NotThereError):
        move(portal, moderator, record_id, "approve")
    assert move(portal, other_moderator, record_id, "approve") is State.approved


@pytest.mark.parametrize("name", ["request_changes", "refuse", "approve", "duplicate"])
def test_a_decision_has_a_reason(portal: Portal, author: Person, moderator: Person, name: str) -> None:
    """Otherwise an author is refused and does not learn why."""
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    move(portal, moderator, record_id, "take")
    with pytest.raises(NeededError) as told:
        move(portal, moderator, record_id, name, Given(reason="  ", record="portugal-arvore"))
    assert set(told.value.needs) == {"reason"}
    assert proposal(portal, record_id).state is State.in_review


def test_what_is_not_finished_cannot_be_sent_in(portal: Portal, author: Person) -> None:
    """Otherwise moderators get texts without sources."""
    who = reader(portal, author)
    draft = drafts.begin(portal, who, "practice", "en", {"regions": ["west-africa"]}, {"title": "Only a title"})
    with pytest.raises(UnfinishedError) as told:
        move(portal, author, draft.record_id, "submit")
    assert {"summary", "sources", "problem"} <= {problem.path for problem in told.value.problems}


def test_a_text_goes_into_a_queue_of_its_authors_regions(portal: Portal) -> None:
    """Otherwise an official of one region fills the queue of another."""
    official = make_person(portal, Role.official, country="DE", regions=[])
    record_id = write(portal, official, regions=["west-africa"])
    with pytest.raises(UnfinishedError) as told:
        move(portal, official, record_id, "submit")
    assert [problem.path for problem in told.value.problems] == ["regions"]
    edit(portal, official, record_id, regions=["west-africa", "europe"])
    assert move(portal, official, record_id, "submit") is State.submitted


def test_author_and_moderators_are_told_of_each_move(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise an author waits without knowing for what, and a text waits without anybody knowing."""
    elsewhere = make_person(portal, Role.moderator, country="DE", regions=["europe"])
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    assert sorted(_mails(portal)) == [("proposal_submitted", author.pk), ("proposal_to_review", moderator.pk)]
    for name in ("take", "request_changes"):
        move(portal, moderator, record_id, name)
    move(portal, author, record_id, "submit")
    for name in ("take", "approve", "publish"):
        move(portal, moderator, record_id, name)
    to_author = [kind for kind, person in _mails(portal) if person == author.pk]
    assert to_author == [
        "proposal_submitted", "proposal_taken", "changes_requested", "proposal_submitted", "proposal_taken",
        "proposal_approved", "proposal_published",
    ]  # fmt: skip
    assert elsewhere.pk not in {person for _, person in _mails(portal)}


def test_what_is_scheduled_is_published_on_its_day(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise a launch fails because somebody forgot a click, or comes too early."""
    record_id = write(portal, author)
    for name in ("submit", "take", "approve"):
        move(portal, author if name == "submit" else moderator, record_id, name)
    today = now().date()
    with pytest.raises(NeededError):
        move(portal, moderator, record_id, "schedule", Given(day=today.isoformat()))
    move(portal, moderator, record_id, "schedule", Given(day=(today + timedelta(days=3)).isoformat()))
    assert moving.publish_due(portal, today + timedelta(days=2)) == 0
    assert _title(portal, record_id) is None
    assert moving.publish_due(portal, today + timedelta(days=3)) == 1
    assert _title(portal, record_id) is not None
    assert moving.publish_due(portal, today + timedelta(days=3)) == 0


def test_nothing_is_published_before_its_embargo_ends(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise a government reads its own figures in the portal before it has announced them."""
    day = (now().date() + timedelta(days=9)).isoformat()
    record_id = write(portal, author, embargo_until=day)
    for name in ("submit", "take", "approve"):
        move(portal, author if name == "submit" else moderator, record_id, name)
    with pytest.raises(NeededError) as told:
        move(portal, moderator, record_id, "publish")
    assert told.value.needs == {"day": "embargo"}
    assert move(portal, moderator, record_id, "schedule", Given(day=day)) is State.scheduled


def test_a_trusted_organisation_publishes_first_and_is_looked_at_after(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise trust means nothing, or means that nobody ever looks."""
    from dataclasses import replace

    from portal.domain.policy import OrganisationStanding

    record_id = write(portal, author)
    at = proposal(portal, record_id)
    who = reader(portal, author)
    with pytest.raises(NotThereError):
        moving.move(portal, who, record_id, at.pk or 0, "publish_first", State.draft)
    who = replace(who, standing=OrganisationStanding.trusted)
    moving.move(portal, who, record_id, at.pk or 0, "publish_first", State.draft, WHY)
    found = reading.record(portal, VISITOR, "practice", record_id, "en")
    assert found
    assert found.card.condition == Condition.under_re_review
    assert [one.record_id for one in desk.published_first(portal, reader(portal, moderator))] == [record_id]


def test_the_moderators_grade_is_what_readers_see(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise authors grade themselves."""
    record_id = write(portal, author, evidence_grade="4_replicated")
    move(portal, author, record_id, "submit")
    move(portal, moderator, record_id, "take")
    given = Given("Fine.", grade="2_monitored", grade_reason="Counted by the project itself.")
    move(portal, moderator, record_id, "approve", given)
    move(portal, moderator, record_id, "publish")
    found = reading.record(portal, VISITOR, "practice", record_id, "en")
    assert found
    assert found.shared["evidence_grade"] == "2_monitored"
    assert found.texts["evidence_reason"] == "Counted by the project itself."


def test_what_waits_too_long_concerns_every_moderator(portal: Portal, author: Person) -> None:
    """Otherwise a text waits for one who is on leave."""
    elsewhere = make_person(portal, Role.moderator, country="DE", regions=["europe"])
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    assert desk.queue(portal, reader(portal, elsewhere)) == ()
    with portal.database.writing() as session:
        row = session.merge(proposal(portal, record_id))
        row.submitted_at = now() - timedelta(days=9)
    assert [one.overdue for one in desk.queue(portal, reader(portal, elsewhere))] == [True]
    assert reminding.alert_overdue(portal) == 1
    assert reminding.alert_overdue(portal) == 0
    assert ("review_overdue", elsewhere.pk) in _mails(portal)


def test_whoever_took_what_was_overdue_brings_it_to_its_end(portal: Portal, author: Person) -> None:
    """Otherwise a moderator who helped out cannot open the text any more once it is approved."""
    elsewhere = make_person(portal, Role.moderator, country="DE", regions=["europe"])
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    with portal.database.writing() as session:
        session.merge(proposal(portal, record_id)).submitted_at = now() - timedelta(days=9)
    for name in ("take", "approve", "publish"):
        move(portal, elsewhere, record_id, name)
    assert _title(portal, record_id)


def test_a_text_on_its_way_gives_nobody_rights_over_what_is_public(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise a draft that names another region lets that region's moderators hide the record."""
    record_id = publish(portal, author, moderator)
    elsewhere = make_person(portal, Role.moderator, country="DE", regions=["europe"])
    edit(portal, author, record_id, regions=["west-africa", "europe"])
    move(portal, author, record_id, "submit")
    assert [one.record_id for one in desk.queue(portal, reader(portal, elsewhere))] == [record_id]
    with pytest.raises(NotThereError):
        conditions.change(portal, reader(portal, elsewhere), record_id, "withhold", Condition.live, WHY)


def test_a_decision_of_two_moves_is_one_mail_with_its_reason(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise an author gets two mails for one click, and the one that says "published" does not say why."""
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    move(portal, moderator, record_id, "take")
    given = Given("Clear.", grade="2_monitored", grade_reason="Counted.")
    at = proposal(portal, record_id)
    who = reader(portal, moderator)
    deciding.decide(portal, who, record_id, at.pk or 0, deciding.Choice.publish, State.in_review, given)
    assert [kind for kind, person in _mails(portal) if person == author.pk][-1] == "proposal_published"
    assert "proposal_approved" not in [kind for kind, _ in _mails(portal)]
    assert "Clear." in [text_of(mail) for mail in posted(portal) if mail["To"] == author.email][-1]


def test_coordinators_are_reminded_before_a_record_is_out_of_date(
    portal: Portal, author: Person, moderator: Person
) -> None:
    """Otherwise readers find what was right years ago."""
    record_id = publish(portal, author, moderator)
    today = now().date()
    assert reminding.remind_of_reviews(portal, today) == 0
    with portal.database.writing() as session:
        record = session.exec(select(Record).where(Record.id == record_id)).one()
        assert record.review_by
        assert record.review_by[:4] == str(today.year + 2)
        record.review_by = (today + timedelta(days=20)).isoformat()
    assert reminding.remind_of_reviews(portal, today + timedelta(days=1)) == 1
    assert reminding.remind_of_reviews(portal, today + timedelta(days=2)) == 0
    assert ("review_due", author.pk) in _mails(portal)


@pytest.mark.parametrize("statement", ["UPDATE trail SET action = 'x'", "DELETE FROM trail"])
def test_the_trail_can_only_be_added_to(portal: Portal, author: Person, statement: str) -> None:
    """Otherwise whoever gets at the database can hide what they did."""
    write(portal, author)
    with pytest.raises(DatabaseError, match="only be added"), portal.database.writing() as session:
        session.execute(sql(statement))


def test_the_trail_holds_no_name_and_no_free_text(portal: Portal, author: Person, moderator: Person) -> None:
    """Otherwise a closed account lives on in it for ever, and a reason that names somebody cannot be erased."""
    record_id = publish(portal, author, moderator, "Marmoset Title")
    edit(portal, author, record_id, title="Other title")
    with portal.database.reading() as session:
        rows = [str(row.model_dump()) for row in session.exec(select(Trail)).all()]
    assert rows
    for row in rows:
        for word in ("marmoset", author.name, author.email, moderator.name, WHY.reason):
            assert str(word).lower() not in row.lower()


def test_what_was_withdrawn_can_be_taken_up_again(portal: Portal, author: Person) -> None:
    """Otherwise a text that somebody withdrew by mistake is lost."""
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    move(portal, author, record_id, "withdraw")
    assert move(portal, author, record_id, "reopen") is State.draft
    release(portal, author, make_person(portal, Role.moderator), record_id)
    assert _title(portal, record_id)


def test_the_checklist_is_ticked_by_those_who_decide_and_before_they_do(
    portal: Portal, moderator: Person, other_moderator: Person
) -> None:
    """Otherwise an author vouches for their own text, or somebody changes afterwards what was looked at."""
    record_id = write(portal, moderator)
    move(portal, moderator, record_id, "submit")
    move(portal, other_moderator, record_id, "take")
    pk = proposal(portal, record_id).pk or 0
    with pytest.raises(NotThereError):
        desk.tick(portal, reader(portal, moderator), record_id, pk, ["scope"])
    desk.tick(portal, reader(portal, other_moderator), record_id, pk, ["scope"])
    move(portal, other_moderator, record_id, "refuse")
    desk.tick(portal, reader(portal, other_moderator), record_id, pk, [])
    assert proposal(portal, record_id).checklist == ["scope"]
