"""The numbers that a text states, whatever way its language writes them: what two texts can be compared by."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Values = frozenset[float]


class Figure(NamedTuple):
    """A number as it stands in a text, and what it can mean: "1.000" is a thousand to some and one to others."""

    text: str
    values: Values


# Digits, with signs between groups: spaces of all widths, points, commas, apostrophes.
GAP = "[ \u00a0\u202f\u2009.,'\u2019]"
NUMBER = re.compile(rf"\d{{1,3}}(?:{GAP}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
LIST_MARK = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)

# What multiplies the number before it: English, French, Spanish, Portuguese, Vietnamese, Thai, Indonesian.
TIMES: Mapping[float, tuple[str, ...]] = {
    1e2: ("hundred", "trăm", "ร้อย"),
    1e3: ("thousand", "mille", "mil", "nghìn", "ngàn", "พัน", "ribu", "k"),
    1e4: ("หมื่น",),
    1e5: ("แสน",),
    1e6: ("million", "millions", "millón", "millones", "milhão", "milhões", "triệu", "ล้าน", "juta"),
    1e9: ("billion", "milliard", "milliards", "tỷ", "miliar", "พันล้าน"),
}
BY_WORD = {word: factor for factor, words in TIMES.items() for word in words}
MULTIPLIED = re.compile(
    rf"\s*[-\u00a0]?({'|'.join(sorted(map(re.escape, BY_WORD), key=len, reverse=True))})(?![a-z])", re.I
)

# Numbers in words. "One" and its like are articles too, and say nothing.
WORDS: Mapping[str, Mapping[str, float]] = {
    "en": {
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
        "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
        "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1e6, "dozen": 12,
    },
    "fr": {
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40,
        "cinquante": 50, "soixante": 60, "cent": 100, "mille": 1000,
    },
    "es": {
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
        "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
        "cien": 100, "mil": 1000,
    },
    "pt": {
        "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10,
        "onze": 11, "doze": 12, "treze": 13, "catorze": 14, "quinze": 15, "vinte": 20, "trinta": 30, "quarenta": 40,
        "cinquenta": 50, "cem": 100, "mil": 1000,
    },
    "id": {
        "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10,
        "sebelas": 11, "seratus": 100, "seribu": 1000,
    },
}  # fmt: skip

TENS = re.compile(r"\s(?:belas|puluh|ratus|ribu|juta)\b")
"""What follows the first word of a larger number in Indonesian: "dua puluh" is no two."""


def figures(text: str, language: str = "en") -> list[Figure]:
    """Return the numbers of a text in their order: those in digits, and those in words where the language's words are known."""
    plain = LIST_MARK.sub(" ", "".join(_digit(letter) for letter in text))
    found = [(match.start(), _figure(plain, match)) for match in NUMBER.finditer(plain)]
    words = WORDS.get(language, {})
    for match in re.finditer(r"[^\W\d_]+", plain.lower()):
        if language == "id" and TENS.match(plain.lower(), match.end()):
            continue
        if match[0] in words and not (match[0] in BY_WORD and _follows_digits(plain, match.start())):
            found.append((match.start(), Figure(match[0], frozenset({words[match[0]]}))))
    return [figure for _, figure in sorted(found, key=lambda one: one[0])]


def unknown(found: Iterable[Figure], known: Iterable[Figure]) -> list[Figure]:
    """Return those of the numbers that none of the known ones can mean."""
    values = {value for figure in known for value in figure.values}
    return [figure for figure in found if not figure.values & values]


def _digit(letter: str) -> str:
    """Return a digit of any script as an ASCII one."""
    return str(unicodedata.decimal(letter, letter))


def _figure(text: str, match: re.Match[str]) -> Figure:
    values = _values(match[0])
    factor = MULTIPLIED.match(text, match.end())
    if factor:
        # Both: "2 thousand" may stand where the other says "2,000", and "5 mille" names a 5 too.
        values |= {round(value * BY_WORD[factor[1].lower()], 6) for value in values}
    return Figure(match[0] + (factor[0] if factor else ""), frozenset(values))


def _values(text: str) -> set[float]:
    values = {float(re.sub(GAP, "", text))} if re.fullmatch(rf"\d{{1,3}}(?:{GAP}\d{{3}})+", text) else set()
    groups, _, decimals = re.sub("[,.](?=[^,.]*$)", "|", text).partition("|")
    whole = re.sub(GAP, "", groups)
    if decimals and decimals.isdigit():
        values.add(float(f"{whole}.{decimals}"))
    elif not decimals:
        values.add(float(whole))
    return values


def _follows_digits(text: str, start: int) -> bool:
    return text[:start].rstrip(" -\u00a0")[-1:].isdigit()
