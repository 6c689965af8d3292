"""What is derived from a record follows it at once: who may read it, what lists count, what the index is told."""

import pytest
from sqlmodel import Session, select

from portal.database import organisations, publishing
from portal.database.publishing import Text
from portal.database.sessions import Database
from portal.database.tables import Origin, Outbox, Record, RecordFacet, RecordLabel, RecordOrganisation, Revision
from portal.domain.policy import Visibility
from portal.domain.workflow import Condition, State
from tests.library.samples import SHARED, TEXTS

BODIES = [{"id": body, "name": {"en": body}, "type": "ngo", "countries": []} for body in ("iom", "gov-sn")]


@pytest.fixture
def record(database: Database) -> Record:
    """Return a published record of two regions."""
    with database.writing() as session:
        organisations.upsert(session, BODIES)
        made = publishing.add_record(session, "savings-groups", "practice", "en", Visibility.public)
        shared = {**SHARED, "regions": ["west-africa", "europe"]}
        publishing.publish(session, made, shared, [Text("en", "original", TEXTS)], Origin.imported)
    return made


def _labels(session: Session) -> set[str]:
    return set(session.exec(select(RecordLabel.label)))


def _jobs(session: Session) -> list[bool]:
    return [job.narrows for job in session.exec(select(Outbox).order_by(Outbox.pk))]  # type: ignore[arg-type]


def _stored(session: Session) -> Record:
    return session.exec(select(Record)).one()


def test_a_withheld_record_is_seen_by_nobody(database: Database, record: Record) -> None:
    """Otherwise a person who can be recognised goes on being shown until the index is done."""
    with database.writing() as session:
        publishing.withhold(session, _stored(session))
    with database.reading() as session:
        assert _labels(session) == set()
        assert session.exec(select(RecordFacet)).all() == []
        assert session.exec(select(RecordOrganisation)).all() == []
        assert _jobs(session) == [False, True]


def test_an_archived_record_is_read_but_not_listed(database: Database, record: Record) -> None:
    """Otherwise an old link breaks, or lists go on counting what is out of date."""
    with database.writing() as session:
        publishing.archive(session, _stored(session))
    with database.reading() as session:
        assert _labels(session) == {"public"}
        assert session.exec(select(RecordFacet)).all() == []
        assert len(session.exec(select(RecordOrganisation)).all()) == 3
        assert _jobs(session) == [False, True]


def test_what_comes_back_is_as_it_was(database: Database, record: Record) -> None:
    """Otherwise a record released again stays out of lists for ever."""
    with database.reading() as session:
        before = session.exec(select(RecordFacet.facet, RecordFacet.value)).all()
    with database.writing() as session:
        publishing.withhold(session, _stored(session))
        publishing.set_condition(session, _stored(session), Condition.live)
    with database.reading() as session:
        assert sorted(session.exec(select(RecordFacet.facet, RecordFacet.value))) == sorted(before)
        assert _labels(session) == {"public"}
        assert _jobs(session) == [False, True, False]


def test_a_visibility_of_regions_is_that_of_its_regions(database: Database, record: Record) -> None:
    """Otherwise officials of another region read what was meant for one."""
    with database.writing() as session:
        publishing.set_visibility(session, _stored(session), Visibility.region)
    with database.reading() as session:
        assert _labels(session) == {"region:west-africa", "region:europe"}
        assert _jobs(session) == [False, True]


def test_a_region_taken_out_narrows(database: Database, record: Record) -> None:
    """Otherwise officials of that region find the record in the index after they have lost it."""
    with database.writing() as session:
        publishing.set_visibility(session, _stored(session), Visibility.region)
        publishing.publish(session, _stored(session), SHARED, [], Origin.person)
    with database.reading() as session:
        assert _labels(session) == {"region:west-africa"}
        assert _jobs(session) == [False, True, True]


def test_a_visibility_made_wider_does_not_narrow(database: Database, record: Record) -> None:
    """Otherwise every search checks records that nothing was taken from."""
    with database.writing() as session:
        publishing.set_visibility(session, _stored(session), Visibility.moderators)
        publishing.set_visibility(session, _stored(session), Visibility.moderators)
    with database.reading() as session:
        assert _jobs(session) == [False, True, False]


def test_facets_are_those_of_all_languages(database: Database, record: Record) -> None:
    """Otherwise who filters by French does not find a record that is there in French."""
    with database.writing() as session:
        french = Text("fr", "human", {**TEXTS, "title": "Caisses"})
        publishing.publish(session, _stored(session), SHARED, [french], Origin.imported)
    with database.reading() as session:
        found = session.exec(select(RecordFacet.value).where(RecordFacet.facet == "language")).all()
        assert sorted(found) == ["en", "fr"]
        assert set(session.exec(select(RecordFacet.value).where(RecordFacet.facet == "region"))) == {"west-africa"}


def test_a_draft_changes_nothing_public(database: Database, record: Record) -> None:
    """Otherwise what nobody has reviewed is read by everybody."""
    with database.writing() as session:
        texts = {**TEXTS, "title": "Draft"}
        publishing.add_revision(session, _stored(session), "en", texts, Origin.person, State.draft)
    with database.reading() as session:
        states = session.exec(select(Revision.number, Revision.state).where(Revision.language == "en")).all()
        assert sorted(states) == [(1, State.published), (2, State.draft)]
        assert _jobs(session) == [False]


def test_a_failed_publication_leaves_nothing(database: Database, record: Record) -> None:
    """Otherwise half of a change is public and the index is not told."""
    unknown = {**SHARED, "lead_body": "nobody"}
    with pytest.raises(Exception, match=r"(?i)foreign key"), database.writing() as session:
        publishing.publish(session, _stored(session), unknown, [], Origin.imported)
    with database.reading() as session:
        assert len(session.exec(select(Revision).where(Revision.language == "")).all()) == 1
        assert _jobs(session) == [False]


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    """Otherwise PostgreSQL or another Python makes every note look changed."""
    assert publishing.digest({"a": 1, "b": {"c": 2, "d": 3}}) == publishing.digest({"b": {"d": 3, "c": 2}, "a": 1})
    assert publishing.digest({"a": 1}) != publishing.digest({"a": 2})
