"""The query language: text <-> Query. Any text is a query: what cannot be understood as syntax is searched as words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Sort(StrEnum):
    """The order of results."""

    relevance = "relevance"
    date = "date"


class Need(StrEnum):
    """What a clause asks of a record: it may, must or must not hold one of the clause's terms."""

    may = "may"
    must = "must"
    must_not = "must_not"


@dataclass(frozen=True)
class Term:
    """A word, or a phrase whose words must follow each other."""

    text: str
    phrase: bool = False


@dataclass(frozen=True)
class Clause:
    """One or more terms, of which any serves (`a OR b`)."""

    terms: tuple[Term, ...]
    need: Need = Need.may


@dataclass(frozen=True)
class Query:
    """A whole search: words, facet filters, order and page. `language` is the reader's, `expand` adds the vocabulary's synonyms,
    `explain` says of each hit why it was found."""

    clauses: tuple[Clause, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.relevance
    page: int = 1
    size: int = 10
    language: str = "en"
    expand: bool = True
    explain: bool = False

    def only(self, **changes: object) -> "Query":
        """Return the query with some parts replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]
