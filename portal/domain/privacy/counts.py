"""Very small numbers of people, stated exactly. Numbers of bodies, places and rules are none; neither is "fewer than ten"."""

import re
from collections.abc import Iterator

from portal.domain.privacy.counted import (
    NOT_EXACT,
    NOT_EXACT_THAI,
    NOT_PEOPLE_THAI,
    NUMBER,
    PEOPLE,
    RULE_AFTER,
    RULE_BEFORE,
    STAFF,
    TENS,
    THAI,
)

Hit = tuple[str, int, int]

_PORTUGUESE = re.compile(
    r"[ãõçêâô]|(?<![^\W\d_])(?:em|uma|um|com|não|foi|foram|pelo|pela|da|do|na|no|nas|nos|ao|aos|à|às|são|os|as|dizem|mais|muito|ou|dele|dela|seu|sua)(?![^\W\d_])",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"[ñ¿¡]|(?<![^\W\d_])(?:el|los|las|y|en|con|una|un|fue|fueron|del|al|su|sus|por|se|la|lo|ellas|ellos|es|son|muy|más|ya|sin|fueron|había)(?![^\W\d_])",
    re.IGNORECASE,
)


def counts(text: str, language: str = "") -> Iterator[Hit]:
    """Yield exact numbers below ten of people."""
    for number in NUMBER.finditer(text):
        for pattern in PEOPLE:
            found = pattern.match(text, number.start())
            if found and not _is_of(text, *found.span(), language) and not _is_rule(text, *found.span()):
                yield "small_count", *found.span()
    for found in THAI.finditer(text):
        if not _is_rule(text, *found.span()):
            yield "small_count", *found.span()


def _is_of(text: str, start: int, end: int, language: str) -> bool:
    """Say whether "dos" is no number: it is two in Spanish and "of the" in Portuguese."""
    words = text[start:end].lower()
    if not words.startswith("dos ") or re.search(r"(?:niñ|chic|mujer|víctim|herman|hij)", words):
        return False
    if language in ("es", "pt"):
        return language == "pt"
    around = text[max(0, start - 100) : start] + " " + text[end : end + 100]
    return len(_PORTUGUESE.findall(around)) >= len(_SPANISH.findall(around)) or bool(
        re.search(r"%\s$", text[max(0, start - 2) : start])
    )


def _is_rule(text: str, start: int, end: int) -> bool:
    before, words, after = text[max(0, start - 40) : start], text[start:end], text[end : end + 40]
    if (
        NOT_EXACT.search(before)
        or NOT_EXACT_THAI.search(before)
        or NOT_PEOPLE_THAI.search(before[-30:])
        or TENS.search(before)
    ):
        return True
    if STAFF.search(words) or STAFF.match(after.lstrip()):
        return True
    clause = re.split(r"[.;:!?\n]", text[max(0, start - 80) : start])[-1]
    return bool(RULE_AFTER.match(after)) or bool(RULE_BEFORE.search(clause))
