"""Our engine. Also of another commit: this file is laid over that commit's tree, so it asks for little."""

import json
import tempfile
import time
from dataclasses import fields, replace
from pathlib import Path
from statistics import median

from bench import corpus
from bench.peers.serving import ADDED, serve
from portal.domain import policy
from portal.domain.query import Clause, Need, Query, Term
from portal.search.engine import Document
from portal.services.context import Portal, open_portal
from portal.settings import Settings

LABELS = policy.labels(policy.VISITOR)
NEW = 10**9
HAS_PREFIX = "prefix" in {field.name for field in fields(Term)}


class Ours:
    """The portal's engine, with all facets in every answer; the titles come from the database and are asked for over HTTP."""

    kinds = (
        "word",
        *("or cold", "or warm"),
        *("page cold", "page warm"),
        *("facets", "and", "phrase"),
        *(("prefix",) if HAS_PREFIX else ()),
    )

    def __init__(self, index: Path) -> None:
        self._index = index
        self._portal = self._made()

    def _made(self) -> Portal:
        scratch = Path(tempfile.gettempdir()) / "no-database-here"
        return open_portal(Settings(instance=scratch, index=self._index))

    def build(self, notes: Path) -> None:
        """See Peer."""
        applied = json.loads((notes / "about.json").read_text())["applied"]
        self._portal.engine.rebuild((self._document(found) for found in corpus.documents(notes)), applied)

    def _document(self, found: dict[str, object]) -> Document:
        known = {field.name for field in fields(Document)}
        return Document(**{name: value for name, value in found.items() if name in known})  # type: ignore[arg-type]

    def open(self) -> None:
        """See Peer."""
        self._portal.close()
        self._portal = self._made()
        # What is read once is read now: a question of a word that no note has.
        self._portal.engine.search(Query(clauses=(Clause((Term("qqq"),)),)), LABELS)

    def ask(self, kind: str, words: list[str]) -> int:
        """See Peer."""
        return self._portal.engine.search(query(kind, words), LABELS).total

    def add(self, notes: Path, number: int) -> None:
        """See Peer."""
        self._write(notes, number)
        self._portal.engine.search(Query(), LABELS)

    def _write(self, notes: Path, number: int) -> None:
        first = self._document(next(corpus.documents(notes)))
        document = replace(first, version=NEW + number, record=NEW + number)
        self._portal.engine.write([document], [], self._portal.engine.state().applied)

    def reopen(self, notes: Path) -> float:
        """Return the ms of opening what was committed since, by a process that had the index open."""
        self.open()
        found = []
        for number in range(ADDED, 2 * ADDED):
            self._write(notes, number)
            start = time.perf_counter()
            # Documents by date, and no words: what is done besides opening is the least that there is.
            self._portal.engine.search(Query(), LABELS)
            found.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        self._portal.engine.search(Query(), LABELS)
        return median(found) - (time.perf_counter() - start) * 1000


def query(kind: str, words: list[str]) -> Query:
    """Return a question as the engine takes it."""
    if kind == "phrase":
        return Query(clauses=(Clause((Term(" ".join(words), phrase=True),)),))
    if kind == "prefix":
        return Query(clauses=(Clause((Term(words[0], prefix=True),)),))  # type: ignore[call-arg]
    need = Need.must if kind == "and" else Need.may
    return Query(clauses=tuple(Clause((Term(word),), need) for word in words))


if __name__ == "__main__":
    serve(Ours)
