"""One reader of the index a process, replaced by a new one when the index has moved on.

Whoosh's own way to follow an index serves deleted documents (measured; see docs/search.md), so a new reader is opened each time.
"""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from whoosh import index

from portal.domain.policy import Labels
from portal.domain.query import Query
from portal.search.engine import Hit, Results, SearchUnavailableError
from portal.search.whoosh_engine.folder import Folder, latest_commit
from portal.search.whoosh_engine.snapshot import Snapshot

log = logging.getLogger(__name__)
Token = tuple[str, str]
"""A generation's folder and the number of its last commit."""

Answer = TypeVar("Answer")
TRIES = 5
WAIT_SECONDS = 0.01
MOVING_SECONDS = 2.0
"""How long an index that moves on whenever it is opened is tried again: a busy machine may not be faster than a busy writer."""

PASSING = (FileNotFoundError, index.EmptyIndexError)
"""What Whoosh raises, too, where another process commits between two steps of opening."""


class Reading(Protocol):
    """A way to answer from the index as it stood at one moment."""

    token: Token

    @property
    def snapshot(self) -> Snapshot:
        """What slips and beginnings of words are looked up in."""

    @property
    def documents(self) -> int:
        """The number of documents that are not deleted."""

    def search(self, query: Query, labels: Labels, without: frozenset[int]) -> Results:
        """See Engine.search."""

    def related(
        self, record: int, labels: Labels, language: str, without: frozenset[int], limit: int
    ) -> tuple[Hit, ...]:
        """See Engine.related."""

    def close(self) -> None:
        """Let go of files."""


Opened = TypeVar("Opened", bound=Reading)


class Kept(Generic[Opened]):
    """The reading that is open. `make` makes one of a Whoosh reader; what it needs of files it reads at once."""

    def __init__(self, folder: Folder, make: Callable[[Any, Token], Opened]) -> None:
        self._folder = folder
        self._make = make
        self._held: Opened | None = None
        self._opening = Lock()

    def read(self, use: Callable[[Opened], Answer]) -> Answer:
        """Return what `use` makes of the present index; SearchUnavailableError where it cannot be read."""
        tries, until = 0, time.monotonic() + MOVING_SECONDS
        while True:
            token = self._token()
            try:
                return use(self._current(token))
            # A damaged file can raise anything out of Whoosh, pickle, zlib and numpy; a search must never be a fault of the page.
            except Exception as error:
                self._held = None
                # Another process is committing: its old files go while this one opens them. The new ones are whole.
                if self._token() != token:
                    if time.monotonic() > until:
                        raise SearchUnavailableError("the index changes faster than it can be opened") from error
                    continue
                tries += 1
                if tries == TRIES or not isinstance(error, PASSING):
                    self._folder.mark_damaged(token[0])
                    log.exception("the index cannot be read")
                    raise SearchUnavailableError(f"{type(error).__name__}: {error}") from error
                time.sleep(WAIT_SECONDS * tries)

    def close(self) -> None:
        """Let go of files."""
        if self._held is not None:
            self._held.close()
        self._held = None

    def _token(self) -> Token:
        generation = self._folder.current()
        try:
            return generation.name, latest_commit(generation)
        except FileNotFoundError as error:
            raise SearchUnavailableError("no index") from error

    def _current(self, token: Token) -> Opened:
        found = self._held
        if found is not None and found.token == token:
            return found
        with self._opening:
            return self._open(self._folder.path / token[0], token)

    def _open(self, generation: Path, token: Token) -> Opened:
        if self._held is not None and self._held.token == token:
            return self._held
        opened = self._make(index.open_dir(generation).reader(), token)
        if latest_commit(generation) != token[1]:
            # What went while it was read may be missing without any sign.
            raise FileNotFoundError(f"{generation.name} moved on while it was opened")
        self._held = opened
        return opened
