"""What people type, read as a query. The way back is query_writing.py.

The language is described in docs/query-language.md, whose examples are tested. Any text is a query.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from portal.domain.query import Clause, Coded, Need, Years
from portal.domain.query_clauses import read
from portal.domain.query_parts import JOINING, Fields, Part, Sign, parts

MAX_TERMS = 32


@dataclass(frozen=True)
class Parsed:
    """What a text asks for: clauses in the order typed, and for each facet the codes that it lets in, in the order typed."""

    clauses: tuple[Clause, ...]
    filters: Mapping[str, tuple[str, ...]]


def no_fields(*_: str) -> Coded | Years | None:
    """Know no filter: for questions in plain words."""
    return None


def parse(text: str, fields: Fields = no_fields) -> Parsed:
    """Return what `text` asks for; it never fails, and what is no syntax is searched as words."""
    found = _settle_operators(_settle_not(_without_repeated_operators(_balanced(parts(text, fields)))))
    clauses, filters = [], dict[str, dict[str, None]]()
    for clause in read(_first_terms(found)):
        codes = _let_in(clause)
        for code in codes:
            filters.setdefault(code.facet, {})[code.code] = None
        if not codes:
            clauses.append(clause)
    return Parsed(tuple(clauses), {name: tuple(codes) for name, codes in filters.items()})


def _let_in(clause: Clause) -> list[Coded]:
    """Return the values that a clause lets in, where it asks for nothing else: those of one facet widen."""
    codes = [term for term in clause.terms if isinstance(term, Coded)]
    is_filter = clause.need is Need.must and len(codes) == len(clause.terms)
    return codes if is_filter and len({code.facet for code in codes}) == 1 else []


def _balanced(given: Iterable[Part]) -> list[Part]:
    """Return the parts with brackets that all close, and none of them empty."""
    kept: list[Part] = []
    depth = 0
    for part in given:
        if part.sign is not Sign.closes:
            kept.append(part)
            depth += part.sign is Sign.opens
        elif depth:
            depth -= 1
            if kept[-1].sign is Sign.opens:
                kept.pop()
            else:
                kept.append(part)
    return [*kept, *[Part(sign=Sign.closes)] * depth]


def _without_repeated_operators(given: Iterable[Part]) -> list[Part]:
    kept: list[Part] = []
    for part in given:
        last = kept[-1].sign if kept else None
        is_repeated = (part.sign is Sign.without) == (last is Sign.without)
        if not (part.sign in JOINING and last in JOINING and is_repeated):
            kept.append(part)
    return kept


def _settle_not(given: Iterable[Part]) -> list[Part]:
    """Return the parts in which each NOT before a term or bracket has become its need."""
    settled: list[Part] = []
    for part in given:
        if settled and settled[-1].sign is Sign.without and part.sign in (None, Sign.opens):
            settled.pop()
            part = replace(part, need=Need.must_not)
        settled.append(part)
    return settled


def _settle_operators(given: list[Part]) -> Iterator[Part]:
    """Yield the parts in which an operator that joins nothing has become a word."""
    for place, part in enumerate(given):
        before = given[place - 1].sign if place else Sign.opens
        after = given[place + 1].sign if place + 1 < len(given) else Sign.closes
        joins = before in (None, Sign.closes) and after in (None, Sign.opens) and part.sign is not Sign.without
        if part.sign not in JOINING or joins:
            yield part
        elif part.term:
            yield Part(part.term)


def _first_terms(given: Iterable[Part]) -> list[Part]:
    """Return the parts up to the last term that is read; of what is beyond, filters are kept, outside of brackets."""
    kept: list[Part] = []
    beyond: list[Part] = []
    terms = 0
    for part in given:
        terms += part.sign is None and part.term is not None
        if terms <= MAX_TERMS:
            kept.append(part)
        elif part.filter:
            beyond.append(part)
    while terms > MAX_TERMS and kept and (kept[-1].sign is Sign.opens or kept[-1].sign in JOINING):
        kept.pop()
    return [*_balanced(kept), *beyond]
