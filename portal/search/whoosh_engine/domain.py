"""The words of the field: the vocabulary's and the glossary's terms and the names of places, as they are mended and completed from."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from portal.domain.vocabulary import ANY, GLOSSARY
from portal.search import analysis
from portal.search.concepts import NAMES, Concepts, Key
from portal.search.whoosh_engine.lexicon import Lexicon
from portal.search.whoosh_engine.slips import Slips

Named = tuple[Key, str, str, bool]
"""A concept or place, the language of a term for it (ANY for acronyms), the term, and whether it is known in queries only."""

NEGATIONS = frozenset(
    ["nicht", "kein", "keine", "ohne", "niet", "geen", "zonder", "senza", "ikke", "uten", "sans", "sino"]
)
"""Short words of languages without terms here that are no stop words, since they turn what is asked round."""

NOT_FIRST = 1
"""The bit of a term's row that says that the word is not its first."""


class Domain:
    """All terms, by their folded words.

    `words` maps each to its forms with marks by language, `keys` a word to the concepts that it names alone. `small` are words of any
    language that say nothing alone, `spoken` the languages that have terms. `lexicon` has for each word `2 * place of the term`
    (+ NOT_FIRST) of the terms that have it.
    """

    def __init__(self, named: Iterable[Named]) -> None:
        self.words: dict[str, dict[str, dict[str, None]]] = {}
        self.keys: dict[str, set[Key]] = {}
        self.terms: list[tuple[Key, str, str]] = []
        rows: dict[str, list[int]] = {}
        for key, language, term, hidden in named:
            words = [word.text for word in analysis.words(term)]
            folded = [analysis.fold(word) for word in words]
            for place, (word, plain) in enumerate(zip(words, folded, strict=True)):
                forms = self.words.setdefault(plain, {}).setdefault(language, {})
                forms[_shown(word, place, key)] = None
                if not hidden:
                    rows.setdefault(plain, []).append(2 * len(self.terms) + (NOT_FIRST if place else 0))
            if len(words) == 1 and not hidden:
                self.keys.setdefault(folded[0], set()).add(key)
            if not hidden:
                self.terms.append((key, language, term))
        self.small = NEGATIONS.union(*(analysis.plain_stopwords(language) for language in analysis.LANGUAGES))
        # Places are called in more languages than anything else is.
        self.spoken = frozenset(language for (scheme, _), language, _ in self.terms if scheme not in NAMES)
        listed = sorted(rows)
        self.lexicon = Lexicon(listed, [np.array(rows[word], np.int64) for word in listed])
        self.slips = Slips(word for word in listed if analysis.is_latin(word))
        self.languages = np.array([language for _, language, _ in self.terms])
        self.lengths = np.array([len(term) for _, _, term in self.terms], np.int64)

    def tongues(self, word: str) -> frozenset[str]:
        """Return the languages in which a folded word is known; none where it serves in all."""
        found = frozenset(self.words.get(word, ()))
        return frozenset() if ANY in found else found


@lru_cache(maxsize=2)
def domain_of(concepts: Concepts) -> Domain:
    """Return the words of all terms; made once a process, as they are sixty thousand terms and each takes its time."""
    return Domain(concepts.named)


def _shown(word: str, place: int, key: Key) -> str:
    """Return a word as it is offered: the first of a label has its capital from there, not from itself."""
    is_label = place == 0 and key[0] not in NAMES and key[0] != GLOSSARY
    return word if word.isupper() or not is_label else analysis.written(word)
