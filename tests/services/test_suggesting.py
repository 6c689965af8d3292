"""Neither function of the search box tells anybody a word, a title or a name that stands only where they may not read."""

from collections.abc import Callable

import pytest

from portal.database import publishing
from portal.domain.policy import Reader, Role, Visibility
from portal.services import search
from portal.services.context import Portal
from portal.services.suggesting import suggestions
from tests.records import change, index, publish

VISITOR = Reader()
OFFICIAL = Reader(Role.official, frozenset({"west-africa"}))
MODERATOR = Reader(Role.moderator)
SLIP, MEANT = "quagmiricla", "quagmirical"


def meant(portal: Portal, reader: Reader) -> str | None:
    """Return what a reader who makes a slip is asked."""
    found = search.find(portal, reader, search.read_query(portal, "en", SLIP, {})).did_you_mean
    return found and search.clauses_text(found)


def titles(portal: Portal, reader: Reader) -> set[str]:
    """Return the ids of the records that a reader is offered while typing the word, right or with a slip."""
    found = [one for typed in ("quag", MEANT, SLIP) for one in suggestions(portal, reader, "en", typed)]
    return {one.record[1] for one in found if one.record and MEANT in one.text}


def write(portal: Portal, visibility: Visibility) -> None:
    """Publish two records with a word that no other has, one of them by a body that no other names."""
    for number in (1, 2):
        publish(portal, f"secret-{number}", f"A {MEANT} note {number}", visibility)
    index(portal)


@pytest.mark.parametrize(
    ("visibility", "allowed"),
    [
        (Visibility.public, {VISITOR, OFFICIAL, MODERATOR}),
        (Visibility.governments, {OFFICIAL, MODERATOR}),
        (Visibility.moderators, {MODERATOR}),
    ],
)
def test_words_and_titles_are_suggested_to_those_alone_who_may_read_them(
    portal: Portal, visibility: Visibility, allowed: set[Reader]
) -> None:
    """Else a visitor learns from a suggestion what governments have written for each other."""
    write(portal, visibility)
    for reader in (VISITOR, OFFICIAL, MODERATOR):
        assert (meant(portal, reader) == MEANT) == (reader in allowed), reader
        assert titles(portal, reader) == ({"secret-1", "secret-2"} if reader in allowed else set()), reader


@pytest.mark.parametrize(
    "how",
    [
        lambda portal, id: change(portal, id, publishing.withhold),
        lambda portal, id: change(portal, id, publishing.archive),
        lambda portal, id: change(portal, id, publishing.set_visibility, Visibility.governments),
    ],
    ids=["withheld", "archived", "for governments"],
)
@pytest.mark.parametrize("worker", [False, True], ids=["at once", "later"])
def test_what_is_withheld_is_suggested_to_nobody_from_the_next_request(
    portal: Portal, how: Callable[[Portal, str], None], worker: bool
) -> None:
    """Else a name that was withheld for somebody's safety comes up in the box for as long as the worker stands still, or for ever."""
    write(portal, Visibility.public)
    assert meant(portal, VISITOR) == MEANT
    for id in ("secret-1", "secret-2"):
        how(portal, id)
    if worker:
        index(portal)
    assert meant(portal, VISITOR) is None
    assert titles(portal, VISITOR) == set()


def test_the_search_goes_on_without_suggestions_while_the_index_is_away(portal: Portal) -> None:
    """Else a broken index takes the box with it."""
    portal.engine.close()
    (portal.settings.index / "CURRENT").unlink()
    assert suggestions(portal, VISITOR, "en", "family") == ()
    assert meant(portal, VISITOR) is None
