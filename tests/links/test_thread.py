"""The worker's thread that asks: it begins by itself, ends when told to, and is not there where the settings say so."""

import threading
import time
from contextlib import AbstractContextManager

import pytest
from sqlmodel import select

from portal.database.tables import Link, LinkState, RecordLink, now
from portal.services.context import Portal
from portal.services.links import checking
from portal.worker import links
from portal.worker.beside import beside
from tests.links.servers import OUTSIDE, Internet, site, status
from tests.records import publish


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


def links_checked(portal: Portal) -> AbstractContextManager[None]:
    return beside(links=lambda stopping: links.run(portal, stopping))


def states(portal: Portal) -> dict[str, LinkState]:
    with portal.database.reading() as session:
        return {row.url: row.state for row in session.exec(select(Link))}


def test_links_are_asked_while_the_worker_runs(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else links are asked in tests only."""
    publish(portal, "new-one", "A new one", sources=[{"title": "A", "url": "http://good.example/a"}])
    with portal.database.writing() as session:
        # As it is after an upgrade: published, and no addresses noted.
        for row in session.exec(select(RecordLink)):
            session.delete(row)
        session.flush()
        for link in session.exec(select(Link)):
            session.delete(link)
    monkeypatch.setattr(links, "FIRST_SECONDS", 0.0)
    with site() as web:
        web.answers["/a"] = status(200)
        asks = Internet(web.port, {"good.example": [OUTSIDE]}).asker()
        monkeypatch.setattr(checking, "asker", lambda _portal, _manners: asks)
        with links_checked(portal):
            deadline = time.monotonic() + 60
            while states(portal).get("http://good.example/a") is not LinkState.alive:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            began = time.monotonic()
        assert time.monotonic() - began < 5
    # The names of the library are not known here, and what is silent while nothing answers is not held against it.
    assert set(states(portal).values()) <= {LinkState.alive, LinkState.failing, LinkState.unasked}
    with portal.database.reading() as session:
        assert all(row.due_at > now() for row in session.exec(select(Link)) if row.state is LinkState.alive)


def test_nothing_is_asked_right_after_the_start(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a portal that starts again and again knocks at other sites each time."""
    monkeypatch.setattr(checking, "check_next", lambda *_: pytest.fail("asked"))
    began = time.monotonic()
    with links_checked(portal):
        assert "links" in threads()
        time.sleep(0.3)
    assert time.monotonic() - began < 5
    assert states(portal)
    assert set(states(portal).values()) == {LinkState.unasked}


def test_it_can_be_switched_off(portal: Portal) -> None:
    """Else a portal that may speak to nobody does."""
    settings = portal.settings.model_copy(update={"check_links": False})
    silent = Portal(settings, portal.database, portal.engine, portal.vocabulary, portal.places)
    before = threads()
    with links_checked(silent):
        deadline = time.monotonic() + 5
        while threads() != before:
            assert time.monotonic() < deadline
            time.sleep(0.01)
