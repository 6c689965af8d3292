"""What people type, read as a query; and a query, written as they would type it.

The language is described in docs/query-language.md, whose examples are tested. Any text is a query.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from portal.domain.query import Clause, Need, Term

MAX_TEXT = 1_000
MAX_TERMS = 32

Facets = Mapping[str, Callable[[str], str | None]]

_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
_NEEDS = {"-": Need.must_not, "\u2212": Need.must_not, "+": Need.must}
_OPERATORS = {"OR": "or", "OU": "or", "|": "or", "AND": "and", "NOT": "not"}

# Line ends and tabs are not among them: they part words.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# Where there is no space at all, as in Thai or Khmer, any place to cut is as good.
_WHOLE_WORDS = re.compile(rf".{{1,{MAX_TEXT}}}(?!\S)|.{{1,{MAX_TEXT}}}", re.DOTALL)
_TOKEN = re.compile(
    rf"""
    \|
    | (?: (?<![^\s()|]) (?P<sign>[-+\u2212]) (?=[^\W_]|[{_QUOTES}]) )?
      (?:
        (?: (?P<field>[^\s{_QUOTES}()|:]++) : )? [{_QUOTES}] (?P<phrase>[^{_QUOTES}]*+) [{_QUOTES}]
        | (?P<word>[^\s{_QUOTES}()|]++)
      )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Parsed:
    """What a text asks for: clauses in the order typed, and for each facet the codes in the order typed."""

    clauses: tuple[Clause, ...]
    filters: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Part:
    """A term; or an operator, with the term that it is where it joins nothing; or a filter, with the term it would be."""

    term: Term | None
    need: Need = Need.may
    operator: str = ""
    filter: tuple[str, str] | None = None


def parse(text: str, facets: Facets) -> Parsed:
    """Return what `text` asks for; it never fails, and what is no syntax is searched as words.

    `facets` maps the name of each facet to a function from a typed value to its code, or None where there is none.
    """
    parts = _settle_not(_without_repeated_operators(_parts(_shortened(text), facets)))
    filters: dict[str, dict[str, None]] = {}
    for part in parts:
        if part.filter:
            filters.setdefault(part.filter[0], {})[part.filter[1]] = None
    return Parsed(_first_terms(_clauses(parts)), {name: tuple(codes) for name, codes in filters.items()})


def to_text(clauses: Iterable[Clause], filters: Mapping[str, tuple[str, ...]]) -> str:
    """Return the text that `parse` reads as these clauses and filters."""
    chosen = [(name, code) for name, codes in filters.items() for code in codes]
    typed = [f"{name}:{code}" if re.fullmatch(r"[\w-]+", code) else f'{name}:"{code}"' for name, code in chosen]
    return " ".join([*map(_clause_text, clauses), *typed])


def words_of(clauses: Iterable[Clause]) -> list[str]:
    """Return the words and phrases that are searched for, each once; one of them may be one too many."""
    return list(dict.fromkeys(term.text for c in clauses if c.need is not Need.must_not for term in c.terms))


def _clause_text(clause: Clause) -> str:
    typed = [f'"{term.text}"' if term.phrase else term.text for term in clause.terms]
    if clause.need is Need.must_not:
        return " ".join(f"-{text}" for text in typed)
    is_must_word = clause.need is Need.must and len(typed) == 1 and not clause.terms[0].phrase
    return f"+{typed[0]}" if is_must_word else " OR ".join(typed)


def _shortened(text: str) -> str:
    found = _WHOLE_WORDS.match(_UNSEEN.sub("", text).strip())
    return found[0] if found else ""


def _parts(text: str, facets: Facets) -> Iterator[_Part]:
    for token in _TOKEN.finditer(text):
        need = _NEEDS.get(token["sign"], Need.may)
        if token["phrase"] is not None:
            yield from _quoted(token["field"], " ".join(token["phrase"].split()), need, facets)
        elif not token["sign"] and token[0] in _OPERATORS:
            yield _Part(_term(token["word"] or ""), operator=_OPERATORS[token[0]])
        else:
            yield from _word(token["word"], need, facets)


