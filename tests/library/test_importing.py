"""An import takes in what is right, names what is wrong, and undoes nothing that people did."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from portal.database import publishing
from portal.database.library import standings
from portal.database.sessions import Database
from portal.database.tables import Origin, Outbox, Record, RecordFacet, RecordLabel, Revision, Version
from portal.domain.policy import Visibility
from portal.domain.workflow import Condition, State
from portal.services.knowledge import Knowledge
from portal.services.library.importing import Summary, import_folder
from portal.services.library.outcomes import Outcome
from tests.library import samples
from tests.library.samples import FRENCH, PRACTICE, RESOURCE, french, make_folder, practice, put, resource

Import = Callable[..., Summary]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder without faults."""
    return make_folder(tmp_path / "content")


@pytest.fixture
def take(database: Database, knowledge: Knowledge, folder: Path) -> Import:
    """Return the import of that folder."""

    def take(**options: Any) -> Summary:
        return import_folder(database, knowledge, folder, **options)

    return take


def _record(session: Session, record: str = "savings-groups") -> Record:
    return session.exec(select(Record).where(Record.id == record)).one()


def _revisions(database: Database) -> list[tuple[str, int, State]]:
    with database.reading() as session:
        rows = session.exec(select(Revision).join(Record).where(Record.id == "savings-groups")).all()
    return sorted((row.language, row.number, row.state) for row in rows)


def test_records_are_published_with_all_that_lists_need(take: Import, database: Database) -> None:
    """Otherwise an imported note is on no page, or on one that it must not be on."""
    summary = take()
    assert summary.faults == []
    assert summary.outcomes == {"savings-groups": Outcome.new, "savings-manual": Outcome.new}
    with database.reading() as session:
        record = _record(session)
        assert (record.condition, record.language, record.visibility) == (Condition.live, "en", Visibility.public)
        versions = session.exec(select(Version).where(Version.record_pk == record.pk).order_by(Version.language)).all()
        assert [(v.language, v.translation, v.title) for v in versions] == [
            ("en", "original", "Savings groups in villages"),
            ("fr", "human", "Groupes d'épargne"),
        ]
        live = session.get(Revision, versions[0].live_pk)
        assert live
        assert live.state is State.published
        assert "<em>every week</em>" in live.html["approach"]
        assert "what_did_not_work" not in live.html
        assert "every week" in live.plain
        assert "not_reported" not in live.plain
        labels = session.exec(select(RecordLabel.label).where(RecordLabel.record_pk == record.pk)).all()
        assert labels == ["public"]
        facets = {
            (row.facet, row.value)
            for row in session.exec(select(RecordFacet).where(RecordFacet.record_pk == record.pk))
        }
        assert {("country", "NE"), ("language", "fr"), ("language", "en"), ("period", "2015-2019")} <= facets
        jobs = session.exec(select(Outbox).where(Outbox.record_pk == record.pk)).all()
        assert [(job.topic, job.narrows) for job in jobs] == [("index", False)]


def test_a_second_import_changes_nothing(take: Import, database: Database) -> None:
    """Otherwise every start of the portal makes revisions and marks every note as updated today."""
    take()
    before = _revisions(database)
    with database.reading() as session:
        jobs, updated = len(session.exec(select(Outbox)).all()), _record(session).updated_at
    summary = take()
    assert set(summary.outcomes.values()) == {Outcome.unchanged}
    assert summary.organisations == 0
    assert _revisions(database) == before
    with database.reading() as session:
        assert (len(session.exec(select(Outbox)).all()), _record(session).updated_at) == (jobs, updated)


def test_a_changed_text_makes_one_revision_of_that_text(take: Import, database: Database, folder: Path) -> None:
    """Otherwise the history says that everything changed, or the old text stays public."""
    take()
    with database.reading() as session:
        first = _record(session).published_at
    put(folder, FRENCH, french(title="Caisses de village"))
    assert take().outcomes["savings-groups"] is Outcome.changed
    assert _revisions(database) == [
        ("", 1, State.published), ("en", 1, State.published), ("fr", 1, State.replaced), ("fr", 2, State.published),
    ]  # fmt: skip
    with database.reading() as session:
        record = _record(session)
        assert record.published_at == first
        assert first
        assert record.updated_at
        assert record.updated_at > first
        french_one = session.exec(select(Version).where(Version.record_pk == record.pk, Version.language == "fr")).one()
        assert french_one.title == "Caisses de village"


