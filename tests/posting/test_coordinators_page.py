"""What coordinators see beside their own texts: figures, dead links, searches in vain, records without an owner. And who does not."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import select

from portal.database import counts
from portal.database.tables import (
    Batch,
    BatchState,
    EmptySearch,
    Link,
    LinkState,
    Person,
    Record,
    Upload,
    now,
)
from portal.domain.policy import Role
from portal.services.context import Portal
from tests.links.test_pages import kill
from tests.people.signing import make_person, post, sit_down
from tests.records import publish
from tests.review.texts import publish as publish_text

GONE = "https://example.org/gone"
SOURCES = [{"title": "Gone", "url": GONE}]


def served(client: FlaskClient) -> Portal:
    found: Portal = client.application.extensions["portal"]
    return found


def page(client: FlaskClient, portal: Portal, person: Person, path: str = "/en/texts/regions") -> str:
    answer = sit_down(client, portal, person).get(path)
    assert answer.status_code == 200, path
    return answer.text


def count(portal: Portal, record_id: str, read: int, found: int, ago: int = 0) -> None:
    from datetime import timedelta

    day = (now().date() - timedelta(days=ago)).isoformat()
    with portal.database.writing() as session:
        pk = session.exec(select(Record.pk).where(Record.id == record_id)).one()
        counts.add(session, {(pk or 0, day): [read, found]})


def search(portal: Portal, words: str, region: str, times: int = 3) -> None:
    with portal.database.writing() as session:
        session.add(
            EmptySearch(
                region=region, words=words, language="en", times=times, first_day="2026-03-02", last_day="2026-03-09"
            )
        )


@pytest.fixture
def people(portal: Portal) -> dict[str, Person]:
    return {
        "coordinator": make_person(portal, Role.coordinator),
        "elsewhere": make_person(portal, Role.coordinator, country="PT", regions=["europe"]),
        "official": make_person(portal, Role.official),
        "author": make_person(portal, Role.official),
        "moderator": make_person(portal, Role.moderator),
        "administrator": make_person(portal, Role.administrator),
    }


def test_figures_are_those_of_the_records_that_one_looks_after(
    client: FlaskClient, portal: Portal, people: dict[str, Person]
) -> None:
    """Else a coordinator reads the figures of others, or not their own."""
    mine = publish_text(portal, people["author"], people["moderator"], "Savings groups for returnees")
    count(portal, mine, 1234, 5678)
    count(portal, mine, 100, 200, ago=29)
    count(portal, mine, 1000, 2000, ago=30)
    count(portal, mine, 7, 7, ago=366)
    count(portal, "portugal-arvore", 99, 98)
    for name in ("coordinator", "author", "moderator"):
        text = page(client, portal, people[name], "/en/texts/read")
        assert "1,334" in text, name
        assert "2,334" in text, name
        assert "Savings groups for returnees" in text
    assert "ÁRVORE" not in page(client, portal, people["author"], "/en/texts/read").upper()
    assert "Savings groups" not in page(client, portal, people["elsewhere"], "/en/texts/read")
    assert "Savings groups" not in page(client, portal, people["official"], "/en/texts/read")
    assert "Read 1,334 times in the last 30 days, found 5,878 times" in page(
        client, portal, people["author"], "/en/texts"
    )


def test_the_file_has_all_of_it_and_runs_nothing(
    client: FlaskClient, portal: Portal, people: dict[str, Person]
) -> None:
    """Else a title becomes a formula in somebody's spreadsheet."""
    mine = publish_text(portal, people["author"], people["moderator"], '=HYPERLINK("x") of returnees')
    count(portal, mine, 1234, 5678)
    answer = sit_down(client, portal, people["author"]).get("/en/texts/read.csv")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 2
    assert rows[1][0] == '\'=HYPERLINK("x") of returnees'
    assert rows[1][2].endswith(f"/en/practices/{mine}")
    assert rows[1][3:] == ["1234", "5678", "1234", "5678"]


def test_dead_links_are_shown_to_who_can_mend_them(
    client: FlaskClient, portal: Portal, people: dict[str, Person]
) -> None:
    """Else a source dies and nobody replaces it, or everybody learns what is in a record that is not for them."""
    mine = publish_text(portal, people["author"], people["moderator"], "Savings groups for returnees", sources=SOURCES)
    kill(portal, GONE)
    for name in ("coordinator", "author", "moderator"):
        text = page(client, portal, people[name])
        assert GONE in text, name
        assert "There is no such page" in text
        assert f"/en/texts/{mine}/edit" in text
        assert "1 address in them no longer answers" in page(client, portal, people[name], "/en/texts")
    assert "One address in it no longer answers" in page(client, portal, people["author"], f"/en/texts/{mine}")
    assert "One address in it no longer answers" in page(
        client, portal, people["moderator"], f"/en/desk/records/{mine}"
    )
    assert GONE not in page(client, portal, people["elsewhere"])
    for name in ("official", "administrator"):
        assert sit_down(client, portal, people[name]).get("/en/texts/regions").status_code == 404, name


