"""How often records are read and found, and what is searched for in vain: counted rightly, beside requests, and without persons."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import select

from portal.database import counts, publishing
from portal.database.sessions import Database, DatabaseBusyError
from portal.database.tables import EmptySearch, Organisation, ReadingCount, Record
from portal.domain.policy import Reader, Role, Visibility
from portal.domain.query import Clause, Query, Term
from portal.services.context import Portal
from portal.services.counts import counting
from portal.services.counts.counting import Counting
from portal.services.counts.forgetting import forget
from portal.services.counts.searches import kept_words
from tests.people.signing import make_person, sit_down
from tests.review.texts import publish as post

BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
ARVORE = "/en/practices/portugal-arvore"


def counted(portal: Portal) -> dict[str, tuple[int, int]]:
    """Return (read, found) by record, over all days, with what is not yet written down."""
    portal.counting.flush()
    with portal.database.reading() as session:
        rows = session.exec(select(Record.id, ReadingCount).join(ReadingCount, ReadingCount.record_pk == Record.pk))
        return {id: (row.read, row.found) for id, row in rows}


def served(client: FlaskClient) -> Portal:
    found: Portal = client.application.extensions["portal"]
    return found


def test_a_page_that_is_opened_is_counted(client: FlaskClient) -> None:
    """Else a coordinator believes that nobody reads what they wrote."""
    portal = served(client)
    for _ in range(3):
        assert client.get(ARVORE, headers=BROWSER).status_code == 200
    client.get("/fr/practices/portugal-arvore?text=pt", headers=BROWSER)
    assert counted(portal) == {"portugal-arvore": (4, 0)}
    client.get(ARVORE, headers=BROWSER)
    assert counted(portal) == {"portugal-arvore": (5, 0)}


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"},
        {"User-Agent": "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": ""},
        {**BROWSER, "Sec-Purpose": "prefetch;prerender"},
        {**BROWSER, "X-Moz": "prefetch"},
    ],
)
def test_programs_and_pages_fetched_ahead_are_not_counted(client: FlaskClient, headers: dict[str, str]) -> None:
    """Else the figures say how busy search engines are."""
    client.get(ARVORE, headers=headers)
    client.get("/en/search?q=families", headers=headers)
    client.head(ARVORE, headers=BROWSER)
    assert counted(served(client)) == {}


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36 OPR/60",
        "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; fr) Presto/2.12.423 Version/12.16",
    ],
)
def test_browsers_are_counted(client: FlaskClient, agent: str) -> None:
    """Else people with another browser are taken for programs."""
    client.get(ARVORE, headers={"User-Agent": agent})
    assert counted(served(client)) == {"portugal-arvore": (1, 0)}


def test_what_stands_on_a_page_of_results_is_found(client: FlaskClient) -> None:
    """Else nobody learns that a record is shown often and opened never."""
    page = client.get("/en/search?q=family+tracing&size=3", headers=BROWSER).text
    found = counted(served(client))
    assert len(found) == 3
    assert set(found.values()) == {(0, 1)}
    assert all(f"/{id}" in page for id in found)


def test_people_are_not_counted_on_their_own_records(client: FlaskClient) -> None:
    """Else who looks at their own text every day is the one who reads it most."""
    portal = served(client)
    author, moderator = make_person(portal, Role.coordinator), make_person(portal, Role.moderator)
    record = post(portal, author, moderator, "Savings groups for returnees")
    sit_down(client, portal, author)
    client.get(f"/en/practices/{record}", headers=BROWSER)
    client.get(ARVORE, headers=BROWSER)
    assert counted(portal) == {"portugal-arvore": (1, 0)}
    sit_down(client, portal, make_person(portal, Role.coordinator))
    client.get(f"/en/practices/{record}", headers=BROWSER)
    assert counted(portal)[record] == (1, 0)


def test_nothing_is_written_while_a_page_is_answered(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else pages wait for a disk, and for each other."""
    portal = served(client)
    monkeypatch.setattr(Database, "writing", lambda _: pytest.fail("a request writes"))
    client.get(ARVORE, headers=BROWSER)
    client.get("/en/search?q=zzqqx+vvkkw", headers=BROWSER)
    monkeypatch.undo()
    assert counted(portal) == {"portugal-arvore": (1, 0)}