def test_what_a_person_edited_stays(take: Import, database: Database, folder: Path) -> None:
    """Otherwise an upgrade of the portal overwrites a coordinator's correction."""
    take()
    with database.writing() as session:
        texts = {**samples.TEXTS, "title": "Corrected here"}
        publishing.add_revision(session, _record(session), "en", texts, Origin.person, State.draft)
    put(folder, PRACTICE, practice(title="Changed in the file"))
    put(folder, RESOURCE, resource(title="Changed in the file too"))
    summary = take()
    assert summary.kept == {"savings-groups": Outcome.edited}
    assert summary.outcomes["savings-manual"] is Outcome.changed
    with database.reading() as session:
        titles = session.exec(select(Version.title).where(Version.record_pk == _record(session).pk)).all()
    assert "Changed in the file" not in titles


@pytest.mark.parametrize("condition", [Condition.withheld, Condition.archived, Condition.superseded])
def test_what_was_taken_out_stays_out(condition: Condition, take: Import, database: Database, folder: Path) -> None:
    """Otherwise a note withheld because somebody could be recognised is public again after an upgrade."""
    take()
    with database.writing() as session:
        publishing.set_condition(session, _record(session), condition)
    put(folder, PRACTICE, practice(title="Changed in the file"))
    assert take().kept == {"savings-groups": Outcome.closed}
    with database.reading() as session:
        assert _record(session).condition is condition


def test_a_visibility_set_by_a_moderator_stays(take: Import, database: Database, folder: Path) -> None:
    """Otherwise a changed file shows to everybody what a moderator had restricted."""
    take()
    with database.writing() as session:
        publishing.set_visibility(session, _record(session), Visibility.moderators)
    put(folder, PRACTICE, practice(subnational=["Thiès"]))
    assert take().outcomes["savings-groups"] is Outcome.changed
    with database.reading() as session:
        assert _record(session).visibility is Visibility.moderators
        assert standings(session, ["savings-groups"])["savings-groups"].record.visibility is Visibility.moderators


def test_a_file_that_narrows_the_visibility_is_followed(take: Import, database: Database, folder: Path) -> None:
    """Otherwise a record meant for governments from now on goes on being public, in the index too."""
    take()
    put(folder, PRACTICE, practice(visibility="governments"))
    take()
    with database.reading() as session:
        record = _record(session)
        assert record.visibility is Visibility.governments
        assert session.exec(select(RecordLabel.label).where(RecordLabel.record_pk == record.pk)).all() == [
            "governments"
        ]
        jobs = session.exec(select(Outbox).where(Outbox.record_pk == record.pk).order_by(Outbox.pk)).all()
        assert [job.narrows for job in jobs] == [False, True]


def test_an_embargo_is_kept(take: Import, database: Database, folder: Path) -> None:
    """Otherwise an import publishes today what must not be read before next year."""
    put(folder, PRACTICE, practice(embargo_until="2999-01"))
    put(folder, RESOURCE, resource(embargo_until="2001"))
    summary = take()
    assert summary.kept == {"savings-groups": Outcome.embargoed}
    assert summary.outcomes["savings-manual"] is Outcome.new
    with database.reading() as session:
        assert session.exec(select(Record.id)).all() == ["savings-manual"]


def test_an_id_of_another_kind_is_left_alone(take: Import, database: Database, folder: Path) -> None:
    """Otherwise a resource's address answers with a practice."""
    with database.writing() as session:
        publishing.add_record(session, "savings-groups", "resource", "en", Visibility.public)
    assert take().kept == {"savings-groups": Outcome.taken}


def test_a_check_changes_nothing(take: Import, database: Database, folder: Path) -> None:
    """Otherwise who only asks what is wrong has published it."""
    summary = take(check=True)
    assert set(summary.outcomes.values()) == {Outcome.new}
    with database.reading() as session:
        assert session.exec(select(Record)).all() == []


def test_a_check_needs_no_database(tmp_path: Path, knowledge: Knowledge, folder: Path) -> None:
    """Otherwise a folder cannot be checked on a machine without a portal, and the check makes a database."""
    summary = import_folder(Database(f"sqlite:///{tmp_path / 'none.sqlite'}"), knowledge, folder, check=True)
    assert len(summary.outcomes) == 2
    assert not (tmp_path / "none.sqlite").exists()


def test_a_renamed_organisation_reaches_the_index(take: Import, database: Database, folder: Path) -> None:
    """Otherwise a search for a body's new name finds nothing."""
    take()
    with database.writing() as session:
        for job in session.exec(select(Outbox)):
            session.delete(job)
    put(folder, "organisations.yaml", samples.ORGANISATIONS.replace("Government of Senegal", "Republic of Senegal"))
    assert take().organisations == 1
    with database.reading() as session:
        assert session.exec(select(Outbox.record_pk)).all() == [_record(session).pk]


def test_a_text_too_tangled_to_render_is_a_fault(take: Import, folder: Path) -> None:
    """Otherwise one file stops the import of all others."""
    put(folder, PRACTICE, practice(lessons="> " * 200 + "a"))
    summary = take()
    assert [fault.path.name for fault in summary.faults] == ["savings-groups.md"]
    assert list(summary.outcomes) == ["savings-manual"]
