"""Dead links on pages: said quietly, beside the source, and only there."""

from datetime import UTC, datetime

from flask.testing import FlaskClient
from sqlmodel import select

from portal.database.tables import Link, LinkState
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