def _quoted(field: str | None, phrase: str, need: Need, facets: Facets) -> Iterator[_Part]:
    found = _filter(field or "", phrase, facets)
    if field and (found or need is Need.must_not):
        phrase = f"{_trimmed(field)} {phrase}".strip()
    elif field:
        yield from _word(field, need, facets)
    if _trimmed(phrase):
        yield _Part(Term(phrase, phrase=True), Need.must if need is Need.may else need, filter=found)


def _word(word: str, need: Need, facets: Facets) -> Iterator[_Part]:
    field, _, value = word.partition(":")
    found = _filter(field, value, facets) or _filter(field, _trimmed(value), facets)
    pieces = [piece for piece in map(_trimmed, word.split(":")) if piece]
    if len(pieces) > 1 and (found or need is Need.must_not):
        yield _Part(Term(" ".join(pieces), phrase=True), need, filter=found)
    else:
        yield from (_Part(_term(piece), need) for piece in pieces)


def _filter(field: str, value: str, facets: Facets) -> tuple[str, str] | None:
    name = field if field in facets else field.casefold()
    code = value and name in facets and (facets[name](value) or facets[name](value.casefold()))
    return (name, code) if code else None


def _term(text: str) -> Term | None:
    # A word that looks like an operator and is none is told apart by its case.
    return Term(text.lower() if text in _OPERATORS else text) if text else None


def _trimmed(text: str) -> str:
    """Return `text` without the punctuation at its ends; vowel signs and tone marks at its end belong to the word."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or unicodedata.category(text[end - 1])[0] == "M"):
        end -= 1
    return text[start:end]


def _without_repeated_operators(parts: Iterable[_Part]) -> list[_Part]:
    kept: list[_Part] = []
    for part in parts:
        last = kept[-1].operator if kept else ""
        is_repeated = (part.operator == "not") == (last == "not")
        if not (part.operator and last and is_repeated):
            kept.append(part)
    return kept


def _settle_not(parts: Iterable[_Part]) -> list[_Part]:
    """Return the parts in which each NOT before a term has become that term's need."""
    settled: list[_Part] = []
    for part in parts:
        if settled and settled[-1].operator == "not" and not part.operator:
            settled.pop()
            part = replace(part, need=Need.must_not)
        # Filters only let in. To filter by what is to be left out would be the worst reading of it.
        settled.append(replace(part, filter=None) if part.need is Need.must_not else part)
    return settled


def _clauses(parts: list[_Part]) -> list[Clause]:
    clauses: list[Clause] = []
    for place, part in enumerate(parts):
        if part.filter or part.term is None or _operator_at(parts, place):
            continue
        before, after = _operator_at(parts, place - 1), _operator_at(parts, place + 1)
        need = Need.must if part.need is Need.may and "and" in (before, after) else part.need
        if before == "or" and _is_alternative(part) and _is_alternative(parts[place - 2]):
            clauses[-1] = Clause((*clauses[-1].terms, part.term), Need.must)
        else:
            clauses.append(Clause((part.term,), need))
    return clauses


def _operator_at(parts: list[_Part], place: int) -> str:
    """Return the operator that joins what stands before and after `place`, or nothing."""
    if not 0 < place < len(parts) - 1 or parts[place - 1].operator or parts[place + 1].operator:
        return ""
    return parts[place].operator


def _is_alternative(part: _Part) -> bool:
    return not part.filter and part.need is not Need.must_not


def _first_terms(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    kept, room = [], MAX_TERMS
    for clause in clauses:
        kept.append(replace(clause, terms=clause.terms[: max(room, 0)]))
        room -= len(clause.terms)
    return tuple(clause for clause in kept if clause.terms)