def test_whoever_sees_the_page_can_say_so(client: FlaskClient, portal: Portal, people: dict[str, Person]) -> None:
    """Else a good source stays marked because it lets no program in."""
    mine = publish_text(portal, people["author"], people["moderator"], "Savings groups for returnees", sources=SOURCES)
    pk = kill(portal, GONE)
    sit_down(client, portal, people["elsewhere"])
    assert post(client, f"/en/texts/{mine}/links", "/en/account/profile", link=str(pk)).status_code == 404
    sit_down(client, portal, people["author"])
    for wrong in ("", "x", "0", "99999999999999999999", "٣"):
        assert post(client, f"/en/texts/{mine}/links", "/en/texts/regions", link=wrong).status_code == 404, wrong
    assert post(client, f"/en/texts/{mine}/links", "/en/texts/regions", link=str(pk)).status_code == 303
    with portal.database.reading() as session:
        link = session.exec(select(Link).where(Link.url == GONE)).one()
    assert link.state is LinkState.alive
    assert (link.due_at - now()).days > 80
    assert "did not answer" not in client.get(f"/en/practices/{mine}").text


def test_nobody_speaks_for_links_of_other_records(
    client: FlaskClient, portal: Portal, people: dict[str, Person]
) -> None:
    """Else an author of one record silences the marks on all others."""
    mine = publish_text(portal, people["author"], people["moderator"], "Savings groups for returnees", sources=SOURCES)
    publish(portal, "another", "Another", sources=[{"title": "B", "url": "https://example.org/b"}])
    pk = kill(portal, "https://example.org/b")
    sit_down(client, portal, people["author"])
    assert post(client, f"/en/texts/{mine}/links", "/en/account/profile", link=str(pk)).status_code == 404


def test_searches_in_vain_are_for_coordinators_of_the_region(
    client: FlaskClient, portal: Portal, people: dict[str, Person]
) -> None:
    """Else what one region asks is read in another, or by everybody."""
    search(portal, "solar dryers zzqq", "west-africa", 12)
    search(portal, "<b>vocational</b>", "europe")
    for name in ("coordinator", "moderator"):
        text = page(client, portal, people[name])
        assert "solar dryers zzqq" in text, name
        assert "vocational" not in text
        assert "/en/search?q=solar+dryers+zzqq" in text
        assert "1 search from your regions found nothing" in page(client, portal, people[name], "/en/texts")
    text = page(client, portal, people["elsewhere"])
    assert "solar dryers" not in text
    assert "&lt;b&gt;vocational&lt;/b&gt;" in text
    publish_text(portal, people["author"], people["moderator"], "Savings groups for returnees", sources=SOURCES)
    kill(portal, GONE)
    assert "solar dryers" not in page(client, portal, people["author"])


def test_a_search_of_one_day_is_shown_to_nobody(client: FlaskClient, portal: Portal, people: dict[str, Person]) -> None:
    """Else a page shows a hash, or what one person asked this morning."""
    search(portal, "#0123456789abcdef", "west-africa", 1)
    assert "0123456789" not in page(client, portal, people["coordinator"])


def test_records_without_an_owner_are_listed_by_region(
    client: FlaskClient, portal: Portal, people: dict[str, Person]
) -> None:
    """Else they grow old, since each thinks that another looks after them."""
    publish(portal, "nobodys-own", "Nobody's own practice")
    publish_text(portal, people["author"], people["moderator"], "Savings groups for returnees")
    text = page(client, portal, people["coordinator"])
    assert "Nobody&#39;s own practice" in text
    assert "Savings groups" not in text
    assert "Nobody&#39;s own practice" not in page(client, portal, people["elsewhere"])


def test_what_is_not_finished_is_found_again(client: FlaskClient, portal: Portal, people: dict[str, Person]) -> None:
    """Else a file or table that was broken off is forgotten."""
    mine = publish_text(portal, people["author"], people["moderator"], "Savings groups for returnees")
    own: Any = {"person_pk": people["author"].pk}
    with portal.database.writing() as session:
        pk = session.exec(select(Record.pk).where(Record.id == mine)).one()
        session.add(Upload(id="u1", record_pk=pk or 0, name="report on savings.pdf", size=9, **own))
        session.add(Batch(id="b1", kind="practice", language="en", name="forty.xlsx", format="xlsx", sha256="", **own))
        session.add(
            Batch(
                id="b2",
                kind="practice",
                language="en",
                name="done.csv",
                format="csv",
                sha256="",
                state=BatchState.done,
                **own,
            )
        )
    text = page(client, portal, people["author"], "/en/texts")
    assert "report on savings.pdf" in text
    assert "/en/texts/many/b1" in text
    assert "done.csv" not in text
    assert "report on savings.pdf" not in page(client, portal, people["coordinator"], "/en/texts")


def test_who_is_not_signed_in_is_asked_to(client: FlaskClient) -> None:
    """Else visitors see the figures, or an error."""
    for path in ("read", "read.csv", "regions"):
        assert client.get(f"/en/texts/{path}").status_code in (302, 303), path
