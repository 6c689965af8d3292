"""Words: ICU breaks, folding, stop lists, stems. The same on both sides, when a text is indexed and when it is asked for.

Every language has an analysis. Latin-script languages with a Snowball stemmer have one of their own, the other Latin-script ones share
`latin`, the scripts that ICU cuts by dictionary share `icu`, and Khmer and Lao, for which whole words cannot be relied on, are
indexed in pairs of letters (`pairs`).
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import icu4py
import Stemmer
from icu4py.breakers import WordBreaker

VERSION = f"2/icu{icu4py.icu_version}"
"""Changes whenever the same text would give other terms; an index of another version is rebuilt."""

MARKED = "="
"""Begins the terms of words as they are written. No other term does: it is no letter."""

STOPWORDS = Path(__file__).parent / "stopwords"


class Word(NamedTuple):
    """A word as it stands in a text, with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Analysis:
    """How words become terms: the script that they have and the Snowball algorithm that stems them.

    `marked`: marks part one word from another, so each is indexed as it is written too, beside its plain form.
    """

    name: str
    script: str
    stemmer: str = ""
    pairs: bool = False
    marked: bool = False


_STEMMED = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "id": "indonesian",
    "de": "german",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
}
_UNSTEMMED = {
    "vi": "vi",
    "ms": "latin",
    "tl": "latin",
    "th": "icu",
    "my": "icu",
    "zh": "icu",
    "ar": "icu",
    "km": "pairs",
    "lo": "pairs",
}
LANGUAGES = (*_STEMMED, *_UNSTEMMED)
"""The languages that have an analysis of their own."""

ANALYSES: dict[str, Analysis] = {
    **{code: Analysis(code, "latin", stemmer) for code, stemmer in _STEMMED.items()},
    "vi": Analysis("vi", "latin", marked=True),
    "latin": Analysis("latin", "latin"),
    "icu": Analysis("icu", "other"),
    "pairs": Analysis("pairs", "other", pairs=True),
}


def analysis_of(language: str) -> Analysis:
    """Return the analysis of texts in `language`."""
    if language in _STEMMED:
        return ANALYSES[language]
    return ANALYSES[_UNSTEMMED.get(language, "latin")]


# Letters that have no decomposition into a plain letter and a mark.
_PLAIN = str.maketrans({"đ": "d", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "ð": "d", "þ": "th"})
_ELIDED = frozenset(
    (
        "l",
        "d",
        "j",
        "m",
        "t",
        "s",
        "n",
        "c",
        "qu",
        "jusqu",
        "lorsqu",
        "puisqu",
        "quoiqu",
        "presqu",
        "dell",
        "nell",
        "all",
        "sull",
        "dall",
    )
)
_APOSTROPHES = "'’ʼ＇"


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return a word without case, compatibility forms and Latin accents; marks of other scripts stay.

    Only U+0300 to U+036F are taken off, so Thai, Khmer, Lao and Burmese vowels and tones are kept.
    """
    plain = unicodedata.normalize("NFKC", word).casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    split = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", "".join(c for c in split if not "̀" <= c <= "ͯ"))


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text as ICU breaks it; French and Italian elisions (l’aide) are cut, an English 's is dropped."""
    start = 0
    for piece in WordBreaker(_whole(text), "en"):
        if _is_word(piece):
            yield _unelided(piece, start)
        start += len(piece)


def word_texts(text: str) -> list[str]:
    """Return the words of a text as `words` cuts them, without their places, which is twice as fast."""
    return [word for piece in WordBreaker(_whole(text), "en") if (word := _word_in(piece))]


@lru_cache(maxsize=300_000)
def _word_in(piece: str) -> str:
    return _unelided(piece, 0).text if _is_word(piece) else ""


def _is_word(piece: str) -> bool:
    return piece.isalnum() or any(c.isalnum() for c in piece)


def _whole(text: str) -> str:
    """Put half a surrogate pair, which ICU does not take, as one unknown letter, so that places stay right."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _unelided(piece: str, start: int) -> Word:
    end = start + len(piece)
    if not piece.isalnum():
        for apostrophe in _APOSTROPHES:
            head, mark, tail = piece.partition(apostrophe)
            if mark and tail:
                if fold(head) in _ELIDED:
                    return Word(tail, start + len(head) + 1, end)
                if fold(tail) == "s":
                    return Word(head, start, start + len(head))
    return Word(piece, start, end)


def is_latin(word: str) -> bool:
    """Say whether a word is written in Latin letters (digits count as such)."""
    return all(c < "ɐ" or "̀" <= c <= "ͯ" or "Ḁ" <= c <= "ỿ" or not c.isalpha() for c in word)


@cache
def _stopwords(language: str) -> frozenset[str]:
    """Return a language's stop list; empty where there is none."""
    path = STOPWORDS / f"{language}.txt"
    form = _stop_form(language)
    return frozenset(form(word) for word in path.read_text("utf-8").split()) if path.exists() else frozenset()


