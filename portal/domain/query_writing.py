"""A query, written as a person would type it; query_text.py reads it as the same query again."""

import re
from collections.abc import Iterable, Mapping

from portal.domain.query import Alternative, Clause, Coded, Group, Need, Term, Years, terms_of

YEAR = "year"
"""What stands before the colon of years, in the text of every query."""


def to_text(clauses: Iterable[Clause], filters: Mapping[str, tuple[str, ...]]) -> str:
    """Return the text that `parse` reads as these clauses and filters."""
    chosen = [_text(Coded(name, code)) for name, codes in filters.items() for code in codes]
    return " ".join([*map(_clause_text, clauses), *chosen])


def words_of(clauses: Iterable[Clause]) -> list[str]:
    """Return the words and phrases that are searched for, each once; one of them may be one too many."""
    return list(dict.fromkeys(term.text for term in terms_of(clauses, wanted=True)))


def years_text(years: Years) -> str:
    """Return years as they are typed behind the colon: 2012-2018, 2015.., ..2010 or 2014."""
    if years.first is not None and years.first == years.last:
        return str(years.first)
    if years.first is not None and years.last is not None:
        return f"{years.first}-{years.last}"
    return f"{years.first or ''}..{years.last or ''}"


def read_years(text: str) -> Years | None:
    """Return the years that a text such as 2012-2018, 2015.. or ..2010 means; None where it means none."""
    found = re.fullmatch(r"([0-9]{4})?(\.{2,3}|[-\u2010-\u2013\u2026])?([0-9]{4})?", text)
    if not found or not (found[1] or found[3]):
        return None
    if not found[2]:
        return Years(int(text), int(text)) if len(text) == 4 else None
    ends = [int(year) if year else None for year in (found[1], found[3])]
    first, last = ends
    if first is not None and last is not None:
        return Years(min(first, last), max(first, last))
    return Years(first, last)


def _clause_text(clause: Clause) -> str:
    if clause.need is Need.must_not:
        return " ".join(f"-{_text(term)}" for term in clause.terms)
    if clause.need is Need.must and len(clause.terms) == 1 and _is_word(clause.terms[0]):
        return f"+{_text(clause.terms[0])}"
    return " OR ".join(map(_text, clause.terms))


def _is_word(term: Alternative) -> bool:
    return isinstance(term, Term) and not term.phrase


def _text(term: Alternative) -> str:
    match term:
        case Group(clauses):
            return f"({' '.join(map(_clause_text, clauses))})"
        case Coded(facet, code):
            return f"{facet}:{code}" if re.fullmatch(r"[\w-]+", code) else f'{facet}:"{code}"'
        case Years():
            return f"{YEAR}:{years_text(term)}"
        case Term(text, phrase, prefix):
            return f'"{text}"' if phrase else f"{text}*" if prefix else text
