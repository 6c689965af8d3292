"""The notes and the questions as files that every engine reads.

FOLDER/documents.jsonl  a note a line, as our engine takes it
FOLDER/notes.tsv        the same for the others: title, summary, text, facets ("region=africa|country=mali")
FOLDER/questions.tsv    kind of question, then its words
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from bench.questions import Questions
from portal.search.engine import Document, Engine
from portal.services import indexing
from portal.services.context import Portal

FACETS = ("region", "country", "theme", "stage", "group")
"""The five that the others count; ours always counts all that the product has."""

EACH = 60


@dataclass(frozen=True)
class Note:
    """A note as the other engines take it; `facets` holds (name, value) pairs of FACETS."""

    title: str
    summary: str
    text: str
    facets: tuple[tuple[str, str], ...]


class _Writer:
    """Stands where the engine stands, and writes to files what a rebuild gives it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.notes = self.bytes = self.applied = 0

    def rebuild(self, documents: Iterable[Document], applied: int) -> None:
        self.applied = applied
        with (self._folder / "documents.jsonl").open("w") as ours, (self._folder / "notes.tsv").open("w") as others:
            for document in documents:
                ours.write(json.dumps({**asdict(document), "labels": sorted(document.labels)}) + "\n")
                others.write(_line(document) + "\n")
                self.notes += 1
                self.bytes += len(f"{document.title}{document.summary}{document.text}".encode())


def _line(document: Document) -> str:
    facets = "|".join(f"{name}={value}" for name in FACETS for value in document.facets.get(name, ()))
    return "\t".join(" ".join(part.split()) for part in (document.title, document.summary, document.text, facets))


@dataclass(frozen=True)
class Corpus:
    """What was written: how many notes (language versions), how many bytes of text, and the outbox row that they stand for."""

    folder: Path
    notes: int
    bytes: int
    applied: int


def write(portal: Portal, folder: Path, questions: Questions) -> Corpus:
    """Write all files from the portal's database. The outbox is empty afterwards, as after a rebuild of the index."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = _Writer(folder)
    indexing.rebuild(replace(portal, engine=cast(Engine, writer)))
    asked = [(kind, words) for kind, several in _asked(folder, questions).items() for words in several]
    (folder / "questions.tsv").write_text("".join("\t".join((kind, *words)) + "\n" for kind, words in asked))
    (folder / "about.json").write_text(json.dumps({"applied": writer.applied}))
    return Corpus(folder, writer.notes, writer.bytes, writer.applied)


def _asked(folder: Path, questions: Questions) -> dict[str, list[Sequence[str]]]:
    # No word is asked for twice, so that the first time is the first time for each of them.
    pool = iter(questions.different(EACH * 12))

    def take(count: int) -> tuple[str, ...]:
        return tuple(next(pool) for _ in range(count))

    heads = questions.heads()
    return {
        "word": [take(1) for _ in range(EACH)],
        "or": [take(3) for _ in range(EACH)],
        "page": [take(1 + number % 4) for number in range(EACH)],
        "facets": [take(3) for _ in range(EACH)],
        "and": [questions.pick(heads, 3) for _ in range(EACH)],
        "phrase": _phrases(folder, frozenset(heads)),
        "prefix": [(word[:4],) for word in questions.different(EACH * 4) if len(word) > 5][:EACH],
    }


def _phrases(folder: Path, heads: frozenset[str]) -> list[Sequence[str]]:
    """Return pairs of frequent words that stand next to each other in some note."""
    found: dict[tuple[str, str], None] = {}
    for note in read(folder):
        words = note.text.split()
        pairs = ((a, b) for a, b in pairwise(words) if a != b and a in heads and b in heads)
        found.update(dict.fromkeys(list(pairs)[:1]))
        if len(found) >= EACH:
            break
    return list(found)[:EACH]


def read(folder: Path) -> Iterator[Note]:
    """Yield the notes as the other engines take them."""
    with (folder / "notes.tsv").open() as lines:
        for line in lines:
            title, summary, text, facets = line.rstrip("\n").split("\t")
            pairs = tuple((name, value) for name, _, value in (one.partition("=") for one in facets.split("|") if one))
            yield Note(title, summary, text, pairs)


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the notes as our engine takes them, as keyword arguments."""
    with (folder / "documents.jsonl").open() as lines:
        for line in lines:
            found = json.loads(line)
            yield {
                **{name: tuple(value) if isinstance(value, list) else value for name, value in found.items()},
                "labels": frozenset(found["labels"]),
                "facets": {name: tuple(values) for name, values in found["facets"].items()},
            }


def asked(folder: Path) -> dict[str, list[list[str]]]:
    """Return the questions by their kind."""
    found: dict[str, list[list[str]]] = {}
    for line in (folder / "questions.tsv").read_text().splitlines():
        kind, *words = line.split("\t")
        found.setdefault(kind, []).append(words)
    return found
