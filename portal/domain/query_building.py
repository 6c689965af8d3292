"""A query out of a form's answers: all of these words, exactly these, any of them, none of them."""

import re

from portal.domain.query import Clause, Need, Term, Years, terms_of
from portal.domain.query_parts import QUOTES
from portal.domain.query_text import parse


def built(
    all_of: str = "", exactly: str = "", any_of: str = "", none_of: str = "", years: Years | None = None
) -> tuple[Clause, ...]:
    """Return the clauses of a form's answers. Signs of the query language mean nothing in them, but for quotation marks and stars."""
    phrase = " ".join(re.sub(f"[{QUOTES}]", " ", exactly).split())
    either = _terms(any_of)
    clauses = [Clause((term,), Need.must) for term in _terms(all_of)]
    if any(map(str.isalnum, phrase)):
        clauses.append(Clause((Term(phrase, phrase=True),), Need.must))
    if either:
        clauses.append(Clause(either, Need.must))
    clauses += [Clause((term,), Need.must_not) for term in _terms(none_of)]
    if years:
        clauses.append(Clause((years,), Need.must))
    return tuple(clauses)


def _terms(text: str) -> tuple[Term, ...]:
    return tuple(terms_of(parse(text).clauses))
