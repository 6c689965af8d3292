"""Test collections: documents, questions and judgments in three plain files of a folder (docs/search-evaluation.md)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.domain.languages import CODES
from portal.services.hints.language import detect

DOCUMENTS, QUESTIONS, JUDGMENTS = "docs.jsonl", "queries.tsv", "qrels.tsv"
OTHERWISE = "en"


class CollectionError(Exception):
    """A folder holds no test collection; the message names file and line."""


@dataclass(frozen=True)
class Text:
    """A document of a collection."""

    id: str
    title: str
    text: str
    language: str


@dataclass(frozen=True)
class Question:
    """A question in a language, with the grade of each document that answers it."""

    id: str
    text: str
    language: str
    judged: Mapping[str, int]


@dataclass(frozen=True)
class Collection:
    """A test collection. Without texts of its own it asks for records of the portal."""

    texts: tuple[Text, ...]
    questions: tuple[Question, ...]


def read(folder: Path) -> Collection:
    """Return the collection of a folder. Raises CollectionError."""
    texts = tuple(_texts(folder / DOCUMENTS)) if (folder / DOCUMENTS).exists() else ()
    judged = _judgments(folder / JUDGMENTS)
    questions = []
    for number, cells in _rows(folder / QUESTIONS, 2):
        id, *given, text = cells[:3]
        if not text.strip():
            raise CollectionError(f"{folder / QUESTIONS}:{number}: a question without words")
        if id in judged:
            questions.append(Question(id, text, _language(id, given, text), judged[id]))
    if not questions:
        raise CollectionError(f"{folder / QUESTIONS}: no question is judged in {JUDGMENTS}")
    return Collection(texts, tuple(questions))


def _texts(path: Path) -> Iterator[Text]:
    for number, line in _lines(path):
        try:
            found = json.loads(line)
            id, title, text = str(found["id"]), str(found.get("title") or ""), str(found.get("text") or "")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CollectionError(f"{path}:{number}: {type(error).__name__}: {error}") from None
        yield Text(id, title, text, str(found.get("language") or "") or detect(f"{title}\n{text}") or OTHERWISE)


def _judgments(path: Path) -> dict[str, dict[str, int]]:
    judged: dict[str, dict[str, int]] = {}
    for number, (question, document, grade, *_) in _rows(path, 3):
        try:
            if int(grade) > 0:
                judged.setdefault(question, {})[document] = int(grade)
        except ValueError:
            raise CollectionError(f"{path}:{number}: '{grade}' is no grade") from None
    return judged


def _language(id: str, given: list[str], text: str) -> str:
    """Return the language that a question says it is in, else the one its id begins with, else the one it looks like."""
    if given and given[0] in CODES:
        return given[0]
    start = id.partition("-")[0]
    return start if start in CODES else detect(text) or OTHERWISE


def _rows(path: Path, least: int) -> Iterator[tuple[int, list[str]]]:
    for number, line in _lines(path):
        cells = line.split("\t")
        if len(cells) < least:
            raise CollectionError(f"{path}:{number}: fewer than {least} columns, parted by tabs")
        yield number, cells


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(f"{path}: {error}") from None
    # Not splitlines(): a text may hold signs that it takes for the end of a line.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r")
