"""What a search box proposes: the word that was meant, and what somebody may be typing. Both know only what the reader may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portal.database import reading as queries
from portal.database import suggesting
from portal.domain import policy
from portal.domain.inputs import reported
from portal.domain.policy import Labels, Reader
from portal.domain.query import Alternative, Clause, Group, Need, Query, Term, terms_of
from portal.domain.vocabulary import ANY
from portal.search import analysis
from portal.search.engine import Offer, SearchUnavailableError
from portal.services.cards import abstract, in_language
from portal.services.context import Portal

RECORD, CONCEPT, PLACE, ORGANISATION = "record", "concept", "place", "organisation"
MOST = {CONCEPT: 4, PLACE: 2, ORGANISATION: 2, RECORD: 4}
"""Suggestions of each kind, in the order in which they are shown."""

LONGEST = 100
"""Letters of what is typed that are looked at."""


@dataclass(frozen=True)
class Suggestion:
    """Something that somebody may be typing. `language` is that of the text, empty where it serves in all.

    For a record `record` is (kind, id, language version to be asked for, or nothing); for all else `asked` is what to search for.
    """

    kind: str
    text: str
    language: str
    asked: str = ""
    record: tuple[str, str, str] | None = None


def meant(portal: Portal, query: Query, labels: Labels, hidden: frozenset[int]) -> Query | None:
    """Return `query` with its slips mended, where there are any and the reader finds something by it.

    Phrases, beginnings of words, words that are left out, and all that is no word stay as they were typed.
    """
    terms = (term for term in terms_of(query.clauses, wanted=True) if _is_mendable(term))
    words = [word.text for term in terms for word in analysis.words(term.text)]
    mended = portal.engine.corrected(words, labels, query.language, hidden) if words else {}
    if not mended:
        return None
    found = query.only(clauses=tuple(_mended(clause, mended) for clause in query.clauses), page=1)
    return found if portal.engine.search(found.only(size=1), labels, hidden).total else None


def _is_mendable(term: Term) -> bool:
    return not term.phrase and not term.prefix


def _mended(clause: Clause, mended: Mapping[str, str]) -> Clause:
    if clause.need is Need.must_not:
        return clause
    return replace(clause, terms=tuple(_mended_term(term, mended) for term in clause.terms))


def _mended_term(term: Alternative, mended: Mapping[str, str]) -> Alternative:
    if isinstance(term, Group):
        return Group(tuple(_mended(clause, mended) for clause in term.clauses))
    if isinstance(term, Term) and _is_mendable(term):
        return replace(term, text=_text(term.text, mended))
    return term


def _text(typed: str, mended: Mapping[str, str]) -> str:
    pieces, end = [], 0
    for word in analysis.words(typed):
        pieces += [typed[end : word.start], mended.get(word.text, typed[word.start : word.end])]
        end = word.end
    return "".join([*pieces, typed[end:]])


def suggestions(portal: Portal, reader: Reader, language: str, typed: str) -> tuple[Suggestion, ...]:
    """Return what begins like `typed`; nothing while the index is away."""
    labels = policy.labels(reader)
    with portal.database.asking() as connection:
        hidden = queries.narrowed(connection, labels)
        try:
            found = portal.engine.offered(typed[:LONGEST], labels, language, hidden, max(MOST.values()))
        except SearchUnavailableError:
            return ()
        rows = suggesting.titles(connection, labels, found.versions)
        named = queries.organisation_names(connection, found.organisations)
    bodies = [in_language(named[id], language) for id in found.organisations if id in named]
    titles = [rows[version] for version in found.versions if version in rows]
    return _in_order(
        typed,
        [
            *(_term(offer) for offer in found.concepts),
            *(_place(portal, offer, language) for offer in found.places),
            *(Suggestion(ORGANISATION, name, "", '"{}"'.format(name.replace('"', " "))) for name in bodies),
            *(_title(row, language, typed) for row in titles),
        ],
    )


def _term(offer: Offer) -> Suggestion:
    return Suggestion(CONCEPT, offer.term, "" if offer.language == ANY else offer.language, offer.term)


def _place(portal: Portal, offer: Offer, language: str) -> Suggestion:
    """Return a place by its name on the page, also where somebody types its people or its old name."""
    bloc = portal.places.blocs.get(offer.code) if offer.scheme == "bloc" else None
    name = in_language(bloc.names, language) if bloc else portal.label(offer.scheme, offer.code, language).rstrip("*")
    return Suggestion(PLACE, name, language, name)


def _title(row: Any, language: str, typed: str) -> Suggestion:
    """Return a record by its title: in the page's language where it has one, but by the one that was typed where that is another."""
    short = abstract(row, language)
    others = {one["language"]: one["title"] for one in reported(row.shared, "abstracts") or ()}
    known = {**({language: short["title"]} if short else {}), row.language: row.title, **others}
    spoken = next((code for code, title in known.items() if _begins(title, typed)), next(iter(known)))
    version = "" if short or row.language == language else row.language
    return Suggestion(RECORD, known[spoken], spoken, record=(row.kind, row.id, version))


def _begins(title: str, typed: str) -> bool:
    words = [analysis.fold(word.text) for word in analysis.words(title)]
    return all(any(word.startswith(analysis.fold(part.text)) for word in words) for part in analysis.words(typed))


def _in_order(typed: str, found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions kind by kind, those first that begin as typed, and none whose text was shown already."""
    begin = analysis.fold(typed.strip())
    texts: set[str] = set()
    kept: dict[str, list[Suggestion]] = {kind: [] for kind in MOST}
    for one in sorted(found, key=lambda one: not analysis.fold(one.text).startswith(begin)):
        text = analysis.fold(one.text)
        if len(kept[one.kind]) < MOST[one.kind] and text not in texts:
            kept[one.kind].append(one)
            texts.add(text)
    return tuple(one for kind in MOST for one in kept[kind])
