"""Search as a plain filter over the database: what every reader should find, told without index, labels' rows or prepared texts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from portal.database.tables import Organisation, Record, Revision, Version
from portal.domain.facets import BY_NAME, facet_values
from portal.domain.inputs import named_organisations
from portal.domain.policy import Labels, record_labels
from portal.domain.query import Clause, Need, Query, Term
from portal.domain.workflow import FOUND
from portal.services.context import Portal

Library = Mapping[int, tuple["Text", ...]]


@dataclass(frozen=True)
class Text:
    """A public version of a record that can be found. `parts` are its words, part by part, in order."""

    id: str
    language: str
    labels: Labels
    parts: tuple[tuple[str, ...], ...]
    facets: Mapping[str, tuple[str, ...]]

    def holds(self, term: Term) -> bool:
        """Say whether the words of a term stand in it, one after the other."""
        wanted = _words(term.text)
        return any(part[start : start + len(wanted)] == wanted for part in self.parts for start in range(len(part)))


@dataclass(frozen=True)
class Answer:
    """The ids of what is found, and for each facet how many records carry each value."""

    ids: frozenset[str]
    facets: Mapping[str, Mapping[str, int]]


def library(portal: Portal) -> Library:
    """Return what can be found, by the number of the record."""
    found: dict[int, tuple[Text, ...]] = {}
    with portal.database.reading() as session:
        bodies = {body.id: body for body in session.exec(select(Organisation))}
        for record in session.exec(select(Record).where(col(Record.condition).in_(FOUND))):
            shared = session.get_one(Revision, record.live_pk).content
            named = [bodies[id] for _, id in named_organisations(shared)]
            kept = [bodies[body.merged_into] for body in named if body.merged_into]
            names = [_words(name) for body in (*named, *kept) for name in body.names.values()]
            # What it says of itself in other languages leads to its original.
            brief = [_words(one[name]) for one in shared.get("abstracts", ()) for name in ("title", "summary")]
            live = select(Version).where(Version.record_pk == record.pk, col(Version.live_pk).is_not(None))
            found[record.pk or 0] = tuple(
                Text(
                    record.id,
                    version.language,
                    record_labels(record.visibility, shared["regions"]),
                    (
                        *map(_words, _strings(session.get_one(Revision, version.live_pk).content)),
                        *names,
                        *(brief if version.language == record.language else ()),
                    ),
                    facet_values(record.kind, version.language, shared),
                )
                for version in session.exec(live)
            )
    return found


def answer(library: Library, query: Query, labels: Labels, hidden: frozenset[int]) -> Answer:
    """Return what readers with these labels find, `hidden` records left out."""
    seen = [text for pk, texts in library.items() if pk not in hidden for text in texts if text.labels & labels]
    base = [text for text in seen if all(_fits(text, clause) for clause in query.clauses)]
    counts = {}
    for facet in BY_NAME:
        others = {name: values for name, values in query.filters.items() if name != facet}
        pairs = {(text.id, value) for text in base if _carries(text, others) for value in text.facets[facet]}
        counts[facet] = dict(Counter(value for _, value in pairs))
    return Answer(frozenset(text.id for text in base if _carries(text, query.filters)), counts)


def hidden(before: Library, now: Library, labels: Labels) -> frozenset[int]:
    """Return the records that were there for these labels and are so no longer: what was narrowed."""
    return frozenset(pk for pk in before if not any(text.labels & labels for text in now.get(pk, ())))


def _fits(text: Text, clause: Clause) -> bool:
    return any(text.holds(term) for term in clause.terms) is (clause.need is not Need.must_not)


def _carries(text: Text, filters: Mapping[str, tuple[str, ...]]) -> bool:
    return all(set(values) & set(text.facets[name]) for name, values in filters.items())


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(item)
