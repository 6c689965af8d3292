"""The Whoosh engine behind the port of search/engine.py.

One snapshot a process, replaced by a new one when the index has moved on. Whoosh's own way to follow an index serves deleted
documents (measured; see docs/search.md), so a new reader is opened each time and segments that did not change keep their arrays.
"""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import TypeVar

from whoosh import index
from whoosh.reading import SegmentReader

from portal.domain.facets import BY_NAME
from portal.domain.languages import INTERFACE
from portal.domain.policy import Labels
from portal.domain.query import Query, Sort
from portal.search import analysis
from portal.search.concepts import Concepts
from portal.search.engine import Document, Held, Hit, IndexState, Results, SearchUnavailableError
from portal.search.whoosh_engine import explaining, guard, proximity, searching, writing
from portal.search.whoosh_engine import schema as schema_module
from portal.search.whoosh_engine.folder import Folder, Stamp, latest_commit, read_stamp, verify
from portal.search.whoosh_engine.holding import held
from portal.search.whoosh_engine.nearest import nearest
from portal.search.whoosh_engine.needles import needles
from portal.search.whoosh_engine.plan import plan
from portal.search.whoosh_engine.segment import Cache, Segment
from portal.search.whoosh_engine.snapshot import Snapshot

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")
TRIES = 5
PASSING = (FileNotFoundError, index.EmptyIndexError)
"""What Whoosh raises, too, where another process commits between two steps of opening."""

WAIT_SECONDS = 0.01


class WhooshEngine:
    """Search in a folder of Whoosh indexes."""

    def __init__(self, path: Path, concepts: Concepts) -> None:
        guard.check()
        self._folder = Folder(path)
        self._concepts = concepts
        self._cache = Cache()
        self._segments: dict[str, Segment] = {}
        self._snapshot: Snapshot | None = None
        self._opening = Lock()
        self.make = f"{schema_module.VERSION}/{analysis.VERSION}/{concepts.digest}/{guard.PINNED}/{' '.join(BY_NAME)}"

    def search(self, query: Query, labels: Labels, without: frozenset[int] = frozenset()) -> Results:
        """See Engine.search."""
        return self._read(lambda snapshot: self._search(snapshot, query, labels, without))

    def _search(self, snapshot: Snapshot, query: Query, labels: Labels, without: frozenset[int]) -> Results:
        asked = plan(query, self._concepts)
        found = searching.match(snapshot, asked, query.language)
        base = searching.readable(snapshot, labels, without) & found.mask
        masks = searching.filter_masks(snapshot, query.filters)
        docs = searching.narrowed(base, masks)
        if query.sort is Sort.relevance:
            proximity.add(snapshot, asked, found.scores, docs)
        shown_in = query.language if asked.spoken in ("", *INTERFACE) else asked.spoken
        page = searching.ranked(snapshot, docs, found.scores, query, shown_in)
        why = explaining.reasons(snapshot, asked, page.rows) if query.explain else ((),) * len(page.rows)
        return Results(
            hits=tuple(
                searching.hit(snapshot, shown, float(found.scores[row]), reasons)
                for row, shown, reasons in zip(page.rows, page.shown, why, strict=True)
            ),
            total=int(searching.records_of(snapshot, docs).sum()),
            facets=searching.count_facets(snapshot, base, masks),
            needles=needles(asked, self._concepts),
            also_searched=asked.named,
            shown_in=shown_in,
        )

    def related(
        self, record: int, labels: Labels, language: str, without: frozenset[int] = frozenset(), limit: int = 5
    ) -> tuple[Hit, ...]:
        """See Engine.related."""
        return self._read(
            lambda snapshot: nearest(snapshot, record, searching.readable(snapshot, labels, without), language, limit)
        )

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
        snapshot = self._read(lambda found: found)
        if snapshot.token == (generation.name, stamp.token):
            verify(generation, stamp)
        return IndexState(snapshot.documents, "/".join(snapshot.token), stamp.applied)

    def contents(self) -> Sequence[Held]:
        """See Engine.contents."""
        return self._read(held)

    def write(self, documents: Iterable[Document], gone: Iterable[int], applied: int) -> None:
        """See Engine.write."""
        writing.write(self._folder, self._concepts, documents, gone, applied, self.make)

    def rebuild(self, documents: Iterable[Document], applied: int) -> None:
        """See Engine.rebuild."""
        writing.rebuild(self._folder, self._concepts, documents, applied, self.make)

    def close(self) -> None:
        """See Engine.close."""
        if self._snapshot is not None:
            self._snapshot.reader.close()
        self._snapshot = None

    def _read(self, use: Callable[[Snapshot], Answer]) -> Answer:
        for attempt in range(TRIES):
            token = self._token()
            try:
                return use(self._current(token))
            # A damaged file can raise anything out of Whoosh, pickle, zlib and numpy; a search must never be a fault of the page.
            except Exception as error:
                self._snapshot = None
                # Another process is committing: its old files go while this one opens them. The new ones are whole.
                if self._token() == token and not (isinstance(error, PASSING) and attempt < TRIES - 1):
                    self._folder.mark_damaged(token[0])
                    log.exception("the index cannot be read")
                    raise SearchUnavailableError(f"{type(error).__name__}: {error}") from error
                time.sleep(WAIT_SECONDS * (attempt + 1))
        raise SearchUnavailableError("the index changes faster than it can be opened")

    def _token(self) -> tuple[str, str]:
        generation = self._folder.current()
        try:
            return generation.name, latest_commit(generation)
        except FileNotFoundError as error:
            raise SearchUnavailableError("no index") from error

    def _current(self, token: tuple[str, str]) -> Snapshot:
        found = self._snapshot
        if found is not None and found.token == token:
            return found
        with self._opening:
            return self._open(self._folder.path / token[0], token)

    def _open(self, generation: Path, token: tuple[str, str]) -> Snapshot:
        if self._snapshot is not None and self._snapshot.token == token:
            return self._snapshot
        reader = index.open_dir(generation).reader()
        # Of an index without documents Whoosh gives a reader that has no segment.
        parts = [part for part, _ in reader.leaf_readers() if isinstance(part, SegmentReader) and part.doc_count_all()]
        segments = [
            self._segments.get(str(part.segment().segment_id())) or Segment(part, self._cache) for part in parts
        ]
        deleted = [list(part._perdoc.deleted_docs()) for part in parts]
        snapshot = Snapshot(reader, segments, deleted, token)
        if latest_commit(generation) != token[1]:
            # What went while it was read may be missing without any sign.
            raise FileNotFoundError(f"{generation.name} moved on while it was opened")
        self._segments = {segment.id: segment for segment in segments}
        self._snapshot = snapshot
        return snapshot
