"""What was backed up comes back, all of it, on either database."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, insert, text
from sqlalchemy.exc import DBAPIError

from portal.database import schema
from portal.database.dumping import LEFT_OUT, snapshot
from portal.database.loading import NotLoadedError, _keys_checked_after
from portal.database.portable import lines, look_up
from portal.database.schema import is_current, numbers, table_names, upgrade
from portal.database.sessions import Database
from portal.database.tables import Note, Outbox, Record, SQLModel
from portal.domain.policy import Visibility
from portal.services.backup.restoring import restore
from portal.services.backup.writing import back_up
from portal.services.context import Portal
from tests.backup.conftest import KEPT, Install, engine
from tests.backup.rows import ROWS, everything, fill, kept


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, install: Install) -> Portal:
    """Return an empty installation on each database."""
    address = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    return install("target", address)


def test_every_row_and_file_comes_back(full: Portal, saved: Path, target: Portal) -> None:
    """Else something that a person wrote is lost with the machine."""
    before = everything(full.database)
    assert all(len(rows) == ROWS for rows in before.values())
    done = restore(target, saved)
    assert everything(target.database) == kept(before)
    assert is_current(target.database)
    for name, content in KEPT.items():
        assert (target.settings.instance / name).read_bytes() == content
    assert (done.rows, done.files) == (sum(map(len, kept(before).values())), len(KEPT))


def test_what_is_backed_up_from_the_copy_is_the_same_again(
    full: Portal, saved: Path, target: Portal, install: Install, tmp_path: Path
) -> None:
    """Else one moves to PostgreSQL and never back; or each round loses a little."""
    restore(target, saved)
    again = tmp_path / "again.zip"
    back_up(target.settings, target.database, again)
    with ZipFile(saved) as first, ZipFile(again) as second:
        assert first.namelist() == second.namelist()
        for name in first.namelist():
            assert name == "manifest.json" or first.read(name) == second.read(name), name
    third = install("third")
    restore(third, again)
    assert everything(third.database) == kept(everything(full.database))


def test_numbers_go_on_after_the_highest_that_was_ever_given(full: Portal, target: Portal, tmp_path: Path) -> None:
    """Else a new row takes the number of one that was deleted, and the index or the trail takes it for that one."""
    with full.database.writing() as session:
        session.execute(delete(Outbox))
        session.execute(text("UPDATE sqlite_sequence SET seq = 900 WHERE name = 'outbox'"))
    path = tmp_path / "numbers.zip"
    back_up(full.settings, full.database, path)
    restore(target, path)
    with target.database.writing() as session:
        row, record = (
            Outbox(topic="index"),
            Record(id="new", kind="practice", language="en", visibility=Visibility.public),
        )
        session.add_all([row, record])
        session.flush()
        assert (row.pk, record.pk) == (901, 100 + ROWS)


def test_rows_come_in_the_same_order_from_a_database_that_sorts_as_people_do(postgres_url: str) -> None:
    """Else checksums differ wherever PostgreSQL was set up in another language, and no backup of it can be restored."""
    database = Database(postgres_url)
    with database.engine.connect() as connection, connection.begin():
        connection.execute(text('CREATE TABLE words (word VARCHAR COLLATE "und-x-icu" PRIMARY KEY)'))
        connection.execute(text("INSERT INTO words VALUES ('é'), ('a'), ('Z'), ('b')"))
        found = list(lines(connection, look_up(connection, "words")))
    database.close()
    assert [json.loads(line)["word"] for line in found] == ["Z", "a", "b", "é"]


def test_a_restored_database_is_as_a_new_one(saved: Path, target: Portal) -> None:
    """Else the next migration fails on it, rows may refer to nothing, or the trail can be changed."""
    restore(target, saved)
    with target.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
        if engine(target.database) == "postgresql":
            later = "SELECT count(*) FROM pg_constraint WHERE condeferrable AND connamespace = current_schema()::regnamespace"
            assert connection.execute(text(later)).scalar() == 0
    orphan = {"record_pk": 999, "label": "public"}
    with pytest.raises(DBAPIError), target.database.writing() as session:
        session.execute(insert(SQLModel.metadata.tables["record_label"]), [orphan])
    for statement in ("UPDATE trail SET action = 'other'", "DELETE FROM trail"):
        with pytest.raises(DBAPIError, match="can only be added"), target.database.writing() as session:
            session.execute(text(statement))


CIRCLE = "CREATE TABLE circle (pk INTEGER PRIMARY KEY, following INTEGER REFERENCES circle (pk))"


def test_rows_may_refer_to_later_rows_and_in_circles_but_not_to_nothing(target: Portal) -> None:
    """Else a table that refers to itself, which nobody thinks of at a restore, makes every backup worthless."""

    def put_in(*rows: tuple[int, int]) -> None:
        with schema.changing(target.database) as connection:
            connection.execute(text(CIRCLE))
            table = look_up(connection, "circle")
            with _keys_checked_after(connection, [table]):
                for pk, following in rows:
                    connection.execute(insert(table), [{"pk": pk, "following": following}])

    with pytest.raises((DBAPIError, NotLoadedError)):
        put_in((1, 2))
    put_in((1, 2), (2, 3), (3, 1))


def test_an_empty_database_with_tables_of_any_migration_will_do(saved: Path, target: Portal) -> None:
    """Else who started the new portal once has to find out how to make it nothing again."""
    with schema.changing(target.database) as connection:
        schema.migrate(connection, numbers()[0])
    restore(target, saved)
    assert is_current(target.database)


def test_every_table_is_in_a_backup_but_those_with_a_reason(full: Portal) -> None:
    """Else a table that is added later is left out, or sessions that are stolen with a backup go on."""
    with snapshot(full.database) as found:
        assert set(found.tables) == set(SQLModel.metadata.tables) - LEFT_OUT.keys()
    assert set(SQLModel.metadata.tables) >= LEFT_OUT.keys()


def test_the_tables_of_each_migration_are_known(full: Portal) -> None:
    """Else a backup that `portal upgrade` makes first leaves tables out."""
    assert table_names(numbers()[-1]) == set(SQLModel.metadata.tables)
    assert "record" in table_names(numbers()[0])
    assert "person" not in table_names(numbers()[0])


def test_a_backup_is_of_one_moment(target: Portal, tmp_path: Path) -> None:
    """Else a record comes back without its texts, because it was published while its table had been read already."""
    upgrade(target.database)
    fill(target.database)
    before = kept(everything(target.database))
    written = 0

    @contextmanager
    def writing(label: str, total: int, unit: str) -> Iterator[Callable[[int], None]]:
        def advance(_: int) -> None:
            nonlocal written
            written += 1
            with target.database.writing() as session:
                session.add(Record(id=f"during-{written}", kind="practice", language="en"))
                session.add(Note(key=f"during-{written}"))

        yield advance

    path = tmp_path / "moment.zip"
    back_up(target.settings, target.database, path, meter=writing)
    assert written > len(before)
    with ZipFile(path) as archive:
        for name, rows in before.items():
            if name not in LEFT_OUT:
                assert len(archive.read(f"tables/{name}.jsonl").splitlines()) == len(rows), name
