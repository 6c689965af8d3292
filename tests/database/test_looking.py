"""What administrators look for is found in both databases."""

from datetime import UTC, datetime

from portal.database import accounts, bodies, mails, organisations, record_names, trail
from portal.database.accounts import Asked
from portal.database.sessions import Database
from portal.database.tables import Organisation, Outbox, Person, PersonStanding, Record, RecordOrganisation, now
from portal.domain.policy import Reader, Role

DAY = datetime(2000, 1, 1, tzinfo=UTC)


def person(email: str, **more: object) -> Person:
    return Person(id=email, email=email, name=email.title(), standing=PersonStanding.active, **more)


def test_people_are_found_by_region_name_and_organisation(database: Database) -> None:
    """Else an installation on one of the databases shows nobody, or an error."""
    with database.writing() as session:
        session.add(Organisation(id="iom", names={"en": "IOM"}, type="io"))
        session.flush()
        session.add(person("a@x.org", regions=["west-africa", "europe"], organisation_id="iom"))
        session.add(person("b@x.org", country="SN", role=Role.moderator))
        session.add(person("c_d@x.org", regions=["south-east-asia"]))
    asked = (
        (Asked(region="west-africa", countries=("SN", "ML")), ["a@x.org", "b@x.org"]),
        (Asked(region="europe"), ["a@x.org"]),
        (Asked(words="C_D"), ["c_d@x.org"]),
        (Asked(words="a_x"), []),
        (Asked(role="moderator"), ["b@x.org"]),
        (Asked(role="nonsense", standing="nonsense"), []),
        (Asked(organisation="iom"), ["a@x.org"]),
    )
    with database.asking() as connection:
        for given, expected in asked:
            rows, total = accounts.listed(connection, given, 50)
            assert ([row.email for row in rows], total) == (expected, len(expected)), given
        assert accounts.standings(connection) == {"active": 3}
        assert accounts.names_of(connection, {"a@x.org", "none"}) == {"a@x.org": "A@X.Org"}


def test_records_are_counted_for_each_organisation(database: Database) -> None:
    """Else an administrator merges the wrong one of two."""
    with database.writing() as session:
        for id, into in (("one", None), ("same", "one"), ("other", None)):
            session.add(Organisation(id=id, names={"en": id.title()}, type="ngo", merged_into=into))
        records = [Record(id=f"r{number}", kind="practice", language="en") for number in range(3)]
        session.add_all(records)
        session.flush()
        for record, body in zip(records, ("one", "same", "other"), strict=True):
            session.add(RecordOrganisation(record_pk=record.pk, organisation_id=body, role="partners"))
    with database.asking() as connection:
        counts = {row.id: row.records for row in bodies.counted(connection)}
        assert (counts["one"], counts["other"]) == (2, 1)
        assert [row.id for row in bodies.counted(connection, "other")] == ["other"]
        assert organisations.matching(connection, "OTHER") == ["other"]
        assert record_names.by_number(connection, frozenset({"public"}), [1, 2, 3], "en") == {}
        assert record_names.numbers_of(connection, frozenset({"public"}), "r1") == []


def test_rows_of_the_trail_are_narrowed(database: Database) -> None:
    """Else the audit of one of the databases answers another question."""
    with database.writing() as session:
        trail.add(session, Reader(Role.administrator, id="ada"), "suspended", "person:x_y", reason="Left")
        trail.add(session, Reader(id="portal"), "domain_added", "domain:x.org")
    asked = (
        (trail.Asked(), ["domain_added", "suspended"]),
        (trail.Asked(actors=("ada",)), ["suspended"]),
        (trail.Asked(actors=()), []),
        (trail.Asked(kind="domain"), ["domain_added"]),
        (trail.Asked(subjects=("person:x_y", "domain:none")), ["suspended"]),
        (trail.Asked(until=DAY), []),
        (trail.Asked(since=DAY, action="suspended"), ["suspended"]),
    )
    with database.asking() as connection:
        for given, expected in asked:
            assert [row.action for row in trail.rows(connection, given, 9)] == expected, given


def test_mails_are_listed_by_how_often_they_were_tried(database: Database) -> None:
    """Else what is stuck is shown as if it were on its way."""
    with database.writing() as session:
        for attempts in (0, 3, mails.STUCK):
            session.add(Outbox(topic="mail", payload={"kind": "invitation"}, attempts=attempts, due_at=now()))
    with database.reading() as session:
        assert [row.attempts for row, _ in mails.between(session, 0, mails.STUCK - 1)] == [0, 3]
        assert [mails.count(session, least) for least in (0, 1, mails.STUCK)] == [3, 2, 1]
        assert [mails.kind(session, pk) for pk in (1, 99)] == ["invitation", ""]
