"""An update that reads words in another way builds the index anew in the background, while the old one answers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from portal.search import analysis
from portal.search.engine import Document, SearchUnavailableError
from portal.search.whoosh_engine import schema
from portal.services import indexing
from portal.services.context import Portal, open_portal
from portal.services.views import Found
from portal.worker.loop import Mender
from tests.records import index, publish
from tests.worker.processes import assert_index_equals_database, find, finds
from tests.worker.test_indexing import Between

MAKES = {
    "analysis": (analysis, "VERSION", f"99/{analysis.VERSION.partition('/')[2]}"),
    "ICU": (analysis, "VERSION", f"{analysis.VERSION.partition('/')[0]}/icu99.1"),
    "schema": (schema, "VERSION", schema.VERSION + 1),
    "vocabulary": (None, "digest", "of other words"),
}


class Searched(Between):
    """An engine that is searched while it builds the index anew."""

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal.engine)
        self._portal = portal
        self.found: list[Found] = []

    def rebuild(self, documents: Iterable[Document], applied: int) -> None:
        self._engine.rebuild(self._looked(documents), applied)

    def _looked(self, documents: Iterable[Document]) -> Iterator[Document]:
        for number, document in enumerate(documents):
            if number % 100 == 50:
                self.found.append(find(self._portal, "quagmirical"))
            yield document


@pytest.mark.parametrize("what", MAKES)
def test_another_make_is_built_while_the_old_index_answers(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Else an update takes the search away for as long as it takes to build the index, or readers get hits of two sorts."""
    publish(portal, "fresh", "A quagmirical note")
    index(portal)
    where, name, value = MAKES[what]
    target: Any = portal.concepts if where is None else where
    monkeypatch.setattr(target, name, value)
    updated = open_portal(portal.settings)
    with pytest.raises(SearchUnavailableError, match="another make"):
        updated.engine.state()
    assert finds(updated, "quagmirical", "fresh")
    publish(portal, "second", "A snorfelous note")
    # What is published meanwhile is not written into the old index, and bears no blame for that.
    with pytest.raises(SearchUnavailableError, match="another make"):
        indexing.drain(updated)
    engine = Searched(updated)
    Mender().mend(replace(updated, engine=engine))
    assert engine.found
    assert [[card.id for card in found.cards] for found in engine.found] == [["fresh"]] * len(engine.found)
    assert not any(found.from_database for found in engine.found)
    assert indexing.is_whole(updated)
    assert not indexing.waiting(updated)
    assert finds(updated, "snorfelous", "second")
    assert_index_equals_database(updated)
    updated.close()
