"""From a Query to the terms to look up: which words are passed over, what they become in each language, which concepts they name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from portal.domain.languages import INTERFACE
from portal.domain.query import Clause, Coded, Group, Need, Query, Term, Years, demands, terms_of
from portal.search import analysis
from portal.search.concepts import Concepts, Key
from portal.search.whoosh_engine.naming import Named
from portal.search.whoosh_engine.naming import name as name_concepts
from portal.search.whoosh_engine.ranking import DEFAULT, Ranking

Terms = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Piece:
    """A word or phrase as it is looked up: terms with their distance from the first, and the analyses that make it so.

    `marked` is a single word as it was typed with its marks: the term, and the analyses in which marks part words.
    Of a `beginning`, folded, `words` are the terms that it stands for, once a reader's index was asked (beginnings.py).
    """

    sequences: tuple[tuple[Terms, frozenset[str]], ...] = ()
    marked: tuple[str, frozenset[str]] | None = None
    beginning: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Pieces, brackets and filters of which any serves. `covered`: the pieces belong to words that name a concept.

    `typed` is what was typed of words. Where it `demands`, words that may occur only rank.
    """

    need: Need
    pieces: tuple[Piece, ...]
    covered: bool = False
    typed: tuple[str, ...] = ()
    groups: "tuple[tuple[Part, ...], ...]" = ()
    filters: tuple[Coded | Years, ...] = ()
    demands: bool = False


@dataclass(frozen=True)
class Plan:
    """Everything that a query looks up."""

    parts: tuple[Part, ...] = ()
    concepts: tuple[tuple[Key, float], ...] = ()
    named: tuple[Key, ...] = ()
    words: tuple[str, ...] = field(default=())
    spoken: str = ""

    def shown_in(self, readers: str) -> str:
        """Return the language in which hits are best shown: the reader's, or that of the question where no page is in it."""
        return readers if self.spoken in ("", *INTERFACE) else self.spoken


def wanted(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts that a text is found by, those in brackets too."""
    for part in parts:
        if part.need is not Need.must_not:
            yield part
            for group in part.groups:
                yield from wanted(group)


def is_enough(parts: Iterable[Part]) -> bool:
    """Say whether what must and must not occur suffices: where words must, or none may. Else one of those that may has to."""
    known = tuple(parts)
    return any(part.demands for part in known) or not any(part.need is Need.may for part in known)


MARKED = frozenset(name for name, how in analysis.ANALYSES.items() if how.marked)
"""Analyses in which a word with other marks is another word."""


def plan(query: Query, concepts: Concepts, ranking: Ranking = DEFAULT) -> Plan:
    """Return what `query` looks up, weighted by `ranking`."""
    typed = [analysis_words(term.text) for term in terms_of(query.clauses)]
    passed = _passed_over([word for words in typed for word in words], query.language)
    loose = _loose(query.clauses)
    named = name_concepts(loose, query.language, concepts) if query.expand else Named(query.language, ())
    covered = frozenset(loose[place] for place in named.covered)
    parts = tuple(part for clause in query.clauses for part in _parts(clause, passed, covered))
    keys = dict.fromkeys(key for span in named.spans for key in sorted(span.keys))
    return Plan(parts, tuple(_weights(named, concepts, ranking).items()), tuple(keys), tuple(loose), named.language)


def _loose(clauses: Iterable[Clause]) -> list[str]:
    """Return the words that stand in no phrase, are whole and are not left out."""
    terms = (term for term in terms_of(clauses, wanted=True) if not term.phrase and not term.prefix)
    return [word for term in terms for word in analysis_words(term.text)]


def _weights(named: Named, concepts: Concepts, ranking: Ranking) -> dict[Key, float]:
    weights: dict[Key, float] = {}
    for span in named.spans:
        for key in span.keys:
            weights[key] = max(weights.get(key, 0.0), 1.0 / len(span.keys))
    for key in list(weights):
        for below in concepts.narrower(key):
            weights.setdefault(below, ranking.narrower)
        for place in concepts.around(key):
            weights.setdefault(place, ranking.around)
    return weights


def analysis_words(text: str) -> list[str]:
    """Return the words of a typed text."""
    return [word.text for word in analysis.words(text)]


def _passed_over(words: list[str], language: str) -> frozenset[str]:
    """Return the stop words among `words`: those of the reader's language and of the language that the words look like."""
    typed = frozenset(words)
    stops = {code: analysis.stops(typed, code) for code in analysis.LANGUAGES}
    most = max(map(len, stops.values()), default=0)
    languages = {code for code, found in stops.items() if len(found) == most and most > 0} | {language}
    passed = frozenset().union(*(stops.get(code, frozenset()) for code in languages))
    # A query of stop words alone ("who") is searched as it stands.
    return frozenset() if passed == typed else passed


def _parts(clause: Clause, passed: frozenset[str], covered: frozenset[str]) -> Iterable[Part]:
    terms = [term for term in clause.terms if isinstance(term, Term)]
    if clause.need is Need.may and len(clause.terms) == 1 and terms and not terms[0].phrase and not _begins(terms[0]):
        # Words of one run of Thai, or of co-operation, rank like words that stand apart.
        for word in analysis_words(terms[0].text):
            if word not in passed:
                yield Part(Need.may, (_piece([word]),), word in covered, (word,))
        return
    groups = tuple(
        found
        for group in clause.terms
        if isinstance(group, Group)
        and (found := tuple(part for inner in group.clauses for part in _parts(inner, passed, covered)))
    )
    filters = tuple(term for term in clause.terms if isinstance(term, Coded | Years))
    pieces = tuple(piece for piece in map(_piece_of, terms) if piece is not None)
    # No text is found by a stop word, so none can be required.
    is_passed = clause.need is not Need.must_not and all(_is_passed(term, passed) for term in terms)
    if groups or filters or (pieces and not is_passed):
        yield Part(clause.need, pieces, False, tuple(map(_typed, terms)), groups, filters, demands(clause))


def _typed(term: Term) -> str:
    return f"{term.text}*" if term.prefix else term.text


def _begins(term: Term) -> bool:
    """Say whether a term is the beginning of a word; of several words that no space parts, it is none."""
    return term.prefix and len(analysis_words(term.text)) == 1


def _piece_of(term: Term) -> Piece | None:
    words = analysis_words(term.text)
    if _begins(term):
        return Piece(beginning=analysis.fold(words[0]))
    return _piece(words) if words else None


def _is_passed(term: Term, passed: frozenset[str]) -> bool:
    return not _begins(term) and all(word in passed for word in analysis_words(term.text))


def _piece(words: list[str]) -> Piece:
    latin = all(analysis.is_latin(word) for word in words)
    found: dict[Terms, set[str]] = {}
    for name, how in analysis.ANALYSES.items():
        if latin or how.script != "latin":
            found.setdefault(_terms(words, name), set()).add(name)
    written = analysis.marked_term(words[0]) if latin and len(words) == 1 else None
    marked = (written, MARKED) if written is not None else None
    return Piece(tuple((terms, frozenset(names)) for terms, names in found.items() if terms), marked)


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
        if len(words) == 1 or not analysis.is_stop(word, name):
            terms.append((place, analysis.term(word, name)))
        place += 1
    first = terms[0][0] if terms else 0
    return tuple((place - first, term) for place, term in terms)
