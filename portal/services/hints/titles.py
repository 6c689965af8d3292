"""What could be better about title and summary: what can be seen without understanding them."""

from collections.abc import Mapping
from typing import Any

from portal.domain.inputs import reported
from portal.domain.values import Words
from portal.search.concepts import Concepts
from portal.services.hints.hint import Hint
from portal.services.hints.places import named

Content = Mapping[str, Any]
TITLE_LEAST, TITLE_MOST = 20, 95
"""Characters: shorter titles say too little to be chosen from a list, longer ones are cut there."""

NAME_WORDS = 4
"""A title of so few words, all with a capital letter, is the name of a project."""

UNSPACED = frozenset({"th", "lo", "km", "my", "zh"})
# The limits of domain/values.py: below the least a summary cannot stand alone, above the most nobody reads it in a list.
SUMMARIES = {"practice": Words(60, 150), "resource": Words(40, 120)}
BEGUN = 12
"""Words of a summary before anything is said of it: whoever begins is left in peace."""


def titles(language: str, texts: Content) -> list[Hint]:
    """Return at most one hint at the title."""
    title = str(reported(texts, "title") or "").strip()
    if not title:
        return []
    letters = [letter for letter in title if letter.isalpha()]
    words = title.split()
    unspaced = language in UNSPACED
    if sum(letter.isupper() for letter in letters) > len(letters) * 0.7 and len(letters) > 8:
        return [Hint("title_capitals", "title")]
    if title[-1] in ".。" and not title.endswith("..."):
        return [Hint("title_full_stop", "title")]
    if len(title) > TITLE_MOST:
        return [Hint("title_long", "title", about={"count": len(title), "most": TITLE_MOST})]
    if not unspaced and len(words) <= NAME_WORDS and all(word[:1].isupper() or word[:1].isdigit() for word in words):
        return [Hint("title_name", "title")]
    if len(title) < (TITLE_LEAST // 2 if unspaced else TITLE_LEAST):
        return [Hint("title_short", "title")]
    return []


def summaries(concepts: Concepts, kind: str, language: str, shared: Content, texts: Content) -> list[Hint]:
    """Return hints at the summary, once it is more than begun."""
    summary = str(reported(texts, "summary") or "").strip()
    limits = SUMMARIES[kind]
    count = counted(summary)
    if count < BEGUN:
        return []
    found = []
    if count < limits.least:
        found.append(Hint("summary_short", "summary", about={"count": count, "least": limits.least}))
    elif count > limits.most:
        found.append(Hint("summary_long", "summary", about={"count": count, "most": limits.most}))
    if kind == "practice" and count >= limits.least // 2 and not any(letter.isdecimal() for letter in summary):
        found.append(Hint("summary_figure", "summary"))
    places = {str(place).casefold() for place in reported(shared, "subnational") or () if place}
    if kind == "practice" and not named(concepts, summary, language):
        folded = summary.casefold()
        if not any(place in folded for place in places):
            found.append(Hint("summary_place", "summary"))
    return found


def counted(text: str) -> int:
    """Return how many words a text has; scripts without spaces have one in about five signs."""
    spaced = len(text.split())
    return spaced if spaced * 15 > len(text) else len(text) // 5
