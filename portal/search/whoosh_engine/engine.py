"""The Whoosh engine behind the port of search/engine.py."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from portal.domain.facets import BY_NAME
from portal.domain.policy import Labels
from portal.domain.query import Query
from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.engine import Document, Hit, Indexed, IndexState, Offers, Results, SearchUnavailableError
from portal.search.whoosh_engine import arrays, guard, searching, selfcheck, writing
from portal.search.whoosh_engine import schema as schema_module
from portal.search.whoosh_engine.correcting import Correcting
from portal.search.whoosh_engine.domain import domain_of
from portal.search.whoosh_engine.folder import Folder, Stamp, read_stamp, verify
from portal.search.whoosh_engine.held import Held
from portal.search.whoosh_engine.holding import indexed
from portal.search.whoosh_engine.kept import TRIES, Kept, Reading
from portal.search.whoosh_engine.offering import Offering
from portal.search.whoosh_engine.plain import PlainReading
from portal.search.whoosh_engine.ranking import DEFAULT, Ranking
from portal.search.whoosh_engine.snapshot import Snapshot

Answer = TypeVar("Answer")


class WhooshEngine:
    """Search in a folder of Whoosh indexes.

    Searches are answered from arrays, or, where `plain` is set or the arrays cannot be trusted (selfcheck.py), by Whoosh's own searcher.
    """

    def __init__(self, path: Path, concepts: Concepts, ranking: Ranking = DEFAULT, plain: bool = False) -> None:
        self._folder = Folder(path)
        self._concepts = concepts
        self._ranking = ranking
        self._plain = plain
        self.make = f"{schema_module.VERSION}/{analysis.VERSION}/{concepts.digest}/{guard.PINNED}/{' '.join(BY_NAME)}"

    @cached_property
    def fallback(self) -> str:
        """Why searches are answered the plain way; empty where they are not."""
        return "set by PORTAL_SEARCH_PLAIN" if self._plain else selfcheck.fault()

    @cached_property
    def _kept(self) -> Kept[Reading]:
        # Looked at with the first search: most commands never search.
        if self.fallback:
            return Kept(self._folder, partial(PlainReading, concepts=self._concepts, ranking=self._ranking))
        return Kept(self._folder, arrays.opener(self._concepts, self._ranking))

    def search(self, query: Query, labels: Labels, without: frozenset[int] = frozenset()) -> Results:
        """See Engine.search."""
        return self._read(lambda reading: reading.search(query, labels, without))

    def related(
        self, record: int, labels: Labels, language: str, without: frozenset[int] = frozenset(), limit: int = 5
    ) -> tuple[Hit, ...]:
        """See Engine.related."""
        return self._read(lambda reading: reading.related(record, labels, language, without, limit))

    def corrected(
        self, words: Sequence[str], labels: Labels, language: str, without: frozenset[int] = frozenset()
    ) -> Mapping[str, str]:
        """See Engine.corrected."""

        def held(snapshot: Snapshot) -> Held:
            return Held(snapshot, searching.readable(snapshot, labels, without))

        return self._read(lambda reading: Correcting(held(reading.snapshot), self._concepts, language).corrected(words))

    def offered(
        self, typed: str, labels: Labels, language: str, without: frozenset[int] = frozenset(), limit: int = 5
    ) -> Offers:
        """See Engine.offered."""
        domain = domain_of(self._concepts)

        def offering(snapshot: Snapshot) -> Offering:
            return Offering(snapshot, domain, searching.readable(snapshot, labels, without), language, limit)

        return self._read(lambda reading: offering(reading.snapshot).offered(typed))

    def prepare(self) -> None:
        """See Engine.prepare."""
        domain_of(self._concepts)
        selfcheck.fault()

    def state(self) -> IndexState:
        """See Engine.state."""
        for _ in range(TRIES):
            generation = self._folder.current()
            stamp = read_stamp(generation)
            try:
                return self._checked(generation, stamp)
            except SearchUnavailableError:
                # Looked at while another process committed, files are not what the stamp said a moment ago.
                if self._folder.current() == generation and read_stamp(generation) == stamp:
                    raise
        raise SearchUnavailableError("the index changes faster than it can be checked")

    def _checked(self, generation: Path, stamp: Stamp) -> IndexState:
        if self._folder.is_damaged(generation):
            raise SearchUnavailableError("a reader found the index damaged")
        if stamp.make != self.make:
            raise SearchUnavailableError("the index is of another make")
        reading = self._read(lambda found: found)
        if reading.token == (generation.name, stamp.token):
            verify(generation, stamp)
        return IndexState(reading.documents, "/".join(reading.token), stamp.applied, self.fallback)

    def contents(self) -> Sequence[Indexed]:
        """See Engine.contents."""
        return self._read(lambda reading: indexed(reading.snapshot))

    def write(self, documents: Iterable[Document], gone: Iterable[int], applied: int) -> None:
        """See Engine.write."""
        writing.write(self._folder, self._concepts, documents, gone, applied, self.make)

    def rebuild(self, documents: Iterable[Document], applied: int) -> None:
        """See Engine.rebuild."""
        writing.rebuild(self._folder, self._concepts, documents, applied, self.make)

    def close(self) -> None:
        """See Engine.close."""
        if "_kept" in self.__dict__:
            self._kept.close()

    def _read(self, use: Callable[[Reading], Answer]) -> Answer:
        return self._kept.read(use)
