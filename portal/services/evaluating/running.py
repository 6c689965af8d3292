"""Asks a collection's questions of an index of its own documents, or of the portal's, and measures what comes back."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.database import reading
from portal.domain import policy
from portal.domain.query import Query
from portal.domain.query_text import parse
from portal.search.engine import Document, Engine
from portal.services.context import Portal, engine_in
from portal.services.evaluating.collections import Collection, Question, Text
from portal.services.evaluating.measures import MEASURES, interval
from portal.services.library.folder import Progress, silent

DEPTH = 100
ALL = "all"
PUBLIC = frozenset({"public"})

Ask = Callable[[Question], list[str]]


@dataclass(frozen=True)
class Measured:
    """What a group of questions came to: each measure's mean, and its bounds with 95 % confidence."""

    questions: int
    means: Mapping[str, float]
    bounds: Mapping[str, tuple[float, float]]

    def as_json(self) -> dict[str, object]:
        """Return it as the command prints it."""
        measures = {name: {"mean": self.means[name], "ci95": list(self.bounds[name])} for name in self.means}
        return {"queries": self.questions, **measures}


@dataclass(frozen=True)
class Evaluated:
    """What came of a collection: by language and in all (`all`), and the ranking of every question."""

    groups: Mapping[str, Measured]
    rankings: Mapping[str, Sequence[str]]


def evaluate(portal: Portal, collection: Collection, expand: bool = True, progress: Progress = silent) -> Evaluated:
    """Ask every question and measure the answers."""
    rankings: dict[str, list[str]] = {}
    if not collection.texts:
        ask = _of_portal(portal, expand)
        for question in progress(collection.questions, "questions"):
            rankings[question.id] = ask(question)
    else:
        for texts, questions in _parted(collection):
            with tempfile.TemporaryDirectory(prefix="evaluate") as folder:
                ask = _of_texts(portal, texts, Path(folder), expand, progress)
                for question in progress(questions, "questions"):
                    rankings[question.id] = ask(question)
    return Evaluated(_measured(collection.questions, rankings), rankings)


def _parted(collection: Collection) -> Iterable[tuple[Sequence[Text], Sequence[Question]]]:
    """Yield the questions of each language, with the texts of it alone where all that answers them is in it, else with all texts."""
    spoken = {text.id: text.language for text in collection.texts}
    for language in sorted({question.language for question in collection.questions}):
        questions = [one for one in collection.questions if one.language == language]
        is_own = all(spoken.get(id) == language for one in questions for id in one.judged)
        texts = [text for text in collection.texts if text.language == language or not is_own]
        yield texts, questions


def _of_texts(portal: Portal, texts: Sequence[Text], folder: Path, expand: bool, progress: Progress) -> Ask:
    engine = engine_in(folder, portal.concepts)
    engine.rebuild((_document(number, text) for number, text in enumerate(progress(texts, "documents"), 1)), 0)
    ids = dict(enumerate((text.id for text in texts), 1))
    return _asking(engine, PUBLIC, ids, expand)


def _document(number: int, text: Text) -> Document:
    facets = {"language": (text.language,)}
    return Document(number, number, text.language, PUBLIC, 0, text.title, "", text.text, facets)


def _of_portal(portal: Portal, expand: bool) -> Ask:
    labels = policy.labels(policy.VISITOR)
    with portal.database.reading() as session:
        ids = reading.record_ids(session.connection(), labels)
    return _asking(portal.engine, labels, ids, expand)


def _asking(engine: Engine, labels: policy.Labels, ids: Mapping[int, str], expand: bool) -> Ask:
    def ask(question: Question) -> list[str]:
        clauses = parse(question.text).clauses
        query = Query(clauses, size=DEPTH, language=question.language, expand=expand)
        return [ids[hit.record] for hit in engine.search(query, labels).hits if hit.record in ids]

    return ask


def _measured(questions: Iterable[Question], rankings: Mapping[str, Sequence[str]]) -> dict[str, Measured]:
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(question.language, []).append(question)
    everything = {**groups, ALL: [one for group in groups.values() for one in group]}
    return {name: _of_group(group, rankings) for name, group in everything.items()}


def _of_group(questions: Sequence[Question], rankings: Mapping[str, Sequence[str]]) -> Measured:
    values = {
        name: [measure(rankings[question.id], question.judged) for question in questions]
        for name, measure in MEASURES.items()
    }
    means = {name: sum(found) / len(found) for name, found in values.items()}
    return Measured(len(questions), means, {name: interval(found) for name, found in values.items()})
