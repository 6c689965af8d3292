"""What is stored of translations, on SQLite and PostgreSQL."""

from sqlmodel import Session, select

from portal.database import publishing, schema, versions
from portal.database.publishing import Text
from portal.database.sessions import Database
from portal.database.tables import Organisation, Origin, Record, Version
from portal.domain.policy import Visibility
from tests.records import shared, texts


def take(session: Session, record: Record, **titles: str) -> None:
    """Publish texts in some languages as an import does."""
    made = [Text(language, "human", texts(title)) for language, title in titles.items()]
    publishing.publish(session, record, shared(), made, Origin.imported)


def known(database: Database) -> dict[str, int | None]:
    """Return what each version was made from."""
    with database.reading() as session:
        return {row.language: row.of_pk for row in session.exec(select(Version))}


def test_what_a_translation_was_made_from_outlives_an_upgrade(database: Database) -> None:
    """Else no change of an original is told of what was translated before the upgrade, or a right translation is called old."""
    with database.writing() as session:
        session.add(Organisation(id="iom", names={"en": "IOM"}, type="international_organisation"))
        session.flush()
        record = publishing.add_record(session, "a-note", "practice", "en", Visibility.public)
        take(session, record, fr="Un", en="One", pt="Uma")
        take(session, record, en="One, told anew", fr="Un, raconté à nouveau", pt="Uma")
        assert [one.version.language for one in versions.behind(session, record)] == ["pt"]
        assert [one.version.language for one in versions.behind(session)] == ["pt"]
    before = known(database)
    assert before["en"] is None
    assert before["fr"] != before["pt"]
    with schema.changing(database) as connection:
        schema.migrate(connection, "0004")
    schema.upgrade(database)
    assert known(database) == before
