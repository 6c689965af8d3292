"""Dead links on pages: said quietly, beside the source, and only there."""

from datetime import UTC, datetime

from flask.testing import FlaskClient
from sqlmodel import col, select

from portal.database.tables import Link, LinkState, Record, RecordLink
from portal.services.context import Portal
from tests.records import publish


def kill(portal: Portal, url: str) -> int:
    """Make an address one that has been dead for a while, and return its number."""
    with portal.database.writing() as session:
        row = session.exec(select(Link).where(Link.url == url)).one()
        row.state, row.answer, row.asked_at = LinkState.dead, "404", datetime(2026, 3, 2, 9, tzinfo=UTC)
        return row.pk or 0


def test_readers_see_which_source_does_not_answer(portal: Portal, client: FlaskClient) -> None:
    """Else they follow a dead link and think that they did something wrong."""
    sources = [
        {"title": "Gone", "url": "https://example.org/gone#page=2"},
        {"title": "There", "url": "https://example.org/there"},
    ]
    publish(portal, "two-sources", "Two sources", sources=sources)
    before = client.get("/en/practices/two-sources").text
    assert "did not answer" not in before
    kill(portal, "https://example.org/gone")
    page = client.get("/en/practices/two-sources").text
    assert page.count("did not answer on 2 Mar 2026") == 1
    gone = page.index("Gone</a>")
    assert gone < page.index("did not answer") < page.index("There</a>")


def test_an_office_whose_page_is_gone_is_marked_too(portal: Portal, client: FlaskClient) -> None:
    """Else who needs somebody to ask is sent to a page that is not there."""
    publish(portal, "an-office", "An office", contact_body={"organisation": "iom", "url": "https://example.org/office"})
    assert "did not answer" not in client.get("/en/practices/an-office").text
    kill(portal, "https://example.org/office")
    assert client.get("/en/practices/an-office").text.count("did not answer on 2 Mar 2026") == 1


def test_a_document_whose_address_is_gone_is_marked(portal: Portal, client: FlaskClient) -> None:
    """Else the one button of a resource leads nowhere, without a word."""
    with portal.database.reading() as session:
        rows = session.exec(
            select(Record.id, Link.url)
            .join(RecordLink, col(RecordLink.record_pk) == Record.pk)
            .join(Link, col(Link.pk) == RecordLink.link_pk)
            .where(RecordLink.field == "url")
        ).all()
    record_id, url = rows[0]
    assert "did not answer" not in client.get(f"/en/resources/{record_id}").text
    kill(portal, url)
    assert "did not answer on 2 Mar 2026" in client.get(f"/en/resources/{record_id}").text
