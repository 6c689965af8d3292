"""SQLite's full-text index: one contentless column with all words, Porter's stemmer; titles and facet values in tables beside it."""

import sqlite3
from pathlib import Path

from bench import corpus
from bench.corpus import Note
from bench.peers.serving import serve

TABLES = """
DROP TABLE IF EXISTS notes; DROP TABLE IF EXISTS titles; DROP TABLE IF EXISTS facets;
CREATE VIRTUAL TABLE notes USING fts5(words, content='', tokenize='porter unicode61', prefix='4');
CREATE TABLE titles (id INTEGER PRIMARY KEY, title TEXT);
CREATE TABLE facets (id INTEGER, name TEXT, value TEXT, PRIMARY KEY (id, name, value)) WITHOUT ROWID;
"""
BEST = """SELECT title FROM (SELECT rowid FROM notes WHERE notes MATCH ? ORDER BY rank LIMIT 10) AS found
JOIN titles ON titles.id = found.rowid"""
COUNT = "SELECT count(*) FROM notes WHERE notes MATCH ?"
FACETS = """SELECT name, value, count(*) FROM notes JOIN facets ON facets.id = notes.rowid
WHERE notes MATCH ? GROUP BY name, value"""


class Fts5:
    """One database, one connection."""

    kinds = ("word", "or", "facets", "and", "phrase", "prefix")

    def __init__(self, folder: Path) -> None:
        self._file = folder / "notes.sqlite"

    def build(self, notes: Path) -> None:
        """See Peer."""
        self.open()
        self._database.executescript(TABLES)
        with self._database:
            for note in corpus.read(notes):
                self._insert(note)
            self._database.execute("INSERT INTO notes(notes) VALUES ('optimize')")
        self._database.commit()

    def _insert(self, note: Note) -> None:
        found = self._database.execute("INSERT INTO titles(title) VALUES (?)", (note.title,)).lastrowid
        words = f"{note.title}\n{note.summary}\n{note.text}"
        self._database.execute("INSERT INTO notes(rowid, words) VALUES (?, ?)", (found, words))
        self._database.executemany(
            "INSERT OR IGNORE INTO facets VALUES (?, ?, ?)", [(found, *pair) for pair in note.facets]
        )

    def open(self) -> None:
        """See Peer."""
        self._database = sqlite3.connect(self._file)

    def ask(self, kind: str, words: list[str]) -> int:
        """See Peer."""
        quoted = [f'"{word}"' for word in words]
        joined = {"and": " AND ".join(quoted), "phrase": f'"{" ".join(words)}"', "prefix": f"{words[0]}*"}
        match = joined.get(kind, " OR ".join(quoted))
        self._database.execute(BEST, (match,)).fetchall()
        if kind == "facets":
            self._database.execute(FACETS, (match,)).fetchall()
        return int(self._database.execute(COUNT, (match,)).fetchone()[0])

    def add(self, notes: Path, number: int) -> None:  # noqa: ARG002 - the database numbers them
        """See Peer."""
        first = next(corpus.read(notes))
        with self._database:
            self._insert(first)
        self.ask("word", [first.text.split()[0]])


if __name__ == "__main__":
    serve(Fts5)
