"""Tantivy, a search library in Rust: one field with all words (English stemmer), facet values as fast fields that aggregations count."""

import json
import shutil
from pathlib import Path
from typing import Any

import tantivy

from bench import corpus
from bench.corpus import FACETS, Note
from bench.peers.serving import serve

MEMORY = 128_000_000
COUNTED = {name: {"terms": {"field": name, "size": 100}} for name in FACETS}


class Tantivy:
    """One index; its readers follow each commit."""

    kinds = ("word", "or", "facets", "and", "phrase", "prefix")

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, notes: Path) -> None:
        """See Peer."""
        shutil.rmtree(self._folder)
        self._folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="en_stem", index_option="position")
        builder.add_text_field("title", stored=True, tokenizer_name="raw", index_option="basic")
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(self._folder))
        writer = self._index.writer(MEMORY, 1)
        for note in corpus.read(notes):
            writer.add_document(_document(note))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """See Peer."""
        self._index = tantivy.Index.open(str(self._folder))
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, kind: str, words: list[str]) -> int:
        """See Peer."""
        query = self._query(kind, words)
        found = self._searcher.search(query, 10)
        for _, address in found.hits:
            self._searcher.doc(address)["title"]
        if kind == "facets":
            self._searcher.aggregate(query, COUNTED)
        return int(found.count)

    def _query(self, kind: str, words: list[str]) -> Any:
        if kind == "prefix":
            return tantivy.Query.regex_query(self._schema, "words", f"{words[0]}.*")
        text = {"and": " AND ".join(words), "phrase": json.dumps(" ".join(words))}.get(kind, " ".join(words))
        return self._index.parse_query(text, ["words"])

    def add(self, notes: Path, number: int) -> None:  # noqa: ARG002 - notes have no number here
        """See Peer."""
        first = next(corpus.read(notes))
        writer = self._index.writer(MEMORY, 1)
        writer.add_document(_document(first))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        self.ask("word", [first.text.split()[0]])


def _document(note: Note) -> Any:
    document = tantivy.Document()
    document.add_text("words", f"{note.title}\n{note.summary}\n{note.text}")
    document.add_text("title", note.title)
    for name, value in note.facets:
        document.add_text(name, value)
    return document


if __name__ == "__main__":
    serve(Tantivy)