def _stop_form(language: str) -> Callable[[str], str]:
    # Without its marks a Vietnamese stop word is a child, a prison or a ticket.
    return written if language in ANALYSES and ANALYSES[language].marked else fold


def is_stop(word: str, language: str) -> bool:
    """Say whether a word is passed over in texts of a language (or by the analysis of its name)."""
    return _stop_form(language)(word) in _stopwords(language)


def stops(words: Iterable[str], language: str) -> frozenset[str]:
    """Return which words of a question are passed over in a language; where all are typed without marks, marks do not count."""
    typed = frozenset(words)
    if all(written(word) == fold(word) for word in typed):
        plain = plain_stopwords(language)
        return frozenset(word for word in typed if fold(word) in plain)
    return frozenset(word for word in typed if is_stop(word, language))


@cache
def plain_stopwords(language: str) -> frozenset[str]:
    """Return a language's stop list without marks."""
    return frozenset(map(fold, _stopwords(language)))


_stemming = Lock()


@cache
def _stemmer(algorithm: str) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(algorithm)


@lru_cache(maxsize=400_000)
def term(word: str, name: str) -> str:
    """Return what a word is indexed as by the analysis called `name`: folded, then stemmed."""
    folded = fold(word)
    algorithm = ANALYSES[name].stemmer
    if not algorithm:
        return folded
    # A Snowball object keeps its state between two calls and must not be shared by threads.
    with _stemming:
        return str(_stemmer(algorithm).stemWord(folded))


# Vietnamese writes hòa or hoà, thủy or thuỷ: the tone on the first or on the second vowel of an open syllable.
_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)


@lru_cache(maxsize=200_000)
@lru_cache(maxsize=200_000)
def written(word: str) -> str:
    """Return a word without case and compatibility forms, its marks kept; of two ways to set a Vietnamese tone the older one."""
    form = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold())
    if form[-2:] in _TONES and form[-3:-2] != "q":
        return form[:-2] + _TONES[form[-2:]]
    return form


def is_vietnamese(word: str) -> bool:
    """Say whether a word has a letter that only Vietnamese has."""
    return any("\u1ea0" <= letter <= "\u1ef9" or letter in "ăđơưĂĐƠƯ" for letter in word)


def marked_term(word: str) -> str | None:
    """Return the term of a word as it is written with its marks; None where it has none."""
    form = written(word)
    return f"{MARKED}{form}" if form != fold(word) else None


@lru_cache(maxsize=400_000)
def indexed_term(word: str, language: str) -> str | None:
    """Return the term for a word of a text, or None for a stop word."""
    return None if is_stop(word, language) else term(word, analysis_of(language).name)


def pairs(word: str) -> list[str]:
    """Return the overlapping pairs of letters of a word (the word itself where it has only one)."""
    folded = fold(word)
    return [folded[i : i + 2] for i in range(len(folded) - 1)] or [folded]


def terms(text: str, language: str) -> Iterator[tuple[str | None, Word]]:
    """Yield (term, word) for each word of a text in `language`, in order; the term is None for a stop word."""
    for word in words(text):
        for term in _terms_of(word.text, language):
            yield term, word


def _terms_of(word: str, language: str) -> Iterable[str | None]:
    if analysis_of(language).pairs and not is_latin(word):
        return pairs(word)
    return (indexed_term(word, language),)


_MEMO_MOST = 300_000
_memos: dict[str, dict[str, tuple[str | None, ...]]] = {}


def segments(text: str, language: str) -> tuple[list[str], list[tuple[str | None, ...]]]:
    """Return the pieces that ICU cuts a text into, words and what is between them, and each piece's terms (see `terms`).

    Each distinct piece of a language is analysed once, which makes this ten times as fast as `terms`.
    """
    memo = _memos.setdefault(language, {})
    if len(memo) > _MEMO_MOST:
        memo.clear()
    pieces = list(WordBreaker(_whole(text), "en"))
    found = []
    for piece in pieces:
        known = memo.get(piece)
        if known is None:
            known = memo[piece] = tuple(_terms_of(_unelided(piece, 0).text, language)) if _is_word(piece) else ()
        found.append(known)
    return pieces, found


def index_terms(text: str, language: str) -> list[str | None]:
    """Return the terms of `terms()` alone, for texts that are indexed."""
    return list(chain.from_iterable(segments(text, language)[1]))