def test_what_cannot_be_written_stays_counted(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a busy minute loses what was counted in it."""
    portal.counting.read(Reader(), "portugal-arvore")

    def busy(_: Database) -> Any:
        raise DatabaseBusyError

    monkeypatch.setattr(Database, "writing", busy)
    with pytest.raises(DatabaseBusyError):
        portal.counting.flush()
    monkeypatch.undo()
    assert counted(portal) == {"portugal-arvore": (1, 0)}


def test_what_is_left_is_written_at_the_end(portal: Portal, settings: Any) -> None:
    """Else each restart loses half a minute of every process."""
    from portal.services.context import open_portal

    other = open_portal(settings)
    other.counting.read(Reader(), "portugal-arvore")
    other.close()
    assert counted(portal) == {"portugal-arvore": (1, 0)}


def test_a_record_that_is_gone_stops_no_others(portal: Portal) -> None:
    """Else one deleted draft keeps every count from being written."""
    portal.counting.read(Reader(), "no-such-record")
    portal.counting.read(Reader(), "portugal-arvore")
    assert counted(portal) == {"portugal-arvore": (1, 0)}


@pytest.fixture
def records(database: Database) -> list[int]:
    with database.writing() as session:
        session.add(Organisation(id="iom", names={"en": "IOM"}, type="international"))
        rows = [publishing.add_record(session, f"r-{n}", "practice", "en", Visibility.public) for n in range(20)]
        session.flush()
        return [row.pk or 0 for row in rows]


def test_processes_that_add_at_once_lose_nothing(database: Database, records: list[int]) -> None:
    """Else of two web servers one forgets what the other has counted."""
    failed = []

    def add(order: int) -> None:
        try:
            for _ in range(10):
                with database.writing() as session:
                    counts.add(session, {(pk, "2026-03-02"): [1, 2] for pk in records[::order]})
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=add, args=(order,)) for order in (1, -1, 1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with database.reading() as session:
        found = counts.since(session, "2026-03-03", "2026-01-01", records)
    assert {(one.read, one.found, one.read_lately) for one in found.values()} == {(40, 80, 0)}
    assert len(found) == 20


def test_counting_costs_next_to_nothing(portal: Portal) -> None:
    """Else the count of pages slows the pages."""
    import time

    began = time.perf_counter()
    for number in range(2000):
        portal.counting.found(Reader(), [f"record-{number % 50}-{place}" for place in range(10)])
    assert (time.perf_counter() - began) / 2000 < 0.001


# Searches in vain


def ask(
    portal: Portal, words: str, day: str, monkeypatch: pytest.MonkeyPatch, reader: Reader | None = None, **filters: Any
) -> None:
    monkeypatch.setattr(counting, "_today", lambda: day)
    clauses = tuple(Clause((Term(word),)) for word in words.split())
    query = Query(clauses=clauses, filters={name: (value,) for name, value in filters.items()})
    portal.counting.missed(reader or Reader(Role.official, frozenset({"west-africa"}), 7), query)
    portal.counting.flush()


def kept(portal: Portal, *regions: str) -> list[tuple[str, str, int, str]]:
    with portal.database.reading() as session:
        rows = counts.searches(session, regions or ("west-africa", "europe", "south-east-asia", "global"), 50)
        return [(row.region, row.words, row.times, row.last_day) for row in rows]


def raw(portal: Portal) -> str:
    with portal.database.reading() as session:
        return "\n".join(str(row) for row in session.exec(select(EmptySearch)))


def test_words_are_kept_once_they_were_asked_on_two_days(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the words of one person, on one day, lie in the database."""
    ask(portal, "Cash Grants zzqq", "2026-03-02", monkeypatch)
    ask(portal, "cash  grants ZZQQ", "2026-03-02", monkeypatch)
    assert kept(portal) == []
    assert "zzqq" not in raw(portal)
    ask(portal, "cash grants zzqq", "2026-03-05", monkeypatch)
    ask(portal, "cash grants zzqq", "2026-03-05", monkeypatch)
    assert kept(portal) == [("west-africa", "cash grants zzqq", 4, "2026-03-05")]


@pytest.mark.parametrize(
    "words",
    ["amadou.diallo@example.org", "+221 77 123 45 67", "passport A12345678", "case 2023 0045 12", "Mr Amadou Diallo",
     "amadou diallo", "returnee Maria Silva", "nguyen van an", "12345", "x" * 201],
)  # fmt: skip
def test_what_looks_like_personal_data_is_never_kept(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """Else a migrant's name or number, typed into the search box, is shown to others."""
    assert kept_words(words) == ""
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        ask(portal, words, day, monkeypatch)
    assert raw(portal) == ""


@pytest.mark.parametrize(
    "words",
    [
        "cash grants for returnees",
        "Guinea reintegration",
        "training tailoring Benin",
        "Family Tracing",
        "crédit rotatif",
        "IOM Niger",
    ],
)
def test_what_people_look_for_is_kept(words: str) -> None:
    """Else every gap looks like a name, and coordinators learn of none."""
    assert kept_words(words) == words.casefold()


def test_a_search_is_counted_for_the_region_of_who_asked_or_of_what_was_asked(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a gap is shown to coordinators who can do nothing about it."""
    for day in ("2026-03-02", "2026-03-03"):
        ask(portal, "aaqq", day, monkeypatch, Reader(Role.official, frozenset({"europe"}), 3), region="west-africa")
        ask(portal, "bbqq", day, monkeypatch, Reader(), region="south-east-asia")
        ask(portal, "ccqq", day, monkeypatch, Reader(), country="SN")
        ask(portal, "ddqq Senegal", day, monkeypatch, Reader())
        ask(portal, "eeqq", day, monkeypatch, Reader())
    assert {row[:2] for row in kept(portal)} == {
        ("europe", "aaqq"), ("south-east-asia", "bbqq"), ("west-africa", "ccqq"), ("west-africa", "ddqq senegal"),
    }  # fmt: skip


def test_only_a_search_that_found_nothing_is_one(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else coordinators are told of gaps where there are none."""
    portal = served(client)
    for day in ("2026-03-02", "2026-03-03"):
        monkeypatch.setattr(counting, "_today", lambda day=day: day)
        for address in (
            "q=zzqqx+vvkkw&region=europe",
            "q=family&region=europe",
            "region=europe&country=SN",
            "q=family&page=900&region=europe",
        ):
            client.get(f"/en/search?{address}", headers=BROWSER)
        portal.counting.flush()
    assert [row[:2] for row in kept(portal)] == [("europe", "zzqqx vvkkw")]


def test_what_is_old_is_forgotten(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else what people searched for is kept for ever."""
    for day in ("2025-01-02", "2025-01-05"):
        ask(portal, "old zzqq", day, monkeypatch)
    ask(portal, "once zzqq", "2025-11-01", monkeypatch)
    portal.counting.read(Reader(), "portugal-arvore")
    portal.counting.flush()
    forget(portal, date(2025, 1, 5) + timedelta(days=364))
    assert len(kept(portal)) == 1
    assert counted(portal)
    forget(portal, date(2026, 2, 10))
    assert raw(portal) == ""
    forget(portal, date(2027, 6, 1))
    assert counted(portal) == {}


def test_the_tables_know_no_person() -> None:
    """Else who read what can be asked of the database."""
    columns = {name for table in (ReadingCount, EmptySearch) for name in table.model_fields}
    assert columns == {
        "record_pk",
        "day",
        "read",
        "found",
        "pk",
        "region",
        "words",
        "language",
        "times",
        "first_day",
        "last_day",
    }


def test_nothing_keeps_a_portal_alive_that_is_not_used(portal: Portal) -> None:
    """Else each portal that was opened leaves a thread behind."""
    import gc
    from weakref import ref

    other = Portal(portal.settings, portal.database, portal.engine, portal.vocabulary, portal.places)
    watched = ref(Counting(other))
    assert other.counting is other.counting
    del other
    gc.collect()
    assert watched() is None
