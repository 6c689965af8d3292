"""Nobody sees, counts or guesses what is not meant for them: on pages, in counts, in related notes, by address, and also
in the time before the index knows of a change (docs/architecture.md, "labels")."""

from collections.abc import Callable

import pytest

from portal.database import publishing
from portal.domain.policy import Reader, Role, Visibility
from portal.domain.query import Clause, Query, Term
from portal.services import reading, search
from portal.services.context import Portal
from portal.services.views import Found
from tests.records import change, index, publish

VISITOR = Reader()
AFRICA = Reader(Role.official, frozenset({"west-africa"}))
EUROPE = Reader(Role.official, frozenset({"europe"}))
COORDINATOR = Reader(Role.coordinator, frozenset({"west-africa"}))
MODERATOR = Reader(Role.moderator)
ADMINISTRATOR = Reader(Role.administrator)
ALL = {"secret-public", "secret-governments", "secret-region", "secret-moderators"}
MAY = [
    (VISITOR, {"secret-public"}),
    (EUROPE, {"secret-public", "secret-governments"}),
    (AFRICA, {"secret-public", "secret-governments", "secret-region"}),
    (COORDINATOR, {"secret-public", "secret-governments", "secret-region"}),
    (ADMINISTRATOR, {"secret-public", "secret-governments"}),
    (MODERATOR, ALL),
]
# A country of the region with so few records in the library that all fit on its page.
QUIET = "GW"
QUERY = Query(clauses=(Clause((Term("quagmirical"),)),), size=50)


@pytest.fixture
def secrets(portal: Portal) -> Portal:
    """A portal with one more record of each visibility, all with a word that no other record has."""
    for visibility in Visibility:
        publish(
            portal,
            f"secret-{visibility}",
            f"A quagmirical {visibility} note",
            visibility,
            implementation_countries=["SN", QUIET],
        )
    index(portal)
    return portal


def ids(found: Found) -> set[str]:
    """Return the ids of a page of results."""
    return {card.id for card in found.cards}


def count(found: Found, facet: str, value: str) -> int:
    """Return one count beside results."""
    return next((v.count for view in found.facets if view.name == facet for v in view.values if v.value == value), 0)


@pytest.fixture(params=["index", "database"])
def source(request: pytest.FixtureRequest, secrets: Portal, monkeypatch: pytest.MonkeyPatch) -> str:
    """Once with the index, once while it is away."""
    if request.param == "database":
        secrets.engine.close()
        (secrets.settings.index / "CURRENT").unlink()
    return str(request.param)


@pytest.mark.parametrize(("reader", "allowed"), MAY)
def test_a_search_finds_and_counts_only_what_a_reader_may_see(
    secrets: Portal, source: str, reader: Reader, allowed: set[str]
) -> None:
    found = search.find(secrets, reader, QUERY)
    assert found.from_database == (source == "database")
    assert ids(found) == allowed
    assert found.total == len(allowed)
    assert count(found, "country", "SN") == len(allowed)
    assert count(found, "kind", "practice") == len(allowed)


@pytest.mark.parametrize(("reader", "allowed"), MAY)
def test_an_address_answers_only_for_what_a_reader_may_see(secrets: Portal, reader: Reader, allowed: set[str]) -> None:
    answered = {id for id in ALL if reading.record(secrets, reader, "practice", id, "en") is not None}
    assert answered == allowed


@pytest.mark.parametrize(("reader", "allowed"), MAY)
def test_related_notes_region_and_country_pages_show_only_what_a_reader_may_see(
    secrets: Portal, source: str, reader: Reader, allowed: set[str]
) -> None:
    page = reading.record(secrets, reader, "practice", "secret-public", "en")
    assert page is not None
    assert not (ALL - allowed) & {card.id for card in page.related}
    country = reading.country(secrets, reader, "SN", "en")
    assert country is not None
    quiet = reading.country(secrets, reader, QUIET, "en")
    assert quiet is not None
    assert {card.id for card in quiet.cards} & ALL == allowed
    visitors = reading.country(secrets, VISITOR, "SN", "en")
    assert visitors is not None
    assert country.total - visitors.total == len(allowed) - 1
    region, seen = (
        reading.region(secrets, reader, "west-africa", "en"),
        reading.region(secrets, VISITOR, "west-africa", "en"),
    )
    assert region is not None
    assert seen is not None
    assert region.total - seen.total == len(allowed) - 1
    assert region.countries["SN"] - seen.countries["SN"] == len(allowed) - 1
    assert reading.home(secrets, reader, "en").total - reading.home(secrets, VISITOR, "en").total == len(allowed) - 1


@pytest.mark.parametrize(
    "how",
    [
        lambda portal: change(portal, "secret-public", publishing.withhold),
        lambda portal: change(portal, "secret-public", publishing.archive),
        lambda portal: change(portal, "secret-public", publishing.set_visibility, Visibility.moderators),
        lambda portal: change(portal, "secret-public", publishing.set_visibility, Visibility.region),
    ],
    ids=["withheld", "archived", "for moderators", "for the region"],
)
def test_what_is_taken_from_a_reader_is_gone_from_the_next_request_though_the_worker_stands_still(
    secrets: Portal, how: Callable[[Portal], None]
) -> None:
    before = reading.country(secrets, VISITOR, "SN", "en")
    how(secrets)
    found = search.find(secrets, VISITOR, QUERY)
    assert (ids(found), found.total, count(found, "country", "SN")) == (set(), 0, 0)
    after = reading.country(secrets, VISITOR, "SN", "en")
    assert before is not None
    assert after is not None
    assert after.total == before.total - 1
    assert found.without_word == {}
    index(secrets)
    assert search.find(secrets, VISITOR, QUERY).total == 0


def test_who_may_still_see_a_narrowed_record_goes_on_finding_it(secrets: Portal) -> None:
    change(secrets, "secret-public", publishing.set_visibility, Visibility.region)
    assert "secret-public" in ids(search.find(secrets, AFRICA, QUERY))
    index(secrets)
    assert "secret-public" in ids(search.find(secrets, AFRICA, QUERY))


def test_an_archived_record_answers_at_its_address_and_a_withheld_one_does_not(secrets: Portal) -> None:
    change(secrets, "secret-public", publishing.archive)
    page = reading.record(secrets, VISITOR, "practice", "secret-public", "en")
    assert page is not None
    assert page.card.condition == "archived"
    change(secrets, "secret-public", publishing.withhold)
    assert reading.record(secrets, VISITOR, "practice", "secret-public", "en") is None


def test_a_search_for_a_hidden_title_suggests_nothing(secrets: Portal) -> None:
    query = search.read_query(secrets, "en", "quagmirical", {"country": ["NL"]})
    found = search.find(secrets, VISITOR, query)
    assert found.total == 0
    assert found.without_filter == {"country:NL": 1}
