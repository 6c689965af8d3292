"""From a Query to the terms to look up: which words are passed over, what they become in each language, which concepts they name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.domain.query import Clause, Need, Query, Term
from portal.search import analysis
from portal.search.concepts import Concepts, Found, Key

Terms = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Piece:
    """A word or phrase as it is looked up: terms with their distance from the first, and the analyses that make it so."""

    sequences: tuple[tuple[Terms, frozenset[str]], ...]


@dataclass(frozen=True)
class Part:
    """Pieces of which any serves."""

    need: Need
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Plan:
    """Everything that a query looks up."""

    parts: tuple[Part, ...] = ()
    concepts: tuple[tuple[Key, float], ...] = ()
    named: tuple[Key, ...] = ()
    words: tuple[str, ...] = field(default=())


CONCEPT = 0.6
"""The weight of a concept that the words name, against 1 for the words themselves."""

NARROWER = 0.3
"""The weight of the concepts directly below it."""


def plan(query: Query, concepts: Concepts) -> Plan:
    """Return what `query` looks up."""
    typed = [analysis_words(term.text) for clause in query.clauses for term in clause.terms]
    passed = _passed_over([word for words in typed for word in words], query.language)
    parts = tuple(part for clause in query.clauses for part in _parts(clause, passed))
    loose = [
        w
        for c in query.clauses
        if c.need is not Need.must_not
        for t in c.terms
        if not t.phrase
        for w in analysis_words(t.text)
    ]
    named = _named(loose, concepts) if query.expand else ()
    weights: dict[Key, float] = dict.fromkeys(named, CONCEPT)
    for key in named:
        for below in concepts.narrower(key):
            weights.setdefault(below, NARROWER)
    return Plan(parts, tuple(weights.items()), named, tuple(loose))


def analysis_words(text: str) -> list[str]:
    """Return the words of a typed text."""
    return [word.text for word in analysis.words(text)]


def _passed_over(words: list[str], language: str) -> frozenset[str]:
    """Return the stop words among `words`: those of the reader's language and of the language that the words look like."""
    folded = {analysis.fold(word) for word in words}
    counts = {code: len(folded & analysis.stopwords(code)) for code in analysis.LANGUAGES}
    most = max(counts.values(), default=0)
    languages = {code for code, count in counts.items() if count == most and most > 0} | {language}
    passed = frozenset().union(*(folded & analysis.stopwords(code) for code in languages))
    # A query of stop words alone ("who") is searched as it stands.
    return frozenset() if passed == folded else passed


def _parts(clause: Clause, passed: frozenset[str]) -> Iterable[Part]:
    if clause.need is Need.may and len(clause.terms) == 1 and not clause.terms[0].phrase:
        # Words of one run of Thai, or of co-operation, rank like words that stand apart.
        for word in analysis_words(clause.terms[0].text):
            if analysis.fold(word) not in passed:
                yield Part(Need.may, (_piece([word]),))
        return
    pieces = tuple(_piece(words) for words in (analysis_words(term.text) for term in clause.terms) if words)
    if pieces and not (clause.need is Need.may and all(_is_passed(term, passed) for term in clause.terms)):
        yield Part(clause.need, pieces)


def _is_passed(term: Term, passed: frozenset[str]) -> bool:
    return all(analysis.fold(word) in passed for word in analysis_words(term.text))


def _piece(words: list[str]) -> Piece:
    latin = all(analysis.is_latin(word) for word in words)
    found: dict[Terms, set[str]] = {}
    for name, how in analysis.ANALYSES.items():
        if latin or how.script != "latin":
            found.setdefault(_terms(words, name), set()).add(name)
    return Piece(tuple((terms, frozenset(names)) for terms, names in found.items() if terms))


def _terms(words: list[str], name: str) -> Terms:
    terms: list[tuple[int, str]] = []
    place = 0
    for word in words:
        if analysis.ANALYSES[name].pairs and not analysis.is_latin(word):
            pairs = analysis.pairs(word)
            terms.extend(enumerate(pairs, place))
            place += len(pairs)
            continue
        # A stop word of the language is in no text's terms; its place in a phrase stays free.
        if len(words) == 1 or analysis.fold(word) not in analysis.stopwords(name):
            terms.append((place, analysis.term(word, name)))
        place += 1
    first = terms[0][0] if terms else 0
    return tuple((place - first, term) for place, term in terms)


def _named(words: list[str], concepts: Concepts) -> tuple[Key, ...]:
    found: list[tuple[Found, tuple[int, int]]] = []
    for language in concepts.languages:
        found_terms = ((place, analysis.indexed_term(word, language)) for place, word in enumerate(words))
        kept = [(place, term) for place, term in found_terms if term is not None]
        for item in concepts.find([term for _, term in kept], language, query=True):
            found.append((item, (kept[item.start][0], kept[item.end - 1][0] + 1)))
    # The longest run of words wins over the runs inside it, whatever language each was found in.
    spans = {span for _, span in found}
    inner = {a for a in spans for b in spans if a != b and b[0] <= a[0] and a[1] <= b[1]}
    return tuple(dict.fromkeys(key for item, span in found if span not in inner for key in sorted(item.keys)))
