"""Whoosh as its tutorial has it: StemmingAnalyzer, everything stored, MultifieldParser with OrGroup, one kept Searcher."""

import shutil
from pathlib import Path
from typing import Any

from whoosh import index, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import KEYWORD, TEXT, Schema
from whoosh.qparser import AndGroup, MultifieldParser, OrGroup
from whoosh.query import Or, Prefix

from bench import corpus
from bench.corpus import FACETS, Note
from bench.peers.serving import serve

FIELDS = ("title", "summary", "text")


class RawWhoosh:
    """One index, one searcher that is opened anew after a commit."""

    kinds = ("word", "or", "facets", "and", "phrase", "prefix")

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _schema(self) -> Schema:
        words = {name: TEXT(analyzer=StemmingAnalyzer(), stored=True) for name in FIELDS}
        return Schema(**words, **{name: KEYWORD(stored=True, sortable=True) for name in FACETS})

    def build(self, notes: Path) -> None:
        """See Peer."""
        shutil.rmtree(self._folder)
        self._folder.mkdir()
        writer = index.create_in(self._folder, self._schema()).writer(limitmb=128)
        for note in corpus.read(notes):
            writer.add_document(**_fields(note))
        writer.commit()

    def open(self) -> None:
        """See Peer."""
        self._index = index.open_dir(self._folder)
        self._searcher = self._index.searcher()
        self._any = MultifieldParser(FIELDS, self._index.schema, group=OrGroup)
        self._all = MultifieldParser(FIELDS, self._index.schema, group=AndGroup)

    def ask(self, kind: str, words: list[str]) -> int:
        """See Peer."""
        results = self._searcher.search(self._query(kind, words), limit=10, **self._counted(kind))
        for hit in results:
            hit["title"]
        if kind == "facets":
            for name in FACETS:
                results.groups(name)
        return len(results)

    def _query(self, kind: str, words: list[str]) -> Any:
        if kind == "prefix":
            return Or([Prefix(name, words[0]) for name in FIELDS])
        if kind == "phrase":
            return self._any.parse(f'"{" ".join(words)}"')
        return (self._all if kind == "and" else self._any).parse(" ".join(words))

    def _counted(self, kind: str) -> dict[str, Any]:
        if kind != "facets":
            return {}
        facets = sorting.Facets()
        for name in FACETS:
            facets.add_facet(name, sorting.FieldFacet(name, allow_overlap=True, maptype=sorting.Count))
        return {"groupedby": facets}

    def add(self, notes: Path, number: int) -> None:  # noqa: ARG002 - notes have no number here
        """See Peer."""
        first = next(corpus.read(notes))
        writer = self._index.writer()
        writer.add_document(**_fields(first))
        writer.commit()
        self.open()
        self.ask("word", [first.text.split()[0]])


def _fields(note: Note) -> dict[str, str]:
    facets = {name: " ".join(value for other, value in note.facets if other == name) for name in FACETS}
    return {"title": note.title, "summary": note.summary, "text": note.text, **facets}


if __name__ == "__main__":
    serve(RawWhoosh)
