"""Records that a text may be about already: by their words, by an address that both give, by a file that both hold.

What counts was measured on the starter library (tests/posting/test_hints.py): notes on like work share at most 45 of 100 words of
title and summary, while a text of which a third was written anew shares two thirds.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portal.database import alike as queries
from portal.database import reading, record_names
from portal.domain import policy
from portal.domain.files import MOST_FILES
from portal.domain.inputs import reported
from portal.domain.policy import Reader
from portal.domain.query import Clause, Query, Term
from portal.search.analysis import index_terms, words
from portal.search.engine import SearchUnavailableError
from portal.services.context import Portal
from portal.services.hints.hint import Hint

Content = Mapping[str, Any]
CANDIDATES = 10
MOST_WORDS = 120
LONGEST = 6000
"""Characters of a text that are read: more than any may have, less than somebody can paste."""

MOST_ADDRESSES = 50
TEXT_ALIKE, TEXT_LEAST = 0.52, 12
"""The share of the shorter text's words that the other has, and how many words it has at least to be compared."""

TITLE_ALIKE, TITLE_LEAST = 0.75, 4


def alike(portal: Portal, reader: Reader, language: str, shared: Content, texts: Content, record_id: str) -> list[Hint]:
    """Return hints at records that `reader` may read and that seem to be the same; the surest first, one for each record."""
    labels, files, urls = policy.labels(reader), _files(shared), _addresses(shared)
    hints: dict[str, Hint] = {}
    with portal.database.asking() as connection:
        hidden = reading.narrowed(connection, labels)
        numbers = {
            "file": queries.with_files(connection, files),
            "address": queries.with_addresses(connection, urls, _enough(urls)),
        }
        named = record_names.by_number(connection, labels, frozenset().union(*numbers.values()) - hidden, language)
        near = _near(portal, connection, reader, hidden, language, texts)
    for by, found in numbers.items():
        for row in (named[pk] for pk in sorted(found) if pk in named):
            hints.setdefault(row.id, _hint(by, row))
    for row in near:
        if urls and len({*urls} & {*_addresses(row.shared)}) >= _enough(urls):
            hints.setdefault(row.id, _hint("address", row))
        elif _is_alike(row, language, texts):
            hints.setdefault(row.id, _hint("text", row))
    return [hint for id, hint in hints.items() if id != record_id]


def _enough(urls: Sequence[str]) -> int:
    """Return how many addresses have to be the same: two notes may well rest on one page among others."""
    return len(set(urls)) // 2 + 1


def _hint(by: str, row: Any) -> Hint:
    return Hint(
        f"alike_{by}", "title", row.id, {"kind": row.kind, "id": row.id, "title": row.title, "spoken": row.language}
    )


def _files(shared: Content) -> list[str]:
    return [str(one["file"]) for one in _rows(shared, "attachments") if one.get("file")][:MOST_FILES]


def _addresses(shared: Content) -> list[str]:
    given = [shared.get("url"), *(one.get("url") for one in _rows(shared, "sources"))]
    return [url for url in given if isinstance(url, str)][:MOST_ADDRESSES]


def _rows(shared: Content, name: str) -> Iterator[Mapping[str, Any]]:
    value = reported(shared, name)
    yield from (one for one in (value if isinstance(value, list) else ()) if isinstance(one, Mapping))


def _near(
    portal: Portal, connection: Any, reader: Reader, hidden: frozenset[int], language: str, texts: Content
) -> Sequence[Any]:
    """Return the records whose words are nearest, as lists show them."""
    labels = policy.labels(reader)
    asked = list(dict.fromkeys(word.text for word in words(short(texts))))[:MOST_WORDS]
    if len(asked) < TITLE_LEAST:
        return ()
    query = Query(tuple(Clause((Term(word),)) for word in asked), size=CANDIDATES, language=language, expand=False)
    try:
        hits = portal.engine.search(query, labels, hidden).hits
    except SearchUnavailableError:
        return ()
    rows = reading.cards(connection, labels, [hit.version for hit in hits], with_text=False)
    return [rows[hit.version] for hit in hits if hit.version in rows]


def short(texts: Content) -> str:
    """Return title and summary as one text."""
    return " ".join(str(reported(texts, name) or "")[:LONGEST] for name in ("title", "summary"))


def _is_alike(row: Any, language: str, texts: Content) -> bool:
    if row.language != language:
        return False
    title, whole = _terms(str(texts.get("title", "")), language), _terms(short(texts), language)
    share = _share(whole, _terms(f"{row.title} {row.summary}", language), TEXT_LEAST)
    return share >= TEXT_ALIKE or _share(title, _terms(row.title, language), TITLE_LEAST) >= TITLE_ALIKE


def _terms(text: str, language: str) -> frozenset[str]:
    return frozenset(term for term in index_terms(text, language) if term)


def _share(one: frozenset[str], other: frozenset[str], least: int) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= least else 0.0
