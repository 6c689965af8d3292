"""Which passwords are refused: too short, too long, among the first that anybody would guess, or the person's own name.

There are no rules of composition. A password is cut into what a guesser would try: words of the list of common ones, also backwards or with
digits for letters, keyboard rows, sequences, repetitions, single letters. It is refused where all this is soon gone through. So
"password2024!!" is as common as "password", while four words of the list make a good one.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from enum import StrEnum
from math import inf

from portal.domain.messages import msgid

LEAST, MOST = 12, 200


class Refusal(StrEnum):
    """Why a password cannot be taken."""

    too_short = "too_short"
    too_long = "too_long"
    common = "common"
    own_name = "own_name"


REFUSALS: dict[Refusal, str] = {
    Refusal.too_short: msgid(
        "The password needs 12 characters or more. A few words that do not belong together are good."
    ),
    Refusal.too_long: msgid("The password can have 200 characters at most."),
    Refusal.common: msgid("This password is easy to guess, because many people use it or one like it."),
    Refusal.own_name: msgid(
        "This password is easy to guess, because it is made of your name, your address or the name of this portal."
    ),
}

# Bits that a guesser needs for each part, and in all: three words of the list just pass.
# One with eight digits, or twelve digits alone, do not.
_DIGIT, _LETTER, _SIGN = 3.32, 4.7, 5.0
_WORD, _SEQUENCE, _REPETITION, _OWN = 13.6, 8.0, 3.0, 3.0
ENOUGH = 40.5

_SHORTEST, _LONGEST = 3, 40
# 1 stands for l and for i.
_SWAPPED = tuple(str.maketrans("013456789@$!|+", f"o{one}easgtbgasiit") for one in "li")


def normalised(password: str) -> str:
    """Return the form in which a password is counted and hashed: two keyboards may write the same letter in two ways."""
    return unicodedata.normalize("NFKC", password)


def refusal(password: str, own: Iterable[str], common: Collection[str]) -> Refusal | None:
    """Return why `password` is refused, or None where it is good.

    `own` is what others know of the person: name, e-mail address, the portal's name. `common` is the list of common passwords,
    folded as `folded` does it.
    """
    # Before anything is done with it: the form on which letters are counted can be longer by far.
    if len(password) > MOST or len(normalised(password)) > MOST:
        return Refusal.too_long
    if len(normalised(password)) < LEAST:
        return Refusal.too_short
    plain = folded(password)
    if _weak(plain, common, frozenset()):
        return Refusal.common
    return Refusal.own_name if _weak(plain, common, _names(own)) else None


def folded(text: str) -> str:
    """Return `text` in small letters, without accents; what belongs to letters of other scripts stays."""
    parted = unicodedata.normalize("NFKD", normalised(text).casefold())
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", parted))


_ALPHABET, _DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"
_ROWS = (
    *("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "!@#$%^&*()_+"),
    *("azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm", "&e\"'(-e_ca)="),
    *("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง"),
)
_COLUMNS = (
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "1aqw2zsx3edc4rfv5tgb6yhn7uj,8ik;9ol",
    "qazwsxedcrfvtgbyhnujmikolp",
)


def _woven(one: str, other: str) -> str:
    return "".join(a + b for a, b in zip(one, other, strict=False))


def _both_ways(*lines: str) -> str:
    return "\n".join(text for line in map(folded, lines) for text in (line, line[::-1]))


_SEQUENCES = _both_ways(
    *(_ALPHABET * 2, _DIGITS * 2, "1234567890" * 2),
    *("".join(letter * times for letter in line) for line in (_ALPHABET, _DIGITS) for times in (2, 3)),
    *(*_ROWS, *_COLUMNS),
    *(_woven(*pair) for row in (_ROWS[1], _ALPHABET) for pair in (("1234567890", row), (row, "1234567890"))),
)


def _weak(text: str, common: Collection[str], names: Collection[str]) -> bool:
    """One sign put between all letters is a trick; different ones are as good as letters."""
    signs = set(re.findall(r"[\W_]", text))
    texts = {text: 0.0, **({text.replace(sign, ""): _SIGN for sign in signs} if len(signs) == 1 else {})}
    return any(_bits(part, common, names) + more < ENOUGH for part, more in texts.items())


def _names(own: Iterable[str]) -> frozenset[str]:
    """The texts themselves and their words, together and each for itself."""
    names = set()
    for text in map(folded, own):
        words = re.findall(r"\w+", text)
        names |= {text.strip(), "".join(words), *words, *re.split(r"[\W\d_]+", text)}
    return frozenset(name for name in names if len(name) >= _SHORTEST)


def _bits(text: str, common: Collection[str], names: Collection[str]) -> float:
    """Return the bits of the cheapest way to cut `text` into parts that a guesser would try."""
    least = [0.0] + [inf] * len(text)
    repeated = _repetitions(text)
    variants = {text, *(text.translate(swap) for swap in _SWAPPED)}
    longest = max([_LONGEST, *map(len, names)])
    for start, letter in enumerate(text):
        so_far = least[start]

        def reach(end: int, bits: float, before: float = so_far) -> None:
            least[end] = min(least[end], before + bits)

        reach(start + 1, _DIGIT if letter.isdecimal() else _LETTER if letter.isalpha() else _SIGN)
        if repeated[start]:
            reach(start + repeated[start], _REPETITION)
        if (end := _sequence_end(text, start)) - start > _SHORTEST:
            reach(end, _SEQUENCE)
        for end in range(start + _SHORTEST, min(len(text), start + longest) + 1):
            parts = {part for variant in variants for part in (variant[start:end], variant[start:end][::-1])}
            if any(part in names for part in parts):
                reach(end, _OWN)
            elif any(part in common for part in parts):
                reach(end, _WORD)
    return least[-1]


def _sequence_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and text[start : end + 1] in _SEQUENCES:
        end += 1
    return end


def _repetitions(text: str) -> list[int]:
    """Return for each place how many letters from there on stand further in front too; of one or two only where they follow at once."""
    longest = [0] * len(text)
    for distance in range(1, len(text)):
        length = 0
        for at in range(len(text) - 1, distance - 1, -1):
            length = length + 1 if text[at] == text[at - distance] else 0
            if length >= min(distance, _SHORTEST):
                longest[at] = max(longest[at], length)
    return longest
