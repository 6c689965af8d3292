"""Many publish at once, and give the same addresses: nobody is kept from publishing by a link."""

import random
import threading

import pytest
from sqlmodel import select

from portal.database import links, publishing
from portal.database.sessions import Database
from portal.database.tables import Link, RecordLink
from portal.domain.policy import Visibility

URLS = [f"https://example.org/{number}" for number in range(6)]


@pytest.fixture
def records(database: Database) -> list[int]:
    with database.writing() as session:
        rows = [publishing.add_record(session, f"r-{n}", "practice", "en", Visibility.public) for n in range(4)]
        session.flush()
        return [row.pk or 0 for row in rows]


def test_addresses_come_and_go_without_stopping_anybody(database: Database, records: list[int]) -> None:
    """Else two people who publish at the same moment get an error, because both name the same report."""
    failed: list[Exception] = []

    def publish(record_pk: int) -> None:
        drawn = random.Random(record_pk)
        for _ in range(25):
            chosen = drawn.sample(URLS, drawn.randint(0, 4))
            try:
                with database.writing() as session:
                    links.keep(session, record_pk, {("sources", url) for url in chosen})
            except Exception as error:
                failed.append(error)
        with database.writing() as session:
            links.keep(session, record_pk, {("sources", URLS[record_pk % 2]), ("url", URLS[5])})

    threads = [threading.Thread(target=publish, args=(pk,)) for pk in records]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with database.reading() as session:
        used = set(session.exec(select(RecordLink.link_pk)))
        assert {row.url for row in session.exec(select(Link)) if row.pk in used} == {URLS[0], URLS[1], URLS[5]}
        assert len(session.exec(select(RecordLink)).all()) == 8
