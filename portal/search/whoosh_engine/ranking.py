"""Every weight of the ranking, in one place. What a word counts by where it stands lies in the index: preparing.py."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ranking:
    """What things count, against 1 for a word of the question (measured: docs/search-evaluation.md).

    `k1` and `b` are BM25's for words, `code_k1` and `code_b` those for concepts. `readers_language` multiplies what texts in the
    reader's own language score. `as_written` is how much of a Vietnamese word's weight asks for its marks; the rest is for the same
    letters with any. `near` is for two words that stand near each other.

    Five are pairs, for a question whose language no text has, and for one that all texts have. `concept` is for what the words name in
    the vocabulary, or a place, in texts of every language, `ordinary` for what they name in the glossary: ordinary words mean less by
    themselves. `covered` is for words that name a concept, `rest` for words that name none where others of the question do, `syllable`
    the same in a language whose words are written in syllables.

    `narrower` is for the concepts directly below one that is named, `around` for the country in which a place lies that is named.
    """

    k1: float = 1.5
    b: float = 0.75
    code_k1: float = 3.0
    code_b: float = 0.5
    readers_language: float = 1.05
    as_written: float = 0.7
    near: float = 0.3
    concept: tuple[float, float] = (1.0, 0.8)
    ordinary: tuple[float, float] = (1.0, 0.25)
    covered: tuple[float, float] = (0.15, 0.9)
    rest: tuple[float, float] = (0.3, 1.0)
    syllable: tuple[float, float] = (0.15, 1.0)
    narrower: float = 0.2
    around: float = 0.5


DEFAULT = Ranking()

PLAIN = Ranking(readers_language=1.0, as_written=0.0, near=0.0)
"""BM25 and nothing else, for questions whose concepts are switched off: what Whoosh's own searcher gives under the same weighting."""
