"""The query language: text <-> Query. Any text is a query: what cannot be understood as syntax is searched as words."""

from collections.abc import Iterable, Iterator, Mapping
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
    """A word, a phrase whose words must follow each other, or the beginning of words (`prefix`)."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True)
class Coded:
    """A facet's value that a record carries."""

    facet: str
    code: str


@dataclass(frozen=True)
class Years:
    """Years of which a record's own time has at least one, both ends included; None where an end is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Group:
    """Clauses in brackets: what they find together, as a query of their own would."""

    clauses: "tuple[Clause, ...]"


Alternative = Term | Coded | Years | Group


@dataclass(frozen=True)
class Clause:
    """One or more things, of which any serves (`a OR b`).

    Words that only may occur have to, one of them, where no others must; a clause without words narrows and leaves them so.
    """

    terms: tuple[Alternative, ...]
    need: Need = Need.may


def terms_of(clauses: Iterable[Clause], wanted: bool = False) -> Iterator[Term]:
    """Yield the words and phrases of clauses, those in brackets too, in order; `wanted` passes over those to be left out."""
    for clause in clauses:
        for term in clause.terms if not (wanted and clause.need is Need.must_not) else ():
            if isinstance(term, Group):
                yield from terms_of(term.clauses, wanted)
            elif isinstance(term, Term):
                yield term


def demands(clause: Clause) -> bool:
    """Say whether a clause asks for words, so that words which only may occur need not."""
    return clause.need is Need.must and any(True for _ in terms_of((clause,), wanted=True))


@dataclass(frozen=True)
class Query:
    """A whole search: words, facet filters that let in, order and page.

    `language` is the reader's, `expand` adds the vocabulary's synonyms, `explain` says of each hit why it was found.
    """

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
