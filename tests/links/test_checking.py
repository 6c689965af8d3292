"""Links over time: when one is dead, when it is alive again, and that records and links stay in step."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from portal.database import links, publishing
from portal.database.sessions import Database
from portal.database.tables import Link, LinkState, Origin, Record, RecordLink
from portal.domain.links import Sign
from portal.domain.policy import Visibility
from portal.domain.workflow import Condition
from portal.services.context import Portal
from portal.services.links import checking
from portal.services.links.asking import Answer
from portal.services.links.checking import Manners, check_next, judged
from portal.services.texts import made_text
from tests.links.servers import OUTSIDE, Internet, site, status
from tests.records import change, publish, shared, texts

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
GONE, AWAY, THERE = Answer(Sign.gone, "404"), Answer(Sign.unclear, "timeout"), Answer(Sign.there, "200")


def lived(*answers: tuple[float, Answer], online: bool = True) -> Link:
    """Return a link after answers on some days."""
    link = Link(url="https://example.org/")
    for day, answer in answers:
        for name, value in judged(link, answer, START + timedelta(days=day), online).items():
            setattr(link, name, value)
    return link


def test_gone_is_dead_after_three_answers_in_three_days() -> None:
    """Else a site that is mended over the weekend is called dead, or one that is gone for good is not."""
    assert lived((0, GONE)).state is LinkState.failing
    assert lived((0, GONE), (1, GONE), (2.5, GONE)).state is LinkState.failing
    assert lived((0, GONE), (3.5, GONE)).state is LinkState.failing
    assert lived((0, GONE), (1, GONE), (2, GONE), (3, GONE)).state is LinkState.dead


def test_silence_is_waited_for_longer() -> None:
    """Else a ministry whose server is down for a week loses its sources."""
    week = [(day, AWAY) for day in range(8)]
    assert lived(*week).state is LinkState.failing
    assert lived(*week, (14, AWAY)).state is LinkState.dead


def test_one_answer_brings_a_link_back() -> None:
    """Else a page that is there again stays marked."""
    link = lived((0, GONE), (1, GONE), (3, GONE), (10, THERE))
    assert (link.state, link.failures, link.failing_since) == (LinkState.alive, 0, None)
    assert timedelta(days=6) < link.due_at - (START + timedelta(days=10)) < timedelta(days=8)


def test_nothing_is_dead_because_our_own_line_is_down() -> None:
    """Else a week without a network marks every source of the library as dead."""
    silent = [(day, answer) for day in range(30) for answer in (AWAY, Answer(Sign.gone, "no_name"))]
    link = lived(*silent, online=False)
    assert (link.state, link.failures) == (LinkState.unasked, 0)
    assert lived((0, GONE), online=False).failures == 1


def test_who_asks_to_be_left_alone_is() -> None:
    """Else the portal asks on, and is shut out."""
    link = lived((0, Answer(Sign.there, "429", wait=20 * 86400)))
    assert link.due_at == START + timedelta(days=20)


def test_a_host_is_asked_once_in_ten_seconds() -> None:
    """Else a small site that many records name is asked for all of them at once."""
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    manners = Manners(sleep, lambda: now[0])
    for host in ("a.example", "b.example", "a.example", "a.example"):
        manners.wait(host)
    assert slept == [10.0, 10.0]


def stored(database: Database, id: str, **more: Any) -> None:
    with database.writing() as session:
        record = publishing.add_record(session, id, "practice", "en", Visibility.public)
        made = made_text("practice", "en", "original", texts(id))
        publishing.publish(session, record, shared(**more), [made], Origin.person)


def kept(database: Database) -> set[tuple[str, str, str]]:
    with database.reading() as session:
        asked = select(Record.id, RecordLink.field, Link.url).join(RecordLink, col(RecordLink.record_pk) == Record.pk)
        return {tuple(row) for row in session.exec(asked.join(Link, col(Link.pk) == RecordLink.link_pk))}  # type: ignore[misc]


def urls(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.exec(select(Link.url)))


SAME = "https://example.org/same"


@pytest.fixture
def two(database: Database) -> Database:
    from portal.database.tables import Organisation

    with database.writing() as session:
        session.add(Organisation(id="iom", names={"en": "IOM"}, type="international"))
    source = {"title": "A source", "url": f"{SAME}#page=3"}
    stored(database, "one", sources=[source, source, {"title": "B", "url": "https://example.org/b"}])
    stored(database, "two", sources=[source], contact_body={"organisation": "iom", "url": SAME})
    return database


def test_links_follow_what_is_public(two: Database) -> None:
    """Else a source is checked that no record gives, or one that a record gives is not."""
    assert kept(two) == {
        ("one", "sources", SAME), ("one", "sources", "https://example.org/b"),
        ("two", "sources", SAME), ("two", "contact_body", SAME),
    }  # fmt: skip
    with two.writing() as session:
        record = session.exec(select(Record).where(Record.id == "one")).one()
        publishing.set_condition(session, record, Condition.withheld)
    assert kept(two) == {("two", "sources", SAME), ("two", "contact_body", SAME)}
    # An address may itself be what was expunged.
    assert urls(two) == {SAME}


def test_records_from_before_are_caught_up_with(two: Database) -> None:
    """Else the links of everything that was published before are never checked."""
    before = kept(two)
    with two.writing() as session:
        for row in session.exec(select(RecordLink)):
            session.delete(row)
    with two.writing() as session:
        last: int | None = 0
        rounds = 0
        while last is not None:
            last = links.catch_up(session, last, 1)
            rounds += 1
    assert kept(two) == before
    assert rounds == 3


def test_a_link_is_asked_when_it_is_due_and_noted(portal: Portal) -> None:
    """Else the page goes on saying what was true last year."""
    publish(portal, "new-one", "A new one", sources=[{"title": "A", "url": "http://good.example/a"}])
    with portal.database.writing() as session:
        for row in session.exec(select(Link)):
            row.due_at = START if row.url.startswith("http://good.example") else START + timedelta(days=900)
    with site() as web:
        web.answers["/a"] = status(200)
        asks = Internet(web.port, {"good.example": [OUTSIDE]}).asker()
        assert check_next(portal, asks, Manners(), START)
        assert not check_next(portal, asks, Manners(), START + timedelta(days=6))
        web.answers["/a"] = status(410)
        for day in (9, 11, 13):
            assert check_next(portal, asks, Manners(), START + timedelta(days=day))
    with portal.database.asking() as connection:
        (found,) = links.dead(connection, "new-one")
    assert (found.url, found.field, found.answer) == ("http://good.example/a", "sources", "410")
    change(portal, "new-one", publishing.set_condition, Condition.withheld)
    assert not check_next(portal, asks, Manners(), START + timedelta(days=100))


def test_a_site_is_told_who_asks_whatever_the_settings_hold(portal: Portal) -> None:
    """Else a name in another script, or with a line end, makes every request fail."""
    settings = portal.settings.model_copy(update={"name": "Échange\r\nX: ກ", "contact": "mailto:a@example.org"})
    called = checking.asker(
        Portal(settings, portal.database, portal.engine, portal.vocabulary, portal.places), Manners()
    ).called
    assert called.isascii()
    assert called.isprintable()
    assert "a@example.org" in called
